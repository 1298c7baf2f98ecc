"""The small grammar of times: patterns over known words, each with what it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.schedule.clocks import HOUR, clock, clocks
from bot.schedule.fragments import (
    CLOCK,
    CLOCKS,
    DATE,
    DAY,
    DAY_OR_DAYS,
    ENDING,
    LINK,
    MONTH,
    NUMBER,
    OFTEN,
    ORDINAL,
    PART,
    SAFE_CLOCK,
    SAFE_CLOCKS,
    SET,
    SPAN,
    UNIT,
)
from bot.schedule.named import day
from bot.schedule.reading import Clock, Day, Reading, merged
from bot.schedule.tokens import DAYS

WORKDAYS = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)
NOON = 12
LAST_WEEK, LAST_DAY = 5, 31

Builder = Callable[[str], "Reading | None"]


def number(word: str) -> int:
    """3, 3rd, a, a 2 (fortnight), couple."""
    digits = re.search(r"\d+", word)
    return int(digits[0]) if digits else 2 if "couple" in word else 1


def weekdays(words: str) -> tuple[int, ...]:
    """The weekdays named in a list or range; Friday to Monday runs over the weekend."""
    if re.search(r"weekdays?|day", words):
        return WORKDAYS
    if "weekend" in words:
        return WEEKEND
    named = [DAYS.index(word[:3]) for word in re.findall(DAY_OR_DAYS, words)]
    if re.search(r" (?:-|to) ", words):
        first, last = named
        return tuple(day % 7 for day in range(first, (last if last >= first else last + 7) + 1))
    return tuple(dict.fromkeys(named))


def _named_day(words: str) -> Reading | None:
    named = day(words)
    return Reading(day=named) if named else None


def _every(words: str) -> Reading | None:
    match = re.fullmatch(rf"every (?:(other|single|{ORDINAL}|\d{{1,3}}) )?({UNIT}|{SET}(?: {PART}s?)?)", words)
    if match is None:
        return None
    if match[1] == "1st":
        return _nth(f"1st {match[2]}")
    step = {"other": 2, "single": 1, None: 1}.get(match[1]) or number(match[1])
    if match[2] in {"hour", "day", "week", "month", "year", "minute"}:
        return Reading(interval=step, unit=match[2])
    part = re.search(PART, match[2])
    unit = "week" if step > 1 else ""
    return Reading(interval=step, unit=unit, days=weekdays(match[2]), repeats=True, part=part[0] if part else "")


def _every_part(words: str) -> Reading | None:
    match = re.fullmatch(rf"every (?:(other|single) )?({PART})", words)
    return Reading(interval=2 if match[1] == "other" else 1, unit="day", part=match[2]) if match else None


def _quarter(_: str) -> Reading | None:
    return Reading(interval=3, unit="month")


def _alternate(words: str) -> Reading | None:
    return _every(f"every {words.removeprefix('on ')}")


def _every_date(words: str) -> Reading | None:
    named = day(words.removeprefix("every "))
    return Reading(interval=1, unit="year", day=named) if named and named.kind == "month_day" else None


def _adverb(words: str) -> Reading | None:
    unit = {"daily": "day", "hourly": "hour", "weekly": "week", "monthly": "month", "yearly": "year"}[words]
    return Reading(interval=1, unit=unit)


def _several(words: str) -> Reading | None:
    named = weekdays(words)
    plural = bool(re.search(rf"{DAY}s\b|weekdays|weekends|day\b", words)) or len(named) > 1
    return Reading(days=named, repeats=True) if plural else None


def _plural_parts(words: str) -> Reading | None:
    named, part = weekdays(words.rpartition(" ")[0]), words.rpartition(" ")[2].removesuffix("s")
    return Reading(days=named, repeats=True, part=part)


def _nth(words: str) -> Reading | None:
    match = re.search(rf"(last|{ORDINAL}) ({DAY})", words)
    if match is None:
        return None
    which = -1 if match[1] == "last" else number(match[1])
    return Reading(interval=1, unit="month", nth=(which, DAYS.index(match[2]))) if which <= LAST_WEEK else None


def _month_days(words: str) -> Reading | None:
    named = [int(found) for found in re.findall(r"(\d{1,2})(?:st|nd|rd|th)", words)]
    if "last day" in words or "end of every" in words:
        named.append(-1)
    if not named or max(named) > LAST_DAY:
        return None
    return Reading(interval=1, unit="month", month_days=tuple(dict.fromkeys(named)))


def _often(words: str) -> Reading | None:
    match = re.fullmatch(
        rf"(once|twice|\d{{1,2}} ?(?:times?|x|sessions?)|an?)(?: (?:every|an?|per|/))? ({UNIT}|daily|weekly|monthly)",
        words,
    )
    if match is None:
        return None
    many = {"once": 1, "twice": 2}.get(match[1]) or number(match[1])
    unit = {"daily": "day", "weekly": "week", "monthly": "month"}.get(match[2], match[2])
    return Reading(interval=1, unit=unit, often=(many, unit) if many > 1 else None) if many else None


def _often_at(words: str) -> Reading | None:
    match = re.fullmatch(rf"({OFTEN}(?:day|daily))(?: ?[,:])*(?: at)? (.+)", words)
    often, at = (_often(match[1]), clocks(match[2])) if match else (None, None)
    return merged(often, at) if often and at else None


def _delta(words: str) -> Reading | None:
    text = (
        words.removeprefix("in ")
        .removeprefix("about ")
        .removesuffix(" from now")
        .removesuffix(" or so")
        .removesuffix(" time")
    )
    if re.fullmatch(r"\d{1,3}", text):
        return Reading(delta=(int(text), "minute"))
    if match := re.fullmatch(r"(\d{1,3})(m|min|mins|h|hr|hrs|d|w)(?: ?(\d{1,2})m?)?", text):
        return _length(
            int(match[1]), {"m": "minute", "h": "hour", "d": "day", "w": "week"}[match[2][0]], int(match[3] or 0)
        )
    halves = re.search(r"\b(?:and (?:a )?half)\b", text)
    more = re.search(r" and (\d{1,2}) minute", text)
    match = re.match(rf"(half an?|a half|a couple of|a couple|couple of|{NUMBER}) (?:and a half )?({UNIT})", text)
    if match is None:
        return None
    if match[1] in {"half an", "half a", "a half"}:
        return _length(30, "minute", 0) if match[2] == "hour" else None
    if halves and match[2] != "hour":
        return None
    return _length(number(match[1]), match[2], 30 if halves else int(more[1]) if more else 0)


def _decimal(words: str) -> Reading | None:
    """In 1.5 hours."""
    found = re.search(r"\d+\.\d", words)
    return Reading(delta=(round(float(found[0]) * HOUR), "minute")) if found else None


def _length(many: int, unit: str, minutes: int) -> Reading | None:
    if unit in {"minute", "hour"}:
        return Reading(delta=(many * (60 if unit == "hour" else 1) + minutes, "minute"))
    return Reading(day=Day("in", many, unit)) if not minutes else None


def _until(words: str) -> Reading | None:
    named = day(re.sub(r"^(?:until|up to|through)(?: and including)? (?:the (?!end|\d))?", "", words))
    return Reading(until=named) if named else None


def _lasts(words: str) -> Reading | None:
    match = re.fullmatch(rf"for (?:the )?(?:next )?({NUMBER}|couple of|a couple of) (day|week|month|year)", words)
    return Reading(lasts=(number(match[1]), match[2])) if match else None


def _between(words: str) -> Reading | None:
    match = re.fullmatch(rf"(?:between|from)? ?({CLOCK}) (?:and|to|-|until) ({CLOCK})", words)
    first, last = (clock(match[1]), clock(match[2])) if match else (None, None)
    if first is None or last is None:
        return None
    if not last.sure and last.hour <= first.hour and last.hour < NOON:
        last = Clock(last.hour + NOON, last.minute)
    return Reading(between=(replace(first, sure=True), replace(last, sure=True)))


def _before(words: str) -> Reading | None:
    match = re.fullmatch(rf"({NUMBER}|the|couple of|a couple of) (day|week|month) before (.+)", words)
    named = day(match[3]) if match else None
    return Reading(day=named, before=(number(match[1]), match[2])) if match and named else None


def _after(words: str) -> Reading | None:
    match = re.fullmatch(rf"({NUMBER}|couple of|a couple of) (day|week|month)(?: from| after)? (.+)", words)
    named = day(match[3]) if match else None
    return Reading(day=named, before=(-number(match[1]), match[2])) if match and named else None


def _start(words: str) -> Reading | None:
    named = day(re.sub(r"^(?:starting|from|start)(?: from| on)? ", "", words))
    return Reading(start=named) if named else None


def _part(words: str) -> Reading | None:
    words = re.sub(r"^(?:in|at|this|on|the|early|late|during|my|by| )+\b", "", words).strip() if " " in words else words
    if words == "tonight":
        return Reading(day=Day("in", 0, "day"), part="night")
    plural = words.endswith("s") and words.removesuffix("s") in {"morning", "afternoon", "evening", "night"}
    part = {
        "after work": "work",
        "after school": "work",
        "before bed": "bed",
        "after dinner": "dinner",
        "after lunch": "after lunch",
    }
    return Reading(
        part=part.get(words, words.removesuffix("s")), unit="day" if plural else "", interval=1 if plural else 0
    )


def _this_part(words: str) -> Reading | None:
    found = _part(words)
    return merged(found, Reading(day=Day("in", 0, "day"))) if found else None


def _day_number(words: str) -> Reading | None:
    """A bare hour after a day: "mondays 9"."""
    head, _, hour = words.rpartition(" ")
    said = clock(hour)
    first = _several(head) or _named_day(head) if not head.startswith("every") else _every(head)
    if head in {"daily", "weekly"}:
        first = _adverb(head)
    return merged(first, Reading(clocks=(said,))) if first and said else None


def _on(words: str) -> Reading | None:
    return _named_day(re.sub(r"^(on|by|for) ", "", words))


def _all(words: str) -> Reading | None:
    return _several(re.sub(r"^(all (the )?|only |on |from )+", "", words))


def _without(words: str) -> Reading | None:
    return Reading(without=weekdays(re.sub("^(?:except|but not|but|not|apart from)", "", words)))


def _at(words: str) -> Reading | None:
    return clocks(re.sub(r"^(?:(?:at|about|around|by|after|exactly|for) )+", "", words))


def _every_single_day(_: str) -> Reading | None:
    return Reading(interval=1, unit="day")


_ORDINALS = rf"{ORDINAL}(?:{LINK} (?:the )?{ORDINAL})*"
_SPANS = rf"(?:{NUMBER}|couple of|a couple of) (?:day|week|month|year)"
_SAYS: tuple[tuple[str, Builder], ...] = (
    (rf"every (?:(?:other|single|{ORDINAL}|\d{{1,3}}) )?(?:{UNIT}|{SET}(?: {PART}s?)?)", _every),
    (rf"every (?:(?:other|single) )?{PART}", _every_part),
    (r"daily|hourly|weekly|monthly|yearly", _adverb),
    (r"all (?:the |of the )?day(?! long)", _every_single_day),
    (rf"(?:all (?:the )?|only (?:on )?|on |from )?{SET}", _all),
    (r"every quarter(?! (?:past|to|hour|of))", _quarter),
    (rf"(?:on )?other {DAY}s", _alternate),
    (rf"every (?:{ORDINAL}|\d{{1,2}})(?: of)? {MONTH}|every {MONTH} (?:the )?(?:{ORDINAL}|\d{{1,2}})", _every_date),
    (rf"(?:every )?(?:on )?(?:the )?(?:last|{ORDINAL}) {DAY} (?:(?:of|in) (?:the |every )*|every )month", _nth),
    (rf"(?:monthly|every month)(?: on)? (?:the )?(?:last|{ORDINAL}) {DAY}", _nth),
    (rf"(?:every )?(?:on )?(?:the )?{_ORDINALS}(?: day)? (?:of|in) (?:the |every )*month", _month_days),
    (rf"every {_ORDINALS}(?: of the month)?", _month_days),
    (rf"(?:monthly|every month)(?: on)? (?:the )?(?:{_ORDINALS}|last day)", _month_days),
    (rf"(?:on )?(?:the )?{ORDINAL}(?:{LINK} (?:the )?{ORDINAL})+(?! (?:of )?{MONTH})", _month_days),
    (r"(?:on )?(?:the )?(?:every )?last day of (?:the |every )+month", _month_days),
    (r"(?:at )?(?:the )?end of every month", _month_days),
    (rf"{OFTEN}(?:day|week|month|year|daily|weekly|monthly)", _often),
    (rf"{OFTEN}(?:day|daily)(?: ?[,:])*(?: at)? {CLOCK}(?:(?: ?(?:,|and))+ {CLOCK})+", _often_at),
    (
        rf"in (?:about )?{SPAN}(?: and (?:a half|\d{{1,2}} minute))?(?: or so| time)?|in {NUMBER} and a half hour",
        _delta,
    ),
    (r"(?:in )?(?:about )?\d{1,2}\.\d hour(?: from now)?", _decimal),
    (r"in (?:about )?\d{1,3}(?:m|min|mins|h|hr|hrs|d|w)(?: ?\d{1,2}m?)?|in \d{1,3}(?! \w)", _delta),
    (rf"{SPAN} from now|{SPAN} time|an? hour and a half from now", _delta),
    (rf"(?:on |by |for )?{DATE}", _on),
    (rf"(?:until|up to) {ENDING}", _until),
    (rf"for (?:the )?(?:next )?{_SPANS}", _lasts),
    (rf"(?:starting|start|from)(?: from| on)? {DATE}", _start),
    (rf"(?:between|from) {CLOCK} (?:and|to|-|until) {CLOCK}|{SAFE_CLOCK} (?:-|to|until) {CLOCK}", _between),
    (rf"(?:except|but not|but|not|apart from)(?: on| for)? {SET}", _without),
    (rf"(?:{NUMBER}|the|couple of|a couple of) (?:day|week|month) before {DATE}", _before),
    (rf"(?:{NUMBER}|couple of|a couple of) (?:day|week|month) (?:(?:from|after) {DATE}|today|tomorrow)", _after),
    (rf"(?:at|about|around|by|after|exactly|exactly at|at about|at around|for) {CLOCKS}", _at),
    (SAFE_CLOCKS, clocks),
    (r"^\d{1,2}\.\d{2}", clocks),
    (rf"^\d{{1,2}} (?:in the {PART}|at night)", clocks),
    (
        rf"(?:every )?{SET} \d{{1,2}}(?:\.\d{{2}})?(?! \w)|(?:daily|weekly|tomorrow|today|every day) \d{{1,2}}(?! \w)",
        _day_number,
    ),
    (rf"(?:in |at |on |during )?(?:the )?(?:early |late )?{PART}s?|tonight", _part),
    (r"after (?:work|school|dinner|lunch)|before bed", _part),
    (rf"this {PART}", _this_part),
    (rf"(?:on )?{SET} {PART}s", _plural_parts),
)
PATTERNS = tuple((re.compile(rf"(?:{pattern})(?!\S)"), build) for pattern, build in _SAYS)
"""What is tried at each word; the longest match counts, of equally long ones the first."""
