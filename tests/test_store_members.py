"""Members: what is stored comes back, once, in order, and survives being done twice or at the same time."""

from __future__ import annotations

import asyncio
from datetime import datetime, time, timedelta

import pytest

from bot.errors import StoreError
from bot.models.changes import (
    Change,
    ChoosePath,
    DropProject,
    LeavePath,
    SeeKnowledge,
    SetDigest,
    SetFallback,
    SetPace,
    SetWaking,
    SetZone,
    StartProject,
    Tick,
    Untick,
)
from bot.models.member import Done, Member, Path
from bot.models.state import apply_changes
from bot.store import Store
from tests.stores import START, OpenStore, SetClock

ANNA, BEN = 1_100_000_000_000_000_001, 9_223_372_036_854_775_807
"""Ids as Discord gives them; Ben's is the largest there can be."""


async def test_a_tick_in_anothers_place_keeps_the_day_it_was_done(store: Store) -> None:
    """As in memory: the oldest comes first."""
    earlier = START - timedelta(days=9)
    both = [Tick(("backend.sql",)), Tick(("backend.http",), earlier)]
    await store.apply(ANNA, both)
    stored = (await store.member(ANNA)).done
    assert stored == apply_changes(Member(ANNA), both, START).done
    assert stored[0] == Done("backend.http", earlier)


async def test_somebody_unknown_is_an_empty_member(store: Store) -> None:
    assert await store.member(ANNA) == Member(ANNA)


async def test_everything_chosen_comes_back(store: Store, clock: SetClock) -> None:
    await store.apply(
        ANNA,
        [
            ChoosePath("backend"),
            Tick(("backend.http",)),
            SetPace(7.5),
            StartProject("backend.api"),
            SetZone("Europe/Berlin"),
            SetWaking(time(8), time(22, 30)),
            SetFallback(BEN),
            SetDigest(True),
            SeeKnowledge("backend", ("backend.http", "backend.sql")),
        ],
    )
    assert await store.member(ANNA) == Member(
        id=ANNA,
        active="backend",
        paths=(Path("backend", START, ("backend.http", "backend.sql")),),
        done=(Done("backend.http", START),),
        projects=("backend.api",),
        hours_per_week=7.5,
        zone="Europe/Berlin",
        waking=(time(8), time(22, 30)),
        fallback=BEN,
        digest=True,
    )


async def test_a_second_tick_keeps_the_first_time(store: Store, clock: SetClock) -> None:
    await store.apply(ANNA, [Tick(("backend.http",))])
    clock.forward(days=3)
    await store.apply(ANNA, [Tick(("backend.http", "backend.sql"))])
    assert (await store.member(ANNA)).done == (Done("backend.http", START), Done("backend.sql", clock()))


async def test_a_tick_keeps_its_microseconds(store: Store, clock: SetClock) -> None:
    moment = clock.forward(microseconds=123_457)
    await store.apply(ANNA, [Tick(("backend.http",))])
    assert (await store.member(ANNA)).done[0].at == moment


async def test_a_tick_in_another_zone_is_the_same_moment_in_utc(store: Store, clock: SetClock) -> None:
    clock.at = datetime.fromisoformat("2026-11-22T13:00:00+01:00")
    await store.apply(ANNA, [Tick(("backend.http",))])
    assert (await store.member(ANNA)).done[0].at.isoformat() == "2026-11-22T12:00:00+00:00"


async def test_untick_takes_back_what_is_there_and_ignores_the_rest(store: Store) -> None:
    await store.apply(ANNA, [Tick(("a", "b"))])
    await store.apply(ANNA, [Untick(("b", "never ticked")), Untick(())])
    assert [done.item for done in (await store.member(ANNA)).done] == ["a"]


@pytest.mark.parametrize(
    "change",
    [
        Untick(("a",)),
        Tick(()),
        LeavePath("backend"),
        DropProject("x"),
        SetPace(None),
        SetFallback(None),
        SetDigest(False),
    ],
    ids=lambda change: type(change).__name__,
)
async def test_nothing_to_keep_makes_no_row(store: Store, change: Change) -> None:
    await store.apply(ANNA, [change])
    assert (await store.export(ANNA))["members"] == []


