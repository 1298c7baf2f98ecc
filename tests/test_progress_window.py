"""The finish window: from hours left, the member's own ticks, and what brings it nearer."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models.knowledge import Hours
from bot.progress.window import measured_pace, window_of
from tests.paths import NOW

TEN = Hours(8, 12)


def at(*ago: float) -> list[tuple[datetime, Hours]]:
    return [(NOW - timedelta(days=days), TEN) for days in ago]


@pytest.mark.parametrize(
    "ago,pace",
    [
        pytest.param((), None, id="no-ticks"),
        pytest.param((28, 20, 10, 5), None, id="three-after-the-first-day"),
        pytest.param((13, 10, 8, 6, 4, 2), None, id="less-than-two-weeks"),
        pytest.param((28, 21, 14, 7, 1), 10.0, id="ten-hours-a-week"),
        pytest.param((28, 28, 28, 28, 28, 28, 21, 14, 7, 1), 10.0, id="first-day-is-what-was-known"),
        pytest.param((300, 290, 280, 270, 260), None, id="long-ago"),
        pytest.param((300, 40, 30, 20, 10), 5.0, id="only-the-last-eight-weeks"),
        pytest.param((15, *[3] * 60), 60.0, id="ticking-all-at-once-is-capped"),
    ],
)
def test_measured_pace(ago: tuple[float, ...], pace: float | None) -> None:
    assert measured_pace(at(*ago), NOW) == pace


def test_what_brings_the_end_a_month_nearer_does() -> None:
    window = window_of(Hours(100, 200), NOW.date(), hours_per_week=10, measured=False)
    assert window.hours_for_month_sooner == 3
    sooner = window_of(Hours(100, 200), NOW.date(), hours_per_week=13, measured=False)
    assert (window.latest - sooner.latest).days >= 30


@pytest.mark.parametrize("hours,pace", [(20, 10), (6000, 1), (150, 17)], ids=["weeks-away", "too-far", "too-much"])
def test_nothing_sensible_is_not_suggested(hours: float, pace: float) -> None:
    assert (
        window_of(Hours(hours, hours), NOW.date(), hours_per_week=pace, measured=False).hours_for_month_sooner is None
    )


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0.5, 100), st.floats(0.5, 100))
def test_more_hours_a_week_are_never_later(one: float, other: float, slow: float, fast: float) -> None:
    left = Hours(min(one, other), max(one, other))
    later = window_of(left, NOW.date(), hours_per_week=min(slow, fast), measured=False)
    sooner = window_of(left, NOW.date(), hours_per_week=max(slow, fast), measured=True)
    assert NOW.date() <= sooner.earliest <= sooner.latest <= later.latest
    more = later.hours_for_month_sooner
    if more is not None:
        helped = window_of(left, NOW.date(), hours_per_week=later.hours_per_week + more, measured=False)
        assert (later.latest - helped.latest).days >= 30
