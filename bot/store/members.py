"""Members: reading one whole, and the changes to paths, ticks, projects and settings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from bot.models import changes
from bot.models.member import Done, Member, Path
from bot.store.looking import Ask
from bot.store.reminders import held_of, reminders_of
from bot.store.schema import members, paths, projects, ticks
from bot.store.upserts import insert
from bot.store.work import Work, change, remember

ONE: sa.BindParameter[int] = sa.bindparam("member")


def read(ask: Ask, member: int, now: datetime) -> Member:
    """Everything about one member; `Member(id)` for someone of whom nothing is stored."""
    known = ask(_MEMBER, member=member)
    if not known:
        return Member(member)
    row = known[0]
    return Member(
        id=member,
        active=row.active,
        paths=tuple(Path(*found) for found in ask(_PATHS, member=member)),
        done=tuple(Done(*found) for found in ask(_TICKS, member=member)),
        projects=tuple(found.project for found in ask(_PROJECTS, member=member)),
        hours_per_week=row.hours_per_week,
        zone=row.zone,
        waking=(row.waking_start, row.waking_end) if row.waking_start is not None else None,
        fallback=row.fallback,
        digest=row.digest,
        reminders=reminders_of(ask, member, now),
        held=held_of(ask, member),
    )


_MEMBER = sa.select(members).where(members.c.id == ONE)
_PATHS = (
    sa.select(paths.c.career, paths.c.chosen, paths.c.known_steps)
    .where(paths.c.member_id == ONE)
    .order_by(paths.c.chosen, paths.c.career)
)
_TICKS = sa.select(ticks.c.item, ticks.c.at).where(ticks.c.member_id == ONE).order_by(ticks.c.at, ticks.c.item)
_PROJECTS = (
    sa.select(projects.c.project).where(projects.c.member_id == ONE).order_by(projects.c.started, projects.c.project)
)


async def _put(work: Work, table: sa.Table, *rows: dict[str, object]) -> None:
    """Insert rows of the member; one that is there already stays as it is."""
    if rows:
        await remember(work)
        statement = insert(work.connection, table).on_conflict_do_nothing()
        await work.connection.execute(statement, [{"member_id": work.member, **row} for row in rows])


async def _drop(work: Work, table: sa.Table, *conditions: sa.ColumnElement[bool]) -> None:
    await work.connection.execute(table.delete().where(table.c.member_id == work.member, *conditions))


async def _set(work: Work, **values: Any) -> None:  # Any: a column's value
    """Set columns of the member; forgetting something does not make a row."""
    if any(value is not None and value is not False for value in values.values()):
        await remember(work)
    await work.connection.execute(members.update().where(members.c.id == work.member).values(**values))


@change.register
async def _(asked: changes.ChoosePath, work: Work) -> None:
    await _put(work, paths, {"career": asked.career, "chosen": work.now})
    await _set(work, active=asked.career)


@change.register
async def _(asked: changes.LeavePath, work: Work) -> None:
    """The path chosen last among those left becomes the active one."""
    await _drop(work, paths, paths.c.career == asked.career)
    latest = sa.select(paths.c.career).where(paths.c.member_id == work.member)
    latest = latest.order_by(paths.c.chosen.desc(), paths.c.career.desc()).limit(1)
    left = members.update().where(members.c.id == work.member, members.c.active == asked.career)
    await work.connection.execute(left.values(active=sa.func.coalesce(latest.scalar_subquery(), "")))


@change.register
async def _(asked: changes.Tick, work: Work) -> None:
    await _put(work, ticks, *({"item": item, "at": asked.at or work.now} for item in asked.items))


@change.register
async def _(asked: changes.Untick, work: Work) -> None:
    await _drop(work, ticks, ticks.c.item.in_(asked.items))


@change.register
async def _(asked: changes.SetPace, work: Work) -> None:
    await _set(work, hours_per_week=asked.hours_per_week)


@change.register
async def _(asked: changes.StartProject, work: Work) -> None:
    await _put(work, projects, {"project": asked.project, "started": work.now})


@change.register
async def _(asked: changes.DropProject, work: Work) -> None:
    await _drop(work, projects, projects.c.project == asked.project)


@change.register
async def _(asked: changes.SetZone, work: Work) -> None:
    await _set(work, zone=asked.zone)


@change.register
async def _(asked: changes.SetWaking, work: Work) -> None:
    await _set(work, waking_start=asked.start, waking_end=asked.end)


@change.register
async def _(asked: changes.SetFallback, work: Work) -> None:
    await _set(work, fallback=asked.channel)


@change.register
async def _(asked: changes.SetDigest, work: Work) -> None:
    await _set(work, digest=asked.on)


@change.register
async def _(asked: changes.SeeKnowledge, work: Work) -> None:
    seen = paths.update().where(paths.c.member_id == work.member, paths.c.career == asked.career)
    await work.connection.execute(seen.values(known_steps=asked.steps))
