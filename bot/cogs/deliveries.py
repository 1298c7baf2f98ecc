"""The loop that delivers reminders: it sleeps until the next one is due and is woken when one is made."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from discord.ext import commands, tasks

from bot.advisor.remind import RemindAdvice
from bot.client import FINISH_SECONDS, AdvisorBot
from bot.delivery import Deliverer
from bot.delivery.deliverer import LONGEST_SHARED_SLEEP, LONGEST_SLEEP
from bot.delivery.discord_sender import DiscordSender
from bot.errors import AdvisorError
from bot.models.advice import Advice
from bot.models.changes import Change, CreateReminder, EditReminder, ResumeReminder, SnoozeReminder
from bot.models.member import Member
from bot.models.reminder import Delivery
from bot.operations.metrics import CountedDeliveries
from bot.settings import Settings

log = logging.getLogger("bot.delivery")
WAKING = (CreateReminder, EditReminder, SnoozeReminder, ResumeReminder)
"""Changes after which something may be due sooner than the loop thinks."""
SHORTEST = 0.05
"""Seconds of the shortest sleep; discord.py's loops take none of zero."""


class Deliveries(commands.Cog):
    """Starts with the connection, ends with the bot."""

    def __init__(self, bot: AdvisorBot) -> None:
        self.bot = bot
        services = bot.services
        self.sender = DiscordSender(bot, share=_share(services.settings))
        owner = f"{os.getpid()}-{secrets.token_hex(4)}"
        store = CountedDeliveries(services.store, services.metrics, now=services.now)
        longest = LONGEST_SLEEP if services.settings.shard_ids is None else LONGEST_SHARED_SLEEP
        self.deliverer = Deliverer(store, self.sender, lambda: self, now=services.now, owner=owner, longest=longest)
        self._round = asyncio.Lock()
        """Held while messages are being sent."""
        self._stirred = False
        self._tests: dict[int, asyncio.Task[None]] = {}
        """Test messages on their way, by member."""
        services.watchers.append(self.changed)

    def writer(self) -> RemindAdvice:
        """Who words the messages, from the knowledge in use at the moment."""
        mind = self.bot.services.voice
        return RemindAdvice(mind.knowledge, mind.replies)

    def delivered(self, delivery: Delivery, member: Member, now: datetime, *, late: timedelta = timedelta()) -> Advice:
        """The words of one message, in its member's language; each is sent by a task of its own."""
        self.bot.services.speak_to(member.id)
        return self.writer().delivered(delivery, member, now, late=late)

    async def cog_load(self) -> None:
        """Begin."""
        self.deliver.start()

    async def cog_unload(self) -> None:
        """End when the round under way is sent; what takes too long is taken up again after its lease."""
        self.deliverer.end()
        try:
            async with asyncio.timeout(FINISH_SECONDS), self._round:
                self.deliver.cancel()
        except TimeoutError:
            log.warning("closing while reminders are still being sent")
            self.deliver.cancel()
        self.bot.services.watchers.remove(self.changed)

    @tasks.loop(seconds=1)
    async def deliver(self) -> None:
        """One round, then sleep until something is due."""
        self._stirred = False
        try:
            async with self._round:
                wait = await self.deliverer.round()
        except Exception:
            # A loop of discord.py's ends for good on an error that is not caught here.
            log.exception("a round of reminders failed")
            wait = 60.0
        self.deliver.change_interval(seconds=SHORTEST if self._stirred else max(wait, SHORTEST))

    @deliver.before_loop
    async def connected(self) -> None:
        """Nothing can be sent before the bot is connected."""
        await self.bot.wait_until_ready()

    async def changed(self, member: int, changes: Sequence[Change]) -> None:
        """A member's changes were stored: wake up, and show where reminders arrive when it is the first."""
        if not any(isinstance(change, WAKING) for change in changes):
            return
        if member not in self._tests and any(isinstance(change, CreateReminder) for change in changes):
            self._tests[member] = asyncio.create_task(self._test(member))
            self._tests[member].add_done_callback(lambda _: self._tests.pop(member, None))
        self.stir()

    @commands.Cog.listener()
    async def on_clock_set(self) -> None:
        """Something may be due that the loop, which counts seconds, would sleep through for up to an hour."""
        self.stir()

    def stir(self) -> None:
        """Look now. The loop is not restarted: that would break off what is being sent."""
        self._stirred = True
        self.deliver.change_interval(seconds=SHORTEST)

    async def _test(self, member_id: int) -> None:
        """The test message, with the first reminder only."""
        services = self.bot.services
        try:
            member = await services.store.member(member_id)
            if len(member.reminders) == 1:
                advice = self.writer().test(member, services.now())
                # A nonce of the reminder's own: two presses at once on what sets it bring one message.
                await self.sender.send(f"test-{member.reminders[0].id}", advice, member=member_id, channel=None)
        except AdvisorError as error:
            log.info("the test message did not arrive: %s", error)


def _share(settings: Settings) -> float:
    """This process's part of Discord's limit, by its part of the shards."""
    if settings.shard_ids is None or not settings.shard_count:
        return 1.0
    return len(settings.shard_ids) / settings.shard_count


async def setup(bot: AdvisorBot) -> None:
    """Add the loop to the bot."""
    await bot.add_cog(Deliveries(bot))
