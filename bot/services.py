"""What every cog is given: the settings, the store, the clock and the mind that is in use at the moment."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeAlias

import discord
from discord.ext import commands

from bot.conversations import Conversations
from bot.errors import StoreError
from bot.limits import Limits
from bot.mind import Mind
from bot.models.action import Action
from bot.models.changes import Change, Forget
from bot.models.server import ServerSettings
from bot.operations.metrics import Metrics
from bot.recent import Answered, KeptBack, Recent
from bot.settings import Settings
from bot.store import Store

log = logging.getLogger("bot.services")
Interaction: TypeAlias = discord.Interaction[commands.AutoShardedBot]
Handler: TypeAlias = Callable[[Interaction, Action, tuple[str, ...]], Awaitable[None]]
"""Answers a press by itself; for what is about messages or servers and not about advice."""
Watcher: TypeAlias = Callable[[int, Sequence[Change]], Awaitable[None]]
"""Given a member's id and the changes just stored."""
BURST = 60
"""Requests of a member at once before the long-run limit counts: ticking off all one knows is a burst too."""
CHANNEL_BURST = 200
"""The same for a channel, which many share."""
COUNT_EVERY = timedelta(seconds=30)
"""How long counts wait in memory, so that not every answer costs a write; a crash loses that much of a statistic."""
MOST_READERS = 20_000
"""Members whose language is remembered; by their next command it is known again."""
_LOCALE: ContextVar[str] = ContextVar("locale", default="")
"""The reader's language in the task that answers them."""
Counted: TypeAlias = tuple[int, str, str, str, str]
"""Guild, kind, career, topic, outcome."""


class _Work:
    """One request that is under way."""

    __slots__ = ("_begun", "_services")

    def __init__(self, services: Services) -> None:
        self._services = services

    def __enter__(self) -> None:
        self._begun = asyncio.get_running_loop().time()
        self._services.begin()

    def __exit__(self, *_: object) -> None:
        self._services.end(asyncio.get_running_loop().time() - self._begun)


