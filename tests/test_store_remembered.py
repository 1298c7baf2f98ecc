"""Members read a moment ago: kept for a talk, never beyond a change of theirs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.models.changes import ChoosePath, CreateReminder
from bot.models.member import Member
from bot.models.reminder import ReminderDraft, Schedule
from bot.store import Store
from bot.store.remembered import MOST, Remembered
from tests.stores import START, OpenStore, SetClock

ANN = 11
MINUTE = timedelta(minutes=1)
WALL = datetime(2026, 12, 1, 9)  # noqa: DTZ001 - as it stands on the wall
DRAFT = ReminderDraft("tea", Schedule(WALL, "Europe/Rome", ""), due=datetime(2026, 12, 1, 8, tzinfo=UTC))


@pytest.mark.parametrize("later, asked", [(0, 1), (59, 1), (60, 2)])
async def test_a_member_is_read_once_a_minute(
    sqlite_url: str, open_store: OpenStore, clock: SetClock, later: int, asked: int
) -> None:
    store = await open_store(sqlite_url, remember=MINUTE)
    seen: list[str] = []
    store.observed(lambda mode, _: seen.append(mode))
    await store.member(ANN)
    clock.forward(seconds=later)
    assert await store.member(ANN) == Member(ANN)
    assert seen == ["read"] * asked


async def test_a_change_is_seen_at_once(sqlite_url: str, open_store: OpenStore) -> None:
    store = await open_store(sqlite_url, remember=MINUTE)
    await store.member(ANN)
    await store.apply(ANN, (ChoosePath("data"),))
    assert (await store.member(ANN)).active == "data"
    await store.delete_member(ANN)
    assert await store.member(ANN) == Member(ANN)


async def test_who_has_reminders_is_read_anew(sqlite_url: str, open_store: OpenStore) -> None:
    """They change without the member: they fall due, are sent, are held."""
    store, other = await open_store(sqlite_url, remember=MINUTE), await open_store(sqlite_url)
    await store.apply(ANN, (CreateReminder(DRAFT),))
    await store.member(ANN)
    await other.apply(ANN, (ChoosePath("data"),))
    assert (await store.member(ANN)).active == "data"


async def test_a_store_remembers_nobody_unless_told(store: Store, database_url: str, open_store: OpenStore) -> None:
    other = await open_store(database_url)
    await store.member(ANN)
    await other.apply(ANN, (ChoosePath("data"),))
    assert (await store.member(ANN)).active == "data"


def test_what_was_read_before_a_change_is_not_kept_after_it() -> None:
    remembered = Remembered(MINUTE)
    before = remembered.changes
    remembered.forget(ANN)
    remembered.keep(Member(ANN), START, changes=before)
    assert remembered.find(ANN, START) is None


def test_a_clock_set_back_and_a_crowd_leave_nothing_stale() -> None:
    remembered = Remembered(MINUTE)
    for member in range(MOST + 1):
        remembered.keep(Member(member), START, changes=0)
    assert remembered.find(0, START) is None
    assert remembered.find(1, START) == Member(1)
    assert remembered.find(1, START - MINUTE) is None
