"""Which of several named things the words of a question mean: rare words weigh more than common ones."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import filterfalse

from bot.advisor.focus import PLAIN
from bot.advisor.hand import at_hand
from bot.models.knowledge import Career, Step

_WORD = re.compile(r"[a-z0-9+#]+")
_APOSTROPHES = re.compile("['\u2019`]")
FILLING = frozenset((
    "phase", "phases", "stage", "stages", "step", "steps", "roadmap", "plan", "path", "route", "come", "comes",
    "cover", "covers", "covered", "teach", "teaches", "taught", "after", "before", "next", "following", "whats",
    "part", "section", "hour", "hours", "last", "thing", "number", "under", "inside", "once", "finish", "finished",
    "person", "guy", "title", "level", "need", "needed", "take", "takes", "ladder", "track", "position",
    "role", "rank", "promotion", "rung", "study", "begin", "where", "month", "months", "ur",
    "enough", "now",
))  # fmt: skip
"""Words of questions on order that name nothing."""
_SILENT = PLAIN | FILLING
ENDINGS = ("ings", "ing", "ies", "es", "ed", "s", "e", "y")
TELLING = 0.5
"""Least weight of shared words: one that stands in two names at most."""
TAUGHT = 0.9
"""Weight of a skill named that a step teaches."""


@at_hand
def stems(text: str) -> frozenset[str]:
    """The telling words of a text, endings taken off."""
    return stems_of(spoken(text))


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """The same of words that were taken apart already."""
    return frozenset(map(stem, filterfalse(_SILENT.__contains__, words)))


def taken_apart(text: str) -> tuple[str, ...]:
    """All words of a text, small, without accents and apostrophes."""
    if text.isascii():  # most texts: the rest would change nothing of them
        return tuple(_WORD.findall(text.lower().replace("'", "").replace("`", "")))
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text.casefold()))
    return tuple(_WORD.findall("".join(mark for mark in plain if not unicodedata.combining(mark))))


spoken = at_hand(taken_apart)
"""The same for the question at hand."""


@lru_cache(maxsize=20_000)
def named(text: str) -> frozenset[str]:
    """The telling words of a name on a page; kept, since those are few and asked for each time."""
    return stems(text)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending: writing, writes and write are one."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:  # noqa: PLR2004  shorter words have no ending
            return word[: -len(ending)]
    return word


def own(career: Career) -> frozenset[str]:
    """Words that only name the career itself; of its aliases those of one word ("sql" in "sql analyst" is a skill)."""
    return _own(career.name, career.plural, career.key, career.aliases)


@lru_cache(maxsize=1_000)
def _own(name: str, plural: str, key: str, aliases: tuple[str, ...]) -> frozenset[str]:
    alone = (alias for alias in aliases if alias.isalnum())
    return frozenset().union(*map(named, (name, plural, key, *alone)))


def nearest(
    asked: frozenset[str], names: Sequence[frozenset[str]], extra: Sequence[float] = (), least: float = TELLING
) -> tuple[int, ...]:
    """Places of the names that share most weight with the words asked; empty when none shares enough."""
    if not names:
        return ()
    often = Counter(word for name in names for word in name)
    weights = [sum(1 / often[word] for word in name & asked) for name in names]
    weights = [weight + more for weight, more in zip(weights, extra or [0.0] * len(names), strict=True)]
    best = max(weights)
    return tuple(place for place, weight in enumerate(weights) if weight == best) if best >= least else ()


def weight(asked: frozenset[str], name: frozenset[str]) -> float:
    """Share of a name's telling words that are asked about, if two or more are; else 0."""
    shared = len(asked & name)
    return shared / len(name) if shared > 1 else 0.0


@at_hand
def whole(text: str) -> str:
    """All words of a text with a space around each: what a title is looked for in."""
    return f" {' '.join(spoken(text))} "


@lru_cache(maxsize=20_000)
def entitled(title: str) -> str:
    """A title as it would stand in `whole` of a text; kept, since every title is looked for in every text."""
    return f" {' '.join(taken_apart(title))} "


def in_whole(title: str, said: str) -> bool:
    """Whether a title of two words or more stands as it is ("Steps that work") in the `whole` of a text."""
    words = entitled(title)
    return words in said and words.count(" ") > 2  # noqa: PLR2004  one before, one between, one behind


def steps(
    career: Career, text: str, skills: Iterable[str] = (), *, loosely: bool = False
) -> tuple[tuple[int, Step], ...]:
    """The steps a text names by title or by a skill they teach; loosely also by a rare word of what is said of them."""
    asked = stems(text)
    asked = asked - own(career) or asked
    wanted = set(skills)
    places = [(phase.number, step) for phase in career.phases for step in phase.steps]
    said = whole(text)
    if entire := [place for place in places if in_whole(place[1].title, said)]:
        return tuple(entire)
    taught = [TAUGHT if wanted & set(step.skills) else 0.0 for _, step in places]
    found = nearest(asked, [named(step.title) for _, step in places], taught)
    if loosely and not found:
        found = nearest(asked, [named(f"{step.why} {step.done} {step.resource.title}") for _, step in places])
        found = found if len(found) == 1 else ()
    return tuple(places[place] for place in found)
