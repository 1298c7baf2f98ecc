"""Threats in servers: admin commands without the right, and what a server leaves behind."""

from __future__ import annotations

import pytest
from simcord.backend.models.message import EPHEMERAL_FLAG

from bot.models.changes import (
    FileGap,
)
from bot.models.server import ServerSettings
from tests.stores import START
from tests.worlds import World, control, reply_of, text_of


@pytest.mark.parametrize("command", ["server setup", "server gaps", "server stats"])
async def test_each_admin_command_checks_the_right_on_the_server_side(world: World, command: str) -> None:
    """Discord shows it to whom a server's integrations page says; the bot looks at the permission itself."""
    shown = next(one for one in await world.bot.tree.fetch_commands() if one.name == "server")
    world.guild.set_command_permissions(shown, {world.ben: True})
    refused = await world.ben.slash(world.channel, command)
    assert "Manage Server" in text_of(reply_of(refused))
    assert refused.ephemeral
    assert world.env.errors  # the refusal, known to simcord


async def test_the_admin_menu_checks_the_right_at_the_press(world: World) -> None:
    """With the admin's message at hand, or its id forged, the right decides."""
    setup = reply_of(await world.ada.slash(world.channel, "server setup"))
    world.env.backend.get_message(world.channel.id, setup.id).flags &= ~EPHEMERAL_FLAG
    refused = await world.ben.select(setup, [world.channel], custom_id=control(setup, "server_quiet"))
    assert "Manage Server" in text_of(reply_of(refused))
    assert (await world.bot.services.store.server(world.guild.id)).quiet == ()


async def test_a_server_that_removes_the_bot_is_purged(world: World) -> None:
    """Settings, gaps and counts of the server go; a member's own path stays theirs."""
    await world.ben.slash(world.channel, "path choose", career="backend")
    setup = reply_of(await world.ada.slash(world.channel, "server setup"))
    await world.ada.select(setup, [world.channel], custom_id=control(setup, "server_quiet"))
    services = world.bot.services
    await services.store.file_gap(world.ben.id, FileGap(world.guild.id, "q", "answer", "", "", wrong=False))
    await services.write_counts()
    world.env.backend.emit("GUILD_DELETE", {"id": str(world.guild.id), "unavailable": False})
    await world.env.settle()
    assert (await services.store.server(world.guild.id)).quiet == ()
    assert await services.store.gaps(world.guild.id, 10) == ()
    assert await services.store.stats(world.guild.id, START.replace(year=2000)) == ()
    assert (await world.stored(world.ben)).active == "backend"


async def test_a_server_that_removed_the_bot_while_it_was_away_is_purged(world: World) -> None:
    """Discord tells nobody who is not connected: the bot looks when it is back."""
    services, gone = world.bot.services, 7 << 22
    for guild in (gone, world.guild.id):
        await services.store.set_server(ServerSettings(guild, (1,), ()))
    await services.store.file_gap(world.ben.id, FileGap(gone, "q", "answer", "", "", wrong=False))
    await world.restart()
    store = world.bot.services.store
    assert await store.servers() == (world.guild.id,)
    assert await store.gaps(gone, 10) == ()
