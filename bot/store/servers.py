"""Servers: their channels, the questions left open, the counts; and the hash of the command tree."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.models import changes
from bot.models.server import Count, Gap, ServerSettings
from bot.store.schema import command_trees, counts, gaps, server_channels
from bot.store.upserts import insert
from bot.store.work import Work, change

MOST_QUESTION = 1000
"""Characters of a question that are kept."""


async def read(connection: AsyncConnection, guild: int) -> ServerSettings:
    """A server's settings; those of one that never chose anything are empty."""
    rows = await connection.execute(
        sa.select(server_channels.c.role, server_channels.c.channel_id)
        .where(server_channels.c.guild_id == guild)
        .order_by(server_channels.c.channel_id)
    )
    found: dict[str, list[int]] = {"quiet": [], "answering": []}
    for role, channel in rows:
        found[role].append(channel)
    return ServerSettings(guild, tuple(found["quiet"]), tuple(found["answering"]))


async def write(connection: AsyncConnection, settings: ServerSettings) -> None:
    """Put a server's settings in place of the old ones."""
    await connection.execute(server_channels.delete().where(server_channels.c.guild_id == settings.id))
    chosen = {(channel, "quiet") for channel in settings.quiet}
    chosen |= {(channel, "answering") for channel in settings.answering}
    rows = [{"guild_id": settings.id, "channel_id": channel, "role": role} for channel, role in sorted(chosen)]
    if rows:
        await connection.execute(insert(connection, server_channels).on_conflict_do_nothing(), rows)


async def known(connection: AsyncConnection) -> tuple[int, ...]:
    """The servers that chose something."""
    return tuple((await connection.execute(sa.select(server_channels.c.guild_id).distinct())).scalars())


async def purge(connection: AsyncConnection, guild: int) -> None:
    """Forget everything about a server: the bot was removed from it."""
    for table in (server_channels, gaps, counts):
        await connection.execute(table.delete().where(table.c.guild_id == guild))


@change.register
async def _(asked: changes.FileGap, work: Work) -> None:
    """The same question by the same member in one server is kept once."""
    row = {
        "guild_id": asked.guild,
        "member_id": work.member,
        "at": work.now,
        "question": asked.question[:MOST_QUESTION],
        "kind": asked.kind,
        "career": asked.career,
        "topic": asked.topic,
        "wrong": asked.wrong,
    }
    await work.connection.execute(insert(work.connection, gaps).values(**row).on_conflict_do_nothing())


async def open_gaps(connection: AsyncConnection, guild: int | None, limit: int) -> tuple[Gap, ...]:
    """The newest gaps of one server, or of all; who asked is left out."""
    columns = [column for column in gaps.c if column.name != "member_id"]
    found = sa.select(*columns).order_by(gaps.c.at.desc(), gaps.c.id.desc()).limit(limit)
    if guild is not None:
        found = found.where(gaps.c.guild_id == guild)
    return tuple(Gap(*row) for row in await connection.execute(found))


async def count(connection: AsyncConnection, guild: int, said: Count, now: datetime) -> None:
    """Add to the day's number of such messages."""
    day = now.replace(hour=0, minute=0, second=0, microsecond=0)
    row = {
        "guild_id": guild,
        "day": day,
        "kind": said.kind,
        "career": said.career,
        "topic": said.topic,
        "outcome": said.outcome,
        "number": said.number,
    }
    more = insert(connection, counts).values(**row)
    keys = [column.name for column in counts.primary_key]
    more = more.on_conflict_do_update(index_elements=keys, set_={"number": counts.c.number + said.number})
    await connection.execute(more)


async def stats(connection: AsyncConnection, guild: int | None, since: datetime) -> tuple[Count, ...]:
    """Numbers since the day of `since`, of one server or of all, most frequent first."""
    keys = (counts.c.kind, counts.c.career, counts.c.topic, counts.c.outcome)
    number = sa.func.sum(counts.c.number)
    day = since.replace(hour=0, minute=0, second=0, microsecond=0)
    found = sa.select(*keys, number).where(counts.c.day >= day).group_by(*keys).order_by(number.desc(), *keys)
    if guild is not None:
        found = found.where(counts.c.guild_id == guild)
    return tuple(Count(*row[:4], number=int(row[4])) for row in await connection.execute(found))


async def command_hash(connection: AsyncConnection, app: int) -> str:
    """Hash of the command tree last synced for an application; empty when none was."""
    found = sa.select(command_trees.c.hash).where(command_trees.c.app_id == app)
    return (await connection.execute(found)).scalar_one_or_none() or ""


async def set_command_hash(connection: AsyncConnection, app: int, value: str) -> None:
    """Remember the hash of the command tree just synced."""
    new = insert(connection, command_trees).values(app_id=app, hash=value)
    await connection.execute(new.on_conflict_do_update(index_elements=["app_id"], set_={"hash": value}))
