"""Small runs of the drills on reminders, and proof that they can fail. `make drill` runs them at length."""

from __future__ import annotations

import pytest

from bench import drill_faults, drill_kills, drill_year
from bench.drill_faults import RecordingSender


def test_death_at_any_await_neither_loses_nor_doubles() -> None:
    """Before and after each step from claim to mark, away a second, five minutes, an hour."""
    found = drill_faults.run(reminders=2)
    assert found.cases == 30
    assert not found.lost
    assert not found.doubled


def test_death_at_any_await_on_postgres(postgres_url: str) -> None:
    """The same on PostgreSQL."""
    found = drill_faults.run(url=postgres_url, reminders=1, twice=False)
    assert not found.lost
    assert not found.doubled


def test_without_the_look_messages_double(monkeypatch: pytest.MonkeyPatch) -> None:
    """The drill notices a bot that does not look for its earlier message."""

    async def blind(*_: object, **__: object) -> bool:
        return False

    monkeypatch.setattr(RecordingSender, "was_sent", blind)
    assert drill_faults.run(reminders=1, twice=False).doubled


@pytest.mark.parametrize("processes", [1, 2])
def test_killed_processes(processes: int) -> None:
    """SIGKILL while sending, a few times."""
    found = drill_kills.run(kills=4, processes=processes, seed=processes)
    assert (found.kills, found.lost, found.doubled) == (4, 0, 0)


def test_a_rough_quarter() -> None:
    """Ninety days, forty members: every time is accounted for."""
    found = drill_year.run(members=40, days=90)
    assert found.times > 300
    assert not found.unaccounted
    assert (found.doubled, found.unseen) == (0, 0)
    assert found.collapsed
