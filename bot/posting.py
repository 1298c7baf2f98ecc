"""An advice on its way to Discord: as the answer to an interaction, or as a reply to a message."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Coroutine, Sequence
from dataclasses import replace
from typing import Any, TypedDict

import discord
from discord import ui

from bot.models.action import Action
from bot.models.advice import Advice, Button
from bot.presentation import PICTURE, layout
from bot.services import Interaction, Services

DEFER_AFTER = 1.5
"""Seconds of work after which Discord is told to wait; it gives up at 3."""
MOST_BUTTONS = 5
"""Buttons of one row."""
SHOWING = frozenset({"path_share"})
"""Verbs that show something to a channel: in a direct message with the bot there is nobody to show it to."""


class Content(TypedDict):
    """What every way of sending takes."""

    view: ui.LayoutView
    allowed_mentions: discord.AllowedMentions


class Poster:
    """Gives advice its Discord shape and sends it."""

    __slots__ = ("services",)

    def __init__(self, services: Services) -> None:
        self.services = services

    async def settle(self, interaction: Interaction, work: Coroutine[Any, Any, Advice]) -> Advice:
        """The advice; when it takes long, Discord is told so first, for the asker alone."""
        task = asyncio.ensure_future(work)
        done, _ = await asyncio.wait({task}, timeout=DEFER_AFTER)
        if not done and not interaction.response.is_done():
            await interaction.response.defer(ephemeral=not interaction.context.dm_channel, thinking=True)
        return await task

    async def respond(
        self, interaction: Interaction, advice: Advice, *, private: bool, files: Sequence[discord.File] = ()
    ) -> None:
        """Answer an interaction with a new message, seen by the asker alone when `private` or personal.

        `files` are shown below the text; a layout shows no file of its own accord.
        """
        # In a direct message with the bot nobody else reads, and what is hidden there would be gone at the next start.
        hidden = (private or advice.personal) and not interaction.context.dm_channel
        removable = not hidden and interaction.guild_id is not None
        advice = heard_alone(advice) if interaction.context.dm_channel else advice
        content = self.compose(advice, owner=interaction.user.id, removable=removable)
        for file in files:
            content["view"].add_item(ui.File(file))
        files = [*files, *await attachments(advice)]
        if interaction.response.is_done():
            await interaction.followup.send(ephemeral=hidden, files=files, wait=True, **content)
        else:
            await interaction.response.send_message(ephemeral=hidden, files=files, **content)

    async def update(self, interaction: Interaction, advice: Advice) -> None:
        """Put the advice in place of the message whose button was pressed."""
        public = (
            interaction.message is not None
            and interaction.guild_id is not None
            and not interaction.message.flags.ephemeral
        )
        advice = heard_alone(advice) if interaction.context.dm_channel else advice
        content = self.compose(advice, owner=interaction.user.id, removable=public)
        files = await attachments(advice)
        if interaction.response.is_done():
            await interaction.edit_original_response(attachments=files, **content)
        else:
            await interaction.response.edit_message(attachments=files, **content)

    async def reply(
        self, message: discord.Message, advice: Advice, *, allowed: discord.Permissions | None = None
    ) -> discord.Message:
        """Answer a message in its channel, without pinging its author. `allowed`: what the bot may do there."""
        advice = advice if message.guild is not None else heard_alone(advice)
        content = self.compose(advice, owner=message.author.id, removable=message.guild is not None)
        files = await attachments(advice)
        allowed = permissions(message) if allowed is None else allowed
        if message.guild is not None and not allowed.read_message_history:
            # Discord refuses a reply to a message that the bot could not read again.
            return await message.channel.send(files=files, **content)
        return await message.reply(mention_author=False, files=files, **content)

    async def mend(self, answer: discord.PartialMessage, advice: Advice, *, owner: int) -> None:
        """Put the advice in place of an answer given earlier."""
        advice = advice if answer.guild is not None else heard_alone(advice)
        content = self.compose(advice, owner=owner, removable=answer.guild is not None)
        await answer.edit(attachments=await attachments(advice), **content)

    def compose(self, advice: Advice, *, owner: int, removable: bool) -> Content:
        """The layout, with nobody to ping; `removable`: with the button by which its asker can delete it."""
        if removable:
            label = self.services.say("discord.remove")
            advice = with_button(advice, Button(label, Action("remove")))
        view = layout(advice, owner=owner)
        # Presses are found by their custom id, also after a restart; views kept for each message only fill memory.
        view.stop()
        return {"view": view, "allowed_mentions": discord.AllowedMentions.none()}


def permissions(message: discord.Message) -> discord.Permissions:
    """What the bot may do where a message was written."""
    if message.guild is None:
        return discord.Permissions.all()
    return message.channel.permissions_for(message.guild.me)


async def attachments(advice: Advice) -> list[discord.File]:
    """The picture of the advice, drawn off the event loop."""
    if advice.picture is None:
        return []
    from bot.presentation.picture import draw

    drawn = await asyncio.to_thread(draw, advice.picture)
    return [discord.File(io.BytesIO(drawn), filename=PICTURE)]


def with_button(advice: Advice, button: Button) -> Advice:
    """The advice with one more button, in the last row when that has room."""
    rows = list(advice.rows)
    last = rows[-1] if rows else None
    if isinstance(last, tuple) and len(last) < MOST_BUTTONS:
        rows[-1] = (*last, button)
    else:
        rows.append((button,))
    return replace(advice, rows=tuple(rows))


def heard_alone(advice: Advice) -> Advice:
    """The advice without buttons that show something to others."""
    rows = (_kept(row) if isinstance(row, tuple) else row for row in advice.rows)
    return replace(advice, rows=tuple(row for row in rows if row))


def _kept(row: tuple[Button, ...]) -> tuple[Button, ...]:
    return tuple(button for button in row if button.action is None or button.action.verb not in SHOWING)