async def test_switching_keeps_both_paths_and_all_ticks(store: Store, clock: SetClock) -> None:
    await store.apply(ANNA, [ChoosePath("backend"), Tick(("backend.http",))])
    clock.forward(days=1)
    await store.apply(ANNA, [ChoosePath("frontend")])
    clock.forward(days=1)
    await store.apply(ANNA, [ChoosePath("backend")])
    member = await store.member(ANNA)
    assert member.active == "backend"
    assert [(path.career, path.chosen) for path in member.paths] == [
        ("backend", START),
        ("frontend", START + timedelta(days=1)),
    ]
    assert [done.item for done in member.done] == ["backend.http"]


async def test_leaving_a_path_keeps_its_ticks(store: Store) -> None:
    await store.apply(ANNA, [ChoosePath("backend"), Tick(("backend.http",)), LeavePath("backend")])
    member = await store.member(ANNA)
    assert (member.active, member.paths, len(member.done)) == ("", (), 1)


async def test_leaving_the_active_path_goes_back_to_the_one_chosen_before(store: Store, clock: SetClock) -> None:
    for career in ("backend", "devops", "data-analyst"):
        await store.apply(ANNA, [ChoosePath(career)])
        clock.forward(days=1)
    await store.apply(ANNA, [LeavePath("data-analyst")])
    assert (await store.member(ANNA)).active == "devops"


async def test_leaving_another_path_keeps_the_active_one(store: Store) -> None:
    await store.apply(ANNA, [ChoosePath("backend"), ChoosePath("frontend"), LeavePath("backend")])
    assert (await store.member(ANNA)).active == "frontend"


async def test_a_dropped_project_is_gone_and_its_milestones_stay(store: Store) -> None:
    await store.apply(ANNA, [StartProject("backend.api"), Tick(("backend.api#one",)), DropProject("backend.api")])
    member = await store.member(ANNA)
    assert (member.projects, member.done[0].item) == ((), "backend.api#one")


async def test_settings_are_forgotten_when_asked(store: Store) -> None:
    await store.apply(ANNA, [SetPace(5), SetFallback(7), SetDigest(True)])
    await store.apply(ANNA, [SetPace(None), SetFallback(None), SetDigest(False)])
    member = await store.member(ANNA)
    assert (member.hours_per_week, member.fallback, member.digest) == (None, None, False)


async def test_members_do_not_see_each_other(store: Store) -> None:
    await store.apply(ANNA, [Tick(("a",))])
    await store.apply(BEN, [Tick(("b",)), Untick(("a",))])
    assert [done.item for done in (await store.member(ANNA)).done] == ["a"]


async def test_a_fault_in_the_last_change_undoes_the_first(store: Store) -> None:
    with pytest.raises(StoreError):
        await store.apply(ANNA, [Tick(("a",)), SetPace(-1)])
    assert await store.member(ANNA) == Member(ANNA)


@pytest.mark.parametrize(
    "text,kept",
    [
        ("'; DROP TABLE ticks; --", "'; DROP TABLE ticks; --"),
        ("ü" * 200, "ü" * 200),
        ("a\0b", "a\ufffdb"),
        ("\ud83d", "\ufffd"),
        ("\ud83d\ude00", "😀"),
        ("\u202e%s {0} \\\n", "\u202e%s {0} \\\n"),
    ],
    ids=["sql", "long", "zero character", "half a surrogate pair", "a surrogate pair", "right to left"],
)
async def test_any_text_is_only_text(store: Store, text: str, kept: str) -> None:
    await store.apply(ANNA, [Tick((text,)), SetZone(text)])
    member = await store.member(ANNA)
    assert (member.done[0].item, member.zone) == (kept, kept)


async def test_two_processes_ticking_at_once_lose_nothing_and_double_nothing(
    database_url: str, open_store: OpenStore
) -> None:
    stores = [await open_store(database_url), await open_store(database_url)]
    items = [f"step.{number}" for number in range(20)]
    await asyncio.gather(*(store.apply(ANNA, [Tick((item,))]) for item in items for store in stores))
    assert sorted(done.item for done in (await stores[0].member(ANNA)).done) == sorted(items)


async def test_two_first_presses_at_once_make_one_member(database_url: str, open_store: OpenStore) -> None:
    stores = [await open_store(database_url) for _ in range(2)]
    await asyncio.gather(*(store.apply(ANNA, [ChoosePath("backend"), Tick(("a",))]) for store in stores * 3))
    member = await stores[1].member(ANNA)
    assert (len(member.paths), len(member.done)) == (1, 1)