@dataclass(slots=True)
class Services:
    """One bot's long-lived things. `mind` alone changes: it is replaced as a whole when the knowledge was edited."""

    settings: Settings
    store: Store
    mind: Mind
    now: Callable[[], datetime]
    metrics: Metrics = field(default_factory=Metrics)
    conversations: Conversations = field(default_factory=Conversations)
    handlers: dict[str, Handler] = field(default_factory=dict)
    """Verbs of buttons that a cog answers itself."""
    watchers: list[Watcher] = field(default_factory=list)
    """Told of a member's changes once they are stored."""
    answered: Recent[Answered] = field(default_factory=Recent)
    kept_back: Recent[KeptBack] = field(default_factory=Recent)
    locales: Recent[str] = field(default_factory=lambda: Recent(MOST_READERS))
    """Member -> the language of their Discord, which only commands and presses tell."""
    member_limits: Limits = field(init=False)
    channel_limits: Limits = field(init=False)
    started: datetime = field(init=False)
    """What was written before was answered, if at all, by an earlier process."""
    _loaded: datetime = field(init=False)
    _servers: dict[int, ServerSettings] = field(default_factory=dict)
    _counts: Counter[Counted] = field(default_factory=Counter)
    _counted: datetime | None = None
    _working: int = 0
    _idle: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        """Limits as set; idle until the first request."""
        self.member_limits = Limits(burst=BURST, per_minute=self.settings.member_per_minute)
        self.channel_limits = Limits(burst=CHANNEL_BURST, per_minute=self.settings.channel_per_minute)
        self._idle.set()
        self.started = self._loaded = self.now()

    def use(self, mind: Mind) -> None:
        """Think with another version of the knowledge from the next request on."""
        self.mind = mind
        self._loaded = self.now()

    def loaded(self) -> float:
        """When the knowledge in use was loaded, seconds since 1970."""
        return self._loaded.timestamp()

    def knowledge_age(self) -> float:
        """Seconds since the newest edit that the knowledge in use holds; NaN when it was read from no file."""
        return self.now().timestamp() - self.mind.edited

    def under_way(self) -> float:
        """Requests being answered at the moment."""
        return float(self._working)

    def speak(self, locale: str) -> None:
        """Answer in this language from now on, in this task and those it starts."""
        _LOCALE.set(locale)
        self.voice.replies.forms.use()

    def speak_to(self, member: int, elsewhere: str = "") -> None:
        """The same in the language last heard of the member; `elsewhere`: that of the place, while it is unknown."""
        self.speak(self.locales.find(member) or elsewhere)

    def hear(self, interaction: Interaction) -> None:
        """Answer in the language of whoever typed the command or pressed, and remember it for their messages."""
        locale = str(interaction.locale)
        self.locales.put(interaction.user.id, locale)
        self.speak(locale)

    @property
    def voice(self) -> Mind:
        """The mind in use, in the reader's language."""
        return self.mind.speaking(_LOCALE.get())

    def say(self, key: str, /, **values: object) -> str:
        """A sentence of the catalogue in use, in the reader's language."""
        return self.voice.replies.say(key, **values)

    async def apply(self, member: int, changes: Sequence[Change], at: datetime | None = None) -> None:
        """Store the changes of one answer, then tell those who wait for some of them.

        `at`: the moment the answer speaks of. Its undo button names it, so a tick must not be stored under a later one.
        """
        if not changes:
            return
        if Forget() in changes:
            await self.delete_member(member)
            return
        await self.store.apply(member, changes, at=at)
        for watcher in self.watchers:
            await watcher(member, changes)

    async def delete_member(self, member: int) -> dict[str, int]:
        """Remove every trace of a member, here too; how many rows there were, per table."""
        try:
            return await self.store.delete_member(member)
        finally:
            self.conversations.forget(member)
            self.kept_back.drop(lambda kept: kept.owner == member)

    async def server(self, guild: int) -> ServerSettings:
        """A server's settings; read once, since all its events come to this process."""
        if not guild:
            return ServerSettings(0)
        if guild not in self._servers:
            self._servers[guild] = await self.store.server(guild)
        return self._servers[guild]

    async def set_server(self, settings: ServerSettings) -> None:
        """Keep a server's new settings."""
        await self.store.set_server(settings)
        self._servers[settings.id] = settings

    async def purge_server(self, guild: int) -> None:
        """Forget a server that removed the bot."""
        self._servers.pop(guild, None)
        for counted in [counted for counted in self._counts if counted[0] == guild]:
            del self._counts[counted]
        await self.store.purge_server(guild)

    async def count(self, counted: Counted, now: datetime) -> None:
        """Count one answer; written together with others every so often."""
        self._counts[counted] += 1
        self.metrics.answered(counted[1], counted[4])
        if self._counted is None:
            self._counted = now
        if now - self._counted >= COUNT_EVERY:
            await self.write_counts()

    async def write_counts(self) -> None:
        """Write the counts that wait in memory; while the database refuses they wait on: no answer hangs on them."""
        waiting, self._counts, self._counted = self._counts, Counter(), self.now()
        while waiting:
            counted, number = waiting.popitem()
            guild, kind, career, topic, outcome = counted
            try:
                await self.store.count(guild, kind=kind, career=career, topic=topic, outcome=outcome, number=number)
            except StoreError as error:
                self._counts.update({**waiting, counted: number})
                log.warning("the counts of answers wait: %s", error)
                return

    def working(self) -> _Work:
        """Around anything promised to a member: the bot does not close before it is done."""
        return _Work(self)

    def begin(self) -> None:
        """One more request is under way."""
        self._working += 1
        self._idle.clear()

    def end(self, seconds: float) -> None:
        """One is done, after so long."""
        self.metrics.took(seconds)
        self._working -= 1
        if not self._working:
            self._idle.set()

    async def finish(self, seconds: float) -> bool:
        """Wait for what is under way, at most so long; False when something was still running."""
        try:
            await asyncio.wait_for(self._idle.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def close(self) -> None:
        """Write what waits in memory and close the store."""
        try:
            await self.write_counts()
        finally:
            await self.store.close()
