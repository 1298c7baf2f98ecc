"""What each phrasing teaches: what it asks, how much at once, about which career, and whether it leans on the talk."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.models.knowledge import KINDS, TOPICS, Knowledge, Phrasing
from bot.understanding.classifier import UNKNOWN
from bot.understanding.features import Floats
from bot.understanding.lexicon import Hit

SEVERAL, MANY = "<several>", "<many>"
"""Two things or more are asked; three or more."""
AGAIN = "<again>"
"""A message in a talk stays with the topic before it."""
NOBODY = "career:"
"""No career is named or implied."""

LEAST, MOST = 1e-4, 1.0 - 1e-4
"""Chances beyond these have no odds worth telling apart."""


def career_label(key: str) -> str:
    """The label of being asked about a career; `NOBODY` for the empty key."""
    return NOBODY + key


@dataclass(frozen=True, slots=True)
class Chances:
    """What a message may ask, 0 to 1 each: topics and kinds, how many at once, of whom, and whether it goes on."""

    asks: Mapping[str, float]
    several: float
    many: float
    again: float
    careers: Mapping[str, float]
    nobody: float
    odds: Mapping[str, float]
    """Log-odds of the careers."""

    @classmethod
    def of(cls, labels: tuple[str, ...], scores: Sequence[float]) -> Chances:
        """Sorted out from the scores of all labels."""
        places, asks, careers = _sorted_out(labels)
        several, many, again = (scores[places[label]] if label in places else 0.0 for label in (SEVERAL, MANY, AGAIN))
        nobody = scores[places[NOBODY]] if NOBODY in places else 1.0
        whom = {key: scores[place] for key, place in careers.items()}
        leaning = {key: odds(chance) for key, chance in whom.items()}
        return cls({label: scores[at] for label, at in asks.items()}, several, many, again, whom, nobody, leaning)


@lru_cache(maxsize=8)
def _sorted_out(labels: tuple[str, ...]) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Where each label stands; the topics and kinds, and the careers among them."""
    places = {label: place for place, label in enumerate(labels)}
    asks = {label: places[label] for label in (*TOPICS, *KINDS) if label in places}
    careers = {
        label.removeprefix(NOBODY): place
        for label, place in places.items()
        if label.startswith(NOBODY) and label != NOBODY
    }
    return places, asks, careers


def odds(chance: float) -> float:
    """Log-odds of a chance, kept finite."""
    kept = LEAST if chance < LEAST else min(chance, MOST)
    return math.log(kept / (1.0 - kept))


def taught(knowledge: Knowledge) -> tuple[Phrasing, ...]:
    """All there is to learn from: the phrasings, and the names of the careers, which ask nothing by themselves."""
    names = (
        Phrasing(name, (), (career.key,))
        for career in knowledge.careers.values()
        for name in dict.fromkeys((career.name.casefold(), *career.aliases, *career.titles))
    )
    return (*knowledge.phrasings, *names)


def labels_of(given: Sequence[Phrasing]) -> tuple[str, ...]:
    """Every label somebody taught, in an order that does not hang on the order of the phrasings."""
    found = {label for one in given for label in one.labels}
    found |= {career_label(key) for one in given for key in one.careers or ()}
    found |= {SEVERAL, MANY, NOBODY}
    if any(one.again is not None for one in given):
        found.add(AGAIN)
    return tuple(sorted(found))


def targets_of(given: Sequence[Phrasing], named: Sequence[Sequence[Hit]], labels: tuple[str, ...]) -> Floats:
    """Shape (phrasings, labels): 1 for what a phrasing says, 0 for what it does not, UNKNOWN where nobody said."""
    places = {label: place for place, label in enumerate(labels)}
    careers = [place for label, place in places.items() if label.startswith(NOBODY)]
    topics = [places[label] for label in TOPICS if label in places]
    table = np.zeros((len(given), len(labels)), np.float32)
    for row, one, hits in zip(table, given, named, strict=True):
        row[[places[label] for label in _said(one) if label in places]] = 1.0
        about = _about(one, hits)
        if about is None:
            row[careers] = UNKNOWN
        else:
            row[[places[label] for label in map(career_label, about or ("",)) if label in places]] = 1.0
        if AGAIN in places:
            row[places[AGAIN]] = UNKNOWN if one.again is None else float(one.again)
        if one.again or not one.labels:
            row[topics] = UNKNOWN  # its words need not tell the topic: the talk does
    return table


def _said(one: Phrasing) -> Iterator[str]:
    yield from one.labels
    topics = sum(label in TOPICS for label in one.labels)
    if topics >= 2:
        yield SEVERAL
    if topics >= 3:
        yield MANY


def _about(one: Phrasing, hits: Sequence[Hit]) -> tuple[str, ...] | None:
    """Careers its own words ask about; None where that is not known."""
    if one.careers is not None and (one.careers or one.again is None):
        return one.careers
    named = {key for hit in hits if hit.entry.kind == "career" and hit.exact for key, _ in hit.entry.careers}
    if len(named) == 1:
        return tuple(named)
    return one.careers if not named and (one.careers is not None or not hits) else None
