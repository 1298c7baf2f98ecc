"""Times of day as said: 9pm, half past 8, 18:30, noon, 6 and 9 pm."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.schedule.days import NIGHT_END
from bot.schedule.reading import Clock, Reading

HALF_DAY, DAY, HOUR = 12, 24, 60
"""Hours of half a day and of a day, minutes of an hour."""


def clock(words: str) -> Clock | None:
    """One time of day; None for what no clock shows."""
    afternoon = re.search(r"\b(pm|in the (?:afternoon|evening)|at night)\b", words)
    morning = re.search(r"\b(am|in the morning)\b", words)
    found = _bare(words)
    if found is None or (afternoon and morning):
        return None
    if afternoon and found.hour <= HALF_DAY:
        early = "night" in words and (found.hour < NIGHT_END or found.hour == HALF_DAY)
        return Clock(found.hour % HALF_DAY + (0 if early else HALF_DAY), found.minute)
    if morning:
        return Clock(found.hour % HALF_DAY, found.minute) if found.hour <= HALF_DAY else None
    return found


def _bare(words: str) -> Clock | None:
    words = words.removeprefix("a ")
    if match := re.match(r"(half|quarter|\d{1,2})(?: minute)? (past|to) (noon|midnight)", words):
        found = _relative(match[1], match[2], HALF_DAY if match[3] == "noon" else DAY)
        return replace(found, sure=True) if found else None
    if words.startswith(("noon", "midnight")):
        return Clock(12 if words.startswith("noon") else 0)
    if match := re.match(r"([tu])(\d\d)(\d\d)", words):
        return Clock(int(match[2]), int(match[3]), match[1] == "t")
    if match := re.match(r"(half|quarter|\d{1,2})(?: minute)? ?(past|to)? (\d{1,2})", words):
        return _relative(match[1], match[2] or "past", int(match[3]))
    if match := re.match(r"(\d{2})(\d{2})(?: hour)?$", words):
        return _checked(int(match[1]), int(match[2]), sure=True)
    match = re.match(r"(\d{1,2})(?:\.(\d{2}))?(?!\d)", words)
    return _checked(int(match[1]), int(match[2] or 0), sure=words.startswith("0")) if match else None


def _relative(many: str, way: str, hour: int) -> Clock | None:
    minutes = {"half": 30, "quarter": 15}.get(many) or int(many)
    if not 0 < minutes < HOUR or not 0 < hour <= DAY:
        return None
    return (
        _checked(hour % DAY, minutes, sure=False)
        if way == "past"
        else _checked((hour - 1) % DAY, HOUR - minutes, sure=False)
    )


def _checked(hour: int, minute: int, *, sure: bool) -> Clock | None:
    if hour > DAY or minute >= HOUR:
        return None
    return Clock(hour % DAY, minute, sure or hour > HALF_DAY or hour == 0)


def clocks(words: str) -> Reading | None:
    """One or several times of day."""
    parts = [part for part in re.split(r" ?(?:,|\band\b|&)(?: at)? ?", words) if part]
    found = [clock(part) for part in parts]
    if not found or None in found:
        return None
    given = tuple(dict.fromkeys(item for item in found if item))
    if len(given) > 1 and given[-1].sure and given[-1].hour > HALF_DAY and not re.search("pm|in the|night", words):
        # "6:30 and 18:15": who writes one hour of the 24-hour clock writes them all so
        given = tuple(replace(item, sure=True) for item in given)
    if given[-1].sure and given[-1].hour > HALF_DAY - 1 and re.search("pm", parts[-1]) and len(given) > 1:
        # "at 6 and 9 pm": the last one speaks for those before it that were left open
        given = tuple(item if item.sure else Clock(item.hour % HALF_DAY + HALF_DAY, item.minute) for item in given)
    return Reading(clocks=given)
