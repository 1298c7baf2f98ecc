"""The store and the rules in memory (bot/models/state.py) make the same of the same changes."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.models import changes
from bot.models.changes import Change
from bot.models.member import Member
from bot.models.reminder import ReminderDraft, Schedule
from bot.models.state import apply_changes
from bot.store import Store
from tests.stores import START, SetClock

CAREERS = st.sampled_from(["backend", "devops", "qa"])
ITEMS = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3).map(tuple)
STEPS: tuple[st.SearchStrategy[Change], ...] = (
    st.builds(changes.ChoosePath, CAREERS),
    st.builds(changes.LeavePath, CAREERS),
    st.builds(changes.Tick, ITEMS),
    st.builds(changes.Untick, ITEMS),
    st.builds(changes.SetPace, st.sampled_from([None, 0.5, 40.0])),
    st.builds(changes.StartProject, st.sampled_from(["p", "q"])),
    st.builds(changes.DropProject, st.sampled_from(["p", "q"])),
    st.builds(changes.SetZone, st.sampled_from(["UTC", "Asia/Tokyo"])),
    st.just(changes.SetWaking(time(7), time(23))),
    st.builds(changes.SetFallback, st.sampled_from([None, 5])),
    st.builds(changes.SetDigest, st.booleans()),
    st.builds(changes.SeeKnowledge, CAREERS, ITEMS),
)
PAUSE = changes.PauseReminder("", None)


def unnamed(member: Member) -> Member:
    """Without the reminders' ids, which the store draws."""
    return replace(member, reminders=tuple(replace(one, id="") for one in member.reminders))


async def kept(file: Path, steps: Sequence[Change]) -> tuple[Member, Member]:
    """The member as the store has them, and as memory has them, each change a minute after the last."""
    clock = SetClock()
    store = await Store.open(f"sqlite+aiosqlite:///{file}", now=clock)
    memory = Member(1)
    for step in steps:
        clock.forward(minutes=1)
        await store.apply(1, [step])
        memory = apply_changes(memory, [step], clock())
    found = await store.member(1)
    await store.close()
    return found, memory


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.one_of(STEPS), max_size=12))
def test_any_changes_end_the_same(migrated_file: Path, tmp_path: Path, steps: list[Change]) -> None:
    file = tmp_path / "advisor.db"
    for part in tmp_path.iterdir():
        part.unlink()
    shutil.copyfile(migrated_file, file)
    found, memory = asyncio.run(kept(file, steps))
    order = sorted(memory.done, key=lambda done: (done.at, done.item))
    assert found == replace(memory, done=tuple(order))


async def test_reminders_end_the_same(sqlite_url: str) -> None:
    when = Schedule(datetime(2026, 11, 22, 9), "UTC", "FREQ=DAILY")  # noqa: DTZ001 - on the wall
    steps: list[Change] = [
        changes.CreateReminder(ReminderDraft("one", when, START)),
        changes.CreateReminder(ReminderDraft("two", when, START, kind="digest", channel=7)),
        PAUSE,
    ]
    found, memory = await kept(Path(sqlite_url.partition("///")[2]), steps)
    assert unnamed(found) == unnamed(memory)
