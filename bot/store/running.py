"""Whether another program has a database open: what it writes while its rows are carried elsewhere would be lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from bot.errors import StoreUnusableError
from bot.store.door import door
from bot.store.engine import NAME, Database

IN_USE = "{where} is in use. Stop the bot (all its processes, and whatever else has it open), then try again."


async def refuse_running(database: Database) -> None:
    """StoreUnusableError while a bot or anything else has the database open."""
    if database.file is None:
        await _refuse_sessions(database)
    elif database.file.exists():
        _refuse_open(database.file)


def _refuse_open(file: Path) -> None:
    """In WAL mode each connection holds a shared lock for as long as it is open, idle or not."""
    with door(), closing(sqlite3.connect(file, isolation_level=None, timeout=0)) as alone:
        alone.execute("PRAGMA locking_mode=EXCLUSIVE")
        try:
            alone.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            raise StoreUnusableError(IN_USE.format(where=file)) from error
        alone.execute("ROLLBACK")


async def _refuse_sessions(database: Database) -> None:
    """Every process of ours names itself to PostgreSQL."""
    others = sa.text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND application_name = :name AND pid <> pg_backend_pid()"
    )
    async with database.reading() as connection:
        if (await connection.execute(others, {"name": NAME})).scalar_one():
            raise StoreUnusableError(IN_USE.format(where="The PostgreSQL database"))
