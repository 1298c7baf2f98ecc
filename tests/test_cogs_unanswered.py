"""When the bot holds back: floods, missing rights, quiet channels, doors that are shut, failures."""

from __future__ import annotations

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.models.server import ServerSettings
from tests.worlds import QUESTION, World, text_of


async def test_a_flood_gets_one_kind_word_and_then_silence(world: World) -> None:
    """Nobody else waits for it."""
    world.bot.services.member_limits._burst = 2.0
    for _ in range(2):
        await world.mention(world.ada, QUESTION)
    assert "You are quick" in text_of(await world.mention(world.ada, QUESTION))
    assert world.bot.user is not None
    before = len(world.channel.history())
    await world.ada.send(world.channel, f"{world.bot.user.mention} {QUESTION}")
    assert len(world.channel.history()) == before + 1
    assert "Certifications" in text_of(await world.mention(world.ben, QUESTION))
    await world.env.advance_time(2)
    assert "Certifications" in text_of(await world.mention(world.ada, QUESTION))
    before = len(world.channel.history())
    await world.ada.send(world.channel, f"{world.bot.user.mention} {QUESTION}")
    assert len(world.channel.history()) == before + 1, "the same flood was told twice"
    await world.env.advance_time(60)
    assert "Certifications" in text_of(await world.mention(world.ada, QUESTION))


async def test_what_a_flooding_member_writes_is_not_taken_from_the_channel(world: World) -> None:
    """Refused messages use up nothing that the others in the channel have in common."""
    world.bot.services.member_limits._burst = 1.0
    world.bot.services.channel_limits._burst = 4.0
    assert world.bot.user is not None
    for _ in range(8):
        await world.ada.send(world.channel, f"{world.bot.user.mention} {QUESTION}")
    assert "Certifications" in text_of(await world.mention(world.ben, QUESTION))


async def test_where_it_may_not_write_it_tries_nothing(world: World) -> None:
    """A refused request would count against the bot's address."""
    await _deny(world, send_messages=False)
    assert world.bot.user is not None
    await world.ada.send(world.channel, f"{world.bot.user.mention} {QUESTION}")
    assert len(world.channel.history()) == 1
    assert not [one for one in world.env.http_requests if one.method == "POST" and one.path.endswith("/messages")]


async def test_without_history_it_writes_instead_of_replying(world: World) -> None:
    """Discord refuses a reply to a message that the bot could not read again."""
    await _deny(world, read_message_history=False)
    answer = await world.mention(world.ada, QUESTION)
    assert answer.reference is None
    assert "Certifications" in text_of(answer)


async def test_a_quiet_channel_stays_quiet(world: World) -> None:
    """A mention there is not answered; a command is, for its user alone."""
    await world.bot.services.set_server(ServerSettings(world.guild.id, quiet=(world.channel.id,)))
    assert world.bot.user is not None
    await world.ada.send(world.channel, f"{world.bot.user.mention} {QUESTION}")
    assert len(world.channel.history()) == 1
    assert (await world.ada.slash(world.channel, "ask", question=QUESTION)).ephemeral


async def test_a_failure_is_told_with_the_number_that_the_log_has(world: World) -> None:
    """The member gets a sentence and a reference, the log the traceback with the same one."""
    world.env.inject_error("POST", "/channels/*/messages", status=500, times=1)
    answer = await world.mention(world.ada, QUESTION)
    record = world.failures.pop()
    reference = str(record.args[0]) if isinstance(record.args, tuple) else ""
    assert f"**{reference}**" in text_of(answer)
    assert record.exc_info is not None


@pytest.mark.parametrize("code", [50007, 50001, 50013], ids=["closed", "no access", "no right to write"])
async def test_a_shut_door_is_tried_once(world: World, code: int) -> None:
    """Each refused request counts against the bot's address, so nothing is tried again."""
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=code, times=None)
    await world.ada.send_dm(QUESTION)
    tried = [one for one in world.env.http_requests if one.method == "POST" and one.path.endswith("/messages")]
    assert len(tried) == 1
    world.env.backend.faults.clear()
    await world.ada.send_dm(QUESTION)
    assert "Certifications" in text_of(world.ada.user.dm_channel.history()[-1])


async def _deny(world: World, **permissions: bool) -> None:
    """Take rights away from the bot in the channel."""
    assert world.bot.user is not None
    allow, deny = discord.PermissionOverwrite(**permissions).pair()
    overwrite = Overwrite(target_id=world.bot.user.id, type=OverwriteType.MEMBER, allow=allow.value, deny=deny.value)
    world.env.backend.set_overwrite(world.channel.id, overwrite)
    await world.env.settle()
