"""Bringing a database to this bot's revision at start, after a copy of an older SQLite file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from bot.errors import StoreUnusableError
from bot.store.door import door
from bot.store.engine import Database

REVISIONS = ("0001", "0002", "0003")
"""Every revision in order; kept here so that a current database starts without Alembic being imported."""
HEAD = REVISIONS[-1]
KEEP_COPIES = timedelta(days=30)
"""How long the copy made before an upgrade is kept, as docs/privacy.md promises."""
OLDEST_SQLITE = (3, 37, 0)
"""The first with strict tables (2021-11)."""
MIGRATIONS = Path(__file__).parent / "migrations"
POSTGRES_LOCK = 0x41445649  # any fixed number: two processes that start at once upgrade one after the other


async def prepare(database: Database, now: datetime) -> None:
    """Make the folder and the tables where missing, upgrade what is older, refuse what is newer.

    StoreUnusableError says what to do when the database cannot be used at all.
    """
    if database.file is not None:
        check_place(database.file)
        async with database.bare() as connection:
            await connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    found = await revision(database)
    if found == HEAD:
        return
    if database.file is not None and found:
        _copy(database.file, copy_name(database.file, HEAD), now)
    await upgrade(database)


async def upgrade(database: Database, to: str = HEAD) -> None:
    """Run the migrations up to `to`, all in one transaction."""
    async with database.writing() as connection:
        if database.file is None:
            await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(POSTGRES_LOCK)))
        await connection.run_sync(_migrate, to)


def copy_name(file: Path, revision: str) -> Path:
    """Where the copy made before the upgrade to `revision` stands."""
    return file.with_name(f"{file.name}.before-{revision}")


def _migrate(connection: sa.Connection, to: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, to)


def _revision(connection: sa.Connection) -> str:
    """The database's revision; empty when it has none yet."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(sa.text("SELECT max(version_num) FROM alembic_version")).scalar() or ""


def _refuse_newer(found: str, database: Database) -> None:
    if found and found not in REVISIONS:
        where = database.file or "The PostgreSQL database"
        message = (
            f"{where} was written by a newer version of this bot (revision {found}; this one knows up to {HEAD}). "
            "Install that version again, or put back a copy made before the upgrade."
        )
        raise StoreUnusableError(message)


async def revision(database: Database) -> str:
    """The database's revision, empty when it has no tables yet; StoreUnusableError when it is newer than this bot."""
    async with database.reading() as connection:
        found = await connection.run_sync(_revision)
    _refuse_newer(found, database)
    return found


def check_place(file: Path) -> None:
    """Whether a SQLite file can be made and written there; StoreUnusableError says what to do. Makes the folder."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        message = f"SQLite {sqlite3.sqlite_version} is too old: 3.37 or newer is needed. Use a newer Python."
        raise StoreUnusableError(message)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = (
            f"The folder {file.parent} cannot be made ({error.strerror}). Make it, and let the bot's user write to it."
        )
        raise StoreUnusableError(message) from error
    if file.is_dir():
        message = f"{file} is a folder. DATABASE_URL must name a file in it."
        raise StoreUnusableError(message)
    if not os.access(file.parent, os.W_OK | os.X_OK) or (file.exists() and not os.access(file, os.R_OK | os.W_OK)):
        message = (
            f"{file} cannot be written to. Give the bot's user write access to it and to the folder {file.parent}."
        )
        raise StoreUnusableError(message)


def remove_copies(file: Path, now: datetime) -> None:
    """Remove copies made before upgrades once they are `KEEP_COPIES` old."""
    with door():
        for copy in file.parent.glob(f"{file.name}.before-*"):
            if now - datetime.fromtimestamp(copy.stat().st_mtime, UTC) > KEEP_COPIES:
                copy.unlink(missing_ok=True)


def _copy(file: Path, target: Path, now: datetime) -> None:
    """A whole and consistent copy, through SQLite itself; it carries the time of `now`."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    with door():
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        part.replace(target)
        os.utime(target, (now.timestamp(), now.timestamp()))
