"""Which career a message asks about: the names in it weighed together with what was learned from labelled questions."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.understanding.careers import Candidate
from bot.understanding.targets import Chances, odds

# Weights of a softmax over the careers, fitted by maximum likelihood on labelled questions left out in three folds.
LEARNED = 1.0
"""Weight of the learned chance's log-odds."""
NAMED: Mapping[str, float] = {"goal": 2.3, "": 0.8, "background": -0.4}
EVERYDAY: Mapping[str, float] = {"goal": 2.3, "": 1.1, "background": -0.2}
"""For names that are everyday words or very short (cloud, games, DS)."""
IMPLIED: Mapping[str, float] = {"goal": 3.0, "": 2.4, "background": 1.1}
"""Times the strength with which a skill or certificate implies the career."""
ALONE = 1.3
"""The only career named in full."""
NONE = -2.4
"""That no career is asked about."""
UNTAUGHT = 0.05
"""Least learned chance of a career that is named: its name may be one that no labelled question holds."""
COMPARED = 0.05
"""Chance of a comparison from which careers that stand side by side are weighed."""
SOUNDS_COMPARED = 0.3
"""...and from which those the message is likely about are, though they do not."""
NEW = 0.7
"""Learned chance from which a career that is only implied ends the talk of another."""
LIKELY = 0.12
"""Learned chance from which a career counts among them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The careers of one message: those asked about, best first; those that are background; the signs of a choice."""

    asked: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    choice: bool = False
    """Two or more are weighed against each other."""
    named: bool = False
    """At least one was named outright, not implied."""
    weak: bool = False
    """Rests on everyday words alone (cloud, games, network)."""
    strength: float = 0.0
    """Chance that the first is meant; where none is asked about, that this is so."""


NOBODY = Reading(strength=1.0)


def read(
    candidates: Sequence[Candidate],
    sides: tuple[str, ...],
    chances: Chances,
    *,
    talking: bool = False,
    ranked: Mapping[str, float] | None = None,
) -> Reading:
    """Whom the message is about. `sides`: careers that stand side by side in it; `talking`: of a career already.

    `ranked`: what `weigh` says of them, if that is known.
    """
    compared = chances.asks.get("compare", 0.0)
    likely = tuple(key for key, chance in chances.careers.items() if chance >= LIKELY)
    if sides and compared >= COMPARED:
        return Reading(sides, (), choice=True, named=True, strength=compared)
    if len(likely) >= 2 and compared >= SOUNDS_COMPARED:
        return Reading(likely, (), choice=True, named=False, strength=compared)
    ranked = ranked or weigh(candidates, chances)
    best = max(ranked, key=ranked.__getitem__)
    named = [c for c in candidates if c.named]
    if not best or (talking and chances.careers.get(best, 0.0) < NEW and all(c.key != best for c in named)):
        return Reading(strength=ranked[""])
    own = [c for c in candidates if c.key == best]
    return Reading(
        (best,),
        tuple(dict.fromkeys(c.key for c in named if c.key != best)),
        named=any(c.named for c in own),
        weak=bool(own) and all(c.weak for c in own),
        strength=ranked[best],
    )


def weigh(candidates: Sequence[Candidate], chances: Chances) -> dict[str, float]:
    """Chance of each career that is named, implied or learned, and of none (the empty key); they sum to 1."""
    scores = {key: LEARNED * learned for key, learned in chances.odds.items()}
    named = {one.key for one in candidates if one.named}
    for key, evidence in _evidence(candidates).items():
        chance = chances.careers.get(key, UNTAUGHT)
        scores[key] = LEARNED * odds(max(chance, UNTAUGHT) if key in named else chance) + evidence
    scores[""] = LEARNED * odds(chances.nobody) + NONE
    top = max(scores.values())
    raised = [math.exp(score - top) for score in scores.values()]
    total = sum(raised)
    return {key: share / total for key, share in zip(scores, raised, strict=True)}


def _evidence(candidates: Sequence[Candidate]) -> dict[str, float]:
    """What the names say for each career: the best of each sort of name once."""
    best: dict[tuple[str, str], float] = {}
    for one in candidates:
        sort, weights = ("implied", IMPLIED) if not one.named else ("weak", EVERYDAY) if one.weak else ("named", NAMED)
        place = (one.key, f"{sort} {one.side}")
        best[place] = max(best.get(place, -math.inf), weights[one.side] * one.strength)
    total: dict[str, float] = {}
    for (key, _), weight in best.items():
        total[key] = total.get(key, 0.0) + weight
    strong = {one.key for one in candidates if one.named and not one.weak}
    for key in strong if len(strong) == 1 else ():
        total[key] += ALONE
    return total
