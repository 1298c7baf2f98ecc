"""Sending reminders exactly once: due ones are claimed with a lease, sent by the caller, then marked."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models.reminder import Delivery
from bot.store.reminders import COLUMNS, from_row, next_look
from bot.store.schema import deliveries, reminders
from bot.store.upserts import insert
from bot.store.work import DELIVERY_ID, drawn

Outcome = Literal["sent", "held", "dropped", "retry"]
RETRY_AFTER = timedelta(minutes=1)
"""When to try again if the caller names no time."""

NOW: sa.BindParameter[datetime] = sa.bindparam("now")
MOST: sa.BindParameter[int] = sa.bindparam("most")
_STARTED = (
    sa.select(
        deliveries.c.id.label("delivery"), deliveries.c.scheduled, deliveries.c.snooze, deliveries.c.attempt, *COLUMNS
    )
    .join_from(deliveries, reminders, reminders.c.id == deliveries.c.reminder_id)
    .where(deliveries.c.wake <= NOW)
    .order_by(deliveries.c.wake)
    .limit(MOST)
    .with_for_update(of=deliveries, skip_locked=True)
)
_DUE = (
    sa.select(*COLUMNS)
    .where(reminders.c.wake <= NOW)
    .order_by(reminders.c.wake)
    .limit(MOST)
    .with_for_update(skip_locked=True)
)
_NEXT = sa.select(
    *(
        sa.select(sa.func.min(table.c.wake)).where(table.c.wake.is_not(None)).scalar_subquery().label(table.name)
        for table in (reminders, deliveries)
    )
)


@dataclass(frozen=True, slots=True)
class Claim:
    """By whom, when and for how long deliveries are claimed."""

    owner: str
    now: datetime
    lease: timedelta

    def columns(self) -> dict[str, object]:
        """What a delivery's row says while it is claimed."""
        return {
            "state": "claimed",
            "owner": self.owner,
            "claimed": self.now,
            "wake": self.now + self.lease,
            "settled": None,
        }


async def next_due(connection: AsyncConnection) -> datetime | None:
    """When there is something to claim next: a reminder, a snooze, a second try, or a lease that runs out."""
    return min(filter(None, (await connection.execute(_NEXT)).one()), default=None)


async def claim_due(
    connection: AsyncConnection, claim: Claim, *, limit: int, source: random.Random
) -> tuple[Delivery, ...]:
    """Claim what is due at the claim's time, at most `limit`, those begun before first."""
    begun = (await connection.execute(_STARTED, {"now": claim.now, "most": limit})).all()
    claimed = [_delivery(row, claim, row.delivery, row.attempt + 1) for row in begun]
    if begun:
        which = deliveries.c.id.in_([row.delivery for row in begun])
        again = deliveries.update().where(which).values(**claim.columns(), attempt=deliveries.c.attempt + 1)
        await connection.execute(again)
    if len(begun) < limit:
        claimed += await _claim_new(connection, claim, limit=limit - len(begun), source=source)
    return tuple(claimed)


async def _claim_new(connection: AsyncConnection, claim: Claim, *, limit: int, source: random.Random) -> list[Delivery]:
    due = (await connection.execute(_DUE, {"now": claim.now, "most": limit})).all()
    if not due:
        return []
    await connection.execute(reminders.update().where(reminders.c.id.in_([row.id for row in due])).values(wake=None))
    begun = await _begin(connection, claim, due, source)
    return [_delivery(row, claim, begun[row.id].id, begun[row.id].attempt) for row in due]


async def _begin(
    connection: AsyncConnection, claim: Claim, due: Sequence[Any], source: random.Random
) -> dict[str, Any]:
    """A delivery's row for each reminder, by reminder.

    Where one stands for the same time already (the clock was set back), it is taken up again under its old id,
    so that the caller looks for the message before sending it.
    """
    fresh = insert(connection, deliveries)
    statement = fresh.on_conflict_do_update(
        index_elements=["reminder_id", "scheduled", "snooze"],
        set_={**claim.columns(), "attempt": deliveries.c.attempt + 1},
    ).returning(deliveries.c.reminder_id, deliveries.c.id, deliveries.c.attempt)
    rows = [
        {
            "id": drawn(source, DELIVERY_ID),
            "reminder_id": row.id,
            "scheduled": row.due,
            "snooze": False,
            "attempt": 1,
            **claim.columns(),
        }
        for row in due
    ]
    return {row.reminder_id: row for row in await connection.execute(statement, rows)}


def _delivery(row: Any, claim: Claim, delivery: str, attempt: int) -> Delivery:  # Any: a joined row
    snooze = getattr(row, "snooze", False)
    scheduled = row.scheduled if hasattr(row, "scheduled") else row.due
    until = row.paused_until
    return Delivery(
        id=delivery,
        reminder=from_row(row, claim.now),
        scheduled=scheduled,
        claimed=claim.now,
        state="claimed",
        attempt=attempt,
        recovered=attempt > 1,
        snooze=snooze,
        during_pause=bool(row.paused and not snooze and until is not None and scheduled < until <= claim.now),
    )


@dataclass(frozen=True, slots=True)
class Mark:
    """How a delivery ended. `next_due`: the reminder's next time, None when it is over."""

    outcome: Outcome
    next_due: datetime | None
    reason: str
    not_before: datetime | None


async def mark(connection: AsyncConnection, delivery: Delivery, ended: Mark, now: datetime) -> bool:
    """Record how it ended, and move the reminder on; False when another process has settled it meanwhile.

    A delivery that was sent counts whoever says so; every other outcome only from the claim's last holder.
    The schedule moves only if the reminder still waits for this very time: an edit made meanwhile stands.
    """
    if ended.next_due is not None and ended.next_due <= delivery.scheduled and not delivery.snooze:
        message = f"the next time {ended.next_due} is not after {delivery.scheduled}"
        raise ValueError(message)
    mine = reminders.c.id == delivery.reminder.id
    # The reminder is held first, as whoever edits or deletes it does: so that two never wait for each other.
    await connection.execute(sa.select(reminders.c.id).where(mine).with_for_update(key_share=True))
    written = await connection.execute(deliveries.update().where(*_open(delivery, ended)).values(**_row(ended, now)))
    if not written.rowcount:
        return False
    if ended.outcome != "retry" and not delivery.snooze:
        over: dict[str, object] = {} if ended.next_due else {"ended": now, "slot": None}
        step = reminders.update().where(mine, reminders.c.due == delivery.scheduled)
        await connection.execute(step.values(due=ended.next_due, **over))
        await connection.execute(reminders.update().where(mine).values(wake=next_look()))
    return True


def _open(delivery: Delivery, ended: Mark) -> Iterable[sa.ColumnElement[bool]]:
    yield deliveries.c.id == delivery.id
    if ended.outcome == "sent":
        yield deliveries.c.state.in_(("claimed", "waiting", "held"))
    else:
        yield deliveries.c.state == "claimed"
        yield deliveries.c.attempt == delivery.attempt


def _row(ended: Mark, now: datetime) -> dict[str, object]:
    if ended.outcome == "retry":
        again = ended.not_before or now + RETRY_AFTER
        return {"state": "waiting", "wake": again, "settled": None, "reason": ended.reason}
    return {"state": ended.outcome, "wake": None, "settled": now, "reason": ended.reason}
