"""A member's own data: all of it as JSON, or none of it any more."""

from __future__ import annotations

import asyncio
import math
from datetime import datetime, time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StoreBusyError
from bot.store.engine import Database
from bot.store.schema import deliveries, gaps, members, paths, projects, reminders, ticks

TRIES = 5
"""How often to ask SQLite to empty its write-ahead log while another process reads."""
LARGE = 16 * 2**20
"""Bytes of a file from which on it is not written anew at each deletion but once a day for all of them: VACUUM
takes about half a second here, 3 s at 1 million ticks, and everybody's writing waits for it."""


def _tables(member: int) -> dict[sa.Table, sa.ColumnElement[bool]]:
    """Every table that speaks of members, with what picks one member's rows; children first."""
    mine = sa.select(reminders.c.id).where(reminders.c.member_id == member)
    return {
        deliveries: deliveries.c.reminder_id.in_(mine),
        reminders: reminders.c.member_id == member,
        projects: projects.c.member_id == member,
        ticks: ticks.c.member_id == member,
        paths: paths.c.member_id == member,
        gaps: gaps.c.member_id == member,
        members: members.c.id == member,
    }


async def export(connection: AsyncConnection, member: int) -> dict[str, Any]:
    """Every row about a member, table by table, in values JSON can carry; times are ISO 8601."""
    found: dict[str, Any] = {"member_id": member}
    for table, mine in reversed(_tables(member).items()):
        rows = await connection.execute(sa.select(table).where(mine).order_by(*table.primary_key))
        found[table.name] = [{key: _plain(value) for key, value in row._mapping.items()} for row in rows]  # noqa: SLF001
    return found


def _plain(value: object) -> object:
    if isinstance(value, datetime | time):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


async def delete(database: Database, member: int) -> dict[str, int]:
    """Remove every row about a member; how many there were, per table. Then see that no byte stays behind."""
    counts = {}
    async with database.writing() as connection:
        # Reminders are held before their deliveries, as by whoever marks one: so that two never wait for each other.
        for table in (members, reminders):
            mine = _tables(member)[table]
            await connection.execute(sa.select(table.c.id).where(mine).with_for_update(key_share=True))
        for table, mine in _tables(member).items():
            counts[table.name] = (await connection.execute(table.delete().where(mine))).rowcount
        if database.file is not None and any(counts.values()):
            await connection.exec_driver_sql("PRAGMA user_version=1")
    await scrub(database, largest=LARGE)
    return counts


async def scrub(database: Database, *, largest: float = math.inf) -> bool:
    """Leave no trace of deleted rows in SQLite's files; True when it is done, or nothing had to be done.

    In a file of more than `largest` bytes only the log is emptied now, and the rest stays owed.

    `secure_delete` blanks the rows themselves, but pages that were split before keep stale copies of them in
    their free space (seen: 3 of 100 deleted members): only VACUUM writes every page anew. `user_version` = 1
    says, within the deletion's own transaction, that this is still owed, so that a crash cannot forget it: it is
    done at the next deletion, the next start, or within a day.
    """
    if database.file is None:
        return True  # PostgreSQL: autovacuum, see docs/privacy.md
    try:
        return await _scrubbed(database, anew=database.file.stat().st_size <= largest)
    except StoreBusyError:
        # The rows are gone by now: what keeps this waiting must not look to the member as if they were not.
        return False


async def _scrubbed(database: Database, *, anew: bool) -> bool:
    async with database.bare() as connection:
        if (await connection.exec_driver_sql("PRAGMA user_version")).scalar() == 0:
            return True
        if anew:
            await connection.exec_driver_sql("VACUUM")
        for _ in range(TRIES):
            busy = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).one()[0]
            if not busy:
                if anew:
                    await connection.exec_driver_sql("PRAGMA user_version=0")
                return anew
            await asyncio.sleep(0.1)
    return False
