"""`backup`: a whole copy of a running bot's SQLite file, verified before it gets its name."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import StoreError, StoreUnusableError
from bot.store.door import door
from bot.store.engine import file_of, parsed
from bot.store.upgrade import REVISIONS

POSTGRES = (
    "A PostgreSQL database is backed up by its own tools, while the bot runs: "
    "pg_dump --format=custom --file=advisor.dump DATABASE, and pg_restore to put it back."
)


async def backup(url: str, file: Path) -> dict[str, int]:
    """Copy the database into `file` while the bot runs; rows per table, the same in both.

    An older file of that name is replaced only once the new copy is verified. StoreUnusableError says what to do for
    PostgreSQL, a missing database, or a file that is the database itself.
    """
    source = file_of(parsed(url))
    if source is None:
        raise StoreUnusableError(POSTGRES)
    return await asyncio.to_thread(_backup, source, file)


async def verify(file: Path) -> dict[str, int]:
    """Rows per table of a backup; StoreUnusableError when it is damaged or no database of this bot."""
    return await asyncio.to_thread(_verified, file)


def _backup(source: Path, file: Path) -> dict[str, int]:
    if not source.is_file():
        message = f"There is no database at {source}."
        raise StoreUnusableError(message)
    if file.resolve() == source.resolve():
        raise StoreUnusableError("The backup cannot be the database itself. Name another file.")
    if file.is_dir():
        message = f"{file} is a folder. Name a file in it."
        raise StoreUnusableError(message)
    part = file.with_name(f"{file.name}.part")
    with door():
        _make(part)
        try:
            before = _copied(source, part)
            after = _verified(part)
            if before != after:
                message = f"The copy differs from the database: {before} became {after}. Try again."
                raise StoreError(message)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    return after


def _make(part: Path) -> None:
    """The empty file, for its owner alone: it will hold what the closed data folder keeps from others."""
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        part.touch(mode=0o600, exist_ok=False)
    except OSError as error:
        message = f"{part.parent} cannot be written to ({error.strerror}). Name a file in a folder that can."
        raise StoreUnusableError(message) from error


def _copied(source: Path, part: Path) -> dict[str, int]:
    """Copy and count within one read transaction, so that what the bot writes meanwhile is in neither."""
    with (
        closing(sqlite3.connect(source, isolation_level=None)) as running,
        closing(sqlite3.connect(part, isolation_level=None)) as copy,
    ):
        running.execute("BEGIN")
        counts = _counts(running)
        running.backup(copy)
        running.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode=DELETE")  # a backup is one file
    return counts


def _verified(file: Path) -> dict[str, int]:
    if not file.is_file():
        message = f"There is no backup at {file}."
        raise StoreUnusableError(message)
    with door(), closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        fault = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if fault != "ok":
            message = f"{file} is damaged: {fault}"
            raise StoreUnusableError(message)
        if copy.execute("PRAGMA foreign_key_check").fetchone() is not None:
            message = f"{file} is damaged: rows refer to rows that are missing."
            raise StoreUnusableError(message)
        counts = _counts(copy)
        if _revision(copy, counts) not in REVISIONS:
            message = f"{file} is not a database of this version of the bot."
            raise StoreUnusableError(message)
        return counts


def _revision(connection: sqlite3.Connection, tables: dict[str, int]) -> str:
    if "alembic_version" not in tables:
        return ""
    return str(connection.execute("SELECT max(version_num) FROM alembic_version").fetchone()[0])


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    quoted = [(name, '"' + name.replace('"', '""') + '"') for (name,) in names.fetchall()]
    return {name: connection.execute(f"SELECT count(*) FROM {safe}").fetchone()[0] for name, safe in quoted}  # noqa: S608 - a table's own name
