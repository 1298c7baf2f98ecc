"""A member's state after an answer's changes: the store's rules in memory, for the terminal and for tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import singledispatch

from bot.models.changes import (
    Change,
    ChoosePath,
    CreateReminder,
    DeleteReminder,
    DropProject,
    EditReminder,
    Forget,
    LeavePath,
    PauseReminder,
    ReleaseHeld,
    ResumeReminder,
    SeeKnowledge,
    SetDigest,
    SetFallback,
    SetPace,
    SetWaking,
    SetZone,
    StartProject,
    Tick,
    Untick,
)
from bot.models.member import Done, Member, Path
from bot.models.reminder import Reminder, ReminderDraft


def apply_changes(member: Member, changes: Iterable[Change], now: datetime) -> Member:
    """The member once all `changes` are made, in order. What only the server keeps (gaps, snoozes) changes nothing."""
    for change in changes:
        member = _applied(change, member, now)
    return member


@singledispatch
def _applied(_change: object, member: Member, _now: datetime) -> Member:
    """The member after one change; one that is not about their own state leaves it as it was."""
    return member


@_applied.register
def _(_change: Forget, member: Member, _now: datetime) -> Member:
    return Member(member.id)


@_applied.register
def _(change: ChoosePath, member: Member, now: datetime) -> Member:
    known = any(path.career == change.career for path in member.paths)
    paths = member.paths if known else (*member.paths, Path(change.career, now))
    return replace(member, active=change.career, paths=paths)


@_applied.register
def _(change: LeavePath, member: Member, _now: datetime) -> Member:
    paths = tuple(path for path in member.paths if path.career != change.career)
    active = member.active
    if active == change.career:
        active = paths[-1].career if paths else ""
    return replace(member, active=active, paths=paths)


@_applied.register
def _(change: Tick, member: Member, now: datetime) -> Member:
    ticked = {done.item for done in member.done}
    fresh = tuple(Done(item, change.at or now) for item in dict.fromkeys(change.items) if item not in ticked)
    return replace(member, done=tuple(sorted(member.done + fresh, key=lambda done: done.at)))


@_applied.register
def _(change: Untick, member: Member, _now: datetime) -> Member:
    return replace(member, done=tuple(done for done in member.done if done.item not in change.items))


@_applied.register
def _(change: SetPace, member: Member, _now: datetime) -> Member:
    return replace(member, hours_per_week=change.hours_per_week)


@_applied.register
def _(change: StartProject, member: Member, _now: datetime) -> Member:
    return replace(member, projects=tuple(dict.fromkeys((*member.projects, change.project))))


@_applied.register
def _(change: DropProject, member: Member, _now: datetime) -> Member:
    return replace(member, projects=tuple(one for one in member.projects if one != change.project))


@_applied.register
def _(change: SetZone, member: Member, _now: datetime) -> Member:
    return replace(member, zone=change.zone)


@_applied.register
def _(change: SetWaking, member: Member, _now: datetime) -> Member:
    return replace(member, waking=(change.start, change.end))


@_applied.register
def _(change: SetFallback, member: Member, _now: datetime) -> Member:
    return replace(member, fallback=change.channel)


@_applied.register
def _(change: SetDigest, member: Member, _now: datetime) -> Member:
    return replace(member, digest=change.on)


@_applied.register
def _(change: SeeKnowledge, member: Member, _now: datetime) -> Member:
    paths = tuple(
        replace(path, known_steps=change.steps) if path.career == change.career else path for path in member.paths
    )
    return replace(member, paths=paths)


@_applied.register
def _(change: CreateReminder, member: Member, now: datetime) -> Member:
    taken = [int(reminder.id) for reminder in member.reminders if reminder.id.isdecimal()]
    fresh = _drafted(change.draft, str(max(taken, default=0) + 1), member, now)
    return replace(member, reminders=(*member.reminders, fresh))


@_applied.register
def _(change: EditReminder, member: Member, _now: datetime) -> Member:
    return _each(member, {change.reminder}, lambda old: _drafted(change.draft, old.id, member, old.created))


@_applied.register
def _(change: PauseReminder, member: Member, _now: datetime) -> Member:
    chosen = {change.reminder} if change.reminder else {reminder.id for reminder in member.reminders}
    return _each(member, chosen, lambda old: replace(old, paused=True, paused_until=change.until))


@_applied.register
def _(change: ResumeReminder, member: Member, _now: datetime) -> Member:
    due = dict(change.due)
    return _each(member, set(due), lambda old: replace(old, paused=False, paused_until=None, due=due[old.id]))


@_applied.register
def _(change: DeleteReminder, member: Member, _now: datetime) -> Member:
    kept = tuple(reminder for reminder in member.reminders if reminder.id not in change.reminders)
    return replace(member, reminders=kept)


@_applied.register
def _(change: ReleaseHeld, member: Member, _now: datetime) -> Member:
    return replace(member, held=tuple(held for held in member.held if held.id not in change.deliveries))


def _drafted(draft: ReminderDraft, id_: str, member: Member, created: datetime) -> Reminder:
    return Reminder(
        id=id_,
        member=member.id,
        text=draft.text,
        schedule=draft.schedule,
        kind=draft.kind,
        channel=draft.channel,
        created=created,
        due=draft.due,
        paused=False,
        paused_until=None,
    )


def _each(member: Member, chosen: set[str], change: Callable[[Reminder], Reminder]) -> Member:
    """The member with the chosen reminders changed."""
    reminders = tuple(change(one) if one.id in chosen else one for one in member.reminders)
    return replace(member, reminders=reminders)
