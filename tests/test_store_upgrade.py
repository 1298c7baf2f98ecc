"""Databases made, brought up to date, copied before, or refused: at start, in one step, with a clear word."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.errors import StoreUnusableError
from bot.models.changes import Tick
from bot.store import Store
from bot.store.engine import Database, parsed
from bot.store.schema import metadata, ticks
from bot.store.upgrade import HEAD, MIGRATIONS, REVISIONS, copy_name, upgrade
from tests.stores import START, OpenStore, Postgres, SetClock

ANNA = 11
ROOT = Path(__file__).parent.parent


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where a database will be, in folders that are not there yet."""
    return tmp_path / "some" / "folder" / "advisor.db"


@pytest.fixture(params=["sqlite", "postgres"])
def nothing(request: pytest.FixtureRequest, file: Path) -> str:
    """Address of a database without tables, of both kinds."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{file}"
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.empty()


async def make_old(url: str, revision: str) -> None:
    """A database as an earlier version of the bot left it, with a member and a tick."""
    database = Database(parsed(url))
    if database.file is not None:
        database.file.parent.mkdir(parents=True)
    await upgrade(database, revision)
    async with database.writing() as connection:
        await connection.exec_driver_sql("INSERT INTO members (id) VALUES (11)")
        await connection.execute(ticks.insert().values(member_id=11, item="kept", at=START))
    await database.close()


def test_the_revisions_named_in_the_code_are_those_in_the_folder() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == REVISIONS


async def test_the_migrations_end_in_the_schema_of_the_code(nothing: str, open_store: OpenStore) -> None:
    await open_store(nothing)
    database = Database(parsed(nothing))

    def differences(connection: sa.Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async with database.reading() as connection:
        assert await connection.run_sync(differences) == []
    await database.close()


@pytest.mark.parametrize("revision", REVISIONS)
async def test_an_older_database_keeps_its_rows(nothing: str, open_store: OpenStore, revision: str) -> None:
    await make_old(nothing, revision)
    store = await open_store(nothing)
    assert [(done.item, done.at) for done in (await store.member(ANNA)).done] == [("kept", START)]
    assert await store.command_hash(1) == ""


async def test_two_processes_may_start_at_once_on_an_empty_database(nothing: str, open_store: OpenStore) -> None:
    stores = await asyncio.gather(open_store(nothing), open_store(nothing))
    await stores[0].apply(ANNA, [Tick(("a",))])
    assert len((await stores[1].member(ANNA)).done) == 1


async def test_an_older_file_is_copied_first(file: Path, open_store: OpenStore, clock: SetClock) -> None:
    url = f"sqlite+aiosqlite:///{file}"
    await make_old(url, "0001")
    await open_store(url)
    copy = copy_name(file, HEAD)
    assert copy.name == f"advisor.db.before-{HEAD}"
    with closing(sqlite3.connect(copy)) as old:
        assert old.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
        assert old.execute("SELECT item FROM ticks").fetchall() == [("kept",)]


async def test_the_copy_goes_after_30_days(file: Path, clock: SetClock) -> None:
    url = f"sqlite+aiosqlite:///{file}"
    await make_old(url, "0001")
    there = []
    for days in (0, 29, 2):
        clock.forward(days=days)
        await (await Store.open(url, now=clock)).close()
        there.append(copy_name(file, HEAD).exists())
    assert there == [True, True, False]


async def test_the_copy_goes_from_beside_a_bot_that_is_not_started_again(
    file: Path, open_store: OpenStore, clock: SetClock
) -> None:
    url = f"sqlite+aiosqlite:///{file}"
    await make_old(url, "0001")
    store = await open_store(url)
    clock.forward(days=31)
    await store.claim_due(clock(), limit=1, lease=timedelta(minutes=1), owner="one")
    assert not copy_name(file, HEAD).exists()


async def test_a_current_or_new_file_is_not_copied(sqlite_url: str, file: Path, open_store: OpenStore) -> None:
    await open_store(sqlite_url)
    await open_store(f"sqlite+aiosqlite:///{file}")
    beside = [*Path(sqlite_url.partition("///")[2]).parent.glob("*before*"), *file.parent.glob("*before*")]
    assert beside == []


async def test_a_newer_database_is_refused_untouched(nothing: str, open_store: OpenStore) -> None:
    await open_store(nothing)
    database = Database(parsed(nothing))
    async with database.writing() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreUnusableError, match=r"newer version of this bot \(revision 9999"):
        await open_store(nothing)
    async with database.reading() as connection:
        assert (await connection.exec_driver_sql("SELECT version_num FROM alembic_version")).scalar() == "9999"
    await database.close()


def test_a_current_database_opens_without_alembic_from_any_folder(sqlite_url: str, tmp_path: Path) -> None:
    script = (
        "import asyncio, datetime, sys; from bot.store import Store\n"
        "async def main():\n"
        f"    store = await Store.open({sqlite_url!r}, now=lambda: datetime.datetime.now(datetime.UTC))\n"
        "    await store.close()\n"
        "asyncio.run(main()); print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"
