"""The rounds of sending: claim what is due, send each on its own, mark how it ended, say when to look again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from bot.delivery.sender import ClosedError, RefusedError, Sender, UnavailableError
from bot.errors import StoreError
from bot.models.advice import Advice
from bot.models.member import Member
from bot.models.reminder import Delivery
from bot.schedule.delivery import LEASE, PATIENCE, Hold, PassOver, PutOff, Send, decide, next_due, retry_at
from bot.store import Outcome

log = logging.getLogger("bot.delivery")

BATCH = 40
"""Deliveries claimed together."""
BATCHES = 10
"""Batches of one round."""
AT_ONCE = 40
"""Deliveries under way at once: the next one starts when one ends, so that a slow answer stops no other."""
SHORTEST_ROUND = 0.5
"""Seconds from one look to the next at least: what another process has claimed must not make this one spin."""
LONGEST_SLEEP = 3600.0
"""Seconds between two looks, even if nothing is known to be due."""
LONGEST_SHARED_SLEEP = 60.0
"""The same where others write to the database too: what they made due is found although they were killed since."""
STORE_WAIT = 15.0
"""Seconds to wait when the database is away."""
GIVE_UP = 12
"""Attempts after which a delivery that always fails is held for the member's next command."""
OVERLAP = timedelta(minutes=5)
"""The look for an earlier message starts so long before it was meant: clocks differ."""


class Deliveries(Protocol):
    """The store, as far as sending needs it."""

    async def member(self, member_id: int) -> Member: ...
    async def next_due(self) -> datetime | None: ...
    async def claim_due(self, now: datetime, *, limit: int, lease: timedelta, owner: str) -> tuple[Delivery, ...]: ...
    async def mark(
        self,
        delivery: Delivery,
        outcome: Outcome,
        *,
        next_due: datetime | None,
        reason: str = "",
        not_before: datetime | None = None,
    ) -> bool: ...


class Writer(Protocol):
    """Who words the message: `RemindAdvice`."""

    def delivered(self, delivery: Delivery, member: Member, now: datetime, *, late: timedelta = ...) -> Advice: ...


