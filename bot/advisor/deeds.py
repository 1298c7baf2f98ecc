"""Whole sentences by which somebody acts on their own path or data: what they do, and the words that say to what.

The patterns take a sentence from its first word to its last, so that no question about a career is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.advisor.said import Said
from bot.advisor.sentences import SENTENCES
from bot.advisor.sentences.parts import PARTS

LONGEST = 120
"""Characters; a longer message tells more than one thing."""
STATED = frozenset({"pace", "tick", "known"})
"""Deeds that a question mark turns into a question."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody does. `words`: to what (a step, a project, a career); empty when they do not say."""

    name: str
    """pace, finish, tick, known, milestone, project, shown, projects, undo, leave, have, picture, paths, phase,
    smaller, private, export or delete."""
    words: str = ""
    hours: float = 0.0


def _joined(text: str) -> str:
    return "".join(line.strip() for line in text.splitlines())


def _filled(text: str) -> str:
    for name, part in PARTS.items():
        text = text.replace(f"<{name}>", _joined(part))
    return text


@cache
def _rule(text: str) -> re.Pattern[str]:
    return re.compile(_filled(f"<LEAD>(?:{_joined(text)})<TAIL>"), re.IGNORECASE)


_NAME = re.compile(r"\(\?P<\w+>")
_ANY = Said(_NAME.sub("(?:", _filled(f"<LEAD>(?:{'|'.join(f'(?:{_joined(text)})' for _, text in SENTENCES)})<TAIL>")))
"""All rules in one: most messages are none of them, and are told so at once."""


def read(text: str) -> Deed | None:
    """The deed a message is from its first word to its last; None for everything else."""
    plain = " ".join(text.replace("\u2019", "'").split()).strip(" .!?")
    if not plain or len(plain) > LONGEST or not _ANY.fullmatch(plain):
        return None
    asks = text.rstrip().endswith("?")
    for name, sentence in SENTENCES:
        if name in STATED and asks:
            continue
        if found := _rule(sentence).fullmatch(plain):
            return _deed(name, found)
    return None


def _deed(name: str, found: re.Match[str]) -> Deed:
    named = found.groupdict()
    if name == "pace":
        return Deed(name, hours=_hours(named))
    words = named.get("words") or named.get("counted") or named.get("second") or ""
    return Deed(name, words.strip())


_SAID = {"half": 0.5, "one": 1.0, "two": 2.0}
"""Hours said in words, by the group of the pattern they stand in."""


def _hours(named: Mapping[str, str | None]) -> float:
    """Hours a week of "45 minutes a day", "half an hour every day", "6 hours a week"."""
    said = float((named["hours"] or "0").replace(",", "."))
    if named["minutes"]:
        said /= 60
    said = next((hours for word, hours in _SAID.items() if named[word]), said)
    return round(said * (7 if (named.get("unit") or "").casefold() == "day" else 1), 1)
