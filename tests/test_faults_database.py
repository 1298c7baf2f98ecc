"""The database is locked, full or away: what was acknowledged stays, the rest is refused with a number."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from bot.errors import StoreBusyError
from bot.models.changes import FileGap, Tick
from bot.settings import Settings
from bot.store import driver
from tests.breaking import choose, expected, running, tick, ticked
from tests.stores import Postgres
from tests.worlds import World, text_of


async def test_database_locked_by_another_program(world: World, tmp_path: Path) -> None:
    """Questions are answered meanwhile; a tick is refused with a number, and works when the lock is gone."""
    await choose(world)
    with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = await tick(world)
        assert "nothing was changed" in refused
        assert "Salary" in text_of(await world.mention(world.ben, "backend salary"))
        other.execute("ROLLBACK")
    expected(world)
    assert await ticked(world) == 0
    await tick(world)
    assert await ticked(world) == 1


async def test_counts_wait_for_a_locked_database(world: World, tmp_path: Path) -> None:
    """A statistic that cannot be written now costs nobody an answer, and is written later."""
    services = world.bot.services
    await world.mention(world.ben, "backend salary")
    await world.env.advance_time(60)
    with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "Salary" in text_of(await world.mention(world.ben, "backend salary"))
        other.execute("ROLLBACK")
    await services.write_counts()
    (count,) = await services.store.stats(world.guild.id, services.now() - timedelta(days=1))
    assert count.number == 2


@pytest_asyncio.fixture
async def small_disk(
    settings: Settings, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    """A bot whose database may grow by 40 pages and no further."""
    with closing(sqlite3.connect(tmp_path / "advisor.db")) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    monkeypatch.setattr(driver, "PRAGMAS", (*driver.PRAGMAS, f"max_page_count={pages + 40}"))
    async for world in running(replace(settings, database_url=sqlite_url)):
        yield world


async def test_disk_full(small_disk: World) -> None:
    """What was acknowledged stays; what does not fit is refused with a number; with room again it goes on."""
    world = small_disk
    await choose(world)
    await tick(world)
    store = world.bot.services.store
    for number in range(20):
        await store.file_gap(9, FileGap(world.guild.id, f"{number:990}", "answer", "", "", wrong=False))
    kept: list[str] = []

    async def fill(shape: str) -> None:
        for number in range(5000):
            await store.apply(world.ben.id, [Tick((shape.format(number),))])
            kept.append(shape.format(number))

    for shape in ("a{:060}", "b{:05}"):  # to the last bytes: the short ones find room where the long ones do not
        with pytest.raises(StoreBusyError, match="full"):
            await fill(shape)
    assert len(kept) > 100
    real = await ticked(world) - len(kept)
    assert "nothing was changed" in await tick(world)
    assert {done.item for done in (await world.stored(world.ben)).done} >= set(kept)
    assert await ticked(world) == len(kept) + real
    assert "Salary" in text_of(await world.mention(world.ben, "backend salary"))
    expected(world)
    await store.purge_server(world.guild.id)  # an operator makes room
    await tick(world)
    assert await ticked(world) == len(kept) + real + 1


async def test_postgres_restarted(settings: Settings, postgres: Postgres, postgres_url: str) -> None:
    """The server goes and comes back: refused while it is away, as before afterwards; nothing acknowledged is lost."""
    async for world in running(replace(settings, database_url=postgres_url)):
        await choose(world)
        await tick(world)
        await asyncio.to_thread(postgres.server.stop)
        refused = await tick(world)
        assert "went wrong" in refused or "nothing was changed" in refused
        await asyncio.to_thread(postgres.server.start)
        expected(world)
        assert await ticked(world) == 1
        await tick(world)
        assert await ticked(world) == 2
        expected(world)
