"""Clock changes: every IANA zone, ten years, twenty recurrences, against the reference that walks days."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.models.reminder import Schedule
from bot.schedule import following, next_after
from bot.schedule.zones import names
from tests.reference_recurrence import PLANS, Clock, Plan, clock, moments

START = date(2021, 1, 4)
ASKED = 5
"""Random moments at which `next_after` is asked, for each zone and plan."""
WINDOW = timedelta(days=4)
"""Round a clock change, for schedules that come every few hours."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """What was compared. `differences` names zone, plan and the first moment that differs."""

    zones: int
    clocks: int
    """Different ones among them."""
    moments: int
    differences: tuple[str, ...]


def run(
    *, zones: Iterable[str] | None = None, years: int = 10, seed: int = 0, plans: tuple[Plan, ...] = PLANS
) -> Clocks:
    """Compare all moments of all plans, and `next_after` at random moments.

    Zones whose clocks show the same all the time (Europe/Berlin, Europe/Copenhagen) share one full comparison; each of
    the others is compared at the random moments.
    """
    source = random.Random(seed)
    chosen = tuple(zones or names())
    end = START.replace(year=START.year + years)
    alike: dict[Clock, list[str]] = {}
    for zone in chosen:
        alike.setdefault(clock(zone, START, end), []).append(zone)
    compared, differences = 0, []
    for together in alike.values():
        for plan in plans:
            expected = moments(plan, together[0], START, end)
            compared += len(expected)
            found = _whole(together[0], plan, expected, end)
            found += [one for zone in together for one in _random(zone, plan, expected, source)]
            differences += [f"{zone}, {plan.name}: {what}" for zone, what in found]
    return Clocks(len(chosen), len(alike), compared, tuple(differences))


def _schedule(zone: str, plan: Plan) -> Schedule:
    return Schedule(datetime.combine(START, plan.times[0]), zone, plan.rule)


def _whole(zone: str, plan: Plan, expected: list[datetime], end: date) -> list[tuple[str, str]]:
    """Where the moments one after the other differ."""
    schedule = _schedule(zone, plan)
    found = []
    for since, until in _windows(zone, plan, end):
        wanted = expected[bisect_right(expected, since) : bisect_left(expected, until)]
        seen = []
        for _, at in following(schedule, since):
            if at >= until:
                break
            seen.append(at)
        if seen != wanted:
            found.append((zone, str(sorted(set(seen) ^ set(wanted))[:2])))
    return found


def _random(zone: str, plan: Plan, expected: list[datetime], source: random.Random) -> list[tuple[str, str]]:
    """Where `next_after` differs at random moments."""
    found = []
    for _ in range(ASKED):
        index = source.randrange(len(expected) - 1)
        after = expected[index] + (expected[index + 1] - expected[index]) * source.random() * 0.999
        if next_after(_schedule(zone, plan), after) != expected[index + 1]:
            found.append((zone, f"after {after}"))
    return found


def _windows(zone: str, plan: Plan, end: date) -> list[tuple[datetime, datetime]]:
    """The whole time; for schedules by the hour the days round each clock change."""
    first = datetime.combine(START, time(), UTC) - timedelta(days=2)
    last = datetime.combine(end, time(), UTC) - timedelta(days=2)
    if not plan.hours:
        return [(first, last)]
    changes = [change.at for change in clock(zone, START, end).changes]
    inside = [at for at in changes if first + WINDOW < at < last - WINDOW]
    return [(first, first + WINDOW), *((at - WINDOW, at + WINDOW) for at in inside)]
