"""The Discord client: least intents, loading, syncing, and an orderly end."""

from __future__ import annotations

import asyncio
import gc
import importlib
import logging
import math
import pkgutil
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NoReturn, cast

import discord
from discord import app_commands
from discord.ext import commands, tasks

import bot.cogs
from bot.errors import KnowledgeError
from bot.jumps import Jumps
from bot.mind import Mind
from bot.operations.page import Page
from bot.press import Desk, Press, is_ours
from bot.services import Services
from bot.settings import Settings
from bot.store import Store
from bot.tree import AdvisorTree, CatalogueTranslator

log = logging.getLogger("bot.client")
FINISH_SECONDS = 10.0
"""How long an orderly end waits for answers that are under way."""
# The bot never speaks; that it could not is no news to an operator.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False
TALK = timedelta(minutes=1)
"""How long a member who was read needs not be read again, where no other process can change them."""
EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
EITHER_WAY = app_commands.AppInstallationType(guild=True, user=True)
"""Installed by a server or by a single user."""


class AdvisorBot(commands.AutoShardedBot):
    """Career Advisor on Discord. `desk` and `services` are there from `setup_hook` on."""

    desk: Desk
    services: Services
    page: Page | None = None

    def __init__(self, settings: Settings, *, now: Callable[[], datetime]) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=AdvisorTree,
            intents=intents(settings),
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            # One shard until the process that connects says otherwise: `run` leaves it to Discord.
            shard_count=settings.shard_count or 1,
            shard_ids=list(settings.shard_ids) if settings.shard_ids else None,  # type: ignore[arg-type]  # None: all
        )
        self.settings = settings
        self.now = now

    @property
    def commands_tree(self) -> AdvisorTree:
        """The tree, as the class it was made of."""
        return cast("AdvisorTree", self.tree)

    async def setup_hook(self) -> None:
        """Open the store, load the knowledge and the cogs, tell Discord of changed commands."""
        await self.prepare()
        if await self.commands_tree.sync_when_changed():
            log.info("commands sent to Discord")
        if self.settings.watch_seconds:
            self.watch(self.settings.watch_seconds)
            await asyncio.to_thread(settle, self.services.mind)
        if self.settings.metrics_port is not None:
            self.page = Page(self)
            await self.page.start(self.settings.metrics_host, self.settings.metrics_port)

    def watch(self, seconds: float) -> None:
        """Look for edited knowledge and for a clock that was set every so often from now on."""
        self._watch.change_interval(seconds=seconds)
        self._watch.start()

    async def prepare(self) -> None:
        """Everything that needs no word with Discord."""
        mind = await asyncio.to_thread(Mind.load, self.settings.knowledge_dir, self.settings.cache_dir)
        alone = not self.settings.shard_ids
        store = await Store.open(self.settings.database_url, now=self.now, remember=TALK if alone else timedelta())
        self.services = Services(self.settings, store, mind, self.now)
        store.observed(self.services.metrics.stored)
        self.desk = self.commands_tree.desk = Desk(self.services)
        self._jumps = Jumps(self.now, asyncio.get_running_loop().time)
        await self.tree.set_translator(CatalogueTranslator(lambda: self.services.mind.knowledge.languages))
        self.add_dynamic_items(Press)
        for name in cog_names():
            await importlib.import_module(name).setup(self)
        for command in self.tree.get_commands():
            # Not on the tree itself: that would add to the commands that are for servers alone.
            command.allowed_contexts = command.allowed_contexts or EVERYWHERE
            command.allowed_installs = command.allowed_installs or EITHER_WAY

    async def sync(self, guild: int | None) -> int:
        """Send the commands whether they changed or not, and leave; how many there are."""
        return len(await self.commands_tree.sync(guild=discord.Object(guild) if guild is not None else None))

    def slowest(self) -> float:
        """Seconds of the slowest shard's heartbeat; NaN while one is not connected."""
        found = [latency for _, latency in self.latencies]
        return max(found) if found and all(map(math.isfinite, found)) else math.nan

    @property
    def on_message(self) -> NoReturn:  # discord.py asks whether there is one
        """No prefix commands: the cogs listen for themselves, and there is no task for each message to do nothing."""
        raise AttributeError(name="on_message", obj=self)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """A press whose custom id is none of ours, so that no button of the bot's ever stays silent."""
        if interaction.type is discord.InteractionType.component and not is_ours(interaction):
            await self.desk.press(interaction, ())

    async def close(self) -> None:
        """Finish what was promised, then leave Discord, then close the store."""
        services: Services | None = getattr(self, "services", None)
        if services is not None and not self.is_closed() and not await services.finish(FINISH_SECONDS):
            log.warning("closing while answers are still under way")
        self._watch.cancel()
        await super().close()
        if self.page is not None:
            await self.page.close()
        if services is not None:
            await services.close()

    @tasks.loop(seconds=5)
    async def _watch(self) -> None:
        """Look for edits and at the clock, for as long as the bot runs."""
        if self._jumps.look():
            log.info("the clock was set, or the machine slept")
            self.dispatch("clock_set")
        await self.reload()

    async def reload(self) -> None:
        """Take edited knowledge into use; a faulty edit is refused and the old knowledge stays."""
        settings, services = self.settings, self.services
        try:
            mind = await asyncio.to_thread(Mind.load, settings.knowledge_dir, settings.cache_dir)
        except KnowledgeError as error:
            if error.faults != self._refused:
                log.warning("the edited knowledge has faults, the old one stays in use:\n%s", error)
            self._refused = error.faults
        except Exception:
            # A loop of discord.py's ends for good on an error that is not caught here.
            log.exception("the edited knowledge could not be read, the old one stays in use")
        else:
            self._refused = ()
            if mind is not services.mind:
                log.info("knowledge %s in use", mind.knowledge.digest[:12])
                await asyncio.to_thread(settle, mind)
                services.use(mind)

    _refused: tuple[object, ...] = ()


def utcnow() -> datetime:
    """`discord.utils.utcnow`, looked up at each call: a simulated Discord puts its own clock in its place."""
    return discord.utils.utcnow()


LOOKS = (1_000, 20, 100)
"""Objects made and not freed by themselves after which Python looks through the young ones, such looks after which it
looks through the middle-aged, and such after which through all.

Its own choice is 700, 10 and 10. What is young is nearly all rubbish and cheap to look through (a reply's layout is
some twenty objects that hold each other); what is old stays."""


def settle(mind: Mind) -> None:
    """Make what questions will need, and leave all that is loaded out of garbage collection.

    It stays, and looking it through each time is half the work. For a process that serves from now on; what it throws
    away later is found as ever.
    """
    mind.study()
    gc.unfreeze()  # what an edit of the knowledge has replaced is rubbish by now
    gc.collect()
    gc.freeze()
    gc.set_threshold(*LOOKS)


def create_bot(settings: Settings, *, now: Callable[[], datetime] = utcnow) -> AdvisorBot:
    """A bot that has not connected yet. `now`: its only source of time, aware UTC."""
    return AdvisorBot(settings, now=now)


def intents(settings: Settings) -> discord.Intents:
    """The least the bot can do with: its servers, messages that mention it or are direct; their text only when set."""
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=settings.message_content)


def cog_names() -> list[str]:
    """Every module in `bot.cogs`, in order."""
    return sorted(module.name for module in pkgutil.iter_modules(bot.cogs.__path__, "bot.cogs."))
