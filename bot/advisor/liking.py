"""What somebody's own words say about what they enjoy, avoid, know and have time for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from bot.models.knowledge import Knowledge

STRONG = 2.0
"""What one word somebody says of themselves weighs, on the scale of the guided answers (0 to 3)."""
TYPO = 88
"""Least likeness at which a long word counts as a misspelling of a known one."""
LONG = 6
"""Letters from which on misspellings are looked for; shorter words are too near each other."""
BARE = 2
"""Names of skills this short (Go, R, C) count only when written with a capital."""
ORDINARY = frozenset(
    {"go", "c", "r", "rest", "swift", "rust", "scala", "react", "express", "flask", "spring", "word", "access", "excel"}
)
"""Names of skills that are ordinary words too: they count only with a capital letter or after "know", "use"."""
_CLAUSE = re.compile(r"[.!?;,\n]+|\bbut\b|\bthough\b|\bhowever\b|\balthough\b|\bexcept\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(not|no|n[o']t|don'?t|doesn'?t|dont|never|hate|hating|dislike|avoid|bad at|terrible at|afraid of|scared of"
    r"|without|less|tired of|sick of|weak (?:at|in)|can'?t|cannot|bored (?:of|by)|isn'?t|aren'?t)\b",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?P<number>\d{1,3}) ?(?:h|hrs?|hours?) ?(?:a|per|each|every|/) ?(?P<unit>week|day)", re.IGNORECASE
)
_SAID = re.compile(
    r"\b(know|knows|learned|learnt|use|used|using|experience (?:with|in)|good at|skills?:?|worked with)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Liking:
    """Weight per trait (below 0: avoids it), skills that are there, hours a week when they were said."""

    traits: Mapping[str, float]
    skills: frozenset[str] = field(default_factory=frozenset)
    hours_per_week: float | None = None


def likes_of(knowledge: Knowledge, text: str) -> Liking:
    """What free words say; all empty when they say nothing about likes or skills."""
    traits: dict[str, float] = {}
    skills: set[str] = set()
    for clause in _CLAUSE.split(text):
        turn = _AGAINST.search(clause)
        liked, avoided = (clause, "") if turn is None else (clause[: turn.start()], clause[turn.start() :])
        _add(traits, _traits(knowledge, liked), STRONG)
        _add(traits, _traits(knowledge, avoided), -STRONG)
        skills |= _skills(knowledge, liked, said=bool(_SAID.search(text)))
    return Liking({key: weight for key, weight in traits.items() if weight}, frozenset(skills), _hours(text))


def _add(traits: dict[str, float], found: Iterable[str], weight: float) -> None:
    for key in found:
        traits[key] = traits.get(key, 0) + weight


def _traits(knowledge: Knowledge, clause: str) -> set[str]:
    """Traits whose words stand in a clause; what a longer phrase covers is not read a second time."""
    left = f" {_plain(clause)} "
    found: set[str] = set()
    words = [(word, key) for key, trait in knowledge.traits.items() for word in trait.words]
    for word in sorted({word for word, _ in words}, key=len, reverse=True):
        if (plain := _plain(word)) not in left:
            continue  # compiling a pattern for each of a thousand names took seconds on a long message
        pattern = re.compile(rf"(?<=\s){re.escape(plain)}s?(?=\s)")
        if pattern.search(left):
            found.update(key for same, key in words if same == word)
            left = pattern.sub(" ", left)
    return found | _misspelt(left, words)


def _misspelt(left: str, words: list[tuple[str, str]]) -> set[str]:
    found: set[str] = set()
    known = [word for word, _ in words if " " not in word]
    for word in left.split():
        if len(word) < LONG:
            continue
        near = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=TYPO)
        if near is not None:
            found.update(key for same, key in words if same == near[0])
    return found


def _skills(knowledge: Knowledge, clause: str, *, said: bool) -> set[str]:
    found: set[str] = set()
    lower = clause.casefold()
    for key, skill in knowledge.skills.items():
        for name in {skill.name.casefold(), *skill.aliases}:
            if name not in lower:
                continue
            place = re.search(rf"(?<![\w+#]){re.escape(name)}(?![\w+#])", lower)
            if place is None:
                continue
            capital = clause[place.start()].isupper()
            ordinary = name in ORDINARY or len(name) <= BARE
            if not ordinary or capital or (said and len(name) > 1):
                found.add(key)
    return found


def _hours(text: str) -> float | None:
    found = _HOURS.search(text)
    if found is None:
        return None
    value = float(found["number"]) * (7 if found["unit"].casefold() == "day" else 1)
    return value if 1 <= value <= 100 else None  # noqa: PLR2004  the bounds of /path pace


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w+#]+", " ", text.casefold()).split())
