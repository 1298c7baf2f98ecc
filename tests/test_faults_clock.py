"""The clock jumps: no flood, nothing twice, nothing slept through."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import discord
import pytest_asyncio
from simcord.env import Env

from bot import create_bot
from bot.jumps import Jumps
from bot.settings import Settings
from tests.breaking import daily, reminded
from tests.stores import START
from tests.worlds import World, peopled


@pytest_asyncio.fixture
async def jumpy(settings: Settings) -> AsyncIterator[tuple[World, list[timedelta]]]:
    """A bot whose clock is wrong by what stands in the list."""
    wrong = [timedelta()]
    env = Env(create_bot(settings, now=lambda: discord.utils.utcnow() + wrong[0]), settle_timeout=30)
    await env.start()
    try:
        yield peopled(settings, env), wrong
    finally:
        await env.bot.close()
        await env.shutdown()


async def test_clock_jumps_ahead(jumpy: tuple[World, list[timedelta]]) -> None:
    """Ten days at once: no flood, one message at most; the daily rhythm goes on."""
    world, wrong = jumpy
    with world.env.time_context():
        await daily(world, hours=1)
    await world.env.settle()
    wrong[0] = timedelta(days=10)
    await world.env.advance_time(3 * 3600)
    assert len(reminded(world)) <= 1
    before = len(reminded(world))
    await world.env.advance_time(24 * 3600)
    assert len(reminded(world)) == before + 1


async def test_clock_jumps_back(jumpy: tuple[World, list[timedelta]]) -> None:
    """Set back by six hours after a message: the same one does not come twice."""
    world, wrong = jumpy
    with world.env.time_context():
        await daily(world, hours=1)
    await world.env.settle()
    await world.env.advance_time(2 * 3600)
    assert len(reminded(world)) == 1
    wrong[0] = timedelta(hours=-6)
    await world.env.advance_time(8 * 3600)
    assert len(reminded(world)) == 1
    await world.env.advance_time(24 * 3600)
    assert len(reminded(world)) == 2


async def test_a_jump_of_the_clock_is_noticed_within_seconds(jumpy: tuple[World, list[timedelta]]) -> None:
    """The loop counts seconds and would sleep on; a look at the clock, which asks no database, wakes it."""
    world, wrong = jumpy
    with world.env.time_context():
        await daily(world, minutes=50)
    await world.env.advance_time(1)
    wrong[0] = timedelta(minutes=51)
    await world.env.advance_time(60)
    assert not reminded(world), "the loop slept less than it was told to"
    await world.bot._watch()
    await world.env.advance_time(1)
    assert len(reminded(world)) == 1


def test_only_a_jump_counts_as_one() -> None:
    """A clock that is a little off is not; one set ahead or back is, once."""
    at, counted, found = START, 0.0, []
    jumps = Jumps(lambda: at, lambda: counted)
    for passed in (60, 61, 59, 60 + 3600, 60, 60 - 3600, 60):
        at, counted = at + timedelta(seconds=passed), counted + 60
        found.append(jumps.look())
    assert found == [False, False, False, True, False, True, False]