class Deliverer:
    """Sends what is due. One per process; `owner` names the process in the store's claims."""

    __slots__ = ("_ending", "_longest", "_now", "_owner", "_sender", "_store", "_writer")

    def __init__(
        self,
        store: Deliveries,
        sender: Sender,
        writer: Callable[[], Writer],
        *,
        now: Callable[[], datetime],
        owner: str,
        longest: float = LONGEST_SLEEP,
    ) -> None:
        self._store = store
        self._sender = sender
        self._writer = writer
        self._now = now
        self._owner = owner
        self._longest = longest
        self._ending = False

    def end(self) -> None:
        """Claim nothing more: the round under way ends with what it has claimed."""
        self._ending = True

    async def round(self) -> float:
        """Send what is due, a few batches of it at most; seconds from its start until the next round is worth it."""
        try:
            if not await self._sent_all():
                return SHORTEST_ROUND
            due = await self._store.next_due()
        except StoreError as error:
            log.warning("the database is away, reminders wait: %s", error)
            return STORE_WAIT
        if due is None:
            return self._longest
        return min(max((due - self._now()).total_seconds(), SHORTEST_ROUND), self._longest)

    async def _sent_all(self) -> bool:
        """Claim and send batch after batch; whether nothing that was due is left unclaimed."""
        slots = asyncio.Semaphore(AT_ONCE)
        under_way: set[asyncio.Task[None]] = set()
        try:
            for _ in range(BATCHES):
                claimed = await self._store.claim_due(self._now(), limit=BATCH, lease=LEASE, owner=self._owner)
                for delivery in claimed:
                    await slots.acquire()
                    task = asyncio.create_task(self._guarded(delivery))
                    task.add_done_callback(lambda _: slots.release())
                    under_way.add(task)
                if len(claimed) < BATCH or self._ending:
                    return True
        except asyncio.CancelledError:
            for task in under_way:
                task.cancel()
            raise
        finally:
            await asyncio.gather(*under_way)
        return False

    async def _guarded(self, delivery: Delivery) -> None:
        """One delivery; whatever goes wrong with it stays with it."""
        if self._now() - delivery.claimed > LEASE - PATIENCE:
            # Another process may take it up before this one is through: left to whoever does.
            log.warning("delivery %s waited too long for its turn, it is looked at again later", delivery.id)
            return
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                await self._deliver(delivery)
        except TimeoutError:
            # It may have been sent: the claim runs out, and whoever takes it up looks first.
            log.warning("delivery %s took too long, it is looked at again later", delivery.id)
        except StoreError as error:
            log.warning("delivery %s could not be recorded, it is looked at again later: %s", delivery.id, error)
        except Exception:
            log.exception("delivery %s failed", delivery.id)
            await self._stumbled(delivery)

    async def _stumbled(self, delivery: Delivery) -> None:
        """After an error of our own: tried again later, held in the end, never in a hurry."""
        try:
            if delivery.attempt >= GIVE_UP:
                await self._mark(delivery, "held", reason="failed")
            else:
                await self._mark(delivery, "retry", not_before=retry_at(delivery.attempt, self._now()))
        except StoreError as error:
            log.warning("delivery %s could not be put off: %s", delivery.id, error)

    async def _deliver(self, delivery: Delivery) -> None:
        try:
            await self._settle(delivery)
        except UnavailableError as error:
            again = retry_at(delivery.attempt, self._now(), asked=error.wait)
            await self._mark(delivery, "retry", reason="unavailable", not_before=again)

    async def _settle(self, delivery: Delivery) -> None:
        member = await self._store.member(delivery.reminder.member)
        decision = decide(delivery, member, self._now())
        if isinstance(decision, PassOver):
            await self._mark(delivery, "dropped", reason="passed over")
        elif delivery.recovered and await self._found(delivery, member):
            await self._mark(delivery, "sent", reason="found")
        elif isinstance(decision, Hold):
            await self._mark(delivery, "held", reason=decision.reason)
        elif isinstance(decision, PutOff):
            await self._mark(delivery, "retry", reason="waking", not_before=decision.until)
        else:
            await self._send(delivery, member, decision)

    async def _send(self, delivery: Delivery, member: Member, decision: Send) -> None:
        advice = self._writer().delivered(delivery, member, self._now(), late=decision.late)
        reason = "closed"
        for channel in _places(delivery, member):
            try:
                await self._sender.send(delivery.id, advice, member=member.id, channel=channel)
            except ClosedError as error:
                reason = error.reason
                continue
            except RefusedError:
                log.exception("Discord refuses delivery %s", delivery.id)
                await self._mark(delivery, "held", reason="failed")
                return
            await self._mark(delivery, "sent")
            return
        await self._mark(delivery, "held", reason=reason)

    async def _found(self, delivery: Delivery, member: Member) -> bool:
        """Whether an earlier attempt arrived; UnavailableError when that cannot be told now: never guessed."""
        since = delivery.scheduled - OVERLAP
        for channel in _places(delivery, member):
            try:
                if await self._sender.was_sent(delivery.id, member=member.id, channel=channel, since=since):
                    return True
            except ClosedError:
                continue
        return False

    async def _mark(
        self, delivery: Delivery, outcome: Outcome, *, reason: str = "", not_before: datetime | None = None
    ) -> None:
        after = max(self._now(), delivery.scheduled)
        following = delivery.reminder.due
        if not delivery.snooze:
            following = next_due(delivery.reminder, after, done=delivery.scheduled)
        await self._store.mark(delivery, outcome, next_due=following, reason=reason, not_before=not_before)


def _places(delivery: Delivery, member: Member) -> tuple[int | None, ...]:
    """Where to write, in order: the reminder's own place, then the channel the member chose for closed messages."""
    return tuple(dict.fromkeys((delivery.reminder.channel, *([member.fallback] if member.fallback else []))))
