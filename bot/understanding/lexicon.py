"""The names in the knowledge base, and where a message speaks them: careers, skills, certificates."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.models.knowledge import Knowledge
from bot.understanding.normalizing import tokens

PARTING = frozenset({"?", "=", "==", "->", "=>", "\u2192"})
"""Signs no name reaches across."""
HALVES = frozenset({"am", "pm"})
"""After a number these are times of day, not managers of products."""
LONGEST_NAME = 6
"""Words in the longest name looked for."""
AMBIGUOUS = frozenset({"pm", "ds", "de", "da", "em", "fe", "be", "po", "tw", "soc", "noc", "ai", "js", "ts"})
"""Short forms that are also a time of day, a foreign word or a part of another name."""
SHORTEST_FUZZY = 6
"""Letters from which one slip is forgiven; from `TWO_SLIPS` letters on, two (measured on the tuning questions)."""
LONGEST_FUZZY = 40
TWO_SLIPS = 11
NEARBY = 3
"""Words in the longest name in which slips are forgiven."""
HEAD = 4
"""Letters by which it is told at a glance that no name begins here."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name. `kind`: career, skill, certification, retired or nearest."""

    kind: str
    id: str
    careers: tuple[tuple[str, float], ...]
    """What the bare name implies, 0 to 1."""
    weak: bool = False
    """An everyday word or a very short form: counts only where the message speaks of work."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: the words [start, end) of the message."""

    start: int
    end: int
    entry: Entry
    exact: bool


class Lexicon:
    """All names, indexed by their letters without spaces, so that "front-end", "front end" and "frontend" are one."""

    def __init__(self, entries: Mapping[str, tuple[Entry, ...]], known: frozenset[str]) -> None:
        self._entries = entries
        self._known = known
        self._fuzzy: dict[tuple[str, int], list[str]] = defaultdict(list)
        for key in entries:
            for length in range(max(SHORTEST_FUZZY, len(key) - 2), min(LONGEST_FUZZY, len(key) + 3)):
                if len(key) >= SHORTEST_FUZZY and abs(len(key) - length) <= _slips(length):
                    self._fuzzy[key[0], length].append(key)
        self._heads = frozenset(form[:HEAD] for key in entries for form in (key, f"{key}s", f"{key}es"))

    @property
    def known(self) -> frozenset[str]:
        """Words that are no slips: ordinary ones and those of names."""
        return self._known

    @property
    def fingerprint(self) -> str:
        """Differs when a name was added, removed or means something else."""
        named = sorted((key, entry.kind, entry.id) for key, found in self._entries.items() for entry in found)
        return hashlib.sha256(repr(named).encode()).hexdigest()

    def find(self, words: tuple[str, ...]) -> tuple[Hit, ...]:
        """Names in the order they stand, longest first where they overlap; one word may carry several entries."""
        hits: list[Hit] = []
        strange = [len(word) > 2 and word not in self._known for word in words]
        start = 0
        while start < len(words):
            found = self._longest(words, start, strange)
            if not found:
                start += 1
                continue
            hits += found
            start = found[0].end
        return tuple(hits)

    def _longest(self, words: tuple[str, ...], start: int, strange: Sequence[bool]) -> list[Hit]:
        if words[start] in HALVES and start and words[start - 1].isdigit():
            return []
        begins, near = self._begins_a_name(words, start), any(strange[start : start + NEARBY])
        if not begins and not near:
            return []  # as at most words
        spans = _spans(words, start)
        for end, joined in spans if begins else ():
            if entries := self._exact(joined):
                return [Hit(start, end, entry, exact=True) for entry in entries]
        for end, joined in spans[-NEARBY:] if near else ():
            if any(strange[start:end]) and (entries := self._near(joined)):
                return [Hit(start, end, entry, exact=False) for entry in entries]
        return []

    def _begins_a_name(self, words: tuple[str, ...], start: int) -> bool:
        """Whether the first letters from there on are those of some name."""
        head, at = words[start], start + 1
        while len(head) < HEAD and at < len(words):
            head, at = head + words[at], at + 1
        return not self._heads.isdisjoint(accumulate(head[:HEAD]))

    def _exact(self, joined: str) -> tuple[Entry, ...]:
        found = self._entries.get(joined)
        if found is None and len(joined) > 2 and joined.endswith("s"):
            found = self._entries.get(joined[:-1])
        if found is None and len(joined) > 4 and joined.endswith("es"):
            found = self._entries.get(joined[:-2])
        return found or ()

    def _near(self, joined: str) -> tuple[Entry, ...]:
        """Entries of the name that is a slip or two away; nobody slips on the first letter."""
        names = self._fuzzy.get((joined[0], len(joined)))
        if names is None or joined[0].isdigit():
            return ()
        best = process.extractOne(joined, names, scorer=OSA.distance, score_cutoff=_slips(len(joined)), processor=None)
        return () if best is None else self._entries[best[0]]


