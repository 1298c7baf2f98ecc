"""A reading of words -> an RFC 5545 rule: which days, and at which times of those days."""

from __future__ import annotations

from datetime import date, datetime, time

from bot.schedule.days import PARTS, USUAL, time_of
from bot.schedule.reading import Reading, UnclearError

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
TIMES_A_DAY = {1: (9,), 2: (9, 19), 3: (9, 14, 19), 4: (9, 12, 15, 18)}
DAYS_A_WEEK = {
    1: (0,), 2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4), 6: (0, 1, 2, 3, 4, 5),
    7: (0, 1, 2, 3, 4, 5, 6),
}  # fmt: skip
DAYS_A_MONTH = {2: (1, 15), 3: (1, 11, 21), 4: (1, 8, 15, 22)}
EVENING_END = 22
"""Very many times a day end before this hour."""
SHORTEST_MONTH, LONGEST_MONTH = 28, 31
LEAP_YEAR = 2024


def days_rule(reading: Reading, here: datetime) -> str:
    """The rule without times of day; `here` is the member's wall-clock time now."""
    every = f";INTERVAL={reading.interval}" if reading.interval > 1 else ""
    if reading.unit in {"month", "year"}:
        return (_yearly if reading.unit == "year" else _monthly)(reading, here, every)
    if reading.nth or reading.month_days or reading.workday:
        raise UnclearError("part")
    if reading.day:
        return _weekly_on(reading, every)
    if reading.often and reading.often[1] == "week":
        return _often_a_week(reading, reading.often[0])
    if reading.days or reading.without:
        return _weekly(reading, every)
    if reading.unit == "week":
        return f"FREQ=WEEKLY{every};BYDAY={CODES[here.weekday()]}"
    return f"FREQ=DAILY{every}"


def hours_rule(reading: Reading) -> str:
    """Every so many hours between two times of day."""
    assert reading.between is not None  # noqa: S101  asked for by the caller
    first, last = reading.between
    hours = range(first.hour, last.hour + (last.minute >= first.minute), reading.interval)
    if not hours:
        raise UnclearError("part")
    days = f";BYDAY={_codes(kept_days(reading))}" if reading.days or reading.without else ""
    return f"FREQ=DAILY{days};BYHOUR={','.join(map(str, hours))};BYMINUTE={first.minute}"


def kept_days(reading: Reading) -> tuple[int, ...]:
    """The weekdays said, without those excepted."""
    kept = tuple(day for day in sorted(reading.days or range(7)) if day not in reading.without)
    if not kept:
        raise UnclearError("part")
    return kept


def _codes(days: tuple[int, ...]) -> str:
    return ",".join(CODES[day] for day in days)


def _weekly(reading: Reading, every: str) -> str:
    if every and reading.unit != "week":
        raise UnclearError("part")
    return f"FREQ=WEEKLY{every};BYDAY={_codes(kept_days(reading))}"


def _weekly_on(reading: Reading, every: str) -> str:
    """Weekly, on a day named like a single one: "every 2 weeks on thursday"."""
    named = reading.day
    if named is None or named.kind != "weekday" or reading.days or reading.unit != "week":
        raise UnclearError("part")
    return f"FREQ=WEEKLY{every};BYDAY={CODES[named.number]}"


def _often_a_week(reading: Reading, many: int) -> str:
    if many not in DAYS_A_WEEK:
        raise UnclearError("often")
    if reading.days or reading.without:
        raise UnclearError("part")
    return f"FREQ=WEEKLY;BYDAY={_codes(DAYS_A_WEEK[many])}"


def _yearly(reading: Reading, here: datetime, every: str) -> str:
    named = reading.day
    if reading.nth or reading.workday or reading.month_days or reading.often or reading.days or reading.without:
        raise UnclearError("part")
    if named and named.kind != "month_day":
        raise UnclearError("part")
    month, number = (named.month, named.number) if named else (here.month, here.day)
    date(LEAP_YEAR, month, number)  # ValueError for a day no year has
    return f"FREQ=YEARLY{every};BYMONTH={month};{_on((number,))}"


def _monthly(reading: Reading, here: datetime, every: str) -> str:
    if reading.days or reading.without:
        raise UnclearError("part")
    named = reading.day
    kinds = [bool(reading.nth), bool(reading.workday), bool(reading.often), bool(reading.month_days), bool(named)]
    if sum(kinds) > 1 or (named and named.kind != "day"):
        raise UnclearError("part")
    if reading.nth:
        return f"FREQ=MONTHLY{every};BYDAY={','.join(f'{which}{CODES[day]}' for which, day in reading.nth)}"
    if reading.workday:
        return f"FREQ=MONTHLY{every};BYDAY={','.join(CODES[:5])};BYSETPOS={reading.workday}"
    if reading.often:
        if reading.often[0] not in DAYS_A_MONTH:
            raise UnclearError("part")
        return f"FREQ=MONTHLY;{_on(DAYS_A_MONTH[reading.often[0]])}"
    return f"FREQ=MONTHLY{every};{_on(reading.month_days or ((named.number if named else here.day),))}"


def _on(numbers: tuple[int, ...]) -> str:
    """Days of the month; one from the 29th to the 31st means the last day in months that are shorter."""
    if any(number == 0 or number > LONGEST_MONTH for number in numbers):
        raise UnclearError("part")
    if len(numbers) == 1 and numbers[0] > SHORTEST_MONTH:
        up_to = ",".join(str(day) for day in range(SHORTEST_MONTH, numbers[0] + 1))
        return f"BYMONTHDAY={up_to};BYSETPOS=-1"
    return f"BYMONTHDAY={','.join(map(str, numbers))}"


def times_of(reading: Reading) -> list[time]:
    """The times of day said, else the usual ones."""
    if reading.clocks:
        return sorted({time_of(clock, reading.part) for clock in reading.clocks})
    if reading.often and reading.often[1] == "day":
        many = reading.often[0]
        return [time(hour) for hour in TIMES_A_DAY.get(many) or range(max(0, EVENING_END - many), EVENING_END)]
    return [PARTS.get(reading.part, USUAL)]


def timed(rule: str, times: list[time], reading: Reading) -> str:
    """The rule with its times of day; UnclearError for several times that one rule cannot say."""
    said = reading.often[0] if reading.often and reading.often[1] == "day" and reading.clocks else len(times)
    if said != len(times):
        raise UnclearError("part")
    if len(times) == 1:
        return rule
    hours, minutes = sorted({at.hour for at in times}), sorted({at.minute for at in times})
    by = f";BYHOUR={','.join(map(str, hours))};BYMINUTE={','.join(map(str, minutes))}"
    if "BYSETPOS" in rule:
        raise UnclearError("part")
    if len(hours) * len(minutes) == len(times):
        return rule + by
    # RFC 5545 crosses hours with minutes; BYSETPOS picks the wanted ones out of a day's worth.
    if "INTERVAL" in rule or not rule.startswith(("FREQ=DAILY", "FREQ=WEEKLY")):
        raise UnclearError("part")
    crossed = [time(hour, minute) for hour in hours for minute in minutes]
    places = ",".join(str(crossed.index(at) + 1) for at in times)
    return f"{rule.replace('FREQ=WEEKLY', 'FREQ=DAILY')}{by};BYSETPOS={places}"
