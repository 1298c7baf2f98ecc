"""When something goes wrong: a sentence with a reference number for the member, the traceback for the log."""

from __future__ import annotations

import logging
import secrets

import discord
from discord import app_commands

from bot.errors import MemberInputError, StoreBusyError
from bot.models.advice import Advice, Block
from bot.posting import Poster
from bot.services import Interaction

log = logging.getLogger("bot.failures")
GONE = (10_003, 10_008, 10_062)
"""Discord's codes for a channel, message or interaction that is no longer there: nobody is left to be told."""
CLOSED = (50_007, 50_001, 50_013)
"""Codes for a door that is shut: direct messages closed, no access to the channel, no right to write there."""
THEIRS = {
    app_commands.MissingPermissions: "errors.manage_server",
    app_commands.NoPrivateMessage: "errors.server_only",
    app_commands.TransformerError: "errors.option",
}
"""What is no fault of the bot's -> the sentence that says so."""


class Failures:
    """The one error handler. `poster` gives it the sentences and the way to the member."""

    __slots__ = ("_poster",)

    def __init__(self, poster: Poster) -> None:
        self._poster = poster

    async def answer(self, interaction: Interaction, error: Exception) -> None:
        """Tell the one who pressed or typed the command, privately."""
        advice = self.advice(error, where=_name(interaction))
        if advice is None:
            return
        try:
            await self._poster.respond(interaction, advice, private=True)
        except discord.HTTPException as refused:
            log.warning("could not tell the member: %s", refused.code)

    async def reply(self, message: discord.Message, error: Exception) -> None:
        """Tell the one who wrote the message, in its channel; never through a door that was just found shut."""
        if isinstance(error, discord.Forbidden) and error.code in CLOSED:
            log.info("cannot answer where the message was written: %s", error.code)
            return
        advice = self.advice(error, where="message")
        if advice is None:
            return
        try:
            await self._poster.reply(message, advice)
        except discord.HTTPException as refused:
            log.warning("could not tell the member: %s", refused.code)

    def advice(self, error: Exception, *, where: str) -> Advice | None:
        """What to say; None when nobody is left to be told. Logs what an operator has to look into."""
        cause = _cause(error)
        say = self._poster.services.say
        if isinstance(cause, MemberInputError):
            return _refusal(say(cause.reply, **cause.values))
        for kind, key in THEIRS.items():
            if isinstance(cause, kind):
                return _refusal(say(key))
        if isinstance(cause, discord.HTTPException) and cause.code in GONE:
            log.info("gone before it could be answered in %s: %s", where, cause.code)
            return None
        if isinstance(cause, discord.Forbidden) and cause.code in CLOSED:
            log.warning("not allowed in %s: %s", where, cause.code)
            return _refusal(say("errors.forbidden"))
        reference = secrets.token_hex(3)
        self._poster.services.metrics.failed(cause)
        extra = {"reference": reference, "where": where}
        log.error("failure %s in %s", reference, where, exc_info=cause, extra=extra)
        key = "errors.busy" if isinstance(cause, StoreBusyError) else "errors.failed"
        return _refusal(say(key, reference=reference))


def _refusal(text: str) -> Advice:
    return Advice("answer", (Block(text),), tone="refusal", personal=True)


def _cause(error: Exception) -> BaseException:
    """The error itself, without the wrapping that discord.py puts round it."""
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    if isinstance(error, app_commands.TransformerError) and error.__cause__ is not None:
        return error.__cause__
    return error


def _name(interaction: Interaction) -> str:
    """The command or the kind of press, for the log; never what the member typed."""
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    return interaction.type.name
