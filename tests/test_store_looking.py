"""A look at the database: the same rows as SQLAlchemy's, one transaction, errors through the door."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
import sqlalchemy as sa

from bot.errors import StoreError
from bot.models.changes import ChoosePath, CreateReminder, SetWaking, SetZone, Tick
from bot.models.reminder import ReminderDraft, Schedule
from bot.store import Store
from bot.store.looking import Ask
from bot.store.schema import members, metadata

ANN = 11
WALL = datetime(2026, 12, 1, 9, 0)  # noqa: DTZ001 - as it stands on the wall
DRAFT = ReminderDraft("tea", Schedule(WALL, "Europe/Rome", ""), due=datetime(2026, 12, 1, 8, tzinfo=UTC))


@pytest.mark.parametrize("name", ["members", "paths", "ticks", "reminders"])
async def test_rows_are_those_of_sqlalchemy(store: Store, name: str) -> None:
    told = (
        ChoosePath("data"),
        Tick(("git",)),
        SetZone("Europe/Rome"),
        SetWaking(time(8), time(22)),
        CreateReminder(DRAFT),
    )
    await store.apply(ANN, told)
    select = sa.select(metadata.tables[name])
    async with store._database.reading() as connection:
        rows = (await connection.execute(select)).all()
    seen = await store._database.look(lambda ask: ask(select))
    assert [row._asdict() for row in seen] == [row._asdict() for row in rows]
    assert len(rows) == 1


async def test_a_look_that_fails_is_a_store_error_and_the_next_works(store: Store) -> None:
    def lost(ask: Ask) -> object:
        return ask(sa.select(sa.column("nothing")).select_from(members))

    with pytest.raises(StoreError):
        await store._database.look(lost)
    await store.apply(ANN, (ChoosePath("data"),))
    assert (await store.member(ANN)).active == "data"
