"""A member who uses a bot while things around it break."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import discord
from simcord.env import Env

from bot import create_bot
from bot.client import AdvisorBot
from bot.models.changes import CreateReminder, SetZone
from bot.models.reminder import ReminderDraft, Schedule
from bot.schedule import wall
from bot.settings import Settings
from tests.worlds import World, peopled, reply_of, text_of

ZONE = "Europe/Berlin"


async def choose(world: World) -> None:
    await world.ben.slash(world.channel, "path choose", career="backend")


async def tick(world: World) -> str:
    """Tick the next step by command; what the member reads."""
    return text_of(reply_of(await world.ben.slash(world.channel, "path done")))


async def ticked(world: World) -> int:
    return len((await world.stored(world.ben)).done)


async def daily(world: World, **ahead: float) -> None:
    """A daily reminder of Ben's."""
    due = world.bot.services.now().replace(second=0, microsecond=0) + timedelta(**ahead)
    draft = ReminderDraft("study sql", Schedule(wall(due, ZONE), ZONE, "FREQ=DAILY"), due)
    await world.bot.services.apply(world.ben.id, (SetZone(ZONE), CreateReminder(draft)))


def expected(world: World) -> None:
    """The failures so far were caused by the test."""
    assert world.env.errors is not None  # reading them acknowledges them
    world.failures.clear()


def reminded(world: World) -> list[discord.Message]:
    return [one for one in world.ben.user.dm_channel.history() if "study sql" in text_of(one)]


async def running(settings: Settings) -> AsyncIterator[World]:
    """A bot with these settings, whose errors are the test's own affair."""
    env = Env(create_bot(settings), settle_timeout=60)
    await env.start()
    try:
        yield peopled(settings, env)
    finally:
        bot = env.bot
        assert isinstance(bot, AdvisorBot)
        await bot.close()
        await env.shutdown()
