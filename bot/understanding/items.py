"""The single thing a message asks for inside a page: phase 2, the advanced project, a certificate, a tool."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.models.knowledge import Career
from bot.models.understanding import Mention
from bot.understanding.lexicon import Hit
from bot.understanding.normalizing import tokens

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "1 one first 1st i",
            "2 two second secound 2nd ii",
            "3 three third 3rd iii",
            "4 four fourth 4th iv",
            "5 five fifth 5th v",
            "6 six sixth 6th vi",
        ),
        1,
    )
    for word in words.split()
}
_PHASES = (
    re.compile(r"\b(?:phases?|stages?|parts?|levels?|chapters?) (?:number |no |nr )?(\w+)\b"),
    re.compile(r"\b(\w+) (?:phase|stage|part|chapter)\b"),
)
_PARTS = frozenset(form for word in ("phase", "stage", "part", "level", "chapter") for form in (word, f"{word}s"))
"""Words without which neither pattern finds anything."""
_LEVELS = {
    **dict.fromkeys(("beginner", "newbie", "easy", "simple", "starter", "basic"), "beginner"),
    **dict.fromkeys(("intermediate", "medium", "middle"), "intermediate"),
    **dict.fromkeys(("advanced", "hard", "harder", "complex", "expert", "big", "challenging"), "advanced"),
}
_COMMON = frozenset(
    (  # noqa: SIM905  a list of eighty strings reads worse
        "the a an of and or to for in on with your you how what is are it its as by at from that this not no do does "
        "can be first one two basics basic learn learning work working job career people time things thing real good "
        "more other know need using use used build building make project projects course book phase step skills skill "
        "tools data code developer developers engineer engineers test tests system systems web app apps software design"
    ).split()
)
"""Words that name nothing by themselves."""
PARTS = frozenset({"phase", "step", "resource"})
"""Kinds that are not meant by the career's own name."""
MOST = 8
"""Points of a page that one message can mean."""


def mentions_in(words: tuple[str, ...], hits: Sequence[Hit], page: Points | None) -> tuple[Mention, ...]:
    """Everything named: skills and certificates anywhere; phases, steps, projects and points of a career's page."""
    found = [
        Mention(hit.entry.kind, hit.entry.id, " ".join(words[hit.start : hit.end]))
        for hit in hits
        if hit.entry.kind in ("skill", "certification", "retired")
    ]
    joined = " ".join(words)
    if not _PARTS.isdisjoint(words):
        found += _phases(joined)
    found += [Mention("level", _LEVELS[name], name) for word in words if (name := word.removesuffix("s")) in _LEVELS]
    if page is not None:
        found += page.said(words)
    return tuple(dict.fromkeys(found))


def _phases(joined: str) -> Iterator[Mention]:
    for pattern in _PHASES:
        for match in pattern.finditer(joined):
            if match[1] in _NUMBERS:
                yield Mention("phase", str(_NUMBERS[match[1]]), match[0])


class Points:
    """What a career's page names, by the stems of the words that tell it."""

    __slots__ = ("_by_stem", "_named")

    def __init__(self, career: Career) -> None:
        self._named: list[tuple[Mention, int]] = []
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        own = {_stem(word) for word in tokens(f"{career.name} {career.key}")}
        for kind, key, name in _names(career):
            telling = _telling(name)
            if kind in PARTS and own.issuperset(telling):
                continue  # "cloud" says the career, not its phase Cloud as code
            for stem in telling:
                self._by_stem[stem].append(len(self._named))
            self._named.append((Mention(kind, key, name), len(telling)))

    def said(self, words: tuple[str, ...]) -> list[Mention]:
        """Points, steps and projects whose naming words all stand in the message, the most telling first."""
        found: dict[int, int] = {}
        for stem in {_stem(word) for word in words} & self._by_stem.keys():
            for at in self._by_stem[stem]:
                found[at] = found.get(at, 0) + 1
        scored: list[tuple[float, Mention]] = []
        for at in sorted(found):
            mention, telling = self._named[at]
            share = found[at] / telling
            if share == 1.0 or (share >= 0.6 and telling >= 2) or (share >= 0.5 and telling >= 3):
                scored.append((share * min(telling, 4), mention))
        scored.sort(key=lambda pair: -pair[0])
        return [mention for _, mention in scored[:MOST]]


@lru_cache(maxsize=50_000)
def _telling(name: str) -> tuple[str, ...]:
    """Stems of the words that name something; kept, since careers share many names."""
    return tuple(_stem(word) for word in tokens(name) if word not in _COMMON)


def _names(career: Career) -> Iterator[tuple[str, str, str]]:
    for phase in career.phases:
        yield "phase", str(phase.number), phase.title
        for step in phase.steps:
            yield "step", step.id, step.title
    for project in career.projects:
        yield "project", project.id, project.title
    for resource in career.resources:
        yield "resource", resource.title, resource.title
    for section in career.sections.values():
        for item in section.items:
            for name in (item.name, *item.aliases):
                yield "item", item.name, name


_LAST = frozenset("gs")
"""Last letters of the endings."""


def _stem(word: str) -> str:
    if word[-1:] not in _LAST:
        return word
    for ending in ("ing", "ies", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
