"""`/remind`: reminders in the member's own words; every answer is for the member alone."""

from __future__ import annotations

from collections.abc import Iterable

import discord
from discord import app_commands
from discord.ext import commands

from bot.advisor.remind import RemindAdvice
from bot.arriving import Arriving, Request
from bot.errors import MemberInputError
from bot.models.action import Action
from bot.press import Desk
from bot.services import Interaction
from bot.wording import cut

LONGEST = 100
"""Characters of a choice."""
LONGEST_TEXT = 1_000
"""Characters of a reminder's text and of the words for its time."""
Words = app_commands.Range[str, 1, LONGEST_TEXT]


class Remind(commands.GroupCog, group_name="remind"):
    """Reminders, by command."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.services = desk.services

    @property
    def advice(self) -> RemindAdvice:
        """The words and choices, from the knowledge in use."""
        return RemindAdvice(self.services.mind.knowledge, self.services.voice.replies)

    @app_commands.command(name="create")
    async def create(self, interaction: Interaction, when: Words, text: Words | None = None) -> None:
        """A new reminder."""
        await self.run(interaction, Action("remind_create"), when, text or "")

    @app_commands.command(name="list")
    async def listed(self, interaction: Interaction) -> None:
        """All reminders and when they come next."""
        await self.run(interaction, Action("remind_list"))

    @app_commands.command(name="edit")
    async def edit(
        self, interaction: Interaction, reminder: str, when: Words | None = None, text: Words | None = None
    ) -> None:
        """Another time or another text; the reminder stays."""
        await self.run(interaction, Action("remind_edit", (reminder,)), when or "", text or "")

    @app_commands.command(name="snooze")
    @app_commands.rename(duration="for")
    async def snooze(self, interaction: Interaction, reminder: str, duration: Words) -> None:
        """Once more later, without moving the schedule."""
        await self.run(interaction, Action("remind_snooze", (reminder,)), duration)

    @app_commands.command(name="pause")
    @app_commands.rename(duration="for")
    async def pause(self, interaction: Interaction, reminder: str | None = None, duration: Words | None = None) -> None:
        """Nothing for a while; without a reminder, all of them."""
        await self.run(interaction, Action("remind_pause", (reminder or "",)), duration or "")

    @app_commands.command(name="resume")
    async def resume(self, interaction: Interaction, reminder: str | None = None) -> None:
        """Go on; without a reminder, all of them."""
        await self.run(interaction, Action("remind_resume", (reminder or "",)))

    @app_commands.command(name="delete")
    async def delete(self, interaction: Interaction, reminder: str) -> None:
        """Delete one, after asking."""
        await self.run(interaction, Action("remind_delete", (reminder,)))

    @app_commands.command(name="timezone")
    async def timezone(self, interaction: Interaction, zone: Words) -> None:
        """The zone all times are meant in."""
        await self.run(interaction, Action("remind_zone"), zone)

    @app_commands.command(name="settings")
    async def settings(
        self,
        interaction: Interaction,
        waking_hours: Words | None = None,
        digest: bool | None = None,  # noqa: FBT001 - the shape of a command
        fallback_channel: discord.TextChannel | None = None,
    ) -> None:
        """Waking hours, the weekly digest, and where to write when direct messages are closed."""
        chosen = "" if digest is None else "on" if digest else "off"

        def asked(_: Arriving) -> Request:
            channel = _writable(interaction, fallback_channel) if fallback_channel is not None else ""
            return Request(Action("remind_settings"), (waking_hours or "", chosen, channel))

        await self.desk.command(interaction, asked, private=True)

    @create.autocomplete("when")
    @edit.autocomplete("when")
    async def complete_when(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """How the words are understood, with the next three times."""
        member = await self.services.store.member(interaction.user.id)
        return _shown(self.advice.when_choices(typed, member, self.services.now()))

    @edit.autocomplete("reminder")
    @snooze.autocomplete("reminder")
    @pause.autocomplete("reminder")
    @resume.autocomplete("reminder")
    @delete.autocomplete("reminder")
    async def complete_reminder(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The member's reminders."""
        member = await self.services.store.member(interaction.user.id)
        return _shown(self.advice.reminder_choices(typed, member, self.services.now()))

    @timezone.autocomplete("zone")
    async def complete_zone(self, _interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """All IANA zones, by city, country and offset."""
        return _shown(self.advice.zone_choices(typed, self.services.now()))

    async def run(self, interaction: Interaction, action: Action, *values: str) -> None:
        """Answer for the member alone."""
        await self.desk.command(interaction, lambda _: Request(action, values), private=True)


def _writable(interaction: Interaction, channel: discord.TextChannel) -> str:
    """The channel's id, when both its chooser and the bot may write there; MemberInputError when not."""
    for member in (interaction.user, channel.guild.me):
        if not isinstance(member, discord.Member) or not channel.permissions_for(member).send_messages:
            raise MemberInputError("discord.no_fallback", channel=channel.mention)
    return str(channel.id)


def _shown(pairs: Iterable[tuple[str, str]]) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=cut(name, LONGEST), value=value) for name, value in pairs if len(value) <= LONGEST]


async def setup(client: commands.AutoShardedBot) -> None:
    """Called once at start."""
    await client.add_cog(Remind(client.desk))  # type: ignore[attr-defined]
