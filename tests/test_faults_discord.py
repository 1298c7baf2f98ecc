"""Discord drops the line or refuses: what the member sees, and that nothing acknowledged is lost."""

from __future__ import annotations

import pytest

from tests.breaking import choose, daily, expected, reminded, tick, ticked
from tests.worlds import World, text_of


async def test_gateway_drop_and_new_identify(world: World) -> None:
    """The line breaks and the bot identifies anew: ticks stay, answers go on, commands are not sent again."""
    await choose(world)
    await tick(world)
    shard = world.bot.get_shard(0)
    assert shard is not None
    await shard.disconnect()
    await world.env.settle()
    assert await ticked(world) == 1
    await shard.reconnect()
    await world.env.settle()
    assert "Salary" in text_of(await world.mention(world.ben, "backend salary"))
    await tick(world)
    assert await ticked(world) == 2


@pytest.mark.parametrize("status", [500, 502, 503, 429])
async def test_discord_refuses_the_answer_to_a_question(world: World, status: int) -> None:
    """The first try fails, the member gets a sentence with a number; the next question is answered."""
    world.env.inject_error("POST", "/channels/*/messages", status=status, times=1)
    told = text_of(await world.mention(world.ben, "backend salary"))
    assert "something went wrong on my side" in told
    expected(world)
    assert "Salary" in text_of(await world.mention(world.ben, "backend salary"))


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_discord_refuses_the_answer_to_a_tick(world: World, status: int) -> None:
    """The tick was stored before the answer: the member is told of trouble, the tick is there, once."""
    await choose(world)
    world.env.inject_error("POST", "/interactions/*/callback", status=status, times=1)
    told = await tick(world)
    assert "Nothing of yours is lost" in told
    expected(world)
    assert await ticked(world) == 1


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_discord_refuses_a_reminder_for_a_while(world: World, status: int) -> None:
    """Three refusals in a row: it comes later, once."""
    with world.env.time_context():
        await daily(world, hours=1)
    await world.env.settle()
    world.env.inject_error("POST", "/channels/*/messages", status=status, times=3)
    await world.env.advance_time(3600 + 60)
    await world.env.advance_time(4 * 3600)
    assert len(reminded(world)) == 1
