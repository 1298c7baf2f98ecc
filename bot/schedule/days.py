"""Days and hours as said -> days and hours on the calendar."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta

from bot.schedule.reading import Clock, Day, Reading

PARTS = {
    "morning": time(8), "lunch": time(12, 30), "afternoon": time(15), "after lunch": time(13, 30), "work": time(18),
    "evening": time(19), "dinner": time(20), "night": time(21), "bed": time(21, 30),
}  # fmt: skip
"""The time meant by a part of the day alone."""
USUAL = time(9)
"""The time meant when none is said."""
DAY_HOURS = range(7, 23)
"""A bare hour today ("at 8") means its next showing within these."""
EARLY = 6
"""A bare hour up to this one is the afternoon's (at 6 is 18:00); from 7 on the morning's, 12 noon."""
NOON = 12
NIGHT_END = 5
"""Hours before this one belong to the night that began the day before: "tonight at 1"."""
SATURDAY, SUNDAY = 5, 6


def date_of(named: Day, today: date) -> date:
    """The day meant, seen from `today`; ValueError when no calendar has it, or not on that weekday."""
    found = _KINDS[named.kind](named, today)
    if named.falls not in {None, found.weekday()}:
        message = f"{found} is another weekday"
        raise ValueError(message)
    return found


def _ahead(named: Day, today: date) -> date:
    return later(today, named.number, named.unit)


def _next(named: Day, today: date) -> date:
    """The first day of next week, month or year."""
    if named.unit == "week":
        return today + timedelta(days=7 - today.weekday())
    return today + (relativedelta(months=1, day=1) if named.unit == "month" else relativedelta(years=1, month=1, day=1))


def _weekday(named: Day, today: date) -> date:
    """The first one from today on; "next tuesday" is never today."""
    if named.unit == "later":
        return today + timedelta(days=(named.number - today.weekday() - 1) % 7 + 1)
    if named.unit:
        return today + timedelta(days=7 - today.weekday() + named.number)
    return today + timedelta(days=(named.number - today.weekday()) % 7)


def _weekend(named: Day, today: date) -> date:
    """The next Saturday; on a Sunday that very day."""
    wait = 0 if today.weekday() == SUNDAY and not named.number else SATURDAY - today.weekday()
    return today + timedelta(days=wait + 7 * named.number)


def _week_end(named: Day, today: date) -> date:
    return today + timedelta(days=SUNDAY - today.weekday() + 7 * named.number)


def _month_end(named: Day, today: date) -> date:
    """The last day of this month, of a later one, or of the next month of that name."""
    if named.month:
        today += relativedelta(months=(named.month - today.month) % 12)
    return (today + relativedelta(months=named.number)) + relativedelta(day=31)


def _year_end(named: Day, today: date) -> date:
    return date(today.year + named.number, 12, 31)


def _exact(named: Day, _: date) -> date:
    return date(named.year, named.month, named.number)


def _in_month(named: Day, today: date) -> date:
    """The next one, unless the year was said; a 29 February may be eight years away."""
    if named.year:
        return _exact(named, today)
    months = (date(year, named.month, 1) for year in range(today.year, today.year + 9))
    return _first(named.number, months, today)


def _day(named: Day, today: date) -> date:
    months = (today + relativedelta(day=1, months=ahead) for ahead in range(14))
    return _first(named.number, months, today)


def _first(number: int, months: Iterable[date], today: date) -> date:
    """The first month's day of that number, from today on."""
    for month in months:
        if 1 <= number <= calendar.monthrange(month.year, month.month)[1] and month.replace(day=number) >= today:
            return month.replace(day=number)
    message = f"no month has a day {number}"
    raise ValueError(message)


_KINDS: dict[str, Callable[[Day, date], date]] = {
    "in": _ahead,
    "next": _next,
    "weekday": _weekday,
    "weekend": _weekend,
    "week_end": _week_end,
    "month_end": _month_end,
    "year_end": _year_end,
    "iso": _exact,
    "month_day": _in_month,
    "day": _day,
}


def later(day: date, number: int, unit: str) -> date:
    """So many days, weeks, months or years later; a shorter month's last day instead of one it lacks."""
    step = {
        "day": relativedelta(days=number),
        "week": relativedelta(weeks=number),
        "month": relativedelta(months=number),
        "year": relativedelta(years=number),
    }
    return day + step[unit]


def again(named: Day, reading: Reading, at: datetime, here: datetime) -> datetime | None:
    """The next such time, when the first one is over: next week's Monday, next year's 3 March; None for a gone day."""
    if named.kind == "weekday":
        return at + timedelta(days=7)
    if named.kind == "day" or (named.kind == "month_day" and not named.year):
        return datetime.combine(date_of(named, at.date() + timedelta(days=1)), at.time())
    if named.kind in {"weekend", "week_end", "month_end", "year_end"}:
        tonight = datetime.combine(at.date(), PARTS["evening"])
        if tonight > here and not reading.clocks and not reading.part:
            return tonight
        return at + timedelta(days=6) if named.kind == "weekend" else None
    return _today_again(reading, at, here) if named.kind == "in" and named.number == 0 else None


def _today_again(reading: Reading, at: datetime, here: datetime) -> datetime | None:
    """Later today: an open hour in the afternoon, or the next full hour of the night."""
    if reading.clocks and not reading.clocks[0].sure:
        afternoon = at + timedelta(hours=NOON)
        return afternoon if at.hour < NOON and afternoon > here else None
    if reading.part == "night" and not reading.clocks and here.hour < DAY_HOURS.stop:
        return here.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return None


def clock_of(reading: Reading) -> time | None:
    """The time of day said, by the clock or by the part of the day."""
    return time_of(reading.clocks[0], reading.part) if reading.clocks else PARTS.get(reading.part)


def time_of(clock: Clock, part: str) -> time:
    """An open hour closed: by the part of the day if one was said.

    Else 7 to 11 are the morning's, 12 is noon, 1 to 6 are the afternoon's.
    """
    if clock.sure:
        return time(clock.hour, clock.minute)
    hour = clock.hour
    if part == "morning":
        hour %= NOON
    elif part in {"night", "bed"} and hour == NOON:
        hour = 0
    elif part in {"night", "bed"} and hour < NIGHT_END:
        pass
    elif (part and part != "lunch" and hour < NOON) or 0 < hour <= EARLY:
        hour = hour % NOON + NOON
    return time(hour % 24, clock.minute)


def unsaid(named: Day, here: datetime) -> time:
    """The hour when only a day was said: today means the evening, "in 2 days" the hour it is now unless it is night."""
    if named.kind == "in" and named.number == 0:
        return PARTS["evening"]
    tomorrow = named.unit == "day" and named.number == 1
    if named.kind == "in" and not tomorrow:
        return here.time().replace(second=0, microsecond=0) if here.hour in DAY_HOURS else USUAL
    return USUAL
