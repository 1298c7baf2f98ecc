"""Times of a schedule: iCalendar rules in wall-clock time, made into moments across every clock change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr

from bot.models.reminder import Schedule

SHIFT = timedelta(hours=26)
"""More than a clock was ever moved at once (24 hours, Samoa 2011): times further apart on the wall keep their order."""
REACH = timedelta(days=366 * 9)
"""A rule that shows nothing for so long shows nothing at all; a 29 February may be eight years away."""
STAMP = "%Y%m%dT%H%M%SZ"
_UNTIL = re.compile(r";?UNTIL=(\d{8}T\d{6}Z)")
_INTERVAL = re.compile(r"INTERVAL=(\d+)")
_STEPS = {"HOURLY": timedelta(hours=1), "DAILY": timedelta(days=1), "WEEKLY": timedelta(weeks=1)}


def moment(wall: datetime, zone: str) -> datetime:
    """The moment, aware UTC, that a clock in `zone` shows `wall` (naive).

    RFC 5545, section 3.3.5: a time the clock skips is read with the offset before the gap; of a time it shows twice
    the first is meant. Both are what PEP 495 calls fold 0.
    """
    return wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def wall(at: datetime, zone: str) -> datetime:
    """What a clock in `zone` shows at a moment: naive, first and second showing alike."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def next_after(schedule: Schedule, after: datetime) -> datetime | None:
    """The first moment of `schedule` later than `after` (aware), aware UTC; None when there is none."""
    found = next(following(schedule, after), None)
    return found[1] if found else None


def following(schedule: Schedule, after: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Times later than `after`, earliest first: what the clock is meant to show (naive), and the moment (aware UTC)."""
    waiting: list[tuple[datetime, datetime]] = []
    last = after
    for local in _walls(schedule, wall(after, schedule.zone) - SHIFT):
        while waiting and local - waiting[0][1] > SHIFT:
            at, shown = waiting.pop(0)
            if at > last:
                last = at
                yield shown, at
        waiting.append((moment(local, schedule.zone), local))
        waiting.sort()
    for at, shown in waiting:
        if at > last:
            last = at
            yield shown, at


def _walls(schedule: Schedule, since: datetime) -> Iterator[datetime]:
    """Wall-clock times from `since` on, ascending."""
    if not schedule.rule:
        yield schedule.start
        return
    rule, until = _split(schedule.rule)
    end = wall(until, schedule.zone) + SHIFT if until else datetime.max  # noqa: DTZ901  naive as all wall-clock times
    last = max(since, schedule.start)
    for local in _rule(rule, _nearer(rule, schedule.start, since)).xafter(since, inc=True):
        if local > end or local - last > REACH:
            return
        last = local
        if until is None or moment(local, schedule.zone) <= until:
            yield local


@lru_cache(maxsize=1024)
def _split(rule: str) -> tuple[str, datetime | None]:
    """The rule without UNTIL, which RFC 5545 gives in UTC, and that moment."""
    found = _UNTIL.search(rule)
    if found is None:
        return rule, None
    until = datetime.strptime(found[1], STAMP).replace(tzinfo=UTC)
    return _UNTIL.sub("", rule).lstrip(";"), until


@lru_cache(maxsize=4096)
def _rule(rule: str, start: datetime) -> rrule:
    made = rrulestr(rule, dtstart=start)
    assert isinstance(made, rrule)  # noqa: S101  rrulestr makes a set only of several rules
    return made


def _nearer(rule: str, start: datetime, since: datetime) -> datetime:
    """A later start in step with the same rule, so that cost does not grow with a reminder's age."""
    frequency = rule.removeprefix("FREQ=").partition(";")[0]
    if since <= start or frequency not in _STEPS or "COUNT=" in rule:
        return start
    found = _INTERVAL.search(rule)
    step = _STEPS[frequency] * (int(found[1]) if found else 1)
    return start + step * max(0, (since - start) // step - 1)
