"""The door to the drivers: every error of theirs leaves as a StoreError that says what to do, with its cause."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from bot.errors import StoreBusyError, StoreError, StoreUnusableError

LOCKED = "The database is locked by another program. Try again in a moment."
READ_ONLY = "The database file cannot be written to. Give the bot's user write access to it and to its folder."
SQLITE_BUSY = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_FULL: "The disk (or the database's size limit) is full. Free some space; nothing was lost.",
}
SQLITE_UNUSABLE = {
    sqlite3.SQLITE_CORRUPT: "The database file is damaged. Stop the bot and put a backup in its place.",
    sqlite3.SQLITE_NOTADB: "The file is not a SQLite database. Check DATABASE_URL, or put a backup in its place.",
    sqlite3.SQLITE_CANTOPEN: "The database file cannot be opened. Check that the bot's user may write to its folder.",
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_IOERR: "The disk reported an error on the database file. Check the disk before going on.",
}
POSTGRES_BUSY = ("08", "40", "53", "55", "57")
"""SQLSTATE classes of trouble that passes: connection, conflict, resources, object in use, operator's act."""
POSTGRES_UNUSABLE = {
    "28": "PostgreSQL refused the user or password. Check DATABASE_URL.",
    "3D": "PostgreSQL has no database of that name. Create it, or check DATABASE_URL.",
    "42": "PostgreSQL refused: the tables are not as this bot expects them, or its user lacks a right.",
    "XX": "PostgreSQL reports damaged data. Look into its log and put a backup in its place.",
}


@contextmanager
def door() -> Iterator[None]:
    """Run database work; a driver's error comes out as a child of StoreError, its cause kept."""
    try:
        yield
    except exc.DBAPIError as error:
        raise translated(error.orig or error, lost=error.connection_invalidated) from error
    except exc.TimeoutError as error:
        raise StoreBusyError("All connections to the database are in use. Try again in a moment.") from error
    except exc.SQLAlchemyError as error:
        message = f"The database refused: {error}"
        raise StoreError(message) from error
    except (sqlite3.Error, OSError) as error:
        raise translated(error, lost=isinstance(error, OSError)) from error


def translated(error: BaseException, *, lost: bool) -> StoreError:
    """The error of ours for one of a driver's; `lost`: the connection is gone."""
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(code, int):
        return _sqlite(code, error)
    state = getattr(error, "sqlstate", None) or getattr(error, "pgcode", None) or ""
    if state[:2] in POSTGRES_UNUSABLE:
        return StoreUnusableError(POSTGRES_UNUSABLE[state[:2]])
    if lost or state[:2] in POSTGRES_BUSY:
        return StoreBusyError("The database is busy or cannot be reached. Check that it runs, then try again.")
    if isinstance(error, sqlite3.DatabaseError) and "file is not a database" in str(error):
        return StoreUnusableError(SQLITE_UNUSABLE[sqlite3.SQLITE_NOTADB])
    # The class alone: a driver's words may quote what a member wrote.
    return StoreError(f"The database refused the change ({type(error).__name__}).")


def _sqlite(code: int, error: BaseException) -> StoreError:
    plain = code & 0xFF  # the extended codes carry detail in their upper bytes
    if plain in SQLITE_BUSY:
        return StoreBusyError(SQLITE_BUSY[plain])
    if plain in SQLITE_UNUSABLE:
        return StoreUnusableError(SQLITE_UNUSABLE[plain])
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    return StoreError(f"The database refused the change ({name}).")
