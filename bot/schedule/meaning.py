"""A reading of words -> a schedule: open hours decided, the first time found, what cannot be refused."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from bot.models.reminder import Schedule
from bot.schedule.reading import Clock, Day, Reading
from bot.schedule.recurrence import STAMP, following, moment, wall

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
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
TIMES_A_DAY = {1: (9,), 2: (9, 19), 3: (9, 14, 19), 4: (9, 12, 15, 18)}
DAYS_A_WEEK = {
    1: (0,),
    2: (0, 3),
    3: (0, 2, 4),
    4: (0, 1, 3, 4),
    5: (0, 1, 2, 3, 4),
    6: (0, 1, 2, 3, 4, 5),
    7: tuple(range(7)),
}
DAYS_A_MONTH = {2: (1, 15), 3: (1, 11, 21), 4: (1, 8, 15, 22)}
FAR = relativedelta(years=5)
"""A single reminder further away than this is refused: more likely a slip than a wish."""
MOST_STEP = 366
"""Longest interval, in its own unit."""
_FREQUENCY = {"hour": "HOURLY", "day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_SURE_TO_EXIST = 28


@dataclass(frozen=True, slots=True)
class Refused:
    """Why words of time give no schedule: part, past, often, far, over, none."""

    reason: str


@dataclass(frozen=True, slots=True)
class Made:
    """A schedule with its first time (aware UTC)."""

    schedule: Schedule
    first: datetime
    notes: tuple[str, ...] = ()


def schedule_of(reading: Reading, *, zone: str, now: datetime) -> Made | Refused:
    """The schedule a reading means at `now` (aware) for someone in `zone`."""
    if reading.unit == "minute":
        return Refused("often")
    try:
        if reading.recurring:
            return _recurring(reading, zone=zone, now=now)
        return _single(reading, zone=zone, now=now)
    except (ValueError, OverflowError):  # no such day (30 February), or past the calendar's end
        return Refused("part")


# One moment


def _single(reading: Reading, *, zone: str, now: datetime) -> Made | Refused:
    here = wall(now, zone)
    if reading.between or reading.without or reading.start or reading.until or reading.lasts or len(reading.clocks) > 1:
        return Refused("part")
    if reading.delta:
        return _from_now(reading, zone=zone, now=now)
    if not (reading.day or reading.days or reading.clocks or reading.part):
        return Refused("none")
    named = reading.day or (Day("weekday", reading.days[0]) if reading.days else None)
    if named is None:
        return _soon(reading, zone=zone, now=now, here=here)
    day = _date(named, here.date())
    if reading.before:
        day -= relativedelta(**{f"{reading.before[1]}s": reading.before[0]})  # type: ignore[arg-type]
    clock = _clock_of(reading) or _unsaid(named, here)
    at = datetime.combine(day, clock)
    if moment(at, zone) <= now and not reading.before:
        at = _again(named, reading, at, here) or at
    return _checked(at, _notes(reading, named), zone=zone, now=now)


def _from_now(reading: Reading, *, zone: str, now: datetime) -> Made | Refused:
    if reading.clocks or reading.day or reading.days or reading.part:
        return Refused("part")
    assert reading.delta is not None  # noqa: S101  asked for by the caller
    target = now.replace(second=0, microsecond=0) + timedelta(minutes=reading.delta[0] + (1 if now.second >= 30 else 0))  # noqa: PLR2004
    local = wall(target, zone)
    if moment(local, zone) != target:
        # The second showing of a repeated hour: wall-clock time cannot name it, UTC can.
        return _checked(wall(target, "UTC"), (), zone="UTC", now=now)
    return _checked(local, (), zone=zone, now=now)


def _soon(reading: Reading, *, zone: str, now: datetime, here: datetime) -> Made | Refused:
    """A time of day without a day: its next showing; an open hour means one between 7:00 and 22:59."""
    clock = reading.clocks[0] if reading.clocks else None
    if clock is None or clock.sure or reading.part:
        options = [_clock_of(reading) or USUAL]
    else:
        options = [time(hour, clock.minute) for hour in (clock.hour % 12, clock.hour % 12 + 12) if hour in DAY_HOURS]
    walls = sorted(
        datetime.combine(here.date() + timedelta(days=days), option) for days in (0, 1) for option in options
    )
    for at in walls:
        if moment(at, zone) > now:
            notes = ("day",) + (("hour",) if clock and not clock.sure and not reading.part else ())
            return _checked(at, notes, zone=zone, now=now)
    return Refused("past")


def _unsaid(named: Day, here: datetime) -> time:
    """The hour when only a day was said: today means the evening, "in 2 days" the hour it is now unless it is night."""
    if named.kind == "in" and named.number == 0:
        return PARTS["evening"]
    if named.kind == "in" and named.unit != "day" or named.number > 1 and named.kind == "in":
        return here.time().replace(second=0, microsecond=0) if here.hour in DAY_HOURS else USUAL
    return USUAL


def _again(named: Day, reading: Reading, at: datetime, here: datetime) -> datetime | None:
    """The next such time, when the first one is over: next week's Monday, next year's 3 March; None for a day that is gone."""
    if named.kind == "weekday":
        return at + timedelta(days=7)
    if named.kind == "day":
        return datetime.combine(_date(named, at.date() + timedelta(days=1)), at.time())
    if named.kind == "month_day" and not named.year:
        return datetime.combine(_date(named, at.date() + timedelta(days=1)), at.time())
    if named.kind == "weekend":
        tonight = datetime.combine(at.date(), PARTS["evening"])
        return tonight if tonight > here and not reading.clocks and not reading.part else at + timedelta(days=6)
    if named.kind == "in" and named.number == 0 and reading.clocks and not reading.clocks[0].sure:
        return at + timedelta(hours=12) if at.hour < 12 and at + timedelta(hours=12) > here else None  # noqa: PLR2004
    if named.kind == "in" and named.number == 0 and reading.part == "night" and not reading.clocks:
        return here.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1) if here.hour < 23 else None  # noqa: PLR2004
    return None


def _checked(at: datetime, notes: tuple[str, ...], *, zone: str, now: datetime) -> Made | Refused:
    schedule = Schedule(at, zone)
    first = moment(at, zone)
    if first <= now:
        return Refused("past")
    return Refused("far") if first > now + FAR else Made(schedule, first, notes)


# Days and hours


def _date(named: Day, today: date) -> date:
    """The day meant, seen from `today`."""
    if named.kind == "in":
        return today + relativedelta(**{f"{named.unit}s": named.number})  # type: ignore[arg-type]
    if named.kind == "next":
        if named.unit == "week":
            return today + timedelta(days=7 - today.weekday())
        return today + (
            relativedelta(months=1, day=1) if named.unit == "month" else relativedelta(years=1, month=1, day=1)
        )
    if named.kind == "weekday":
        if named.unit:
            return today + timedelta(days=7 - today.weekday() + named.number)
        return today + timedelta(days=(named.number - today.weekday()) % 7)
    if named.kind in {"weekend", "week_end"}:
        first = today + timedelta(days=(5 - today.weekday()) % 7 if today.weekday() != 6 else 0)  # noqa: PLR2004  Sunday
        return (first if named.kind == "weekend" else today + timedelta(days=6 - today.weekday())) + timedelta(
            days=7 * named.number
        )
    if named.kind == "month_end":
        return (today + relativedelta(months=named.number)) + relativedelta(day=31)
    if named.kind == "year_end":
        return date(today.year + named.number, 12, 31)
    return _calendar(named, today)


def _calendar(named: Day, today: date) -> date:
    if named.kind == "iso":
        return date(named.year, named.month, named.number)
    if named.kind == "month_day":
        if named.year:
            return date(named.year, named.month, named.number)
        years = range(today.year, today.year + 9)  # a 29 February may be eight years away
        return _first(
            day
            for year in years
            if named.number <= calendar.monthrange(year, named.month)[1]
            and (day := date(year, named.month, named.number)) >= today
        )
    months = (today + relativedelta(day=1, months=ahead) for ahead in range(14))
    return _first(
        day
        for month in months
        if 1 <= named.number <= calendar.monthrange(month.year, month.month)[1]
        and (day := month.replace(day=named.number)) >= today
    )


def _first(days: Iterator[date]) -> date:
    """The first of the days; ValueError when there is none (30 February)."""
    for day in days:
        return day
    raise ValueError("no such day")


def _clock_of(reading: Reading) -> time | None:
    return _time(reading.clocks[0], reading.part) if reading.clocks else PARTS.get(reading.part)


def _time(clock: Clock, part: str) -> time:
    """An open hour closed: by the part of the day if one was said, else 7 to 12 as the morning's and noon, 1 to 6 as the afternoon's."""
    if clock.sure:
        return time(clock.hour, clock.minute)
    hour = clock.hour
    if part == "morning":
        hour %= 12
    elif part in {"night", "bed"} and hour == 12:  # noqa: PLR2004  twelve at night
        hour = 0
    elif (part and part != "lunch" and hour < 12) or (0 < hour <= EARLY):  # noqa: PLR2004
        hour = hour % 12 + 12
    return time(hour % 24, clock.minute)


def _notes(reading: Reading, named: Day | None = None) -> tuple[str, ...]:
    hour = any(not clock.sure for clock in reading.clocks) and not reading.part
    return (("hour",) if hour else ()) + (("next",) if named and named.kind == "weekday" else ())


# Recurring


def _recurring(reading: Reading, *, zone: str, now: datetime) -> Made | Refused:
    here = wall(now, zone)
    if reading.delta or reading.before or reading.interval > MOST_STEP:
        return Refused("part")
    if reading.unit == "hour":
        return _hourly(reading, zone=zone, now=now, here=here)
    if reading.between:
        return Refused("part")
    rule = _rule(reading, here)
    if isinstance(rule, Refused):
        return rule
    times = _times(reading)
    timed = _with_times(rule, times, reading)
    if timed is None:
        return Refused("part")
    return _begun(timed, times[0], reading, zone=zone, now=now)


def _begun(rule: str, first_time: time, reading: Reading, *, zone: str, now: datetime) -> Made | Refused:
    """The rule from its first time on. An interval counts from there, so "every other friday" begins on the next Friday."""
    here = wall(now, zone)
    start_day = _date(reading.start, here.date()) if reading.start else here.date()
    plain = ";".join(part for part in rule.split(";") if not part.startswith("INTERVAL=") or "HOURLY" in rule)
    begin = datetime.combine(start_day, first_time)
    found = next(following(Schedule(begin, zone, plain), now), None)
    if found is None:
        return Refused("past")
    until = _end(reading, here, zone=zone, first=found[0])
    if until is not None:
        if until < found[1]:
            return Refused("over")
        rule += f";UNTIL={until.strftime(STAMP)}"
    schedule = Schedule(found[0], zone, rule)
    return Refused("often") if _too_often(schedule, now) else Made(schedule, found[1], _notes(reading))


def _too_often(schedule: Schedule, now: datetime) -> bool:
    """Whether two of the first times stand less than an hour apart on the wall."""
    shown = []
    for local, _ in following(schedule, now):
        shown.append(local)
        if len(shown) == 10:  # noqa: PLR2004  more than a day's or a week's worth repeats itself
            break
    return any(two - one < timedelta(hours=1) for one, two in pairwise(sorted(shown)))


def _end(reading: Reading, here: datetime, *, zone: str, first: datetime) -> datetime | None:
    """The last second of the last day, aware UTC; None for no end."""
    if reading.until:
        return moment(datetime.combine(_date(reading.until, here.date()), time(23, 59, 59)), zone)
    if reading.lasts:
        many, unit = reading.lasts
        day = first.date() + relativedelta(**{f"{unit}s": many}) - timedelta(days=1)  # type: ignore[arg-type]
        return moment(datetime.combine(day, time(23, 59, 59)), zone)
    return None


def _hourly(reading: Reading, *, zone: str, now: datetime, here: datetime) -> Made | Refused:
    step = reading.interval
    if reading.between:
        first, last = reading.between
        if first.minute != last.minute and last.minute < first.minute and last.hour <= first.hour:
            return Refused("part")
        hours = range(first.hour, last.hour + (1 if last.minute >= first.minute else 0), step)
        if not hours:
            return Refused("part")
        listed = ",".join(str(hour) for hour in hours)
        days = _kept(reading) if reading.days or reading.without else ()
        by_day = f";BYDAY={_codes(days)}" if days else ""
        rule = f"FREQ=DAILY{by_day};BYHOUR={listed};BYMINUTE={first.minute}"
        return _begun(rule, time(first.hour, first.minute), reading, zone=zone, now=now)
    if reading.clocks or reading.part or reading.day or reading.days or reading.without or reading.often:
        return Refused("part")
    start = here.replace(second=0, microsecond=0) + timedelta(hours=step)
    if reading.start:
        return Refused("part")
    schedule = Schedule(start, zone, "FREQ=HOURLY" + (f";INTERVAL={step}" if step > 1 else ""))
    found = next(following(schedule, now), None)
    if found is None:
        return Refused("past")
    until = _end(reading, here, zone=zone, first=start)
    if until is not None:
        if until < found[1]:
            return Refused("over")
        schedule = replace(schedule, rule=f"{schedule.rule};UNTIL={until.strftime(STAMP)}")
    return Made(schedule, found[1])


def _kept(reading: Reading) -> tuple[int, ...]:
    days = reading.days or tuple(range(7))
    return tuple(day for day in sorted(days) if day not in reading.without)


def _codes(days: tuple[int, ...]) -> str:
    return ",".join(CODES[day] for day in days)


def _rule(reading: Reading, here: datetime) -> str | Refused:
    """The rule without times of day."""
    every = f";INTERVAL={reading.interval}" if reading.interval > 1 else ""
    if reading.unit in {"month", "year"}:
        return _monthly(reading, here, every)
    if reading.nth or reading.month_days or reading.day:
        return _weekly_on(reading) if reading.day and reading.unit == "week" else Refused("part")
    if reading.often and reading.often[1] == "week":
        if reading.days or reading.without or reading.often[0] not in DAYS_A_WEEK:
            return Refused("part" if reading.often[0] in DAYS_A_WEEK else "often")
        return f"FREQ=WEEKLY;BYDAY={_codes(DAYS_A_WEEK[reading.often[0]])}"
    if reading.days or reading.without:
        if reading.interval > 1 and reading.unit != "week":
            return Refused("part")
        days = _kept(reading)
        return f"FREQ=WEEKLY{every};BYDAY={_codes(days)}" if days else Refused("part")
    if reading.unit == "week":
        return f"FREQ=WEEKLY{every};BYDAY={CODES[here.weekday()]}"
    return f"FREQ=DAILY{every}"


def _weekly_on(reading: Reading) -> str | Refused:
    named = reading.day
    if named is None or named.kind != "weekday" or reading.days:
        return Refused("part")
    every = f";INTERVAL={reading.interval}" if reading.interval > 1 else ""
    return f"FREQ=WEEKLY{every};BYDAY={CODES[named.number]}"


def _monthly(reading: Reading, here: datetime, every: str) -> str | Refused:
    if reading.days or reading.without:
        return Refused("part")
    if reading.unit == "year":
        named = reading.day
        if reading.nth or reading.month_days or reading.often or (named and named.kind != "month_day"):
            return Refused("part")
        month, number = (named.month, named.number) if named else (here.month, here.day)
        date(2024, month, number)  # ValueError for a day no year has
        return f"FREQ=YEARLY{every};BYMONTH={month};{_day_of_month((number,))}"
    if reading.nth:
        which, day = reading.nth
        return f"FREQ=MONTHLY{every};BYDAY={which}{CODES[day]}" if not reading.day else Refused("part")
    if reading.often:
        days = DAYS_A_MONTH.get(reading.often[0])
        return f"FREQ=MONTHLY;{_day_of_month(days)}" if days and not reading.day else Refused("part")
    numbers = reading.month_days or ((reading.day.number,) if reading.day and reading.day.kind == "day" else ())
    if reading.day and not numbers:
        return Refused("part")
    return f"FREQ=MONTHLY{every};{_day_of_month(numbers or (here.day,))}"


def _day_of_month(numbers: tuple[int, ...]) -> str:
    """BYMONTHDAY; the 29th to 31st mean the last day in months that are shorter (one number only)."""
    if any(number == 0 or number > 31 for number in numbers):  # noqa: PLR2004  days of the longest month
        raise ValueError(numbers)
    if len(numbers) == 1 and numbers[0] > _SURE_TO_EXIST:
        up_to = ",".join(str(day) for day in range(_SURE_TO_EXIST, numbers[0] + 1))
        return f"BYMONTHDAY={up_to};BYSETPOS=-1"
    return f"BYMONTHDAY={','.join(str(number) for number in numbers)}"


def _times(reading: Reading) -> list[time]:
    if reading.clocks:
        return sorted({_time(clock, reading.part) for clock in reading.clocks})
    if reading.often and reading.often[1] == "day":
        many = reading.often[0]
        return [time(hour) for hour in TIMES_A_DAY.get(many) or range(max(0, 22 - many), 22)]
    return [PARTS.get(reading.part, USUAL)]


def _with_times(rule: str, times: list[time], reading: Reading) -> str | None:
    """The rule with several times a day; None for what one rule cannot say."""
    if reading.often and reading.often[1] == "day" and reading.clocks and len(reading.clocks) != reading.often[0]:
        return None
    if len(times) == 1:
        return rule
    if "BYSETPOS" in rule:
        return None
    hours = sorted({at.hour for at in times})
    minutes = sorted({at.minute for at in times})
    by = f";BYHOUR={','.join(map(str, hours))};BYMINUTE={','.join(map(str, minutes))}"
    if len(hours) * len(minutes) == len(times):
        return rule + by
    # RFC 5545 crosses hours with minutes; BYSETPOS picks the wanted ones out of a day's worth.
    if "INTERVAL" in rule or not rule.startswith(("FREQ=DAILY", "FREQ=WEEKLY")):
        return None
    crossed = [time(hour, minute) for hour in hours for minute in minutes]
    places = ",".join(str(crossed.index(at) + 1) for at in times)
    return f"{rule.replace('FREQ=WEEKLY', 'FREQ=DAILY')}{by};BYSETPOS={places}"
