"""Databases that cannot be used: the error says what to do, keeps its cause, and never quotes a member."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreBusyError, StoreError, StoreUnusableError
from bot.models.changes import SetZone, Tick
from bot.store import Store
from bot.store.engine import Database, parsed
from tests.stores import OpenStore, Postgres, SetClock

ANNA = 11
ROOT = Path(__file__).parent.parent

# A file that cannot be opened leaves aiosqlite's own thread answering a loop that the test has closed.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")


def file_of(url: str) -> Path:
    return Path(url.partition("///")[2])


@pytest.mark.parametrize(
    "url,word",
    [
        ("", "no database address"),
        ("advisor.db", "no database address"),
        ("mysql://somewhere/db", "mysql"),
        ("sqlite+aiosqlite://", "no file"),
        ("sqlite+aiosqlite:///:memory:", "no file"),
        ("postgresql+asyncpg://bot:secret@host:secret/db", "no database address"),
        ("postgresql+asyncpg://bot:secret@host/db?channel_binding=require", "channel_binding"),
        ("postgresql+asyncpg://bot:secret@host/db?ssl=please", "ssl"),
        ("postgresql+asyncpg://bot:secret@host/db?port=secret", "port"),
    ],
)
def test_an_address_that_is_none_says_which_are(url: str, word: str) -> None:
    with pytest.raises(StoreUnusableError, match=word) as caught:
        parsed(url)
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_the_ssl_mode_that_providers_hand_out_is_understood() -> None:
    """They write for libpq; asyncpg has another name for it."""
    assert parsed("postgres://u:p@h/d?sslmode=require").query == {"ssl": "require"}


@pytest.mark.parametrize("url", ["sqlite:///a.db", "postgresql://u@h/d", "postgres://u@h/d"])
def test_an_address_without_a_driver_gets_ours(url: str) -> None:
    assert parsed(url).drivername in {"sqlite+aiosqlite", "postgresql+asyncpg"}


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path, clock: SetClock) -> None:
    (tmp_path / "advisor.db").write_bytes(b"These are my notes, not a database.\n" * 300)
    with pytest.raises(StoreUnusableError, match="not a SQLite database") as caught:
        await Store.open(f"sqlite+aiosqlite:///{tmp_path}/advisor.db", now=clock)
    assert caught.value.__cause__ is not None


async def test_a_damaged_file_is_named_as_such(sqlite_url: str, clock: SetClock) -> None:
    file = file_of(sqlite_url)
    whole = bytearray(file.read_bytes())
    whole[4096:] = b"\xa5" * (len(whole) - 4096)
    file.write_bytes(whole)
    with pytest.raises(StoreUnusableError, match="damaged"):
        await Store.open(sqlite_url, now=clock)


async def test_a_file_cut_short_is_named_as_such(sqlite_url: str, clock: SetClock) -> None:
    file = file_of(sqlite_url)
    file.write_bytes(file.read_bytes()[:8192])
    with pytest.raises(StoreUnusableError, match="damaged"):
        await Store.open(sqlite_url, now=clock)


async def test_a_folder_in_the_file_s_place(tmp_path: Path, clock: SetClock) -> None:
    with pytest.raises(StoreUnusableError, match="is a folder"):
        await Store.open(f"sqlite+aiosqlite:///{tmp_path}", now=clock)


async def test_a_file_in_the_folder_s_place(tmp_path: Path, clock: SetClock) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(StoreUnusableError, match="cannot be made"):
        await Store.open(f"sqlite+aiosqlite:///{tmp_path}/data/advisor.db", now=clock)


OPEN_AS_NOBODY = """
import asyncio, datetime, os, sys
sys.path.insert(0, sys.argv[2])
from bot.errors import StoreUnusableError
import aiosqlite, sqlalchemy.dialects.sqlite.aiosqlite
from bot.store import Store
if os.getuid() == 0:  # root may write everywhere, so another user has to try; it may not see root's Python
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    asyncio.run(Store.open(sys.argv[1], now=lambda: datetime.datetime.now(datetime.UTC)))
except StoreUnusableError as error:
    print(error)
