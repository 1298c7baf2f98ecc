"""A member's standing on one path: steps done, what comes next, hours, streak, finish window."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo

from bot.models.knowledge import Career, Hours, Knowledge
from bot.models.member import Member
from bot.models.progress import PhaseState, Progress, StepState, Window
from bot.progress.streak import streak_of
from bot.progress.ticks import Ticks, is_shared, ticks_of
from bot.progress.window import measured_pace, window_of

NEXT = 3
"""Steps shown as next; more is a list, not advice."""


def progress_of(career: Career, knowledge: Knowledge, member: Member, now: datetime, zone: tzinfo = UTC) -> Progress:
    """Where `member` stands on the path of `career` at `now` (aware); days begin and end in `zone`."""
    ticks = ticks_of(member, knowledge)
    phases = phases_of(career, ticks)
    states = [state for phase in phases for state in phase.steps]
    left = _sum(state.step.hours for state in states if not state.done)
    open_phases = [index for index, phase in enumerate(phases) if phase.done < len(phase.steps)]
    today = now.astimezone(zone).date()
    streak = streak_of((done.at.astimezone(zone).date() for done in member.done), today)
    return Progress(
        career=career.key,
        phases=phases,
        current=open_phases[0] if open_phases else len(phases) - 1,
        next_steps=tuple(state.step for state in states if not state.done)[:NEXT],
        hours_left=left,
        hours_done=_sum(state.step.hours for state in states if state.done),
        streak=streak.current,
        best_streak=streak.best,
        window=_window(knowledge, member, ticks, left, now.astimezone(zone)) if open_phases else None,
    )


def counted(career: Career, knowledge: Knowledge, member: Member) -> frozenset[str]:
    """Ids of the path's steps that count as done for `member`: ticked, under whatever id, or known from other paths."""
    if not member.done:
        return frozenset()
    phases = phases_of(career, ticks_of(member, knowledge))
    return frozenset(state.step.id for phase in phases for state in phase.steps if state.done)


def phases_of(career: Career, ticks: Ticks) -> tuple[PhaseState, ...]:
    """The path's phases with the state of each step."""
    elsewhere = ticks.elsewhere(career.key)
    return tuple(
        PhaseState(
            phase,
            tuple(
                StepState(step, ticks.at.get(step.id), shared=step.id not in ticks.at and is_shared(step, elsewhere))
                for step in phase.steps
            ),
        )
        for phase in career.phases
    )


def _sum(spans: Iterable[Hours]) -> Hours:
    pairs = [(span.low, span.high) for span in spans]
    return Hours(sum(low for low, _ in pairs), sum(high for _, high in pairs))


def _window(knowledge: Knowledge, member: Member, ticks: Ticks, left: Hours, now: datetime) -> Window | None:
    """The window by the member's own pace, else by the hours they said; None when neither is known."""
    ticked = [(at, knowledge.steps[item].hours) for item, at in ticks.at.items() if item in knowledge.steps]
    own = measured_pace(ticked, now)
    pace = own or member.hours_per_week
    if not pace:
        return None
    return window_of(left, now.date(), hours_per_week=pace, measured=own is not None)
