"""A reading of words -> one moment."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from bot.models.reminder import Schedule
from bot.schedule.days import DAY_HOURS, NIGHT_END, NOON, again, clock_of, date_of, later, unsaid
from bot.schedule.reading import Day, Made, Reading, UnclearError
from bot.schedule.recurrence import moment, wall

FAR = relativedelta(years=5)
"""A single reminder further away than this is refused: more likely a slip than a wish."""
HALF_MINUTE = 30
"""Seconds from which on a length of time is counted from the next minute."""


def once(reading: Reading, *, zone: str, now: datetime) -> Made:
    """The moment a reading means at `now` (aware) for someone in `zone`; UnclearError says why there is none."""
    several = len(reading.clocks) > 1
    if reading.between or reading.without or reading.start or reading.until or reading.lasts:
        raise UnclearError("part")
    if several:
        raise UnclearError("two")
    if reading.delta:
        return _from_now(reading, reading.delta[0], zone=zone, now=now)
    named = reading.day or (Day("weekday", reading.days[0]) if reading.days else None)
    if named is None:
        return _soon(reading, zone=zone, now=now)
    here = wall(now, zone)
    day = date_of(named, here.date())
    if reading.before:
        day = later(day, -reading.before[0], reading.before[1])
    said = clock_of(reading)
    if said and reading.part == "night" and said.hour < NIGHT_END and (day > here.date() or said <= here.time()):
        day += timedelta(days=1)  # "friday night at 1" is on Saturday's calendar
    at = datetime.combine(day, said or unsaid(named, here))
    if moment(at, zone) <= now and not reading.before:
        at = again(named, reading, at, here) or at
    return _made(at, reading.open_hour + (("next",) if named.kind == "weekday" else ()), zone=zone, now=now)


def _from_now(reading: Reading, minutes: int, *, zone: str, now: datetime) -> Made:
    if reading.clocks or reading.day or reading.days or reading.part:
        raise UnclearError("part")
    minutes += now.second >= HALF_MINUTE
    target = now.replace(second=0, microsecond=0) + timedelta(minutes=minutes)
    local = wall(target, zone)
    if moment(local, zone) != target:
        # The second showing of a repeated hour: wall-clock time cannot name it, UTC can.
        return _made(wall(target, "UTC"), (), zone="UTC", now=now)
    return _made(local, (), zone=zone, now=now)


def _soon(reading: Reading, *, zone: str, now: datetime) -> Made:
    """A time of day without a day: its next showing; an open hour means one between 7:00 and 22:59."""
    said = clock_of(reading)
    if said is None:
        raise UnclearError("none")
    options = [said]
    if reading.open_hour:
        both = (said.hour % NOON, said.hour % NOON + NOON)
        options = [time(hour, said.minute) for hour in both if hour in DAY_HOURS]
    today = wall(now, zone).date()
    walls = (datetime.combine(today + timedelta(days=days), option) for days in (0, 1) for option in options)
    for at in sorted(walls):
        if moment(at, zone) > now:
            return _made(at, ("day", *reading.open_hour), zone=zone, now=now)
    raise UnclearError("past")


def _made(at: datetime, notes: tuple[str, ...], *, zone: str, now: datetime) -> Made:
    first = moment(at, zone)
    if first <= now:
        raise UnclearError("past")
    if first > now + FAR:
        raise UnclearError("far")
    return Made(Schedule(at, zone), first, notes)
