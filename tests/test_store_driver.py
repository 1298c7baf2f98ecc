"""The driver's cursor: answers shorter and longer than a chunk, read whole, in parts, or not to their end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.driver import CHUNK, Connection, connected
from bot.store.engine import Database, parsed

NUMBERS = sa.text(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :most) SELECT i FROM n WHERE i <= :most"
)
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7]


@pytest_asyncio.fixture
async def raw(tmp_path: Path) -> AsyncIterator[Connection]:
    """A connection of the driver's own."""
    connection = await connected(tmp_path / "numbers.db", 1)
    yield connection
    await connection.close()


@pytest_asyncio.fixture
async def connection(tmp_path: Path) -> AsyncIterator[AsyncConnection]:
    """The same through SQLAlchemy."""
    database = Database(parsed(f"sqlite+aiosqlite:///{tmp_path}/numbers.db"))
    async with database.reading() as found:
        yield found
    await database.close()


@pytest.mark.parametrize("most", SIZES)
async def test_all_rows_come_once_and_in_order(connection: AsyncConnection, most: int) -> None:
    rows = (await connection.execute(NUMBERS, {"most": most})).scalars().all()
    assert rows == (list(range(1, most + 1)) if most else [])


@pytest.mark.parametrize("most", SIZES)
async def test_a_stream_gives_the_same_in_parts(connection: AsyncConnection, most: int) -> None:
    stream = await connection.stream(NUMBERS, {"most": most})
    rows = [row.i async for part in stream.partitions(999) for row in part]
    assert rows == (list(range(1, most + 1)) if most else [])


async def test_a_stream_left_early_leaves_the_connection_usable(connection: AsyncConnection) -> None:
    stream = await connection.stream(NUMBERS, {"most": 3 * CHUNK})
    assert (await stream.fetchmany(3))[-1].i == 3
    await stream.close()
    assert (await connection.execute(NUMBERS, {"most": 2})).scalars().all() == [1, 2]


async def test_every_connection_keeps_what_the_privacy_policy_says(raw: Connection) -> None:
    cursor = raw.cursor()
    found = []
    for pragma in ("foreign_keys", "secure_delete", "synchronous"):
        await cursor.execute(f"PRAGMA {pragma}")
        found.append(await cursor.fetchone())
    assert found == [(1,), (1,), (2,)]
    assert await cursor.fetchone() is None


async def test_rolling_back_without_a_transaction_does_nothing(raw: Connection) -> None:
    await raw.rollback()
    within = []
    await raw.cursor().execute("BEGIN")
    within.append(raw.in_transaction)
    await raw.rollback()
    within.append(raw.in_transaction)
    assert within == [True, False]
