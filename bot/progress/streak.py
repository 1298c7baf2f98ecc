"""Days in a row with a tick, one missed day a week forgiven."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = 7
"""Days that must lie between two missed days for both to be forgiven."""
DAY = timedelta(days=1)
FORGIVEN = 2
"""Days from one tick to the next when a single day was missed."""


@dataclass(frozen=True, slots=True)
class Streak:
    """Days with a tick in the run that still lives (0: none) and in the best run so far."""

    current: int
    best: int


def streak_of(days: Iterable[date], today: date) -> Streak:
    """The runs in `days`. Today counts once it has a tick and is not missed before it ends.

    Days are counted, not the time between them, so a forgiven day adds nothing. A second missed day within a week
    shortens the run to what came after the first one instead of ending it.
    """
    ordered = sorted({day for day in days if day <= today})
    start = best = 0
    missed: date | None = None
    for index, day in enumerate(ordered):
        if index:
            start, missed = _run(ordered, index, day, start, missed)
        best = max(best, index - start + 1)
    if not ordered or today - ordered[-1] > FORGIVEN * DAY:
        return Streak(0, best)
    start, _ = _run(ordered, len(ordered), today, start, missed)
    return Streak(len(ordered) - start, best)


def _run(ordered: list[date], index: int, day: date, start: int, missed: date | None) -> tuple[int, date | None]:
    """First index of the run that holds `day`, which follows the day before `index`, and its last missed day."""
    gap = day - ordered[index - 1]
    if gap <= DAY:
        return start, missed
    if gap > FORGIVEN * DAY:
        return index, None
    now_missed = day - DAY
    if missed is not None and now_missed - missed < WEEK * DAY:
        before = missed
        start = next(later for later in range(start, index) if ordered[later] > before)
    return start, now_missed
