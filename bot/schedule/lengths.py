"""Lengths of time as said: in 2 hours, half an hour, 1 h 20 min, a week and 2 days from now."""

from __future__ import annotations

import re

from bot.schedule.fragments import NUMBER, SPAN, UNIT
from bot.schedule.reading import Day, Reading

HOUR = 60
"""Minutes of an hour."""
MINUTES = {"minute": 1, "hour": HOUR, "day": 24 * HOUR, "week": 7 * 24 * HOUR}
_SHORT = {"m": "minute", "h": "hour", "d": "day", "w": "week"}
MORE = r"(?: ?(?:,|and))* (\d{1,3}) (hour|minute|day)"
"""What a length may go on with: "1 hour (and) 20 minutes"."""
LONG = rf"(?:{SPAN}|{NUMBER} and a half hour)(?:{MORE}| and a half)?(?: or so| time| from now)?"
LONG_LATER = rf"(?:{SPAN}|{NUMBER} and a half hour)(?:{MORE}| and a half)? (?:from now|time|later)"


def number(word: str) -> int:
    """3, 3rd, a, a 2 (fortnight), couple."""
    digits = re.search(r"\d+", word)
    return int(digits[0]) if digits else 2 if "couple" in word else 1


def delta(words: str) -> Reading | None:
    """So long from now."""
    text = re.sub(r"^(?:in |about )+|(?: from now| or so| time| later)+$", "", words)
    text = re.sub(r"^(?:an? )?quarter (?:of an? )?hour$", "15", re.sub(r"^3 quarters? (?:of an? )?hour$", "45", text))
    if re.fullmatch(r"\d{1,3}", text):
        return Reading(delta=(int(text), "minute"))
    if match := re.fullmatch(r"(\d{1,3})(m|min|mins|h|hr|hrs|d|w)(?: ?(\d{1,2})m?)?", text):
        return _length(int(match[1]), _SHORT[match[2][0]], int(match[3] or 0))
    if match := re.fullmatch(rf"(.+?){MORE}", text):
        return _both(match[1], int(match[2]), match[3])
    halves = re.search(r"\band (?:a )?half\b", text)
    match = re.match(rf"(half an?|a half|a couple of|a couple|couple of|{NUMBER}) (?:and a half )?({UNIT})", text)
    if match is None or (match[2] != "hour" and (halves or "half" in match[1])):
        return None
    if "half" in match[1]:
        return _length(HOUR // 2, "minute", 0)
    return _length(number(match[1]), match[2], HOUR // 2 if halves else 0)


def decimal(words: str) -> Reading | None:
    """In 1.5 hours."""
    found = re.search(r"\d+\.\d", words)
    return Reading(delta=(round(float(found[0]) * HOUR), "minute")) if found else None


def _both(first: str, many: int, unit: str) -> Reading | None:
    """A length of two parts, the larger one first; days and weeks stay days of the calendar."""
    match = re.fullmatch(rf"({NUMBER}) (hour|day|week)", first)
    if match is None or MINUTES[match[2]] <= MINUTES[unit]:
        return None
    minutes = number(match[1]) * MINUTES[match[2]] + many * MINUTES[unit]
    return Reading(day=Day("in", minutes // MINUTES["day"], "day")) if unit == "day" else _length(minutes, "minute", 0)


def _length(many: int, unit: str, minutes: int) -> Reading | None:
    if unit in {"minute", "hour"}:
        return Reading(delta=(many * MINUTES[unit] + minutes, "minute"))
    return Reading(day=Day("in", many, unit)) if not minutes else None
