"""Streaks forgive one missed day a week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.progress import streak_of

TODAY = date(2026, 11, 22)


def days(*ago: int) -> list[date]:
    return [TODAY - timedelta(days=number) for number in ago]


@pytest.mark.parametrize(
    "ago,current,best",
    [
        pytest.param((), 0, 0, id="nothing"),
        pytest.param((0,), 1, 1, id="today"),
        pytest.param((1,), 1, 1, id="yesterday-still-lives"),
        pytest.param((2,), 1, 1, id="yesterday-missed-forgiven"),
        pytest.param((3,), 0, 1, id="two-days-missed"),
        pytest.param((0, 1, 2), 3, 3, id="three-in-a-row"),
        pytest.param((0, 2, 3), 3, 3, id="one-missed-day-forgiven"),
        pytest.param((0, 2, 4), 2, 2, id="second-missed-day-within-a-week"),
        pytest.param((0, 2, 3, 4, 5, 6, 7, 9), 8, 8, id="second-missed-day-a-week-later"),
        pytest.param((0, 1, 5, 6, 7, 8), 2, 4, id="best-is-older"),
        pytest.param((2, 3, 5), 2, 3, id="forgiving-yesterday-uses-the-week"),
        pytest.param((-1, 0), 1, 1, id="a-day-to-come-is-not-counted"),
    ],
)
def test_streak(ago: tuple[int, ...], current: int, best: int) -> None:
    streak = streak_of(days(*ago), TODAY)
    assert (streak.current, streak.best) == (current, best)


def _by_hand(ordered: list[date], today: date) -> int:
    """Counted backwards day by day, as a person would; a second way to the same figure."""
    have, day, count, forgiven = set(ordered), today, 0, None
    if day not in have:
        day -= timedelta(days=1)
    while True:
        if day in have:
            count += 1
        elif forgiven is None or (forgiven - day).days >= 7:
            if day - timedelta(days=1) not in have:
                return count
            forgiven = day
        else:
            return count
        day -= timedelta(days=1)


@given(st.sets(st.integers(0, 60)))
def test_counting_backwards_gives_the_same(ago: set[int]) -> None:
    assert streak_of(days(*ago), TODAY).current == _by_hand(days(*ago), TODAY)


@given(st.sets(st.integers(0, 60)), st.integers(0, 60))
def test_one_more_day_never_shortens_a_streak(ago: set[int], extra: int) -> None:
    before, after = streak_of(days(*ago), TODAY), streak_of(days(*ago, extra), TODAY)
    assert after.current >= before.current
    assert after.best >= before.best >= before.current
