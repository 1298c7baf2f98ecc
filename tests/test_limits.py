"""Pace: a burst, then so many a minute, each key apart, in bounded memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.limits import Limits

START = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_burst_passes_and_then_the_pace_counts() -> None:
    """Three at once, then one every ten seconds."""
    limits = Limits(burst=3, per_minute=6)
    assert [limits.take("ada", START).allowed for _ in range(4)] == [True, True, True, False]
    refused = limits.take("ada", START + timedelta(seconds=4))
    assert (refused.allowed, refused.wait) == (False, 6)
    assert limits.take("ada", START + timedelta(seconds=10)).allowed


def test_a_flood_is_refused_with_a_word_once() -> None:
    """Although some of it passes; after a quiet minute the next flood is a new one."""
    limits = Limits(burst=1, per_minute=30)
    flood = [limits.take("ada", START + timedelta(seconds=second / 5)) for second in range(5 * 300)]
    assert sum(verdict.allowed for verdict in flood) > 100
    assert [verdict.first for verdict in flood].count(True) == 1
    assert limits.take("ben", START + timedelta(seconds=1)).allowed
    later = START + timedelta(minutes=6, seconds=1)
    assert [limits.take("ada", later).first for _ in range(3)] == [False, True, False]


def test_one_floods_and_another_does_not_notice() -> None:
    """Keys share nothing."""
    limits = Limits(burst=1, per_minute=1)
    for _ in range(100):
        limits.take("ada", START)
    assert limits.take("ben", START).allowed


def test_no_limit_is_no_limit() -> None:
    """Zero a minute switches it off."""
    limits = Limits(burst=1, per_minute=0)
    assert all(limits.take("ada", START).allowed for _ in range(1000))


def test_a_clock_set_back_locks_nobody_out() -> None:
    """Time that runs backwards counts as no time."""
    limits = Limits(burst=1, per_minute=60)
    limits.take("ada", START)
    limits.take("ada", START - timedelta(days=1))
    assert limits.take("ada", START - timedelta(days=1) + timedelta(seconds=1)).allowed


def test_memory_is_bounded() -> None:
    """The bucket unused for longest is forgotten."""
    limits = Limits(burst=1, per_minute=1, most=3)
    for key in "abcd":
        limits.take(key, START)
    assert limits.take("a", START).allowed
    assert not limits.take("d", START).allowed


@given(st.lists(st.integers(0, 30), max_size=60), st.integers(1, 10), st.integers(1, 120))
def test_no_more_pass_than_burst_and_time_allow(gaps: list[int], burst: int, per_minute: int) -> None:
    """Whatever the pattern of requests."""
    limits, at, passed = Limits(burst=burst, per_minute=per_minute), START, 0
    for gap in gaps:
        at += timedelta(seconds=gap)
        passed += limits.take("ada", at).allowed
    assert passed <= burst + (at - START).total_seconds() * per_minute / 60 + 1e-6
