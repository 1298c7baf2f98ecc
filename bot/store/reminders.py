"""Reminders: reading a member's, and the changes to them. Sending them is in deliveries.py."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.errors import MemberInputError
from bot.models import changes
from bot.models.reminder import Held, Reminder, ReminderDraft, Schedule
from bot.store.looking import Ask
from bot.store.schema import MOST_REMINDERS, deliveries, reminders
from bot.store.upserts import insert
from bot.store.work import DELIVERY_ID, REMINDER_ID, Work, change, drawn, remember

MOST_HELD = 50
"""Held messages shown to a member at once, the newest ones."""
ONE: sa.BindParameter[int] = sa.bindparam("member")

COLUMNS = [column for column in reminders.c if column.name not in {"slot", "wake", "ended"}]
_REMINDERS = sa.select(*COLUMNS).where(reminders.c.member_id == ONE).order_by(reminders.c.created, reminders.c.id)
_HELD = (
    sa.select(deliveries.c.id, reminders.c.text, deliveries.c.scheduled, deliveries.c.reason)
    .join(reminders, reminders.c.id == deliveries.c.reminder_id)
    .where(reminders.c.member_id == ONE, deliveries.c.state == "held")
    .order_by(deliveries.c.scheduled.desc(), deliveries.c.id)
    .limit(MOST_HELD)
)


def reminders_of(ask: Ask, member: int, now: datetime) -> tuple[Reminder, ...]:
    """A member's reminders, oldest first; those that are over have no `due`."""
    return tuple(from_row(row, now) for row in ask(_REMINDERS, member=member))


def held_of(ask: Ask, member: int) -> tuple[Held, ...]:
    """What could not be delivered to a member, oldest first."""
    return tuple(Held(*row) for row in reversed(ask(_HELD, member=member)))


def from_row(row: Any, now: datetime) -> Reminder:  # Any: a row with reminders' columns
    """A reminder as it is at `now`: a pause that has run out is none."""
    paused = row.paused and (row.paused_until is None or row.paused_until > now)
    return Reminder(
        id=row.id,
        member=row.member_id,
        text=row.text,
        schedule=Schedule(row.start, row.zone, row.rule),
        kind=row.kind,
        channel=row.channel,
        created=row.created,
        due=row.due,
        paused=paused,
        paused_until=row.paused_until if paused else None,
    )


def next_look() -> sa.ColumnElement[datetime | None]:
    """When a reminder is due for a look, from its other columns; the one rule behind the column `wake`."""
    under_way = sa.exists().where(
        deliveries.c.reminder_id == reminders.c.id,
        deliveries.c.scheduled == reminders.c.due,
        deliveries.c.snooze == sa.false(),
        deliveries.c.wake.is_not(None),
    )
    paused = reminders.c.paused == sa.true()
    return sa.case(
        (reminders.c.due.is_(None), None),
        (under_way, None),
        (paused & reminders.c.paused_until.is_(None), None),
        (paused & (reminders.c.paused_until > reminders.c.due), reminders.c.paused_until),
        else_=reminders.c.due,
    )


def _mine(work: Work, *ids: str) -> sa.ColumnElement[bool]:
    """The member's own reminders of these ids, or all of them when none is named: nobody reaches another's."""
    own = reminders.c.member_id == work.member
    return own & reminders.c.id.in_(ids) if ids else own


async def _set(work: Work, which: sa.ColumnElement[bool], **values: Any) -> None:  # Any: a column's value
    await work.connection.execute(reminders.update().where(which).values(**values))
    await work.connection.execute(reminders.update().where(which).values(wake=next_look()))


def _columns(draft: ReminderDraft) -> dict[str, object]:
    plan = draft.schedule
    return {
        "text": draft.text,
        "start": plan.start,
        "zone": plan.zone,
        "rule": plan.rule,
        "kind": draft.kind,
        "channel": draft.channel,
    }


async def _free_slot(work: Work) -> int:
    """A place among the member's reminders; MemberInputError("remind.too_many") when all are taken."""
    taken = sa.select(reminders.c.slot).where(reminders.c.member_id == work.member, reminders.c.slot.is_not(None))
    free = set(range(MOST_REMINDERS)) - set((await work.connection.execute(taken)).scalars())
    if not free:
        raise MemberInputError("remind.too_many", most=MOST_REMINDERS)
    return min(free)


