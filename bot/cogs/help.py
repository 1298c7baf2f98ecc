"""`/help`: what the bot can do."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.arriving import Request
from bot.models.action import Action
from bot.press import Desk
from bot.services import Interaction


class Help(commands.Cog):
    """The short introduction."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @app_commands.command(name="help")
    async def help(self, interaction: Interaction) -> None:
        """What can be asked and done."""
        await self.desk.command(interaction, lambda _: Request(Action("help")), private=True)


async def setup(client: commands.AutoShardedBot) -> None:
    """Called once at start."""
    await client.add_cog(Help(client.desk))  # type: ignore[attr-defined]
