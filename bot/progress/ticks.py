"""What a member's ticks mean today: ids that were replaced count for what took their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.models.knowledge import Career, Knowledge, Step
from bot.models.member import Member


@dataclass(frozen=True, slots=True)
class Ticks:
    """Step or milestone id of today -> when it was first ticked, and the stored ids behind it."""

    at: Mapping[str, datetime]
    behind: Mapping[str, tuple[str, ...]]
    skills: Mapping[str, frozenset[str]]
    """Career key -> skills taught by the steps ticked on its path."""

    def elsewhere(self, career: str) -> frozenset[str]:
        """Skills ticked on other paths than `career`."""
        return frozenset(skill for key, skills in self.skills.items() if key != career for skill in skills)


def career_of(item: str) -> str:
    """Career key of a step, project or milestone id: what stands before its first dot."""
    return item.partition(".")[0]


def successors_of(item: str, career: Career) -> tuple[str, ...]:
    """The ids that stand for `item` today: itself while nothing replaced it, nothing when it was taken out.

    Follows chains of renames, splits and merges; a circle among retired ids leads nowhere.
    """
    found: dict[str, None] = {}
    met: set[str] = set()
    waiting = [item]
    while waiting:
        current = waiting.pop(0)
        if current in met:
            continue
        met.add(current)
        following = _following(current, career.successors)
        if following is None:
            found[current] = None
        else:
            waiting.extend(following)
    return tuple(found)


def steps_of_today(item: str, knowledge: Knowledge) -> tuple[Step, ...]:
    """The steps that stand for an id of today or of before; none when it was taken out, or its career was."""
    career = knowledge.careers.get(career_of(item))
    found = successors_of(item, career) if career else ()
    return tuple(knowledge.steps[one] for one in found if one in knowledge.steps)


def _following(item: str, successors: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    """What replaced an id; None when nothing did. A milestone moves along when its project was renamed."""
    if item in successors:
        return successors[item]
    project, mark, milestone = item.partition("#")
    if mark and project in successors:
        return tuple(f"{new}#{milestone}" for new in successors[project])
    return None


def ticks_of(member: Member, knowledge: Knowledge) -> Ticks:
    """All ticks of a member, by the ids of today. The earliest tick behind an id gives its time."""
    at: dict[str, datetime] = {}
    behind: dict[str, tuple[str, ...]] = {}
    skills: dict[str, set[str]] = {}
    for done in member.done:
        career = knowledge.careers.get(career_of(done.item))
        for item in successors_of(done.item, career) if career else (done.item,):
            at[item] = min(done.at, at.get(item, done.at))
            behind[item] = (*behind.get(item, ()), done.item)
            step = knowledge.steps.get(item)
            if step is not None:
                skills.setdefault(career_of(item), set()).update(step.skills)
    return Ticks(at, behind, {key: frozenset(taught) for key, taught in skills.items()})


def started_of(member: Member, knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """Projects under way by their ids of today, each with the stored ids behind it."""
    found: dict[str, tuple[str, ...]] = {}
    for stored in member.projects:
        career = knowledge.careers.get(career_of(stored))
        for project in successors_of(stored, career) if career else (stored,):
            found[project] = (*found.get(project, ()), stored)
    return found


def is_shared(step: Step, elsewhere: frozenset[str]) -> bool:
    """Whether a step counts as done because all the skills it teaches were ticked on other paths."""
    return bool(step.skills) and elsewhere.issuperset(step.skills)
