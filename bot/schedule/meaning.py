"""A reading of words -> a schedule with its first time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import islice, pairwise

from bot.models.reminder import Schedule
from bot.schedule.days import NIGHT_END, date_of, later
from bot.schedule.once import once
from bot.schedule.reading import Made, Reading, UnclearError
from bot.schedule.recurrence import STAMP, following, moment, wall
from bot.schedule.rules import days_rule, hours_rule, timed, times_of

MOST_STEP = 366
"""Longest interval, in its own unit."""
CHECKED = 10
"""First times looked at for standing too close; what comes after them repeats them."""
LAST_SECOND = time(23, 59, 59)


def schedule_of(reading: Reading, *, zone: str, now: datetime) -> Made:
    """The schedule a reading means at `now` (aware) for someone in `zone`; UnclearError says why there is none."""
    if reading.unit == "minute":
        reading = _in_hours(reading)
    try:
        made = _repeating(reading, zone=zone, now=now) if reading.recurring else once(reading, zone=zone, now=now)
    except (ValueError, OverflowError) as error:  # no such day (30 February), or past the calendar's end
        raise UnclearError("part") from error
    return made


def _in_hours(reading: Reading) -> Reading:
    """Every 120 minutes is every 2 hours; a step between whole hours no rule of ours can say."""
    hours, minutes = divmod(reading.interval, 60)
    if not hours or minutes:
        raise UnclearError("part" if hours else "often")
    return replace(reading, interval=hours, unit="hour")


def _repeating(reading: Reading, *, zone: str, now: datetime) -> Made:
    here = wall(now, zone)
    if reading.delta or reading.before or reading.interval > MOST_STEP:
        raise UnclearError("part")
    if reading.unit == "hour" and reading.between:
        first = reading.between[0]
        return _begun(hours_rule(reading), time(first.hour, first.minute), reading, zone=zone, now=now)
    if reading.unit == "hour":
        return _hourly(reading, here, zone=zone, now=now)
    if reading.between:
        raise UnclearError("part")
    times = times_of(reading)
    if reading.part == "night" and reading.days and any(at.hour < NIGHT_END for at in times):
        raise UnclearError("part")  # "friday nights at 1": whose 1 o'clock?
    return _begun(timed(days_rule(reading, here), times, reading), times[0], reading, zone=zone, now=now)


def _begun(rule: str, first_time: time, reading: Reading, *, zone: str, now: datetime) -> Made:
    """The rule from its first time on; an interval counts from there: "every other friday" begins on the next one."""
    today = wall(now, zone).date()
    begin = datetime.combine(date_of(reading.start, today) if reading.start else today, first_time)
    plain = ";".join(part for part in rule.split(";") if not part.startswith("INTERVAL="))
    found = next(following(Schedule(begin, zone, plain), now), None)
    if found is None:
        raise UnclearError("past")
    return _ended(Schedule(found[0], zone, rule), reading, now)


def _hourly(reading: Reading, here: datetime, *, zone: str, now: datetime) -> Made:
    """Every so many hours from now on."""
    other = reading.days or reading.without or reading.often or reading.start
    if reading.clocks or reading.part or reading.day or other:
        raise UnclearError("part")
    step = f";INTERVAL={reading.interval}" if reading.interval > 1 else ""
    start = here.replace(second=0, microsecond=0) + timedelta(hours=reading.interval)
    return _ended(Schedule(start, zone, f"FREQ=HOURLY{step}"), reading, now)


def _ended(schedule: Schedule, reading: Reading, now: datetime) -> Made:
    """With the end that was said; refused when it ends before it begins, or comes more often than once an hour."""
    until = _end(reading, schedule, now)
    if until is not None:
        schedule = replace(schedule, rule=f"{schedule.rule};UNTIL={until.strftime(STAMP)}")
    firsts = list(islice(following(schedule, now), CHECKED))
    if not firsts:
        raise UnclearError("over")
    shown = sorted(local for local, _ in firsts)
    if any(two - one < timedelta(hours=1) for one, two in pairwise(shown)):
        raise UnclearError("often")
    return Made(schedule, firsts[0][1], reading.open_hour)


def _end(reading: Reading, schedule: Schedule, now: datetime) -> datetime | None:
    """The last second of the last day, aware UTC; None for no end."""
    if reading.until:
        day = date_of(reading.until, wall(now, schedule.zone).date())
    elif reading.lasts:
        day = later(schedule.start.date(), *reading.lasts) - timedelta(days=1)
    else:
        return None
    return moment(datetime.combine(day, LAST_SECOND), schedule.zone)
