"""aiosqlite with one visit to its thread per statement instead of four, which halves what a query costs.

SQLAlchemy makes a cursor, executes, fetches and closes it: with aiosqlite each of these is a message to the
connection's thread and back. Here the first does nothing yet, the second does all, the others use what it brought.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import aiosqlite

CHUNK = 5000
"""Rows brought along at once; a longer answer is fetched in further visits."""
PRAGMAS = ("foreign_keys=ON", "secure_delete=ON", "synchronous=FULL")
"""Of each connection. FULL: what was confirmed to a member outlives a power cut too."""


async def connected(file: Path, busy_seconds: float) -> Connection:
    """An open connection that begins no transaction of itself; SQLAlchemy says when."""

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(file, timeout=busy_seconds, isolation_level=None)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    connection = Connection(connect, iter_chunk_size=CHUNK)
    # As SQLAlchemy does: a store that was not closed must not keep the process from ending.
    connection._thread.daemon = True  # noqa: SLF001 - has no public name
    await connection
    return connection


class Connection(aiosqlite.Connection):
    """A connection whose cursors answer at once."""

    def cursor(self) -> Cursor:  # type: ignore[override]  # SQLAlchemy enters it and awaits nothing else of it
        """A cursor; nothing is asked of the thread yet."""
        return Cursor(self)

    async def rollback(self) -> None:
        """End the transaction, if there is one: SQLAlchemy asks for it after every use."""
        if self.in_transaction:
            await super().rollback()

    async def run(self, sql: str, parameters: Any, *, many: bool) -> Answer:  # Any: the driver's own parameters
        """Execute and fetch in one visit."""
        answer: Answer = await self.visit(partial(_run, self._conn, sql, parameters, many))
        return answer

    async def look(self, work: Callable[[sqlite3.Connection], Any]) -> Any:  # Any: whatever `work` gives back
        """Let `work` use the connection in its thread, in one visit."""
        return await self.visit(partial(work, self._conn))

    async def visit(self, work: Callable[[], Any]) -> Any:  # Any: whatever `work` gives back
        """Let the connection's thread do something."""
        return await self._execute(work)  # type: ignore[no-untyped-call]


Answer = tuple[sqlite3.Cursor, list[Any]]


def _run(connection: sqlite3.Connection, sql: str, parameters: Any, many: bool) -> Answer:  # noqa: FBT001 - by position
    cursor = connection.cursor()
    (cursor.executemany if many else cursor.execute)(sql, parameters)
    return cursor, cursor.fetchmany(CHUNK) if cursor.description else []


class Cursor(aiosqlite.Cursor):
    """What SQLAlchemy uses of a cursor."""

    _cursor: sqlite3.Cursor

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: deque[Any] = deque()
        self._whole = True
        self._size = 1

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> Cursor:
        """Execute one statement and bring its rows along."""
        return self._took(await self._connection.run(sql, parameters or (), many=False))

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> Cursor:
        """Execute one statement for each of many rows."""
        return self._took(await self._connection.run(sql, parameters, many=True))

    def _took(self, answer: Answer) -> Cursor:
        self._cursor, rows = answer
        self._rows, self._whole = deque(rows), len(rows) < CHUNK
        return self

    async def fetchone(self) -> Any:  # Any: a row
        """The next row, or None."""
        rows = await self.fetchmany(1)
        return rows[0] if rows else None

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        """The next rows, at most `size`."""
        wanted = size or self._size
        while len(self._rows) < wanted and not self._whole:
            rows = await self._connection.visit(partial(self._cursor.fetchmany, max(CHUNK, wanted)))
            self._rows.extend(rows)
            self._whole = not rows
        return [self._rows.popleft() for _ in range(min(wanted, len(self._rows)))]

    async def fetchall(self) -> list[Any]:
        """All rows that are left."""
        while not self._whole:
            rows = await self._connection.visit(partial(self._cursor.fetchmany, CHUNK))
            self._rows.extend(rows)
            self._whole = not rows
        rows, self._rows = list(self._rows), deque()
        return rows

    async def close(self) -> None:
        """Forget the rows; an answer that was not fetched to its end is ended in the thread."""
        self._rows.clear()
        if not self._whole:
            self._whole = True
            await self._connection.visit(self._cursor.close)

    @property
    def arraysize(self) -> int:
        """Rows that `fetchmany` gives when not told."""
        return self._size

    @arraysize.setter
    def arraysize(self, value: int) -> None:
        self._size = value