"""


@pytest.mark.parametrize("writable", ["folder", "file"])
def test_what_cannot_be_written_to_says_so(sqlite_url: str, writable: str) -> None:
    file = file_of(sqlite_url)
    opened = [folder for folder in file.parents if folder.owner() == file.owner() and len(folder.parts) > 2]
    before = {folder: folder.stat().st_mode for folder in opened}
    try:
        for folder in opened[1:]:
            folder.chmod(0o755)
        file.chmod(0o666 if writable == "file" and os.getuid() == 0 else 0o444)
        file.parent.chmod(0o777 if writable == "folder" else 0o555)
        done = subprocess.run(
            [sys.executable, "-c", OPEN_AS_NOBODY, sqlite_url, str(ROOT)],
            capture_output=True,
            text=True,
            check=True,
        )
    finally:
        for folder, mode in before.items():
            folder.chmod(mode)
    assert "cannot be written to" in done.stdout
    assert str(file.parent) in done.stdout


async def test_a_locked_database_is_busy_and_goes_on_later(sqlite_url: str, open_store: OpenStore) -> None:
    store = await open_store(sqlite_url, busy_seconds=0.05)
    with closing(sqlite3.connect(file_of(sqlite_url), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError, match="locked") as caught:
            await store.apply(ANNA, [Tick(("a",))])
        assert "locked" in str(caught.value.__cause__)
        assert (await store.member(ANNA)).done == ()  # reading goes on meanwhile
        other.execute("ROLLBACK")
    await store.apply(ANNA, [Tick(("a",))])
    assert len((await store.member(ANNA)).done) == 1


async def test_a_full_disk_is_said_and_loses_nothing(sqlite_url: str) -> None:
    database = Database(parsed(sqlite_url))

    async def write() -> None:
        async with database.writing() as connection:
            pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar()
            await connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            await connection.exec_driver_sql("INSERT INTO command_trees VALUES (1, hex(zeroblob(100000)))")

    with pytest.raises(StoreBusyError, match="full"):
        await write()
    async with database.reading() as connection:
        assert (await connection.exec_driver_sql("SELECT count(*) FROM command_trees")).scalar() == 0
    await database.close()


async def test_no_error_quotes_what_a_member_wrote(store: Store) -> None:
    with pytest.raises(StoreError) as caught:
        await store.apply(ANNA, [SetZone("my secret place"), Tick(("my secret " * 100,))])
    assert "my secret" not in f"{caught.value} {caught.value.__cause__}"


async def test_a_change_nobody_knows_is_a_programming_error(store: Store) -> None:
    with pytest.raises(TypeError, match="does not know"):
        await store.apply(ANNA, ["tick"])  # type: ignore[list-item]


async def test_postgres_that_is_not_there_is_busy(tmp_path: Path, clock: SetClock) -> None:
    with pytest.raises(StoreBusyError, match="cannot be reached"):
        await Store.open(f"postgresql+asyncpg://nobody@/none?host={tmp_path}", now=clock)


async def test_postgres_without_that_database_says_so(postgres: Postgres, clock: SetClock) -> None:
    with pytest.raises(StoreUnusableError, match="no database of that name"):
        await Store.open(postgres.url("missing"), now=clock)


async def test_postgres_connections_cut_off_come_back(
    postgres: Postgres, postgres_url: str, open_store: OpenStore
) -> None:
    """What a restart of the server does to every connection that waits in the pool."""
    store = await open_store(postgres_url)
    await store.apply(ANNA, [Tick(("a",))])
    postgres.server.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid();")
    await asyncio.gather(*(store.apply(ANNA, [Tick((item,))]) for item in ("b", "c")))
    assert len((await store.member(ANNA)).done) == 3
