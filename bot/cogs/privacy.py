"""`/privacy`: everything stored about a member as a file, or deleted for good."""

from __future__ import annotations

import io
import json

import discord
from discord import app_commands
from discord.ext import commands

from bot.advisor.privacy import PrivacyAdvice
from bot.models.action import Action
from bot.press import Desk
from bot.services import Interaction

FILE = "career-advisor-export.json"


class Privacy(commands.GroupCog, group_name="privacy"):
    """A member's right to see and to delete."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.services = desk.services
        self.services.handlers["confirm:privacy"] = self.confirmed
        self.services.handlers["privacy_export"] = self.pressed

    @property
    def advice(self) -> PrivacyAdvice:
        """The words for it, from the knowledge in use."""
        return PrivacyAdvice(self.services.mind.knowledge, self.services.voice.replies)

    @app_commands.command(name="export")
    async def export(self, interaction: Interaction) -> None:
        """Send everything stored about the member, as JSON."""
        await self.send(interaction)

    async def pressed(self, interaction: Interaction, _action: Action, _values: tuple[str, ...]) -> None:
        """The same by a button: always the presser's own data, whoever the message was for."""
        await self.send(interaction)

    async def send(self, interaction: Interaction) -> None:
        """The file, for who asked alone."""
        with self.services.working():
            member = await self.services.store.member(interaction.user.id)
            rows = await self.services.store.export(interaction.user.id)
            text = json.dumps(rows, indent=2, ensure_ascii=False, default=str)
            file = discord.File(io.BytesIO(text.encode("utf-8", "replace")), filename=FILE)
            await self.desk.poster.respond(interaction, self.advice.exported(member), private=True, files=[file])

    @app_commands.command(name="delete")
    async def delete(self, interaction: Interaction) -> None:
        """Ask once before deleting."""
        with self.services.working():
            member = await self.services.store.member(interaction.user.id)
            await self.desk.poster.respond(interaction, self.advice.ask_delete(member), private=True)

    async def confirmed(self, interaction: Interaction, action: Action, _values: tuple[str, ...]) -> None:
        """Delete everything about the presser, and say what was there."""
        if action.owner != interaction.user.id:
            await self.desk.tell(interaction, self.services.say("discord.not_yours"))
            return
        await interaction.response.defer()
        removed = await self.services.delete_member(interaction.user.id)
        await self.desk.poster.update(interaction, self.advice.deleted(removed, now=self.services.now()))


async def setup(client: commands.AutoShardedBot) -> None:
    """Called once at start."""
    await client.add_cog(Privacy(client.desk))  # type: ignore[attr-defined]
