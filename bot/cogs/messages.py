"""Messages: a mention, a direct message, a reply to the bot, an edited question, and channels chosen for answering."""

from __future__ import annotations

from datetime import datetime, timedelta

import discord
from discord.ext import commands

from bot.arriving import Request
from bot.dialogue import is_sure
from bot.exchange import Asker
from bot.models.action import Action
from bot.models.advice import Advice, Block, Button
from bot.models.understanding import Conversation
from bot.posting import permissions
from bot.press import Desk
from bot.recent import Answered, KeptBack
from bot.services import Interaction

FRESH = timedelta(minutes=15)
"""An older message that is edited into a question stays unanswered: nobody waits for it any more."""
LOOKED_THROUGH = 25
"""Messages after a question among which its answer is looked for."""
WRITTEN = (discord.MessageType.default, discord.MessageType.reply)


class Messages(commands.Cog):
    """Listens, and answers what is meant for the bot."""

    def __init__(self, desk: Desk, client: commands.AutoShardedBot) -> None:
        self.desk = desk
        self.services = desk.services
        self.client = client
        self.services.handlers["show"] = self.show

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot, or one in a chosen channel when sure."""
        text = self.heard(message)
        if text is None and await self.may_speak_up(message):
            text = message.content
        if text is None or not can_write(message, allowed := permissions(message)):
            return
        self.speak(message)
        try:
            with self.services.working():
                now = self.services.now()
                if await self.in_pace(message, now):
                    await self.answer(message, text, now, allowed)
        except Exception as error:  # noqa: BLE001 - the one error handler of messages: it logs, and tells the member
            await self.desk.failures.reply(message, error)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Mend the answer to a question that was edited, or answer one that has just become a question.

        Raw, because messages are not remembered: an edit counts after a restart too.
        """
        message = payload.message
        text = self.heard(message)
        # Discord sends an update for an unfolded link as well, but gives a time to edits alone.
        if text is None or message.edited_at is None or self.services.now() - message.created_at > FRESH:
            return
        self.speak(message)
        try:
            given = self.services.answered.find(message.id) or await self.found(message)
            if given is None:
                await self.on_message(message)
            elif given.text != text:
                with self.services.working():
                    await self.mend(message, text, given)
        except discord.NotFound:
            return  # its asker has deleted the answer
        except Exception as error:  # noqa: BLE001 - as above
            await self.desk.failures.reply(message, error)

    def speak(self, message: discord.Message) -> None:
        """Answer in its author's language; messages do not tell it, so else in that of the server."""
        self.services.speak_to(message.author.id, str(message.guild.preferred_locale) if message.guild else "")

    async def found(self, message: discord.Message) -> Answered | None:
        """The answer given before this process started, looked up in the channel; None when there is none."""
        if message.created_at >= self.services.started or not self.can_read(message):
            return None
        async for later in message.channel.history(limit=LOOKED_THROUGH, after=message):
            origin = later.reference.message_id if later.reference is not None else None
            if origin == message.id and later.author == self.client.user:
                return Answered(later.id, None)
        return None

    def can_read(self, message: discord.Message) -> bool:
        """Whether the bot may look through what was written there."""
        return message.guild is None or message.channel.permissions_for(message.guild.me).read_message_history

    def heard(self, message: discord.Message) -> str | None:
        """What the message says to the bot, without the mention; None when it does not speak to the bot."""
        me = self.client.user
        if me is None or message.author.bot or message.webhook_id is not None or message.type not in WRITTEN:
            return None
        addressed = any(user.id == me.id for user in message.mentions) or self.replies_to_me(message)
        if message.guild is None or addressed:
            return message.content.replace(f"<@{me.id}>", " ").replace(f"<@!{me.id}>", " ").strip()
        return None

    def replies_to_me(self, message: discord.Message) -> bool:
        """Whether the message answers one of the bot's and can be read: with the ping off only the intent shows it."""
        origin = message.reference.resolved if message.reference is not None else None
        mine = isinstance(origin, discord.Message) and origin.author.id == getattr(self.client.user, "id", 0)
        return mine and bool(message.content)

    async def may_speak_up(self, message: discord.Message) -> bool:
        """Whether a message without a mention is answered: in a chosen channel, once in a forum, when sure."""
        if not self.services.settings.message_content or message.guild is None or not message.content:
            return False
        if message.author.bot or message.webhook_id is not None or message.type not in WRITTEN or message.mentions:
            return False
        channel = message.channel
        chosen = (await self.services.server(message.guild.id)).answering
        if isinstance(channel, discord.Thread):
            # A forum's post is the first message of its thread and shares the thread's id.
            if channel.parent_id not in chosen or message.id != channel.id:
                return False
        elif channel.id not in chosen:
            return False
        understood = self.services.mind.engine.understand(message.content, conversation=None)
        return is_sure(understood, post=isinstance(channel, discord.Thread))

    async def in_pace(self, message: discord.Message, now: datetime) -> bool:
        """Whether member and channel keep the pace; the first who does not is told so, kindly and once."""
        server = await self.services.server(message.guild.id if message.guild else 0)
        if {message.channel.id, getattr(message.channel, "parent_id", None)} & set(server.quiet):
            return False
        # One after the other: what a member has too much of must not be taken from the others in the channel.
        for limits, key in (
            (self.services.member_limits, message.author.id),
            (self.services.channel_limits, message.channel.id),
        ):
            verdict = limits.take(key, now)
            if not verdict.allowed:
                if verdict.first:
                    text = self.services.say("discord.slow_down", seconds=verdict.wait)
                    await self.desk.poster.reply(message, Advice("answer", (Block(text),), tone="caution"))
                return False
        return True

    async def answer(self, message: discord.Message, text: str, now: datetime, allowed: discord.Permissions) -> None:
        """Answer as the next turn of the talk with its author there; what is personal stays behind a button."""
        before = self.services.conversations.recall(_asker(message).place, now)
        advice, shown = await self.advice(message, text, before, now)
        sent = await self.desk.poster.reply(message, shown, allowed=allowed)
        self.keep(sent.id, message, advice, shown)
        self.services.answered.put(message.id, Answered(sent.id, before, text))

    async def mend(self, message: discord.Message, text: str, given: Answered) -> None:
        """Put the answer to the edited question in place of the first, while its author keeps the pace."""
        now = self.services.now()
        if not self.services.member_limits.take(message.author.id, now).allowed:
            return
        advice, shown = await self.advice(message, text, given.before, now)
        answer = message.channel.get_partial_message(given.answer)  # type: ignore[union-attr]
        self.keep(given.answer, message, advice, shown)
        await self.desk.poster.mend(answer, shown, owner=message.author.id)
        self.services.answered.put(message.id, Answered(given.answer, given.before, text))

    async def advice(
        self, message: discord.Message, text: str, before: Conversation | None, now: datetime
    ) -> tuple[Advice, Advice]:
        """The answer, and what of it may be seen in that place."""
        public = message.guild is not None
        if not text:
            advice = await self.desk.exchange.command(lambda _: Request(Action("help")), _asker(message), public=public)
        else:
            asker = _asker(message)
            told = await self.desk.exchange.retell(text, asker, before, public=public, now=now, seen=not public)
            advice = told.advice
        return advice, self.veiled(advice) if public and advice.personal else advice

    def veiled(self, advice: Advice) -> Advice:
        """A public stand-in that names nothing personal."""
        button = Button(self.services.say("discord.show"), Action("show"), "primary")
        return Advice(advice.kind, (Block(self.services.say("discord.personal")),), rows=((button,),))

    def keep(self, answer: int, message: discord.Message, advice: Advice, shown: Advice) -> None:
        """Remember a personal answer for the press that shows it."""
        if shown is not advice:
            self.services.kept_back.put(answer, KeptBack(message.author.id, advice))

    async def show(self, interaction: Interaction, action: Action, _values: tuple[str, ...]) -> None:
        """Show a personal answer to its asker alone."""
        message = interaction.message
        if message is None or action.owner != interaction.user.id:
            await self.desk.tell(interaction, self.services.say("discord.not_yours"))
            return
        kept = self.services.kept_back.find(message.id)
        asker = Asker(interaction.user.id, interaction.channel_id or 0, interaction.guild_id or 0)
        if kept is not None and kept.owner == interaction.user.id:
            await self.desk.exchange.show(kept.advice, asker)
            await self.desk.poster.respond(interaction, kept.advice, private=True)
            return
        text = await self.asked(message)
        if not text:
            await self.desk.tell(interaction, self.services.say("discord.ask_again"))
            return
        told = await self.desk.exchange.retell(text, asker, None, public=False, now=self.services.now())
        advice = told.advice
        await self.desk.poster.respond(interaction, advice, private=True)

    async def asked(self, answer: discord.Message) -> str:
        """The question that an answer replies to, read again; empty when it is gone."""
        origin = answer.reference.message_id if answer.reference is not None else None
        if origin is None:
            return ""
        try:
            return self.heard(await answer.channel.fetch_message(origin)) or ""
        except (discord.NotFound, discord.Forbidden):
            return ""


def can_write(message: discord.Message, allowed: discord.Permissions) -> bool:
    """Whether the bot may answer there at all; trying in vain would only cost requests."""
    in_thread = isinstance(message.channel, discord.Thread)
    return allowed.send_messages_in_threads if in_thread else allowed.send_messages


def _asker(message: discord.Message) -> Asker:
    return Asker(message.author.id, message.channel.id, message.guild.id if message.guild else 0)


async def setup(client: commands.AutoShardedBot) -> None:
    """Called once at start."""
    await client.add_cog(Messages(client.desk, client))  # type: ignore[attr-defined]
