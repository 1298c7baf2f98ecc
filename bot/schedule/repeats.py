"""Words that say what comes again -> what they say: every other friday, twice a week, the last working day."""

from __future__ import annotations

import re

from bot.schedule.clocks import clocks
from bot.schedule.days import PARTS
from bot.schedule.fragments import DAY, DAY_OR_DAYS, LINK, OFTEN, ORDINAL, PART, SET, UNIT
from bot.schedule.lengths import number
from bot.schedule.named import day
from bot.schedule.reading import Clock, Reading, merged
from bot.schedule.tokens import DAYS

WORKDAYS = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)
LAST_WEEK, LAST_DAY = 5, 31
LEAST_WORKDAYS = 20
"""Every month has so many working days."""


def weekdays(words: str) -> tuple[int, ...]:
    """The weekdays named in a list or range; Friday to Monday runs over the weekend."""
    if re.search(r"weekdays?|\bday", words):
        return WORKDAYS
    if "weekend" in words:
        return WEEKEND
    named = [DAYS.index(word[:3]) for word in re.findall(DAY_OR_DAYS, words)]
    if re.search(r" (?:-|to) ", words):
        first, last = named
        return tuple(day % 7 for day in range(first, (last if last >= first else last + 7) + 1))
    return tuple(dict.fromkeys(named))


def read_named_day(words: str) -> Reading | None:
    named = day(words)
    return Reading(day=named) if named else None


def read_every(words: str) -> Reading | None:
    step_of = rf"(?:once )?every (?:(other|single|{ORDINAL}|\d{{1,3}}) )?({UNIT}|{SET}(?: {PART}s?)?)"
    match = re.fullmatch(step_of, words)
    if match is None:
        return None
    if match[1] == "1st":
        return read_nth(f"1st {match[2]}")
    step = {"other": 2, "single": 1, None: 1}.get(match[1]) or number(match[1])
    if not step:
        return None
    if match[2] in {"hour", "day", "week", "month", "year", "minute"}:
        return Reading(interval=step, unit=match[2])
    if step > 1 and re.search(r"weekday|day\b", match[2]):
        return None  # "every other weekday" is no week in two
    part = re.search(PART, match[2])
    unit = "week" if step > 1 else ""
    return Reading(interval=step, unit=unit, days=weekdays(match[2]), repeats=True, part=part[0] if part else "")


def read_every_part(words: str) -> Reading | None:
    if " before " in words or " after " in words:
        part = {"bed": "bed", "work": "work", "dinner": "dinner"}[words.rpartition(" ")[2]]
        return Reading(interval=1, unit="day", part=part)
    match = re.fullmatch(rf"every (?:(other|single) )?({PART})", words)
    return Reading(interval=2 if match[1] == "other" else 1, unit="day", part=match[2]) if match else None


def read_and_a_half(_: str) -> Reading | None:
    return Reading(interval=90, unit="minute")


def read_parts(words: str) -> Reading | None:
    """Two parts of the day: "every morning and evening"."""
    found = [PARTS[word.removesuffix("s")] for word in words.split() if word.removesuffix("s") in PARTS]
    repeats = "every" in words or any(word.endswith("s") for word in words.split())
    given = tuple(Clock(at.hour, at.minute) for at in sorted(found))
    return Reading(interval=int(repeats), unit="day" if repeats else "", clocks=given)


def read_often_after(words: str) -> Reading | None:
    _, unit, many = words.split(" ", 2)
    return read_often(f"{many} every {unit}")


def read_quarter(_: str) -> Reading | None:
    return Reading(interval=3, unit="month")


def read_alternate(words: str) -> Reading | None:
    return read_every(f"every {words.removeprefix('on ')}")


def read_every_date(words: str) -> Reading | None:
    named = day(words.removeprefix("every "))
    return Reading(interval=1, unit="year", day=named) if named and named.kind == "month_day" else None


def read_adverb(words: str) -> Reading | None:
    unit = {"daily": "day", "hourly": "hour", "weekly": "week", "monthly": "month", "yearly": "year"}[words]
    return Reading(interval=1, unit=unit)


def read_several(words: str) -> Reading | None:
    named = weekdays(words)
    plural = bool(re.search(rf"{DAY}s\b|weekdays|weekends|\bday\b", words)) or len(named) > 1
    return Reading(days=named, repeats=True) if plural else None


def read_plural_parts(words: str) -> Reading | None:
    named, part = weekdays(words.rpartition(" ")[0]), words.rpartition(" ")[2].removesuffix("s")
    return Reading(days=named, repeats=True, part=part)


def read_nth(words: str) -> Reading | None:
    match = re.search(rf"((?:(?:last|{ORDINAL}){LINK} (?:the )?)*(?:last|{ORDINAL})) ({DAY})", words)
    if match is None:
        return None
    which = [-1 if said == "last" else number(said) for said in re.findall(rf"last|{ORDINAL}", match[1])]
    nth = tuple((one, DAYS.index(match[2])) for one in which)
    return Reading(interval=1, unit="month", nth=nth) if max(which) <= LAST_WEEK else None


def read_workday(words: str) -> Reading | None:
    which = -1 if re.search(r"\blast\b", words) else number(words)
    return Reading(interval=1, unit="month", workday=which) if which <= LEAST_WORKDAYS else None


def read_half_hour(_: str) -> Reading | None:
    return Reading(interval=30, unit="minute")


def read_half_year(_: str) -> Reading | None:
    return Reading(interval=6, unit="month")


def read_holiday(words: str) -> Reading | None:
    named = day(re.sub(r"^(?:on|by|at|for|every) ", "", words))
    every = words.startswith("every")
    return Reading(day=named, interval=int(every), unit="year" if every else "")


def read_month_days(words: str) -> Reading | None:
    named = [int(found) for found in re.findall(r"(\d{1,2})(?:st|nd|rd|th)", words)]
    if re.search(r"last day|\bend\b", words):
        named.append(-1)
    if re.search(r"\b(?:start|starting) of\b", words):
        named = [1]
    if not named or max(named) > LAST_DAY:
        return None
    return Reading(interval=1, unit="month", month_days=tuple(dict.fromkeys(named)))


def read_often(words: str) -> Reading | None:
    match = re.fullmatch(
        rf"(once|twice|\d{{1,2}} ?(?:times?|x|sessions?)|an?)(?: (?:every|an?|per|/))? ({UNIT}|daily|weekly|monthly)",
        words,
    )
    if match is None:
        return None
    many = {"once": 1, "twice": 2}.get(match[1]) or number(match[1])
    unit = {"daily": "day", "weekly": "week", "monthly": "month"}.get(match[2], match[2])
    return Reading(interval=1, unit=unit, often=(many, unit) if many > 1 else None) if many else None


def read_often_at(words: str) -> Reading | None:
    match = re.fullmatch(rf"({OFTEN}(?:day|daily))(?: ?[,:])*(?: at)? (.+)", words)
    often, at = (read_often(match[1]), clocks(match[2])) if match else (None, None)
    return merged(often, at) if often and at else None
