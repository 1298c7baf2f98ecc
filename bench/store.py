"""The store's budgets: a member's status and tick whatever is stored beside, and finding due reminders in a million."""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.models.changes import ChoosePath, Tick, Untick
from bot.store import Store, deliveries

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MICROSECONDS = int(NOW.timestamp()) * 1_000_000
MEMBERS, TICKS_EACH = 100_000, 50
STORED, DUE_EACH = 1_000_000, 10
"""Reminders stored in all, and how many fall due in each second that is measured."""
ROUNDS = 300
DELETED = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the bench's table. `budget` None: shown, not held."""

    name: str
    value: float
    unit: str
    budget: float | None = None

    @property
    def held(self) -> bool:
        """Whether the value is within its budget."""
        return self.budget is None or self.value <= self.budget


def measure() -> list[Row]:
    """Both budgets of the store, on SQLite files in a temporary folder; about two minutes."""
    return [*measure_members(), *measure_due()]


def measure_members() -> list[Row]:
    """Status and tick of one member with 50 ticks: alone, and beside 100,000 members with 5 million ticks."""
    with tempfile.TemporaryDirectory() as folder:
        alone, crowded = Path(folder) / "alone.db", Path(folder) / "crowded.db"
        asyncio.run(_create(alone))
        asyncio.run(_create(crowded))
        _insert_members(crowded)
        _settle(crowded)
        rows = asyncio.run(_status_and_tick(alone, crowded))
        return [*rows, Row("database file, 5 million ticks", crowded.stat().st_size / 1e6, "MB")]


