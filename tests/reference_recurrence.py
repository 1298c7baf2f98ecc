"""A second, plain way to the times of a schedule: walk every local day, ask what falls on it, find the moment.

Written apart from bot/schedule and without dateutil. It knows nothing of rules, only of days and hours, and nothing of
PEP 495's folds: clock changes are found by looking at the offset, and RFC 5545, section 3.3.5, is applied to them.
"""

# ruff: noqa: ARG005 - every plan is asked in the same way

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

STEP = timedelta(hours=6)
"""Clocks change less often than this."""
MARGIN = timedelta(days=3)
NEAR = timedelta(days=2)
"""More than any offset and any change of it."""


@dataclass(frozen=True)
class Change:
    """A clock change: the moment, and the offsets on both sides."""

    at: datetime
    before: timedelta
    after: timedelta


@dataclass(frozen=True)
class Clock:
    """A zone's clock over some years: its offset at the beginning, and every change."""

    first: timedelta
    changes: tuple[Change, ...]
    ats: tuple[datetime, ...]
    """The moments of the changes."""

    def moment(self, wall: datetime) -> datetime:
        """RFC 5545, 3.3.5: the earliest moment the clock shows `wall`; in a gap by the offset before the gap."""
        shown = wall.replace(tzinfo=UTC)
        near = self.near(shown)
        if not near:
            return shown - self.offset(shown)
        for change in near:
            # The stretch of wall-clock time that is skipped, if the clock goes forward here.
            if change.at + change.before <= shown < change.at + change.after:
                return shown - change.before
        offsets = {offset for change in near for offset in (change.before, change.after)}
        return min(shown - offset for offset in offsets if self.offset(shown - offset) == offset)

    def near(self, shown: datetime) -> tuple[Change, ...]:
        """Changes that could matter to a wall-clock time: those within two days of it."""
        low, high = bisect_right(self.ats, shown - NEAR), bisect_right(self.ats, shown + NEAR)
        return self.changes[low:high]

    def offset(self, at: datetime) -> timedelta:
        """Its offset at a moment."""
        index = bisect_right(self.ats, at)
        return self.changes[index - 1].after if index else self.first


@cache
def clock(zone: str, start: date, end: date) -> Clock:
    """The zone's clock from `start` to `end`, found by looking every six hours and narrowing down to the second."""
    at = datetime.combine(start, time(), UTC) - MARGIN
    last = datetime.combine(end, time(), UTC) + MARGIN
    first = offset = _offset(zone, at)
    changes = []
    while at < last:
        following = _offset(zone, at + STEP)
        if following != offset:
            changes.append(Change(_narrow(zone, at, at + STEP), offset, following))
        at, offset = at + STEP, following
    return Clock(first, tuple(changes), tuple(change.at for change in changes))


def _offset(zone: str, at: datetime) -> timedelta:
    offset = at.astimezone(ZoneInfo(zone)).utcoffset()
    assert offset is not None
    return offset


def _narrow(zone: str, low: datetime, high: datetime) -> datetime:
    """The first second with the later offset."""
    before = _offset(zone, low)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return high


@dataclass(frozen=True)
class Plan:
    """A schedule said twice: as a rule for the program, and as plain days and times for this reference."""

    name: str
    rule: str
    times: tuple[time, ...]
    """Times of day, the first one the start's."""
    on: Callable[[date, date], bool]
    """Whether it falls on a day, given the day it starts."""
    hours: int = 0
    """Every so many hours on the clock; then `times` has the start alone."""


def moments(plan: Plan, zone: str, start: date, end: date) -> list[datetime]:
    """Every moment of the plan from `start` to the day before `end`, ascending, each once."""
    shown = clock(zone, start, end)
    return sorted({shown.moment(wall) for wall in _walls(plan, start, end)})


def _walls(plan: Plan, start: date, end: date) -> Iterator[datetime]:
    if plan.hours:
        wall = datetime.combine(start, plan.times[0])
        while wall.date() < end:
            yield wall
            wall += timedelta(hours=plan.hours)
        return
    day = start
    while day < end:
        if plan.on(day, start):
            yield from (datetime.combine(day, at) for at in plan.times if day != start or at >= plan.times[0])
        day += timedelta(days=1)