def _slips(letters: int) -> int:
    return 1 if letters < TWO_SLIPS else 2


def _spans(words: tuple[str, ...], start: int) -> list[tuple[int, str]]:
    """Where a name that begins here might end, with its letters; the longest first."""
    spans: list[tuple[int, str]] = []
    joined = ""
    for end, word in enumerate(words[start : start + LONGEST_NAME], start + 1):
        if word in PARTING:
            break
        joined += word
        spans.append((end, joined))
    spans.reverse()
    return spans


def build(knowledge: Knowledge, ordinary: frozenset[str]) -> Lexicon:
    """The lexicon of a knowledge base; `ordinary` words are never taken for a slip of a name."""
    entries: dict[str, dict[tuple[str, str], Entry]] = {}
    known = set(ordinary)
    for name, entry in _all(knowledge, ordinary):
        words = tokens(name)
        if words and len(words) <= LONGEST_NAME:
            entries.setdefault("".join(words), {}).setdefault((entry.kind, entry.id), entry)
            known.update(words)
    return Lexicon({key: tuple(found.values()) for key, found in entries.items()}, frozenset(known))


def _all(knowledge: Knowledge, ordinary: frozenset[str]) -> Iterator[tuple[str, Entry]]:
    for career in knowledge.careers.values():
        names = (career.key, career.name.casefold(), *career.aliases, *career.titles)
        for spoken in dict.fromkeys(variant for name in names for variant in _variants(name)):
            yield spoken, Entry("career", career.key, ((career.key, 1.0),), _weak(spoken, ordinary))
    for skill in knowledge.skills.values():
        # "Go", "C" and "R" alone are letters and words; their longer names are among the aliases.
        own = (skill.name.casefold(),) if len(skill.name) > 2 else ()
        for name in (*own, *skill.aliases):
            yield name, Entry("skill", skill.id, _ranked(skill.careers), _weak(name, ordinary))
    for nearest in knowledge.nearest:
        yield from ((name, Entry("nearest", nearest.name, ((nearest.nearest, 0.0),))) for name in nearest.aliases)
    yield from _certificates(knowledge)


def _certificates(knowledge: Knowledge) -> Iterator[tuple[str, Entry]]:
    kinds = (("certification", knowledge.certifications), ("retired", knowledge.retired))
    for kind, held in kinds:
        for certificate in held.values():
            for name in (certificate.name.casefold(), *certificate.aliases):
                yield name, Entry(kind, certificate.id, _ranked(certificate.careers), weak=len(name) < 3)


def _variants(name: str) -> Iterator[str]:
    """The name, and what people say for its last word: a developer is a dev, a programmer, a coder."""
    yield name
    head, _, last = name.rpartition(" ")
    if head:
        yield from (f"{head} {other}" for other in _SAME.get(last, ()))


_SAME = {
    "developer": ("dev", "programmer", "coder", "development"),
    "engineer": ("eng", "engineering"),
    "administrator": ("admin", "administration"),
    "tester": ("testing",),
    "writer": ("writing",),
    "scientist": ("science",),
    "designer": ("design",),
}


def _ranked(weights: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(weights.items(), key=lambda pair: -pair[1]))


def _weak(name: str, ordinary: frozenset[str]) -> bool:
    words = tokens(name)
    return len(words) == 1 and (words[0] in ordinary or words[0] in AMBIGUOUS)
