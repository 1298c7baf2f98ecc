"""Buttons and menus that outlive a restart: all they know stands in their custom id."""

from __future__ import annotations

import re
from collections.abc import Callable, Coroutine
from typing import Any

import discord
from discord import ui

from bot.arriving import Arriving, Request
from bot.exchange import Asker, Exchange
from bot.failures import Failures
from bot.models.action import PATTERN, Action, decode
from bot.models.advice import Advice, Block
from bot.posting import Poster
from bot.services import Interaction, Services

ASIDE = frozenset({"why", "have"})
"""Verbs whose answer stands beside the message and never in its place."""


class Desk:
    """Answers presses: a cog's own handler when the verb has one, else the advisor."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.exchange = Exchange(services)
        self.poster = Poster(services)
        self.failures = Failures(self.poster)

    async def press(self, interaction: Interaction, values: tuple[str, ...]) -> None:
        """Answer one press; nothing it does can end without a word to its presser."""
        try:
            with self.services.working():
                await self._answer(interaction, values)
        except Exception as error:  # noqa: BLE001 - the one error handler of presses: it logs, and tells the member
            await self.failures.answer(interaction, error)

    async def _answer(self, interaction: Interaction, values: tuple[str, ...]) -> None:
        self.services.hear(interaction)
        data: Any = interaction.data
        action = decode(str(data.get("custom_id", "")))
        verdict = self.services.member_limits.take(interaction.user.id, self.services.now())
        if not verdict.allowed:
            await self.tell(interaction, self.services.say("discord.slow_down", seconds=verdict.wait))
            return
        if action is None:
            await self.tell(interaction, self.services.say("discord.stale"))
            return
        handlers = self.services.handlers
        handler = handlers.get(":".join((action.verb, *action.args[:1]))) or handlers.get(action.verb)
        if handler is not None:
            await handler(interaction, action, values)
            return
        advice = await self.poster.settle(interaction, self._acting(interaction, action, values))
        if "share" in advice.tags:
            if await self.may_post(interaction):
                await self.poster.respond(interaction, advice, private=False)
        elif replaces(interaction, action, advice):
            await self.poster.update(interaction, advice)
        else:
            await self.poster.respond(interaction, advice, private=True)

    def _acting(self, interaction: Interaction, action: Action, values: tuple[str, ...]) -> Coroutine[Any, Any, Advice]:
        message = interaction.message
        public = is_public(interaction) and message is not None and not message.flags.ephemeral
        return self.exchange.act(action, values, asker_of(interaction), public=public)

    async def command(
        self, interaction: Interaction, asked: Callable[[Arriving], Request], *, private: bool = False
    ) -> None:
        """Answer a slash command; in public unless it is `private`, personal, or the channel a quiet one."""
        public = not private and is_public(interaction)
        work = self.exchange.command(asked, asker_of(interaction), public=public)
        await self.send(interaction, work, private=private)

    async def send(self, interaction: Interaction, work: Coroutine[Any, Any, Advice], *, private: bool) -> None:
        """Answer a command with the advice that the work comes to."""
        with self.services.working():
            advice = await self.poster.settle(interaction, work)
            hidden = private or await self.is_quiet(interaction)
            await self.poster.respond(interaction, advice, private=hidden)
            asker = asker_of(interaction)
            if (held := await self.exchange.held(asker)) is not None:
                await self.poster.respond(interaction, held, private=True)
                await self.exchange.show(held, asker)

    async def is_quiet(self, interaction: Interaction) -> bool:
        """Whether the server wants no answers in this channel."""
        server = await self.services.server(interaction.guild_id or 0)
        return bool({interaction.channel_id, getattr(interaction.channel, "parent_id", None)} & set(server.quiet))

    async def may_post(self, interaction: Interaction) -> bool:
        """Whether the presser may show something in this channel; they are told when not."""
        if interaction.guild_id is not None and not interaction.permissions.send_messages:
            await self.tell(interaction, self.services.say("discord.you_may_not_write"))
            return False
        if await self.is_quiet(interaction):
            await self.tell(interaction, self.services.say("discord.quiet"))
            return False
        return True

    async def tell(self, interaction: Interaction, text: str) -> None:
        """A sentence for the presser alone."""
        advice = Advice("answer", (Block(text),), tone="refusal", personal=True)
        await self.poster.respond(interaction, advice, private=True)


def asker_of(interaction: Interaction) -> Asker:
    """Who pressed or typed the command, and where."""
    return Asker(interaction.user.id, interaction.channel_id or 0, interaction.guild_id or 0)


def is_public(interaction: Interaction) -> bool:
    """Whether others read along where this happens."""
    return not interaction.context.dm_channel


def replaces(interaction: Interaction, action: Action, advice: Advice) -> bool:
    """Whether the advice takes the place of the message pressed: only one's own; nothing personal in public."""
    message = interaction.message
    if message is None or action.verb in ASIDE or interaction.response.is_done():
        return False
    if interaction.context.dm_channel or message.flags.ephemeral:
        return True
    return action.owner == interaction.user.id and not advice.personal


class Press(ui.DynamicItem[ui.Item[Any]], template=PATTERN):
    """Any button or menu the bot has ever sent."""

    @classmethod
    async def from_custom_id(
        cls,
        _interaction: discord.Interaction[Any],
        item: ui.Item[Any],
        _match: re.Match[str],
        /,  # discord.py names them otherwise
    ) -> Press:
        """The control that was pressed, as it stands in the message."""
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> Any:
        """Hand the press to the bot's desk."""
        chosen = getattr(self.item, "values", ())
        values = tuple(str(getattr(value, "id", value)) for value in chosen)
        desk: Desk = interaction.client.desk
        await desk.press(interaction, values)


def is_ours(interaction: discord.Interaction[Any]) -> bool:
    """Whether a component's custom id has the form the bot gives them."""
    data: Any = interaction.data or {}
    return decode(str(data.get("custom_id", ""))) is not None
