"""Phases, steps and projects of a path as choices."""

from __future__ import annotations

import re

from bot.choices.entries import Choice, Entry, found, offered
from bot.models.knowledge import Career, Knowledge, Phase, Project, Step
from bot.models.member import Member
from bot.progress import counted, started_of, ticks_of
from bot.progress.ticks import career_of

_NUMBER = re.compile(r"(?:phase|stage|part)?\s*[:#]?\s*(\d{1,2})", re.IGNORECASE)


def phase_choices(career: Career, typed: str) -> tuple[Choice, ...]:
    """The career's phases."""
    return offered([_phase(phase) for phase in career.phases], typed)


def find_phase(career: Career, text: str) -> int:
    """Number of the phase meant by `phase:2`, `Phase 2`, a bare `2` or its title; 0 when that is not clear."""
    number = _NUMBER.fullmatch(text.strip())
    if number:
        wanted = int(number[1])
        return wanted if any(phase.number == wanted for phase in career.phases) else 0
    key = found((_phase(phase) for phase in career.phases), text)
    return int(key.partition(":")[2]) if key else 0


def item_choices(career: Career, knowledge: Knowledge, member: Member, typed: str) -> tuple[Choice, ...]:
    """What can be ticked: open steps in learning order, then phases with something open."""
    done = counted(career, knowledge, member)
    steps = [_step(step) for step in career.steps if step.id not in done]
    phases = [_phase(phase) for phase in career.phases if any(step.id not in done for step in phase.steps)]
    return offered([*steps[:3], *phases, *steps[3:]], typed)


def done_choices(career: Career | None, knowledge: Knowledge, member: Member, typed: str) -> tuple[Choice, ...]:
    """What can be taken back: ticks from the newest to the oldest, then phases that have any."""
    ticked = ticks_of(member, knowledge).at
    items = _ticked(knowledge, member)
    phases = [] if career is None else [_phase(one) for one in career.phases if any(s.id in ticked for s in one.steps)]
    return offered([*items[:10], *phases, *items[10:]], typed)


def find_item(career: Career, text: str) -> str:
    """Step id, or `phase:2`, that was meant; empty when that is not clear."""
    number = find_phase(career, text)
    if number:
        return f"phase:{number}"
    return found((_step(step) for step in career.steps), text)


def find_done(career: Career | None, knowledge: Knowledge, member: Member, text: str) -> str:
    """The tick meant: a step of the path, a phase, or a step or milestone ticked on any path."""
    meant = find_item(career, text) if career is not None else ""
    if meant:
        return meant
    return found(_ticked(knowledge, member), text)


def project_choices(career: Career, knowledge: Knowledge, member: Member, typed: str) -> tuple[Choice, ...]:
    """The career's projects, those under way first."""
    started = started_of(member, knowledge)
    own = [project for project in career.projects if project.id in started]
    rest = [project for project in career.projects if project.id not in started]
    return offered([_project(project) for project in (*own, *rest)], typed)


def find_project(career: Career, text: str) -> str:
    """Id of the project meant; empty when that is not clear."""
    return found((_project(project) for project in career.projects), text)


def _ticked(knowledge: Knowledge, member: Member) -> list[Entry]:
    """Steps and milestones of today that the member ticked, under whatever id, the newest first."""
    at = ticks_of(member, knowledge).at
    oldest_first = sorted(at, key=lambda item: at[item])
    entries = []
    for item in reversed(oldest_first):
        if item in knowledge.steps:
            entries.append(_step(knowledge.steps[item]))
        elif label := _milestone(knowledge, item):
            entries.append(Entry(item, label, (label.partition(": ")[2],)))
    return entries


def _milestone(knowledge: Knowledge, item: str) -> str:
    """Project and text of a milestone; empty when there is no such milestone any more."""
    id_, _, milestone = item.partition("#")
    career = knowledge.careers.get(career_of(item))
    project = next((one for one in career.projects if one.id == id_), None) if career else None
    if project is None:
        return ""
    return next((f"{project.title}: {one.text}" for one in project.milestones if one.id == milestone), "")


def _phase(phase: Phase) -> Entry:
    return Entry(f"phase:{phase.number}", f"Phase {phase.number}: {phase.title}", (phase.title,))


def _step(step: Step) -> Entry:
    return Entry(step.id, step.title, (step.id.partition(".")[2],))


def _project(project: Project) -> Entry:
    return Entry(project.id, f"{project.title} ({project.level})", (project.title,))
