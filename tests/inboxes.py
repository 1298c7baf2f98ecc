"""Reminders set for members of a simulated Discord, and the direct messages that come of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from simcord.actors import MemberActor

from bot.models.changes import ChoosePath, CreateReminder, SetZone
from bot.models.reminder import Reminder, ReminderDraft, Schedule
from bot.schedule import wall
from tests.worlds import World, custom_ids

ZONE = "Europe/Berlin"


def now(world: World) -> datetime:
    """The simulated Discord's time."""
    return world.env.now()


async def remind(world: World, actor: MemberActor, rule: str = "FREQ=DAILY", **ahead: float) -> Reminder:
    """A reminder for `actor` that is due so far ahead; the member follows a path in Berlin."""
    due = now(world).replace(second=0, microsecond=0) + timedelta(**(ahead or {"hours": 2}))
    schedule = Schedule(wall(due, ZONE), ZONE, rule)
    draft = ReminderDraft("study sql", schedule, due)
    changes = (SetZone(ZONE), ChoosePath("backend"), CreateReminder(draft))
    with world.env.time_context():
        await world.bot.services.apply(actor.id, changes)
    await world.env.settle()
    return (await world.stored(actor)).reminders[-1]


def inbox(world: World, actor: MemberActor) -> list[Any]:
    """Direct messages that carry a delivery, oldest first."""
    return [message for message in messages(world, actor) if any("remind_done" in one for one in custom_ids(message))]


def messages(world: World, actor: MemberActor) -> list[Any]:
    """All direct messages."""
    return list(actor.user.dm_channel.history())
