"""Whatever a member ticks and takes back, through either of two processes, the store agrees with a plain dict."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from bot.models.changes import Tick, Untick
from bot.store import Store
from tests.stores import SetClock

ITEMS = st.lists(st.sampled_from(["a", "b", "c", "d#1", "ü"]), max_size=4).map(tuple)
MEMBERS = st.sampled_from([1, 2])
STORES = st.sampled_from([0, 1])


class Ticks(RuleBasedStateMachine):
    """Two stores on one file; what they must hold is `expected`: member -> item -> first time."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.clock = SetClock()
        self.folder = Path(tempfile.mkdtemp(prefix="advisor-states-"))
        shutil.copyfile(self.template, self.folder / "advisor.db")
        self.stores = [self.open(), self.open()]
        self.expected: dict[int, dict[str, datetime]] = {1: {}, 2: {}}

    def run(self, work: Any) -> Any:  # Any: whatever the coroutine gives back
        """Wait for a coroutine."""
        return self.runner.run(work)

    def open(self) -> Store:
        """One more store on the file."""
        store: Store = self.run(Store.open(f"sqlite+aiosqlite:///{self.folder}/advisor.db", now=self.clock))
        return store

    @rule(store=STORES, member=MEMBERS, items=ITEMS)
    def tick(self, store: int, member: int, items: tuple[str, ...]) -> None:
        """Tick, a minute later."""
        self.clock.forward(minutes=1)
        self.run(self.stores[store].apply(member, [Tick(items)]))
        for item in items:
            self.expected[member].setdefault(item, self.clock())

    @rule(store=STORES, member=MEMBERS, items=ITEMS)
    def untick(self, store: int, member: int, items: tuple[str, ...]) -> None:
        """Take back."""
        self.run(self.stores[store].apply(member, [Untick(items)]))
        for item in items:
            self.expected[member].pop(item, None)

    @rule(member=MEMBERS, items=ITEMS)
    def tick_at_once(self, member: int, items: tuple[str, ...]) -> None:
        """Both processes tick the same at the same time."""
        self.clock.forward(minutes=1)

        async def both() -> None:
            await asyncio.gather(*(store.apply(member, [Tick(items)]) for store in self.stores))

        self.run(both())
        for item in items:
            self.expected[member].setdefault(item, self.clock())

    @rule(store=STORES, member=MEMBERS)
    def delete(self, store: int, member: int) -> None:
        """`/privacy delete`."""
        gone = self.run(self.stores[store].delete_member(member))
        assert gone["ticks"] == len(self.expected[member])
        self.expected[member] = {}

    @precondition(lambda self: self.clock() > SetClock().at + timedelta(minutes=3))
    @rule(store=STORES)
    def restart(self, store: int) -> None:
        """One process starts anew."""
        self.run(self.stores[store].close())
        self.stores[store] = self.open()

    @invariant()
    def agrees(self) -> None:
        """Both stores say the same as the dict, oldest tick first."""
        for store in self.stores:
            for member, ticks in self.expected.items():
                done = self.run(store.member(member)).done
                assert {one.item: one.at for one in done} == ticks
                assert [one.at for one in done] == sorted(ticks.values())

    def teardown(self) -> None:
        """Close everything."""
        for store in self.stores:
            self.run(store.close())
        self.runner.close()
        shutil.rmtree(self.folder)


@pytest.mark.filterwarnings("ignore:.*run_state_machine_as_test.*")
def test_ticks_agree_with_a_dict(migrated_file: Path) -> None:
    Ticks.template = migrated_file
    run_state_machine_as_test(
        Ticks,
        settings=settings(
            max_examples=8, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