def measure_due() -> list[Row]:
    """Asking for the next time, and claiming ten due reminders, with 10,000 and with 1,000,000 stored."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for stored in (STORED // 100, STORED):
            file = Path(folder) / f"{stored}.db"
            asyncio.run(_create(file))
            _insert_reminders(file, stored)
            _settle(file)
            rows += asyncio.run(_due(file, stored))
    return rows


async def _create(file: Path) -> None:
    await (await _open(file)).close()


async def _open(file: Path) -> Store:
    return await Store.open(f"sqlite+aiosqlite:///{file}", now=lambda: NOW)


def _settle(file: Path) -> None:
    """Let the disk finish and have the file in memory, as it is on a machine that has been up for a while."""
    with file.open("rb+") as handle:
        os.fsync(handle)
        while handle.read(2**20):
            pass


def _insert_members(file: Path) -> None:
    """Ids in the order of joining, ticks in the order of members: as the file is after a VACUUM."""
    ids = range(10**17, 10**17 + MEMBERS)
    items = [f"career{number % 5}.step-{number:02}" for number in range(TICKS_EACH)]
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.executemany("INSERT INTO members (id, active) VALUES (?, 'career0')", ((member,) for member in ids))
        connection.executemany(
            "INSERT INTO paths (member_id, career, chosen) VALUES (?, 'career0', ?)",
            ((member, MICROSECONDS) for member in ids),
        )
        connection.executemany(
            "INSERT INTO ticks VALUES (?, ?, ?)",
            ((member, item, MICROSECONDS - number) for member in ids for number, item in enumerate(items)),
        )


def _insert_reminders(file: Path, stored: int) -> None:
    """A tenth of them over, the others due from now on: ten a second, then far away."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.executemany(
            "INSERT INTO members (id) VALUES (?)", ((number,) for number in range(1, stored // 20 + 2))
        )
        connection.executemany(
            "INSERT INTO reminders (id, member_id, slot, text, start, zone, rule, kind, created, due, wake, ended) "
            "VALUES (?, ?, ?, 'Study for half an hour', '2026-11-22T09:00:00', 'Europe/Berlin', 'FREQ=DAILY', 'study', "
            "?, ?, ?, ?)",
            _reminders(stored),
        )


def _reminders(stored: int) -> Iterator[tuple[object, ...]]:
    for number in range(stored):
        member, slot = number // 20 + 1, number % 20
        near = number < ROUNDS * DUE_EACH
        due = MICROSECONDS + (number // DUE_EACH if near else 86_400 + number) * 1_000_000
        over = not near and number % 10 == 0
        when = (None, None, MICROSECONDS) if over else (due, due, None)
        yield (f"r{number:011}", member, None if over else slot, MICROSECONDS, *when)


async def _status_and_tick(alone: Path, crowded: Path) -> list[Row]:
    """Each act in turns on both files, so that whatever else the machine does falls on both."""
    stores = {"alone": await _open(alone), "crowded": await _open(crowded)}
    rng = random.Random(7)
    crowd = range(10**17, 10**17 + MEMBERS)
    items = tuple(f"career{number % 5}.step-{number:02}" for number in range(TICKS_EACH))
    for member in crowd[:20]:
        await stores["alone"].apply(member, [ChoosePath("career0"), Tick(items)])

    def anyone(name: str) -> int:
        return rng.choice(crowd if name == "crowded" else crowd[:20])

    async def status(name: str) -> None:
        await stores[name].member(anyone(name))

    async def tick(name: str) -> None:
        await stores[name].apply(anyone(name), [Untick(("career0.step-00",)), Tick(("career0.step-00", "new.step"))])

    rows = [*await _compared("member status", status), *await _compared("tick", tick)]
    gone = [await _timed(stores["crowded"].delete_member(member)) for member in rng.sample(crowd, DELETED)]
    rows.append(Row("deleting a member, 5 million ticks, p50", statistics.median(gone), "ms"))
    for store in stores.values():
        await store.close()
    return rows


async def _compared(what: str, act: Callable[[str], Awaitable[None]]) -> list[Row]:
    times: dict[str, list[float]] = {"alone": [], "crowded": []}
    for _ in range(ROUNDS):
        for name, taken in times.items():
            taken.append(await _timed(act(name)))
    small, large = times["alone"], times["crowded"]
    ratio = statistics.median(large) / statistics.median(small)
    return [
        Row(f"{what}, empty database, p50", statistics.median(small), "ms"),
        Row(f"{what}, 100,000 members, 5 million ticks, p50", statistics.median(large), "ms"),
        Row(f"{what}, 100,000 members, 5 million ticks, p99", _p99(large), "ms"),
        Row(f"{what}, p50 compared with an empty database", ratio, "x", 1.5),
    ]


async def _due(file: Path, stored: int) -> list[Row]:
    store = await _open(file)
    looks, finds, claims = [], [], []
    for second in range(ROUNDS):
        looks.append(await _timed(store.next_due()))
        now = NOW + timedelta(seconds=second)
        finds.append(await _timed(_find(store, now)))
        claim = store.claim_due(now, limit=50, lease=timedelta(hours=1), owner="bench")
        claims.append(await _timed(claim))
    await store.close()
    name = f"{stored:,} reminders stored"
    budget = 5.0 if stored == STORED else None
    return [
        Row(f"{name}: next due time, p50", statistics.median(looks), "ms", budget),
        Row(f"{name}: finding the {DUE_EACH} due, p50", statistics.median(finds), "ms", budget),
        Row(f"{name}: finding the {DUE_EACH} due, p99", _p99(finds), "ms"),
        Row(f"{name}: claiming the {DUE_EACH} due, p50", statistics.median(claims), "ms"),
        Row(f"{name}: claiming the {DUE_EACH} due, p99", _p99(claims), "ms"),
    ]


async def _find(store: Store, now: datetime) -> None:
    """Both questions that claiming asks, without taking anything."""
    async with store._database.reading() as connection:
        for question in (deliveries._STARTED, deliveries._DUE):
            (await connection.execute(question, {"now": now, "most": 50})).all()


async def _timed(work: Awaitable[object]) -> float:
    start = time.perf_counter()
    await work
    return (time.perf_counter() - start) * 1000


def _p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[98]


if __name__ == "__main__":
    for row in measure():
        held = "" if row.budget is None else f"  (budget {row.budget} {row.unit}: {'held' if row.held else 'MISSED'})"
        print(f"{row.name:70} {row.value:9.2f} {row.unit}{held}")
