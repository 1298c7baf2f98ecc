"""Days as said: tomorrow, next friday, the 15th, 3 march, the end of the month."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.schedule.fragments import DAY, MONTH, NUMBERED
from bot.schedule.reading import Day
from bot.schedule.tokens import DAYS, MONTHS

YEAR_END = 12
"""Months of a year."""
CENTURY = 2000
HOLIDAYS = {
    "christmas": (12, 25), "christmaseve": (12, 24), "boxing day": (12, 26), "new year day": (1, 1),
    "newyeareve": (12, 31), "halloween": (10, 31), "valentine day": (2, 14),
}  # fmt: skip


def day(words: str) -> Day | None:
    """A named day; None when it could be two (3/4)."""
    words = words.strip()
    same = words.replace("years", "year").replace("christmas day", "christmas")
    found = HOLIDAYS.get(same)
    return Day("month_day", found[1], month=found[0]) if found else _day(words)


def _day(words: str) -> Day | None:  # noqa: PLR0911  one line for each way to name a day
    if match := re.fullmatch(rf"({DAY})(?: ,)? ({NUMBERED})", words):
        numbered = day(match[2])
        return replace(numbered, falls=DAYS.index(match[1])) if numbered else None
    if re.match(r"\d+[-/.]\d", words):
        return _figures(words)
    if "today" in words or words == "then":
        return Day("in", 0, "day") if words != "then" else None
    if "tomorrow" in words:
        return Day("in", 2 if "after" in words else 1, "day")
    if words == "after the weekend":
        return Day("next", unit="week")
    if re.search(r"\bend of\b", words) or words.endswith(("weekend", " end")):
        return _edge(words)
    if match := re.fullmatch(r"(?:.* of (?:the )?)?next (week|month|year)", words):
        return Day("next", unit=match[1])
    if match := re.search(rf"\b{DAY}\b", words):
        unit = "next week" if "next week" in words else "later" if "next" in words.split() else ""
        return Day("weekday", DAYS.index(match[0]), unit)
    if month := re.search(MONTH, words):
        return _in_month(words, MONTHS.index(month[0]) + 1)
    match = re.search(r"\d{1,2}", words)
    return Day("day", int(match[0])) if match else None


def _figures(words: str) -> Day | None:
    """A date in figures alone: 2026-12-05, 5.12.2026, 24/12."""
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words):
        return Day("iso", int(match[3]), month=int(match[2]), year=int(match[1]))
    if match := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})?", words):
        return Day("month_day", int(match[1]), month=int(match[2]), year=int(match[3] or 0))
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/(\d{2,4}))?", words)
    return _slashed(int(match[1]), int(match[2]), match[3] or "") if match else None


def _in_month(words: str, month: int) -> Day:
    year = re.search(r"\d{4}", words)
    match = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
    return Day("month_day", int(match[0]) if match else 1, month=month, year=int(year[0]) if year else 0)


def _edge(words: str) -> Day:
    if month := re.search(rf"end of ({MONTH})$", words):
        return Day("month_end", month=MONTHS.index(month[1]) + 1)
    if words.endswith("weekend"):
        return Day("weekend", 1 if "next" in words else 0)
    words = re.sub(r"(month|year) end$", r"\1", words)
    kind = {"month": "month_end", "year": "year_end", "week": "week_end"}[words.split()[-1]]
    return Day(kind, 1 if "next" in words else 0)


def _slashed(one: int, two: int, year: str) -> Day | None:
    full = int(year) + (CENTURY if len(year) < len("2027") else 0) if year else 0
    if one > YEAR_END >= two or one == two:
        return Day("month_day", one, month=two, year=full)
    return Day("month_day", two, month=one, year=full) if two > YEAR_END >= one else None
