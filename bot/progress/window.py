"""When a path may be finished, from the hours left and the hours a week that go into it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.models.knowledge import Hours
from bot.models.progress import Window

WEEK = 7
MONTH = 30
"""Days that count as "a month nearer"."""
ENOUGH_TICKS = 4
"""Fewer ticks after the first day say nothing about a pace."""
ENOUGH_DAYS = 14
"""Days from the first tick to now before a pace is measured: one busy weekend is none."""
RECENT = 56
"""Days that a measured pace looks back, so that it follows a change of life within two months."""
SLOWEST = 0.5
FASTEST = 100.0
"""Bounds of a pace in hours a week."""
FULL_TIME = 60.0
"""Most hours a week that ticks can show: a measured pace above it is the ticking off of what was known before."""
PLAIN = 10.0
"""Hours from which on a measured pace is told in whole ones."""
FARTHEST = 36_500
"""Days; a date past a century says nothing and may leave the calendar."""
MOST_MORE = 15.0
"""Hours a week more that are still sensible to suggest."""


def measured_pace(ticked: Sequence[tuple[datetime, Hours]], now: datetime) -> float | None:
    """Hours a week by the member's own ticks, each weighed with the middle of its step's hours; None with too few.

    Ticks of the first day are left out: they are mostly what somebody knew before they came.
    """
    if not ticked:
        return None
    first = min(at for at, _ in ticked)
    days = (now - first) / timedelta(days=1)
    if days < ENOUGH_DAYS:
        return None
    span = min(days, float(RECENT))
    since = max(now - timedelta(days=span), first + timedelta(days=1))
    recent = [hours for at, hours in ticked if since <= at <= now]
    if len(recent) < ENOUGH_TICKS:
        return None
    spent = sum((hours.low + hours.high) / 2 for hours in recent)
    pace = min(FULL_TIME, max(SLOWEST, spent * WEEK / span))
    return round(pace, 1) if pace < PLAIN else float(round(pace))


def window_of(left: Hours, today: date, *, hours_per_week: float, measured: bool) -> Window:
    """The two dates between which `left` hours are used up at a pace above 0."""
    quick = _days(left.low, hours_per_week)
    thorough = _days(left.high, hours_per_week)
    return Window(
        earliest=today + timedelta(days=quick),
        latest=today + timedelta(days=thorough),
        hours_per_week=hours_per_week,
        measured=measured,
        hours_for_month_sooner=_more_for_month(left.high, thorough, hours_per_week),
    )


def _days(hours: float, hours_per_week: float) -> int:
    return min(FARTHEST, math.ceil(hours * WEEK / hours_per_week))


def _more_for_month(hours: float, days: int, hours_per_week: float) -> float | None:
    """Hours a week more, in halves, that take a month off `days`; None when it is too near or too much."""
    if days < 2 * MONTH or days == FARTHEST:
        return None
    needed = hours * WEEK / (days - MONTH)
    more = max(0.5, math.ceil((needed - hours_per_week) * 2) / 2)
    return more if more <= min(MOST_MORE, max(2.0, hours_per_week)) else None
