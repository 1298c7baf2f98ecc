"""From chances to a decision: what the careers found make likely or not, and how many topics are asked for."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.models.knowledge import KINDS, TOPICS
from bot.understanding.asked import Reading
from bot.understanding.targets import Chances, odds

# All figures: fitted on labelled questions left out in three folds, or tried one by one on the tuning sets.
SECOND = 0.16
"""Chance from which a second topic is answered too."""
THIRD = 0.3
SECOND_WEIGHTS = (0.96, 0.43, -0.44, -0.30, 1.05)
"""For the log-odds of the second topic, of several being asked, of the first and of the third topic, and 1."""
THIRD_WEIGHTS = (1.20, 0.29, -0.43, 0.14, 1.65)
"""For the log-odds of the third topic, of three or more being asked, of the second, of several, and 1."""
STANDS_OUT = 0.4
"""Share of all topics' chance from which a comparison is by that topic alone."""

_WITH_CAREER: Mapping[str, float] = {"out_of_scope": 1.4, "smalltalk": 0.3, "help": 0.3, "list_careers": 0.3}
"""How the odds of these change once a career is named in full."""
_IMPLIED_ONLY: Mapping[str, float] = {"out_of_scope": 2.7}
_WEAK: Mapping[str, float] = {"out_of_scope": 2.7}
_WEAK_NO_WORK: Mapping[str, float] = {"out_of_scope": 7.0}
_NOTHING: Mapping[str, float] = {"out_of_scope": 3.0}
"""No career and nothing said before: foreign unless it sounds otherwise."""
_CERTIFICATE: Mapping[str, float] = {"out_of_scope": 0.2}
"""A certificate that the knowledge holds is named."""
_ELSEWHERE: Mapping[str, float] = {"out_of_scope": 60.0}
"""A profession that has no page is named, and none that has one."""
_TALKING: Mapping[str, float] = {"out_of_scope": 0.25}
"""In the middle of a conversation a message is less likely to be foreign."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A kind, its topics (best first) and the chance of the kind and first topic."""

    kind: str
    topics: tuple[str, ...]
    chance: float


@dataclass(frozen=True, slots=True)
class Signs:
    """What else a message holds: words of working life, a certificate of ours, a profession without a page."""

    of_work: bool
    certified: bool
    elsewhere: bool


def adjust(asks: Mapping[str, float], reading: Reading, signs: Signs, *, talking: bool) -> dict[str, float]:
    """Chances given the careers found and the other signs, in a talk or not."""
    factors: dict[str, float] = {}
    if reading.asked:
        if reading.weak:
            factors = dict(_WEAK if signs.of_work else _WEAK_NO_WORK)
        else:
            factors = dict(_WITH_CAREER if reading.named else _IMPLIED_ONLY)
    elif not talking:
        factors = dict(_NOTHING)
    for label, factor in _TALKING.items() if talking else ():
        factors[label] = factors.get(label, 1.0) * factor
    if signs.elsewhere and not reading.named and _likely(asks) in TOPICS:
        factors.update(_ELSEWHERE)
    elif signs.certified:
        factors.update(_CERTIFICATE)
    adjusted = dict(asks)
    for label, factor in factors.items():
        if label in adjusted:
            adjusted[label] = _scaled(adjusted[label], factor)
    if not reading.choice:
        adjusted["compare"] = 0.0
    return adjusted


def _likely(asks: Mapping[str, float]) -> str:
    return max((label for label in asks if label != "out_of_scope"), key=asks.__getitem__)


def decide(asks: Mapping[str, float], reading: Reading, chances: Chances) -> Decision:
    """The most likely kind, with the topics asked for."""
    best = max(asks, key=asks.__getitem__)
    ranked = sorted(TOPICS, key=lambda topic: -asks.get(topic, 0.0))
    if reading.choice and best == "recommend":
        return Decision("compare", ("fit",), asks[best])  # which of these suits me
    if reading.choice and (best in TOPICS or best == "compare"):
        return Decision("compare", _compared_by(asks, ranked[0]), max(asks["compare"], 1.0 - asks["out_of_scope"]))
    if best in KINDS:
        return Decision(best, (), asks[best])
    return Decision("answer", _topics(asks, ranked, chances), asks[ranked[0]])


def _compared_by(asks: Mapping[str, float], topic: str) -> tuple[str, ...]:
    """The topic two careers are compared by, when one stands out among the topics; else they are compared in all."""
    of_topics = sum(asks.get(key, 0.0) for key in TOPICS)
    return (topic,) if topic != "overview" and asks.get(topic, 0.0) >= STANDS_OUT * of_topics else ()


def _topics(asks: Mapping[str, float], ranked: Sequence[str], chances: Chances) -> tuple[str, ...]:
    first, second, third = (odds(asks.get(topic, 0.0)) for topic in ranked[:3])
    several, many = odds(chances.several), odds(chances.many)
    if _chance(SECOND_WEIGHTS, (second, several, first, third, 1.0)) < SECOND:
        return (ranked[0],)
    if _chance(THIRD_WEIGHTS, (third, many, second, several, 1.0)) < THIRD:
        return tuple(ranked[:2])
    return tuple(ranked[:3])


def _chance(weights: Sequence[float], odds: Sequence[float]) -> float:
    return 1.0 / (1.0 + math.exp(-sum(weight * one for weight, one in zip(weights, odds, strict=True))))


def _scaled(chance: float, factor: float) -> float:
    """A chance whose odds were multiplied."""
    return factor * chance / (factor * chance + 1.0 - chance) if chance < 1.0 else chance
