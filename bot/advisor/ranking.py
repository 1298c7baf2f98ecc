"""Careers in the order in which they suit somebody, with the reasons."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from bot.advisor.liking import Liking
from bot.models.knowledge import Career, Knowledge
from bot.progress.ticks import is_shared

TRAITS = 1.0
SKILLS = 0.6
"""What skills weigh beside likes: whoever knows half of a path already still should not walk it against their likes."""
LENGTH = 0.08
"""What a year more of learning at the hours somebody has costs."""
LATER = {"software-architect": 0.12, "engineering-manager": 0.12, "mlops": 0.04, "sre": 0.04}
"""Careers people rarely enter first: they come after their neighbours when likes are equal."""
GIVES = 2
"""Rating, of 3, from which on the work really gives a trait."""
MOST = 3
"""Highest rating of a trait."""
RARE = 0.5
"""Smaller: what few careers give decides more."""
YEAR = 52


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a career suits: `score` only orders; the rest are the reasons."""

    career: Career
    score: float
    traits: tuple[str, ...]
    """Traits wanted that the work gives, what matters most first."""
    against: tuple[str, ...]
    """Traits to be avoided that the work gives nevertheless."""
    skills: tuple[str, ...]
    """Skills there are that the path teaches."""
    done: int
    """Steps all of whose skills are there."""


def ranked(knowledge: Knowledge, liking: Liking) -> tuple[Fit, ...]:
    """All careers, the one that suits best first; equal ones in the order of the knowledge."""
    fits = [_fit(knowledge, career, liking) for career in knowledge.careers.values()]
    return tuple(sorted(fits, key=lambda fit: -fit.score))


def _fit(knowledge: Knowledge, career: Career, liking: Liking) -> Fit:
    wanted = sorted((key for key, weight in liking.traits.items() if weight > 0), key=lambda key: -liking.traits[key])
    taught = {skill: None for step in career.steps for skill in step.skills}
    have = tuple(skill for skill in taught if skill in liking.skills)
    done = sum(is_shared(step, liking.skills) for step in career.steps)
    return Fit(
        career=career,
        score=_score(knowledge, career, liking, taught=len(taught)),
        traits=tuple(
            key
            for key in sorted(wanted, key=lambda key: -liking.traits[key] * career.traits.get(key, 0))
            if career.traits.get(key, 0) >= GIVES
        ),
        against=tuple(key for key, w in liking.traits.items() if w < 0 and career.traits.get(key, 0) >= GIVES),
        skills=have,
        done=done,
    )


def _score(knowledge: Knowledge, career: Career, liking: Liking, *, taught: int) -> float:
    score = TRAITS * _likeness(knowledge, liking.traits, career.traits) - LATER.get(career.key, 0.0)
    if liking.skills and taught:
        covered = {skill for step in career.steps for skill in step.skills} & liking.skills
        implied = sum(knowledge.skills[key].careers.get(career.key, 0.0) for key in liking.skills)
        score += SKILLS * (0.5 * len(covered) / taught + 0.3 * len(covered) / len(liking.skills))
        score += SKILLS * min(1.0, implied / len(liking.skills)) * 0.4
    if liking.hours_per_week:
        hours = sum((step.hours.low + step.hours.high) / 2 for step in career.steps)
        score -= LENGTH * hours / liking.hours_per_week / YEAR
    return score


def _likeness(knowledge: Knowledge, wanted: Mapping[str, float], gives: Mapping[str, int]) -> float:
    """What the work gives of what is wanted, above what careers give on average; about -1 to 2.

    What few careers give weighs more: all ask for some code, but a wish for hardware should decide. Something to be
    avoided costs only where the work has more than a little of it.
    """
    length = math.sqrt(sum(weight * weight for weight in wanted.values()))
    if not length:
        return 0.0
    careers = knowledge.careers.values()
    score = 0.0
    for key, weight in wanted.items():
        usual = sum(one.traits.get(key, 0) for one in careers) / len(careers)
        if weight > 0:
            score += weight * (gives.get(key, 0) - usual) / (MOST * (RARE + usual))
        else:
            score += weight * max(0, gives.get(key, 0) - 1) / MOST
    return score / length
