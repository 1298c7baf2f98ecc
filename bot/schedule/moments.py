"""Words for single times, ends and exceptions -> what they say: at 9, until friday, before bed, but not sundays."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.schedule.clocks import clock, clocks
from bot.schedule.fragments import CLOCK, NUMBER, PART
from bot.schedule.lengths import number
from bot.schedule.named import day
from bot.schedule.reading import Clock, Day, Reading, merged
from bot.schedule.repeats import read_adverb, read_every, read_every_part, read_named_day, read_several, weekdays

NOON = 12


def read_until(words: str) -> Reading | None:
    named = day(re.sub(r"^(?:until|up to|through)(?: and including)? (?:the (?!end|\d))?", "", words))
    return Reading(until=named) if named else None


def read_lasts(words: str) -> Reading | None:
    words = re.sub(r"^for (?:the )?(?:next|whole|entire) (?=[a-z])", "for 1 ", words)
    match = re.fullmatch(rf"for (?:the )?(?:next )?({NUMBER}|couple of|a couple of) (day|week|month|year)", words)
    return Reading(lasts=(number(match[1]), match[2])) if match else None


def read_between(words: str) -> Reading | None:
    match = re.fullmatch(rf"(?:between|from)? ?({CLOCK}) (?:and|to|-|until) ({CLOCK})", words)
    first, last = (clock(match[1]), clock(match[2])) if match else (None, None)
    if first is None or last is None:
        return None
    if not last.sure and last.hour <= first.hour and last.hour < NOON:
        last = Clock(last.hour + NOON, last.minute)
    return Reading(between=(replace(first, sure=True), replace(last, sure=True)))


def read_before(words: str) -> Reading | None:
    match = re.fullmatch(rf"({NUMBER}|the|couple of|a couple of) (day|week|month) before (.+)", words)
    named = day(match[3]) if match else None
    return Reading(day=named, before=(number(match[1]), match[2])) if match and named else None


def read_after(words: str) -> Reading | None:
    match = re.fullmatch(rf"({NUMBER}|couple of|a couple of) (day|week|month)(?: from| after)? (.+)", words)
    named = day(match[3]) if match else None
    return Reading(day=named, before=(-number(match[1]), match[2])) if match and named else None


def read_start(words: str) -> Reading | None:
    named = day(re.sub(r"^(?:starting|from|start)(?: from| on| in)? ", "", words))
    return Reading(start=named) if named else None


def read_part(words: str) -> Reading | None:
    words = re.sub(r"^(?:in|at|this|on|the|early|late|during|my|by| )+\b", "", words).strip() if " " in words else words
    if words == "tonight":
        return Reading(day=Day("in", 0, "day"), part="night")
    plural = words.endswith("s") and words.removesuffix("s") in {"morning", "afternoon", "evening", "night"}
    words = re.sub(r"^(?:the )?(?:end|close) of (?:business|work|play)(?: day)?$", "eod", words)
    part = {
        "after work": "work",
        "after school": "work",
        "before bed": "bed",
        "after dinner": "dinner",
        "after lunch": "after lunch",
        "night before bed": "bed",
        "end of day": "work",
        "end of the day": "work",
        "eod": "work",
    }
    return Reading(
        part=part.get(words, words.removesuffix("s")), unit="day" if plural else "", interval=1 if plural else 0
    )


def read_this_part(words: str) -> Reading | None:
    found = read_part(words)
    return merged(found, Reading(day=Day("in", 0, "day"))) if found else None


def read_day_number(words: str) -> Reading | None:
    """A bare hour after a day: "mondays 9"."""
    hour = re.search(r" \d.*", words)
    if hour is None:
        return None
    head, said = words[: hour.start()], clock(hour[0].strip())
    if head == "tonight" or re.search(rf"{PART}$", head):
        return read_part_number(head, said)
    first = read_several(head) or read_named_day(head) if not head.startswith("every") else read_every(head)
    if head in {"daily", "weekly"}:
        first = read_adverb(head)
    return merged(first, Reading(clocks=(said,))) if first and said else None


def read_part_number(head: str, said: Clock | None) -> Reading | None:
    """A bare hour after a part of a day: "tomorrow night 8"."""
    named, _, part = head.rpartition(" ")
    first = read_every_part(head) if named == "every" else read_this_part(head) if named == "this" else read_part(part)
    if named not in {"", "every", "this"}:
        first = merged(first, read_named_day(named) or Reading()) if first else None
    return merged(first, Reading(clocks=(said,))) if first and said else None


def read_on(words: str) -> Reading | None:
    return read_named_day(re.sub(r"^(on|by|for) ", "", words))


def read_all(words: str) -> Reading | None:
    return read_several(re.sub(r"^(all (the )?|only |on |from )+", "", words))


def read_without(words: str) -> Reading | None:
    return Reading(without=weekdays(re.sub("^(?:except|but not|but|not|apart from)", "", words)))


def read_at(words: str) -> Reading | None:
    return clocks(re.sub(r"^(?:(?:at|about|around|by|after|exactly|for) )+", "", words))


def read_every_single_day(_: str) -> Reading | None:
    return Reading(interval=1, unit="day")
