"""A way to the database: the engine with its settings, and transactions that read or write."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy import event, exc
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import StoreUnusableError
from bot.store.door import door
from bot.store.driver import Connection, connected
from bot.store.looking import Ask, in_sqlite, in_transaction

Found = TypeVar("Found")
NAME = "career-advisor"
"""What each connection to PostgreSQL calls itself there."""
BUSY_SECONDS = 2.0
"""How long to wait for another process's lock: Discord wants a first answer within three seconds."""
DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}
OPTIONS = {
    "host": r".+",
    "port": r"\d{1,5}",
    "ssl": r"disable|allow|prefer|require|verify-ca|verify-full",
    "passfile": r".+",
    "prepared_statement_cache_size": r"\d{1,9}",
}
"""What may stand behind the `?` of a PostgreSQL address, and its values."""


def parsed(url: str) -> URL:
    """The address of a database with its driver; StoreUnusableError says which forms are understood."""
    try:
        address = make_url(url)
    except (exc.ArgumentError, ValueError):
        # Not chained: the error quotes a part of the address, which may be of the password.
        raise StoreUnusableError(
            "DATABASE_URL is no database address, such as sqlite+aiosqlite:///data/advisor.db or "
            "postgresql+asyncpg://user:password@host:5432/database."
        ) from None
    if address.drivername not in DRIVERS:
        message = (
            f"DATABASE_URL begins with {address.drivername}; sqlite+aiosqlite and postgresql+asyncpg are understood."
        )
        raise StoreUnusableError(message)
    address = address.set(drivername=DRIVERS[address.drivername])
    if address.get_backend_name() == "sqlite" and address.database in {None, "", ":memory:"}:
        raise StoreUnusableError("DATABASE_URL names no file. Use sqlite+aiosqlite:///data/advisor.db.")
    return _with_options(address) if address.get_backend_name() == "postgresql" else address


def _with_options(address: URL) -> URL:
    """The address as asyncpg takes it: providers hand out libpq's `sslmode`, and an unknown option is a crash."""
    query = dict(address.query)
    if "sslmode" in query:
        query.setdefault("ssl", query.pop("sslmode"))
    wrong = sorted(key for key, value in query.items() if not re.fullmatch(OPTIONS.get(key, "(?!)"), str(value)))
    if wrong:
        message = f"DATABASE_URL has options, or values of them, that are not understood: {', '.join(wrong)}."
        raise StoreUnusableError(message)
    return address.set(query=query)


def file_of(address: URL) -> Path | None:
    """The SQLite file behind an address; None for PostgreSQL."""
    return Path(str(address.database)) if address.get_backend_name() == "sqlite" else None


class Database:
    """One engine. Writers of one process queue up here instead of waiting for SQLite's lock by polling."""

    def __init__(self, address: URL, *, busy_seconds: float = BUSY_SECONDS) -> None:
        self.address = address
        self.file = file_of(address)
        self.engine = _engine(address, busy_seconds)
        self._busy_seconds = busy_seconds
        self._looking: Connection | None = None
        self._opening = asyncio.Lock()
        self.observe: Callable[[str, float], None] | None = None
        """Told of each transaction: read or write, and its seconds, waiting included."""
        self._writing = asyncio.Lock()
        self._ways = {mode: self.engine.execution_options(mode=mode) for mode in ("read", "write", "bare")}

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that only reads."""
        with self._observed("read"), door():
            async with self._ways["read"].connect() as connection:
                yield connection

    async def look(self, work: Callable[[Ask], Found]) -> Found:
        """What `work` finds out in a transaction that only reads; see bot/store/looking.py."""
        with self._observed("read"), door():
            if self.file is not None:
                found: Found = await (await self._looker(self.file)).look(partial(in_sqlite, work=work))
                return found
            async with self._ways["read"].connect() as connection:
                return await connection.run_sync(in_transaction, work)

    async def _looker(self, file: Path) -> Connection:
        """The connection that looks go through, opened by the first."""
        async with self._opening:
            if self._looking is None:
                self._looking = await connected(file, self._busy_seconds)
            return self._looking

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that writes: all of it, or nothing when an error leaves the block."""
        with self._observed("write"):
            if self.file is None:
                with door():
                    async with self._ways["write"].begin() as connection:
                        yield connection
                return
            async with self._writing:
                with door():
                    async with self._ways["write"].begin() as connection:
                        yield connection

    @contextmanager
    def _observed(self, mode: str) -> Iterator[None]:
        if self.observe is None:
            yield
            return
        clock = asyncio.get_running_loop().time
        begun = clock()
        try:
            yield
        finally:
            self.observe(mode, clock() - begun)

    @asynccontextmanager
    async def bare(self) -> AsyncIterator[AsyncConnection]:
        """A connection to SQLite outside any transaction, for VACUUM and PRAGMA; writers of this process wait."""
        async with self._writing:
            with door():
                async with self._ways["bare"].connect() as connection:
                    yield connection

    async def close(self) -> None:
        """Give all connections back."""
        with door():
            if self._looking is not None:
                await self._looking.close()
            await self.engine.dispose()


def _engine(address: URL, busy_seconds: float) -> AsyncEngine:
    # hide_parameters: an error's text must not carry what a member wrote into the log.
    file = file_of(address)
    if file is not None:
        creator = partial(connected, file, busy_seconds)
        engine = create_async_engine(address, hide_parameters=True, async_creator=creator)
        event.listen(engine.sync_engine, "begin", _begin)
        return engine
    try:
        # A server restarted meanwhile is noticed before a statement is lost to a dead connection.
        named = {"server_settings": {"application_name": NAME}}
        return create_async_engine(address, hide_parameters=True, pool_pre_ping=True, connect_args=named)
    except ModuleNotFoundError as error:
        raise StoreUnusableError("PostgreSQL needs asyncpg: pip install -r requirements-postgres.lock") from error


def _begin(connection: sa.Connection) -> None:
    # A writer takes SQLite's lock at once: one that reads first and writes later can be refused in between.
    mode = connection.get_execution_options().get("mode", "write")
    if mode != "bare":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if mode == "write" else "BEGIN")
