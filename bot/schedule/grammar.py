"""The small grammar of times: patterns over known words, each with what it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.schedule.clocks import clock, clocks
from bot.schedule.days import PARTS
from bot.schedule.fragments import (
    CLOCK,
    CLOCKS,
    DATE,
    DAY,
    DAY_OR_DAYS,
    ENDING,
    GOES_ON,
    LINK,
    MONTH,
    NUMBER,
    OFTEN,
    ORDINAL,
    PART,
    SAFE_CLOCK,
    SAFE_CLOCKS,
    SET,
    UNIT,
)
from bot.schedule.lengths import LONG, LONG_LATER, decimal, delta, number
from bot.schedule.named import day
from bot.schedule.reading import Clock, Day, Reading, merged
from bot.schedule.tokens import DAYS

WORKDAYS = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)
NOON = 12
LAST_WEEK, LAST_DAY = 5, 31

Builder = Callable[[str], "Reading | None"]


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
    step_of = rf"(?:once )?every (?:(other|single|{ORDINAL}|\d{{1,3}}) )?({UNIT}|{SET}(?: {PART}s?)?)"
    match = re.fullmatch(step_of, words)
    if match is None:
        return None
    if match[1] == "1st":
        return _nth(f"1st {match[2]}")
    step = {"other": 2, "single": 1, None: 1}.get(match[1]) or number(match[1])
    if not step:
        return None
    if match[2] in {"hour", "day", "week", "month", "year", "minute"}:
        return Reading(interval=step, unit=match[2])
    part = re.search(PART, match[2])
    unit = "week" if step > 1 else ""
    return Reading(interval=step, unit=unit, days=weekdays(match[2]), repeats=True, part=part[0] if part else "")


def _every_part(words: str) -> Reading | None:
    if " before " in words or " after " in words:
        part = {"bed": "bed", "work": "work", "dinner": "dinner"}[words.rpartition(" ")[2]]
        return Reading(interval=1, unit="day", part=part)
    match = re.fullmatch(rf"every (?:(other|single) )?({PART})", words)
    return Reading(interval=2 if match[1] == "other" else 1, unit="day", part=match[2]) if match else None


def _and_a_half(_: str) -> Reading | None:
    return Reading(interval=90, unit="minute")


def _parts(words: str) -> Reading | None:
    """Two parts of the day: "every morning and evening"."""
    found = [PARTS[word.removesuffix("s")] for word in words.split() if word.removesuffix("s") in PARTS]
    repeats = "every" in words or any(word.endswith("s") for word in words.split())
    given = tuple(Clock(at.hour, at.minute) for at in sorted(found))
    return Reading(interval=int(repeats), unit="day" if repeats else "", clocks=given)


def _often_after(words: str) -> Reading | None:
    _, unit, many = words.split(" ", 2)
    return _often(f"{many} every {unit}")


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
    if re.search(r"last day|\bend\b", words):
        named.append(-1)
    if re.search(r"\b(?:start|starting) of\b", words):
        named = [1]
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
        "night before bed": "bed",
        "end of day": "work",
        "eod": "work",
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
    (rf"(?:once )?every (?:(?:other|single|{ORDINAL}|\d{{1,3}}) )?(?:{UNIT}|{SET}(?: {PART}s?)?)", _every),
    (rf"(?:every )?{PART}s? and (?:every )?{PART}s?", _parts),
    (r"every (?:day|week|month) (?:twice|\d{1,2} ?(?:times|x))", _often_after),
    (r"every hour and a half|every (?:1 and a half|1\.5) hour", _and_a_half),
    (rf"every (?:(?:other|single) )?{PART}", _every_part),
    (r"daily|hourly|weekly|monthly|yearly", _adverb),
    (r"all (?:the |of the )?day(?! long)", _every_single_day),
    (rf"(?:all (?:the )?|only (?:on )?|on |from )?{SET}", _all),
    (r"every quarter(?! (?:past|to|hour|of))", _quarter),
    (rf"(?:on )?other {DAY}s", _alternate),
    (rf"every (?:{ORDINAL}|\d{{1,2}})(?: of)? {MONTH}|every {MONTH} (?:the )?(?:{ORDINAL}|\d{{1,2}})", _every_date),
    (rf"(?:every )?(?:on )?(?:the )?(?:last|{ORDINAL}) {DAY} (?:(?:of|in) (?:the |every )*|every )month", _nth),
    (rf"(?:monthly|every month)(?: on)? (?:the )?(?:last|{ORDINAL}) {DAY}|every last {DAY}", _nth),
    (rf"(?:every )?(?:on )?(?:the )?{_ORDINALS}(?: day)? (?:of|in) (?:the |every )*month", _month_days),
    (rf"every {_ORDINALS}(?: of the month)?", _month_days),
    (rf"(?:monthly|every month)(?: on)? (?:the )?(?:{_ORDINALS}|last day)", _month_days),
    (rf"(?:on )?(?:the )?{ORDINAL}(?:{LINK} (?:the )?{ORDINAL})+(?! (?:of )?{MONTH}){GOES_ON}", _month_days),
    (r"(?:on )?(?:the )?(?:every )?last day of (?:the |every )+month", _month_days),
    (
        r"(?:(?:at|on) )?(?:the )?(?:end|start|starting) of every month|every (?:month end|end of (?:the )?month)",
        _month_days,
    ),
    (rf"{OFTEN}(?:day|week|month|year|daily|weekly|monthly)", _often),
    (rf"{OFTEN}(?:day|daily)(?: ?[,:])*(?: at)? {CLOCK}(?:(?: ?(?:,|and))+ {CLOCK})+", _often_at),
    (rf"in (?:about )?{LONG}|{LONG_LATER}", delta),
    (r"(?:in )?(?:about )?\d{1,2}\.\d(?: hour|h|hr|hrs)(?: from now)?", decimal),
    (r"in (?:about )?\d{1,3}(?:m|min|mins|h|hr|hrs|d|w)(?: ?\d{1,2}m?)?|in \d{1,3}(?! \w)", delta),
    (rf"on {DATE}|(?:(?:by|for) )?(?!(?:the )?{ORDINAL}(?!{GOES_ON}|(?: of)? {MONTH})){DATE}", _on),
    (rf"(?:until|up to) {ENDING}", _until),
    (rf"for (?:the )?(?:next )?{_SPANS}", _lasts),
    (rf"(?:starting|start|from)(?: from| on)? {DATE}", _start),
    (rf"(?:between|from) {CLOCK} (?:and|to|-|until) {CLOCK}|{SAFE_CLOCK} (?:-|to|until) {CLOCK}", _between),
    (rf"(?:except|but not|but|not|apart from)(?: on| for)? {SET}", _without),
    (rf"(?:{NUMBER}|the|couple of|a couple of) (?:day|week|month) before {DATE}", _before),
    (rf"(?:{NUMBER}|couple of|a couple of) (?:day|week|month) (?:(?:from|after) {DATE}|today|tomorrow)", _after),
    (rf"(?:at|about|around|by|after|exactly|exactly at|at about|at around) {CLOCKS}", _at),
    (rf"for {CLOCKS}(?! (?:{UNIT}|times|x|more|new|of)\b)", _at),
    (SAFE_CLOCKS, clocks),
    (r"^\d{1,2}\.\d{2}", clocks),
    (rf"^\d{{1,2}} (?:in the {PART}|at night)", clocks),
    (
        rf"(?:every )?{SET} \d{{1,2}}(?:\.\d{{2}})?(?! \w)|(?:daily|weekly|tomorrow|today|every day) \d{{1,2}}(?! \w)",
        _day_number,
    ),
    (rf"(?:in |at |on |during )?(?:the )?(?:early |late )?{PART}s?|tonight", _part),
    (r"after (?:work|school|dinner|lunch)|before bed|(?:(?:by|at) )?(?:the )?(?:end of (?:the )?day|eod)", _part),
    (r"every (?:night before bed|evening after (?:work|dinner))", _every_part),
    (rf"this {PART}", _this_part),
    (rf"(?:on )?{SET} {PART}s", _plural_parts),
)
PATTERNS = tuple((re.compile(rf"(?:{pattern})(?!\S)"), build) for pattern, build in _SAYS)
"""What is tried at each word; the longest match counts, of equally long ones the first."""
