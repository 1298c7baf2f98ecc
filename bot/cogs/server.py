"""`/server`: for members with Manage Server; their right is checked here too, not only by Discord."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.advisor import server
from bot.models.action import Action
from bot.models.server import ServerSettings
from bot.presentation.server import ChannelMenu, setup_layout
from bot.press import Desk
from bot.services import Interaction

SINCE = timedelta(days=30)
MOST_GAPS = 10
QUIET, ANSWERING = "server_quiet", "server_answering"


@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class Server(commands.GroupCog, group_name="server"):
    """A server's own settings and what its members ask."""

    def __init__(self, desk: Desk, client: commands.AutoShardedBot) -> None:
        self.desk = desk
        self.client = client
        self.services = desk.services
        self.services.handlers |= dict.fromkeys((QUIET, ANSWERING), self.chosen)

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Discord hides the commands from others, and a server may show them to anyone: the right decides."""
        if interaction.guild_id is None:
            raise app_commands.NoPrivateMessage
        if not interaction.permissions.manage_guild:
            raise app_commands.MissingPermissions(["manage_guild"])
        return True

    @app_commands.command(name="setup")
    async def setup_server(self, interaction: Interaction) -> None:
        """Choose quiet channels, and those in which questions are answered without a mention."""
        with self.services.working():
            await interaction.response.send_message(view=await self.layout(interaction), ephemeral=True)

    @app_commands.command(name="gaps")
    async def gaps(self, interaction: Interaction) -> None:
        """What could not be answered well."""
        guild, mind = interaction.guild_id or 0, self.services.voice
        with self.services.working():
            await self.services.write_counts()
            found = await self.services.store.gaps(guild, MOST_GAPS)
            counts = await self.services.store.stats(guild, self.services.now() - SINCE)
            advice = server.gaps(mind.replies, found, counts, mind.knowledge)
            await self.desk.poster.respond(interaction, advice, private=True)

    @app_commands.command(name="stats")
    async def stats(self, interaction: Interaction) -> None:
        """How often what was asked."""
        guild, mind = interaction.guild_id or 0, self.services.voice
        with self.services.working():
            await self.services.write_counts()
            counts = await self.services.store.stats(guild, self.services.now() - SINCE)
            advice = server.stats(mind.replies, counts, mind.knowledge)
            await self.desk.poster.respond(interaction, advice, private=True)

    async def chosen(self, interaction: Interaction, action: Action, values: tuple[str, ...]) -> None:
        """Keep the channels of one menu, when their chooser may."""
        await self.interaction_check(interaction)
        if action.verb == ANSWERING and not self.services.settings.message_content:
            await self.desk.tell(interaction, self.services.say("server.no_message_content"))
            return
        before = await self.services.server(interaction.guild_id or 0)
        channels = tuple(sorted({int(value) for value in values if value.isdecimal()}))
        quiet = channels if action.verb == QUIET else before.quiet
        answering = channels if action.verb == ANSWERING else before.answering
        await self.services.set_server(ServerSettings(before.id, quiet, answering))
        await interaction.response.edit_message(view=await self.layout(interaction))

    async def layout(self, interaction: Interaction) -> ui.LayoutView:
        """The setup message as things are now."""
        settings = await self.services.server(interaction.guild_id or 0)
        content, owner = self.services.settings.message_content, interaction.user.id
        menus = [ChannelMenu(Action(QUIET, owner=owner), self.services.say("server.quiet_menu"), settings.quiet)]
        if content:
            label = self.services.say("server.answering_menu")
            menus.append(ChannelMenu(Action(ANSWERING, owner=owner), label, settings.answering))
        text = server.setup_text(self.services.voice.replies, settings, message_content=content)
        view = setup_layout(text, menus)
        view.stop()
        return view

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget a server that removed the bot."""
        await self.services.purge_server(guild.id)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Forget those that removed it while it was not running. Servers in an outage of Discord's are listed too."""
        here = {guild.id for guild in self.client.guilds}
        for guild in await self.services.store.servers():
            if guild not in here and (guild >> 22) % (self.client.shard_count or 1) in self.client.shards:
                await self.services.purge_server(guild)


async def setup(client: commands.AutoShardedBot) -> None:
    """Called once at start."""
    await client.add_cog(Server(client.desk, client))  # type: ignore[attr-defined]
