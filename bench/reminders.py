"""The nine o'clock rush: 50,000 reminders due in one minute, from the store to Discord's door.

How long the due query takes with a million stored stands in bench/store.py (`measure_due`).
"""

from __future__ import annotations

import asyncio
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.store import Row
from bot.advisor.remind import RemindAdvice
from bot.delivery import Deliverer
from bot.delivery.deliverer import BATCH, BATCHES
from bot.delivery.discord_sender import REQUESTS
from bot.delivery.pace import Pace
from bot.models.advice import Advice
from bot.presentation import layout
from bot.schedule.delivery import SPREAD, spread
from bot.store import Store
from tests import small

RUSH = 50_000
SENT = 2_000
"""How many of them our own processor time is taken from."""
PACED = 900
"""How many are handed over at the bot's own pace, to a Discord that takes a while to answer; the whole follows."""
ANSWERS = (0.08, 0.4)
"""Seconds within which that Discord answers a request."""
LIMIT = 50.0
"""Requests a second that Discord takes of a bot."""
NINE = datetime(2026, 11, 23, 8, tzinfo=UTC)
"""Nine o'clock in Berlin."""
FIRST = 7_000_000


class _CountingSender:
    """Lays each message out as for Discord, and counts it; with a `pace`, waits for its turn and for the answer."""

    def __init__(self, pace: Pace | None = None, requests: int = 1) -> None:
        self.sent = 0
        self._pace = pace
        self._requests = requests
        self._source = random.Random(0)

    async def send(self, identity: str, advice: Advice, *, member: int, channel: int | None) -> None:
        """Everything but the request."""
        assert identity
        assert channel is None
        layout(advice, owner=member)
        for _ in range(self._requests if self._pace else 0):
            assert self._pace is not None
            await self._pace.take()
            await asyncio.sleep(self._source.uniform(*ANSWERS))
        self.sent += 1

    async def was_sent(self, identity: str, *, member: int, channel: int | None, since: datetime) -> bool:
        """Nothing was sent before."""
        assert identity
        assert member
        assert channel is None
        assert since.tzinfo
        return False


def measure(*, rush: int = RUSH, sent: int = SENT, paced: int = PACED) -> list[Row]:
    """Processor time of our own for each message, and the minutes until the last one is handed over; a minute."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_measure(Path(folder) / "rush.db", rush, sent, paced))


async def _measure(file: Path, rush: int, sent: int, paced: int) -> list[Row]:
    clock = [NINE]
    store = await Store.open(f"sqlite+aiosqlite:///{file}", now=lambda: clock[0], source=random.Random(0))
    _insert(file, rush)
    writer = RemindAdvice(small.knowledge(), small.replies())

    def deliverer(sender: _CountingSender) -> Deliverer:
        return Deliverer(store, sender, lambda: writer, now=lambda: clock[0], owner="bench")

    sender = _CountingSender()
    clock[0] = NINE + timedelta(seconds=SPREAD)
    await deliverer(sender).round()
    before, begun = _memory(), time.process_time()
    handed = sender.sent
    while sender.sent - handed < min(sent, rush - BATCH * BATCHES):
        await deliverer(sender).round()
    each = (time.process_time() - begun) / (sender.sent - handed)
    known = await _paced(deliverer, min(paced, rush // 10), requests=1)
    fresh = await _paced(deliverer, min(paced, rush // 10) // 2, requests=2)
    await store.close()
    return [
        Row("9 o'clock rush: our own processor time for one reminder", each * 1000, "ms", 1000 / LIMIT),
        Row(f"9 o'clock rush: {rush:,} handed over, direct messages open", rush * known / 60, "min"),
        Row(f"9 o'clock rush: {rush:,} handed over after a restart", rush * fresh / 60, "min"),
        Row(f"9 o'clock rush: the same at Discord's limit of {LIMIT:.0f} requests/s", rush / LIMIT / 60, "min"),
        Row("9 o'clock rush: memory it adds", max(0.0, _memory() - before), "MB", 50),
    ]


async def _paced(deliverer: Callable[[_CountingSender], Deliverer], count: int, *, requests: int) -> float:
    """Seconds for one reminder, each costing so many requests at the bot's own pace."""
    sender = _CountingSender(Pace(REQUESTS), requests)
    chosen, begun = deliverer(sender), time.perf_counter()
    while sender.sent < count:
        await chosen.round()
    return (time.perf_counter() - begun) / sender.sent


def _insert(file: Path, rush: int) -> None:
    """Daily reminders at nine, one a member, each with the member's own few seconds."""
    nine = int(NINE.timestamp())

    def row(member: int) -> tuple[object, ...]:
        due = (nine + int(spread(member).total_seconds())) * 1_000_000
        return (f"r{member:011}", member, nine * 1_000_000, due, due)

    with closing(sqlite3.connect(file)) as connection, connection:
        members = range(FIRST, FIRST + rush)
        connection.executemany(
            "INSERT INTO members (id, zone, active) VALUES (?, 'Europe/Berlin', 'backend')", ((one,) for one in members)
        )
        connection.executemany(
            "INSERT INTO reminders (id, member_id, slot, text, start, zone, rule, kind, created, due, wake) VALUES "
            "(?, ?, 0, 'study sql', '2026-11-23T09:00:00', 'Europe/Berlin', 'FREQ=DAILY', 'study', ?, ?, ?)",
            (row(member) for member in members),
        )


def _memory() -> float:
    """The most memory the process ever held, MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3