@change.register
async def _(asked: changes.CreateReminder, work: Work) -> None:
    """The same draft again (a button pressed twice) is the same reminder."""
    await remember(work)
    values = _columns(asked.draft)
    same = [reminders.c[name].is_not_distinct_from(value) for name, value in values.items()]
    there = sa.select(reminders.c.id).where(_mine(work), reminders.c.due.is_not(None), *same)
    if (await work.connection.execute(there)).first() is not None:
        return
    values |= {"id": drawn(work.source, REMINDER_ID), "member_id": work.member, "slot": await _free_slot(work)}
    due = asked.draft.due
    await work.connection.execute(reminders.insert().values(**values, created=work.now, due=due, wake=due))


@change.register
async def _(asked: changes.EditReminder, work: Work) -> None:
    """Who gives a new time wants it to come: a pause ends, and one that is over begins again."""
    over = sa.select(reminders.c.slot).where(_mine(work, asked.reminder))
    found = (await work.connection.execute(over)).one_or_none()
    if found is None:
        return
    slot = await _free_slot(work) if found.slot is None else found.slot
    values = _columns(asked.draft) | {"due": asked.draft.due, "slot": slot, "ended": None}
    values |= {"paused": False, "paused_until": None}
    await _set(work, _mine(work, asked.reminder), **values)


@change.register
async def _(asked: changes.SnoozeReminder, work: Work) -> None:
    """A second snooze takes the first one's place."""
    mine = sa.select(reminders.c.id).where(_mine(work, asked.reminder))
    if (await work.connection.execute(mine.with_for_update(key_share=True))).first() is None:
        return
    await work.connection.execute(deliveries.delete().where(_waiting_snooze(mine)))
    row = {
        "id": drawn(work.source, DELIVERY_ID),
        "reminder_id": asked.reminder,
        "scheduled": asked.until,
        "snooze": True,
        "state": "waiting",
        "attempt": 0,
        "wake": asked.until,
    }
    await work.connection.execute(insert(work.connection, deliveries).values(**row).on_conflict_do_nothing())


def _waiting_snooze(of: sa.Select[tuple[str]]) -> sa.ColumnElement[bool]:
    waiting = (deliveries.c.state == "waiting") & (deliveries.c.snooze == sa.true())
    return waiting & deliveries.c.reminder_id.in_(of)


@change.register
async def _(asked: changes.PauseReminder, work: Work) -> None:
    """What waits to be sent again or was snoozed waits no longer: nothing is sent during a pause."""
    which = _mine(work, *filter(None, [asked.reminder]))
    # Held before its deliveries, as by whoever marks one: so that two never wait for each other.
    await work.connection.execute(sa.select(reminders.c.id).where(which).with_for_update(key_share=True))
    waiting = deliveries.c.reminder_id.in_(sa.select(reminders.c.id).where(which)) & (deliveries.c.state == "waiting")
    dropped = deliveries.update().where(waiting).values(state="dropped", wake=None, settled=work.now, reason="paused")
    await work.connection.execute(dropped)
    await _set(work, which, paused=True, paused_until=asked.until)


@change.register
async def _(asked: changes.ResumeReminder, work: Work) -> None:
    for reminder, due in asked.due:
        live = _mine(work, reminder) & reminders.c.due.is_not(None)
        await _set(work, live, paused=False, paused_until=None, due=due)


@change.register
async def _(asked: changes.DeleteReminder, work: Work) -> None:
    if asked.reminders:
        await work.connection.execute(reminders.delete().where(_mine(work, *asked.reminders)))


@change.register
async def _(asked: changes.ReleaseHeld, work: Work) -> None:
    """They were shown, so nothing of them needs to be kept."""
    mine = sa.select(reminders.c.id).where(_mine(work))
    shown = deliveries.c.id.in_(asked.deliveries) & (deliveries.c.state == "held")
    await work.connection.execute(deliveries.delete().where(shown, deliveries.c.reminder_id.in_(mine)))
