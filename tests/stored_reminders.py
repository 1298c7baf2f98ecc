"""Reminders of two members in a store, and a process that claims what is due."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.models.changes import (
    CreateReminder,
)
from bot.models.reminder import Delivery, Reminder, ReminderDraft, Schedule
from bot.store import Store
from tests.stores import START

ANNA, BEN = 11, 12
LEASE = timedelta(minutes=2)
DAY = timedelta(days=1)


def draft(text: str = "study", due: datetime = START, **fields: object) -> ReminderDraft:
    schedule = Schedule(due.replace(tzinfo=None), "Europe/Berlin", "FREQ=DAILY")
    return ReminderDraft(text, schedule, due, **fields)  # type: ignore[arg-type]


async def created(store: Store, text: str = "study", due: datetime = START, member: int = ANNA) -> Reminder:
    await store.apply(member, [CreateReminder(draft(text, due))])
    return (await store.member(member)).reminders[-1]


async def claim(store: Store, at: datetime = START, owner: str = "one", limit: int = 100) -> tuple[Delivery, ...]:
    return await store.claim_due(at, limit=limit, lease=LEASE, owner=owner)
