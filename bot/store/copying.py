"""`db copy`: one database's rows into another, empty one, compared table by table afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreError, StoreUnusableError
from bot.store.engine import Database, file_of, parsed
from bot.store.running import refuse_running
from bot.store.schema import gaps, metadata
from bot.store.upgrade import prepare

BATCH = 5000
"""Rows carried at a time."""


@dataclass(frozen=True, slots=True)
class TableSum:
    """How many rows a table has, and a checksum over all of them that does not depend on their order."""

    table: str
    rows: int
    checksum: int
    """Sum modulo 2**64 of the first 8 bytes of each row's BLAKE2b; the same in SQLite and PostgreSQL."""


async def copy(from_url: str, to_url: str, *, now: Callable[[], datetime]) -> tuple[TableSum, ...]:
    """Copy a stopped bot's database into an empty one and compare both; the sums of every table.

    Both are brought to this bot's revision first. StoreUnusableError when the source is missing, a bot runs on it, or
    the target holds rows; StoreError, with nothing left in the target, when the two differ in the end.
    """
    start = file_of(parsed(from_url))
    if start is not None and not start.exists():
        message = f"There is no database at {start}."
        raise StoreUnusableError(message)
    source, target = Database(parsed(from_url)), Database(parsed(to_url))
    try:
        await refuse_running(source)
        await prepare(source, now())
        await prepare(target, now())
        async with source.reading() as old, target.writing() as new:
            await _refuse_full(new)
            return await _copied(old, new)
    finally:
        await source.close()
        await target.close()


async def _copied(old: AsyncConnection, new: AsyncConnection) -> tuple[TableSum, ...]:
    if old.dialect.name == "postgresql":  # all tables as they were at one moment; SQLite does so anyway
        await old.execute(sa.text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
    sums = []
    for table in metadata.sorted_tables:
        before = await _carry(table, old, new)
        after = await summed(table, new)
        if before != after:
            message = (
                f"{table.name} differs: {before.rows} rows before copying, {after.rows} after. Nothing was copied."
            )
            raise StoreError(message)
        sums.append(after)
    await _continue_numbers(new)
    return tuple(sums)


async def _refuse_full(connection: AsyncConnection) -> None:
    full = [
        table.name
        for table in metadata.sorted_tables
        if (await connection.execute(sa.select(sa.literal(1)).select_from(table).limit(1))).first()
    ]
    if full:
        message = f"The target already holds {', '.join(full)}. Copy into an empty database."
        raise StoreUnusableError(message)


async def _carry(table: sa.Table, old: AsyncConnection, new: AsyncConnection) -> TableSum:
    number, checksum = 0, 0
    rows = await old.stream(sa.select(table))
    async for batch in rows.partitions(BATCH):
        number, checksum = number + len(batch), _added(checksum, batch)
        await new.execute(table.insert(), [dict(row._mapping) for row in batch])  # noqa: SLF001 - its public name
    return TableSum(table.name, number, checksum)


async def summed(table: sa.Table, connection: AsyncConnection) -> TableSum:
    """Number and checksum of a table's rows."""
    number, checksum = 0, 0
    rows = await connection.stream(sa.select(table))
    async for batch in rows.partitions(BATCH):
        number, checksum = number + len(batch), _added(checksum, batch)
    return TableSum(table.name, number, checksum)


def _added(checksum: int, rows: Iterable[Row[tuple[object, ...]]]) -> int:
    for row in rows:
        checksum += _digest(row)
    return checksum % 2**64


def _digest(row: Row[tuple[object, ...]]) -> int:
    return int.from_bytes(hashlib.blake2b(repr(tuple(row)).encode(), digest_size=8).digest())


async def _continue_numbers(connection: AsyncConnection) -> None:
    """Let PostgreSQL number the next gap after those copied."""
    if connection.dialect.name == "postgresql":
        highest = sa.select(sa.func.coalesce(sa.func.max(gaps.c.id), 0) + 1).scalar_subquery()
        sequence = sa.func.pg_get_serial_sequence("gaps", "id")
        await connection.execute(sa.select(sa.func.setval(sequence, highest, False)))
