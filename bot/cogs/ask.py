"""Asking: `/ask`, and "Answer this" on somebody's message; the answer's own buttons to post and to remove it."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from bot.exchange import Asker
from bot.models.action import Action, decode
from bot.models.advice import Advice, Button
from bot.posting import with_button
from bot.press import Desk, asker_of, is_public
from bot.services import Interaction

ANSWER_THIS = "Answer this"
POST, REMOVE = "post", "remove"


class Ask(commands.Cog):
    """Questions in plain words, by command."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.services = desk.services
        self.services.handlers |= {POST: self.post, REMOVE: self.remove}
        self.menu = app_commands.ContextMenu(name=ANSWER_THIS, callback=self.answer_this)

    @app_commands.command(name="ask")
    async def ask(self, interaction: Interaction, question: str) -> None:
        """Answer a question about careers."""
        work = self.desk.exchange.ask(question, asker_of(interaction), public=is_public(interaction))
        await self.desk.send(interaction, work, private=False)

    async def answer_this(self, interaction: Interaction, message: discord.Message) -> None:
        """Answer somebody's message, for the presser alone first."""
        if message.author.bot or not message.content.strip():
            await self.desk.tell(interaction, self.services.say("discord.nothing_to_answer"))
            return
        await self.desk.send(interaction, self.offered(message.content, asker_of(interaction)), private=True)

    async def offered(self, text: str, asker: Asker) -> Advice:
        """The answer, with the button that shows it to everyone when nothing in it is personal."""
        advice = await self.desk.exchange.ask(text, asker, public=True)
        if advice.personal:
            return advice
        return with_button(advice, Button(self.services.say("discord.post"), Action(POST), "primary"))

    async def post(self, interaction: Interaction, _action: Action, _values: tuple[str, ...]) -> None:
        """Show a private answer to the channel, as it stands."""
        message = interaction.message
        if message is None or not message.flags.ephemeral:
            await self.desk.tell(interaction, self.services.say("discord.stale"))
            return
        if not await self.desk.may_post(interaction):
            return
        private, public = ui.LayoutView.from_message(message), ui.LayoutView.from_message(message)
        _drop(private, POST)
        _rename(public, Action(REMOVE, owner=interaction.user.id), self.services.say("discord.remove"))
        for view in (private, public):
            view.stop()
        await interaction.response.edit_message(view=private)
        await interaction.followup.send(view=public, allowed_mentions=discord.AllowedMentions.none())

    async def remove(self, interaction: Interaction, action: Action, _values: tuple[str, ...]) -> None:
        """Delete a public answer for its asker, or for someone who may delete messages there."""
        if action.owner != interaction.user.id and not interaction.permissions.manage_messages:
            await self.desk.tell(interaction, self.services.say("discord.not_yours"))
            return
        await interaction.response.defer()
        await interaction.delete_original_response()


def _drop(view: ui.LayoutView, verb: str) -> None:
    """Take the button of a verb out, and its row when it was the last in it."""
    for row, item in _found(view, verb):
        row.remove_item(item)
        if not row.children and isinstance(row.parent, ui.Container):
            row.parent.remove_item(row)


def _rename(view: ui.LayoutView, action: Action, label: str) -> None:
    """Make the button that posted the one that removes."""
    for _, item in _found(view, POST):
        item.custom_id, item.label, item.style = action.encode(), label, discord.ButtonStyle.secondary


def _found(view: ui.LayoutView, verb: str) -> list[tuple[ui.ActionRow[Any], ui.Button[Any]]]:
    found = []
    for row in list(view.walk_children()):
        if not isinstance(row, ui.ActionRow):
            continue
        for item in row.children:
            action = decode(item.custom_id or "") if isinstance(item, ui.Button) else None
            if isinstance(item, ui.Button) and action is not None and action.verb == verb:
                found.append((row, item))
    return found


async def setup(client: commands.AutoShardedBot) -> None:
    """Called once at start."""
    cog = Ask(client.desk)  # type: ignore[attr-defined]
    await client.add_cog(cog)
    client.tree.add_command(cog.menu)