def last_day(day: date) -> int:
    """The number of the month's last day."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def _week(day: date) -> int:
    """Number of the week since year 1, weeks beginning on Monday."""
    return (day.toordinal() - 1) // 7


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _working(day: date, first: int, last: int) -> int:
    """Working days among those numbers of the month."""
    return sum(day.replace(day=number).weekday() < 5 for number in range(first, last + 1))


PLANS = (
    Plan("daily 02:30", "FREQ=DAILY", (time(2, 30),), lambda day, start: True),
    Plan("daily midnight", "FREQ=DAILY", (time(0),), lambda day, start: True),
    Plan("every 2 days 02:00", "FREQ=DAILY;INTERVAL=2", (time(2),), lambda day, start: (day - start).days % 2 == 0),
    Plan(
        "every 3 days 23:45", "FREQ=DAILY;INTERVAL=3", (time(23, 45),), lambda day, start: (day - start).days % 3 == 0
    ),
    Plan("sundays 02:30", "FREQ=WEEKLY;BYDAY=SU", (time(2, 30),), lambda day, start: day.weekday() == 6),
    Plan("mon wed fri 09:00", "FREQ=WEEKLY;BYDAY=MO,WE,FR", (time(9),), lambda day, start: day.weekday() in {0, 2, 4}),
    Plan("weekdays 01:30", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", (time(1, 30),), lambda day, start: day.weekday() < 5),
    Plan(
        "every other sunday 03:00",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
        (time(3),),
        lambda day, start: day.weekday() == 6 and (_week(day) - _week(start)) % 2 == 0,
    ),
    Plan(
        "every 3 weeks tue thu 04:00",
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,TH",
        (time(4),),
        lambda day, start: day.weekday() in {1, 3} and (_week(day) - _week(start)) % 3 == 0,
    ),
    Plan("1st of the month 00:30", "FREQ=MONTHLY;BYMONTHDAY=1", (time(0, 30),), lambda day, start: day.day == 1),
    Plan(
        "31st or last 02:15",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
        (time(2, 15),),
        lambda day, start: day.day == last_day(day),
    ),
    Plan(
        "30th or last 12:00",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
        (time(12),),
        lambda day, start: day.day == min(30, last_day(day)),
    ),
    Plan("last day 23:30", "FREQ=MONTHLY;BYMONTHDAY=-1", (time(23, 30),), lambda day, start: day.day == last_day(day)),
    Plan(
        "2nd tuesday 18:00",
        "FREQ=MONTHLY;BYDAY=2TU",
        (time(18),),
        lambda day, start: day.weekday() == 1 and 8 <= day.day <= 14,
    ),
    Plan(
        "last sunday 02:30",
        "FREQ=MONTHLY;BYDAY=-1SU",
        (time(2, 30),),
        lambda day, start: day.weekday() == 6 and day.day > last_day(day) - 7,
    ),
    Plan(
        "every 2 months on the 15th",
        "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=15",
        (time(8),),
        lambda day, start: day.day == 15 and (_month(day) - _month(start)) % 2 == 0,
    ),
    Plan(
        "yearly 29 february",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1",
        (time(7),),
        lambda day, start: day.month == 2 and day.day == last_day(day),
    ),
    Plan(
        "daily 00:15 02:00 23:45",
        "FREQ=DAILY;BYHOUR=0,2,23;BYMINUTE=0,15,45;BYSETPOS=2,4,9",
        (time(0, 15), time(2), time(23, 45)),
        lambda day, start: True,
    ),
    Plan("every hour", "FREQ=HOURLY", (time(0, 30),), lambda day, start: True, hours=1),
    Plan("every 5 hours", "FREQ=HOURLY;INTERVAL=5", (time(0, 45),), lambda day, start: True, hours=5),
    Plan(
        "first and third monday 02:30",
        "FREQ=MONTHLY;BYDAY=1MO,3MO",
        (time(2, 30),),
        lambda day, start: day.weekday() == 0 and (day.day - 1) // 7 in {0, 2},
    ),
    Plan(
        "last working day 02:15",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        (time(2, 15),),
        lambda day, start: day.weekday() < 5 and not _working(day, day.day + 1, last_day(day)),
    ),
    Plan(
        "second working day 03:00",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=2",
        (time(3),),
        lambda day, start: day.weekday() < 5 and _working(day, 1, day.day - 1) == 1,
    ),
)
"""Twenty recurrences; several at the hours at which clocks change."""

ODD_ZONES = (
    "Pacific/Apia", "Pacific/Kiritimati", "Pacific/Chatham", "Australia/Lord_Howe", "Australia/Eucla", "Asia/Kathmandu",
    "Asia/Kolkata", "Asia/Tehran", "Asia/Gaza", "Asia/Hebron", "Asia/Beirut", "Asia/Amman", "Asia/Damascus",
    "Asia/Pyongyang", "Asia/Colombo", "Africa/Casablanca", "Africa/El_Aaiun", "Africa/Cairo", "Africa/Juba",
    "Africa/Sao_Tome", "America/St_Johns", "America/Havana", "America/Asuncion", "America/Santiago",
    "America/Punta_Arenas", "America/Sao_Paulo", "America/Caracas", "America/Nuuk", "America/Scoresbysund",
    "America/Metlakatla", "Antarctica/Troll", "Antarctica/Casey", "Antarctica/Macquarie", "Europe/Dublin",
    "Europe/Istanbul", "Europe/Volgograd", "Pacific/Norfolk", "Pacific/Fiji", "Pacific/Tongatapu", "Atlantic/Azores",
    "Europe/Berlin", "America/New_York",
)  # fmt: skip
"""Zones with half hours, half-hour changes, changes at midnight, changes round Ramadan, abolished changes."""
