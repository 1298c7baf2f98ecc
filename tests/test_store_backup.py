"""`backup`: whole, verified, made while the bot writes, and good to start from."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreUnusableError
from bot.models.changes import Tick
from bot.store.backup import backup, verify
from bot.store.engine import Database, parsed
from bot.store.upgrade import upgrade
from tests.stores import OpenStore
from tests.test_store_privacy import ANNA, fill


async def test_a_bot_started_from_a_backup_knows_everything(
    sqlite_url: str, tmp_path: Path, open_store: OpenStore
) -> None:
    store = await open_store(sqlite_url)
    await fill(store, ANNA)
    file = tmp_path / "backups" / "one.db"
    counts = await backup(sqlite_url, file)
    assert (counts["ticks"], counts["members"], counts["alembic_version"]) == (1, 1, 1)
    assert await verify(file) == counts
    assert [part.name for part in file.parent.iterdir()] == ["one.db"]
    restored = await open_store(f"sqlite+aiosqlite:///{file}")
    assert await restored.export(ANNA) == await store.export(ANNA)


async def test_a_backup_is_its_owner_s_alone(sqlite_url: str, tmp_path: Path) -> None:
    """It holds what the closed data folder keeps from others, and may lie in an open one."""
    file = tmp_path / "one.bak"
    await backup(sqlite_url, file)
    assert file.stat().st_mode & 0o077 == 0


async def test_a_place_where_no_backup_can_be_is_named(sqlite_url: str, tmp_path: Path) -> None:
    """Not as trouble of the database."""
    (tmp_path / "notes.txt").write_text("x")
    with pytest.raises(StoreUnusableError, match="is a folder"):
        await backup(sqlite_url, tmp_path)
    with pytest.raises(StoreUnusableError, match="Name a file in a folder"):
        await backup(sqlite_url, tmp_path / "notes.txt" / "one.bak")


async def test_a_backup_is_of_one_moment_while_the_bot_writes(
    sqlite_url: str, tmp_path: Path, open_store: OpenStore
) -> None:
    """Each answer ticks a pair; a backup from the middle of one would hold a half of it."""
    store = await open_store(sqlite_url)

    async def write() -> None:
        for number in range(60):
            await store.apply(ANNA, [Tick((f"{number}.a", f"{number}.b"))])

    writing = asyncio.create_task(write())
    found = []
    for number in range(4):
        counts = await backup(sqlite_url, tmp_path / f"{number}.bak")
        found.append(counts["ticks"])
        assert counts["ticks"] % 2 == 0
    await writing
    assert found == sorted(found)
    assert (await backup(sqlite_url, tmp_path / "0.bak"))["ticks"] == 120


async def test_a_damaged_backup_is_told_from_a_good_one(sqlite_url: str, tmp_path: Path, open_store: OpenStore) -> None:
    await fill(await open_store(sqlite_url), ANNA)
    file = tmp_path / "one.bak"
    await backup(sqlite_url, file)
    whole = bytearray(file.read_bytes())
    whole[4096 * 3 : 4096 * 9] = b"\0" * 4096 * 6
    file.write_bytes(whole)
    with pytest.raises(StoreUnusableError, match="damaged"):
        await verify(file)


async def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE notes (text)")
    (tmp_path / "notes.txt").write_text("not a database at all" * 100)
    with pytest.raises(StoreUnusableError, match="not a database of this version"):
        await verify(tmp_path / "other.db")
    with pytest.raises(StoreUnusableError, match="not a SQLite database"):
        await verify(tmp_path / "notes.txt")
    with pytest.raises(StoreUnusableError, match="no backup at"):
        await verify(tmp_path / "missing.db")


def spoil(url: str) -> None:
    Path(url.partition("///")[2]).write_bytes(b"no database any more" * 500)


async def test_a_failed_backup_keeps_the_older_one(sqlite_url: str, tmp_path: Path) -> None:
    file = tmp_path / "one.bak"
    await backup(sqlite_url, file)
    before = file.read_bytes()
    spoil(sqlite_url)
    with pytest.raises(StoreUnusableError):
        await backup(sqlite_url, file)
    assert file.read_bytes() == before
    assert not file.with_name("one.bak.part").exists()


async def test_a_backup_of_an_older_revision_is_good(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/old.db"
    database = Database(parsed(url))
    await upgrade(database, "0001")
    await database.close()
    assert (await backup(url, tmp_path / "one.bak"))["members"] == 0


async def test_what_cannot_be_backed_up_says_why(sqlite_url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreUnusableError, match="pg_dump"):
        await backup("postgresql://user@host/advisor", tmp_path / "one.bak")
    with pytest.raises(StoreUnusableError, match="no database at"):
        await backup(f"sqlite+aiosqlite:///{tmp_path}/typo.db", tmp_path / "one.bak")
    with pytest.raises(StoreUnusableError, match="the database itself"):
        await backup(sqlite_url, Path(sqlite_url.partition("///")[2]))
