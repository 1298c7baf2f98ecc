"""The bot in a simulated Discord: one server, two channels, two members, a real store on a file."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import discord
import pytest
import pytest_asyncio
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle
from simcord.env import Env

from bench.messages import control, custom_ids, reply_of, text_of, walk
from bot import create_bot
from bot.client import AdvisorBot
from bot.models.member import Member
from bot.settings import PROJECT, Settings

__all__ = [
    "MOST_CHOICES",
    "QUESTION",
    "World",
    "control",
    "custom_ids",
    "listening_world",
    "reply_of",
    "settings",
    "text_of",
    "walk",
    "world",
]
QUESTION = "what certifications for backend?"
"""A question that every knowledge of ours can answer."""
MOST_CHOICES = 25
"""What Discord shows of an autocomplete or takes as options."""
# simcord waits 50 ms in each idle turn; its argument for that is private (the version is pinned).
(Env._settle_internal.__kwdefaults__ or {})["idle"] = 0.001


@dataclass(slots=True)
class World:
    """Everything a test of the bot touches."""

    settings: Settings
    env: Env
    guild: GuildHandle
    channel: ChannelHandle
    other: ChannelHandle
    ada: MemberActor
    """Runs the server: has Manage Server."""
    ben: MemberActor
    failures: list[logging.LogRecord] = field(default_factory=list)
    """Errors the bot logged; one that a test expects is taken out by it."""

    @property
    def bot(self) -> AdvisorBot:
        """The bot that runs now."""
        bot = self.env.bot
        assert isinstance(bot, AdvisorBot)
        return bot

    async def mention(self, actor: MemberActor, text: str, channel: ChannelHandle | None = None) -> discord.Message:
        """Say something to the bot in a channel; its answer."""
        where = channel or self.channel
        before = len(where.history())
        assert self.bot.user is not None
        await actor.send(where, f"{self.bot.user.mention} {text}".strip())
        after = where.history()
        assert len(after) == before + 2, f"{len(after) - before - 1} answers"
        return after[-1]

    async def stored(self, actor: MemberActor) -> Member:
        """What the store holds about somebody."""
        return await self.bot.services.store.member(actor.id)

    async def restart(self) -> None:
        """Stop the bot and start another on the same database."""
        await self.bot.close()
        await self.env.restart_bot(create_bot(self.settings))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Every default, with a database of its own."""
    return Settings(database_url=f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}", cache_dir=PROJECT / "data")


@pytest_asyncio.fixture
async def world(settings: Settings) -> AsyncIterator[World]:
    """The bot, connected; an error it swallowed fails the test."""
    async for one in _worlds(settings):
        yield one


@pytest_asyncio.fixture
async def listening_world(settings: Settings) -> AsyncIterator[World]:
    """The same with MESSAGE_CONTENT=1."""
    async for one in _worlds(replace(settings, message_content=True)):
        yield one


async def _worlds(settings: Settings) -> AsyncIterator[World]:
    env = Env(create_bot(settings), settle_timeout=30)
    await env.start()
    log = logging.getLogger("bot")
    failures = _Failures()
    log.addHandler(failures)
    try:
        world = peopled(settings, env)
        world.failures = failures.records
        yield world
        env._raise_errors_since(env._errors_acknowledged)
        assert not failures.records, [record.getMessage() for record in failures.records]
    finally:
        log.removeHandler(failures)
        bot = env.bot
        assert isinstance(bot, AdvisorBot)
        await bot.close()
        await env.shutdown()


class _Failures(logging.Handler):
    """Collects what the bot logs as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


def peopled(settings: Settings, env: Env) -> World:
    guild = env.create_guild("Study Corner")
    admins = guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
    ada = guild.add_member(env.create_user("ada"), roles=[admins])
    ben = guild.add_member(env.create_user("ben"))
    channel, other = guild.create_text_channel("careers"), guild.create_text_channel("study-hall")
    return World(settings, env, guild, channel, other, ada, ben)
