"""The small grammar of times: patterns over known words, each with what it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.schedule.reading import Clock, Day, Reading, merged
from bot.schedule.tokens import DAYS, MONTHS

WORKDAYS = (0, 1, 2, 3, 4)
WEEKEND = (5, 6)
_D = rf"(?:{'|'.join(DAYS)})"
_DS = rf"(?:{'|'.join(DAYS)})s?"
_LINK = r"(?: ?(?:,|and|/|or|plus))*(?: on)?"
_DAYS = rf"(?:{_DS} (?:-|to) {_DS}|{_DS}(?:{_LINK} {_DS})*)"
_SET = rf"(?:{_DAYS}|weekdays?|weekends?|(?:working|business|work|week|school) day)"
_M = rf"(?:{'|'.join(MONTHS)})"
_N = r"(?:\d{1,3}|an?|one)"
_OFTEN = r"(?:once|twice|\d{1,2} ?(?:times?|x|sessions?))(?: (?:every|an?|per|/))? "
_TH = r"\d{1,2}(?:st|nd|rd|th)"
_PART = r"(?:morning|afternoon|evening|night|lunch)"
_WHEN = r"(?:the )?"
_PLAIN_CLOCK = (
    r"(?:(?:half|quarter) past \d{1,2}|(?:quarter|5|10|20|25|\d{1,2} minute) (?:past|to) \d{1,2}|half \d{1,2}"
    r"|[tu]\d{4}(?: (?:am|pm))?|\d{1,2}(?:\.\d{2})? (?:am|pm)|\d{1,2} oclock|noon|midnight)"
)
_CLOCK = (
    rf"(?:{_PLAIN_CLOCK}|\d{{1,2}}(?:\.\d{{2}})?|\d{{4}})(?: oclock)?(?: (?:am|pm))?(?: (?:in the {_PART}|at night))?"
)
_SAFE_CLOCK = rf"{_PLAIN_CLOCK}(?: (?:am|pm))?(?: (?:in the {_PART}|at night))?"
_CLOCKS = rf"{_CLOCK}(?:(?: ?(?:,|and|&))+(?: at)? {_CLOCK})*"
_SAFE_CLOCKS = rf"{_SAFE_CLOCK}(?:(?: ?(?:,|and|&))+(?: at)? {_CLOCK})*"
_DATE = (
    rf"(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|{_TH}(?: of)? {_M}(?: ?,? \d{{4}})?|\d{{1,2}}(?: of)? {_M}(?: ?,? \d{{4}})?"
    rf"|{_M} (?:the )?(?:{_TH}|\d{{1,2}})(?: ?,? \d{{4}})?|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?"
    rf"|today|tomorrow|(?:the )?day after tomorrow|(?:(?:next|this|coming|the) )*{_D}(?: (?:next|this) week)?"
    rf"|next (?:week|month|year)|(?:next|this|the|this coming) weekend|the end of (?:the|this|next) (?:month|year|week)"
    rf"|end of (?:the |this )?(?:month|year|week)|the {_TH}|{_TH})"
)
_ENDING = rf"(?:{_DATE}|(?:the )?(?:1st|beginning|start) of {_M}|{_M}|then)"
_UNIT = r"(?:hour|day|week|month|year|minute)"
_SPAN = rf"(?:{_N}|half an?|a half|couple of|a couple of|a couple|an? \w{{3,7}} of) (?:hour|minute|day|week|month|year)"

Builder = Callable[[str], "Reading | None"]


def number(word: str) -> int:
    """3, 3rd, a, couple."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else 2 if "couple" in word else 1


def weekdays(words: str) -> tuple[int, ...]:
    """The weekdays named in a list or range; Friday to Monday runs over the weekend."""
    if re.search(r"weekdays?|day", words):
        return WORKDAYS
    if "weekend" in words:
        return WEEKEND
    named = [DAYS.index(word[:3]) for word in re.findall(_DS, words)]
    if re.search(r" (?:-|to) ", words):
        first, last = named
        return tuple(day % 7 for day in range(first, (last if last >= first else last + 7) + 1))
    return tuple(dict.fromkeys(named))


def clock(words: str) -> Clock | None:
    """One time of day; None for what no clock shows."""
    afternoon = re.search(r"\b(pm|in the (?:afternoon|evening)|at night)\b", words)
    morning = re.search(r"\b(am|in the morning)\b", words)
    found = _bare(words)
    if found is None or (afternoon and morning):
        return None
    if afternoon and found.hour <= 12:  # noqa: PLR2004  hours of a half day
        return Clock(found.hour % 12 + 12 if found.hour != 12 or "night" not in words else 0, found.minute)  # noqa: PLR2004
    if morning:
        return Clock(found.hour % 12, found.minute) if found.hour <= 12 else None  # noqa: PLR2004
    return found


def _bare(words: str) -> Clock | None:
    if words.startswith(("noon", "midnight")):
        return Clock(12 if words.startswith("noon") else 0)
    if match := re.match(r"([tu])(\d\d)(\d\d)", words):
        return Clock(int(match[2]), int(match[3]), match[1] == "t")
    if match := re.match(r"(half|quarter|\d{1,2})(?: minute)? ?(past|to)? (\d{1,2})", words):
        return _relative(match[1], match[2] or "past", int(match[3]))
    if match := re.match(r"(\d{2})(\d{2})$", words):
        return _checked(int(match[1]), int(match[2]), sure=True)
    match = re.match(r"(\d{1,2})(?:\.(\d{2}))?(?!\d)", words)
    return _checked(int(match[1]), int(match[2] or 0), sure=words.startswith("0")) if match else None


def _relative(many: str, way: str, hour: int) -> Clock | None:
    minutes = {"half": 30, "quarter": 15}.get(many) or int(many)
    if not 0 < minutes < 60 or not 0 < hour <= 24:  # noqa: PLR2004  minutes of an hour, hours of a day
        return None
    return (
        _checked(hour % 24, minutes, sure=False)
        if way == "past"
        else _checked((hour - 1) % 24, 60 - minutes, sure=False)
    )


def _checked(hour: int, minute: int, *, sure: bool) -> Clock | None:
    if hour > 24 or minute > 59:  # noqa: PLR2004  what a clock shows
        return None
    return Clock(hour % 24, minute, sure or hour > 12 or hour == 0)  # noqa: PLR2004


def clocks(words: str) -> Reading | None:
    """One or several times of day."""
    parts = [part for part in re.split(r" ?(?:,|\band\b|&)(?: at)? ?", words) if part]
    found = [clock(part) for part in parts]
    if not found or None in found:
        return None
    given = tuple(dict.fromkeys(item for item in found if item))
    if given[-1].sure and given[-1].hour >= 12 and re.search("pm", parts[-1]) and len(given) > 1:  # noqa: PLR2004
        # "at 6 and 9 pm": the last one speaks for those before it that were left open
        given = tuple(item if item.sure else Clock(item.hour % 12 + 12, item.minute) for item in given)
    return Reading(clocks=given)


def day(words: str) -> Day | None:  # noqa: PLR0911  one line for each way to name a day
    """A named day; None when it could be two (3/4)."""
    words = words.strip()
    month = re.search(_M, words)
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", words):
        return Day("iso", int(match[3]), month=int(match[2]), year=int(match[1]))
    if match := re.fullmatch(r"(\d{1,2})/(\d{1,2})(?:/(\d{2,4}))?", words):
        return _slashed(int(match[1]), int(match[2]), match[3] or "")
    if "today" in words or words == "then":
        return Day("in", 0, "day") if words != "then" else None
    if "tomorrow" in words:
        return Day("in", 2 if "after" in words else 1, "day")
    if "end of" in words or words.endswith("weekend"):
        return _edge(words)
    if match := re.fullmatch(r"next (week|month|year)", words):
        return Day("next", unit=match[1])
    if match := re.search(rf"\b{_D}\b", words):
        return Day("weekday", DAYS.index(match[0]), "next week" if "next week" in words else "")
    if month:
        return _in_month(words, MONTHS.index(month[0]) + 1)
    match = re.search(r"\d{1,2}", words)
    return Day("day", int(match[0])) if match else None


def _in_month(words: str, month: int) -> Day:
    year = re.search(r"\d{4}", words)
    match = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
    return Day("month_day", int(match[0]) if match else 1, month=month, year=int(year[0]) if year else 0)


def _edge(words: str) -> Day:
    if words.endswith("weekend"):
        return Day("weekend", 1 if "next" in words else 0)
    kind = {"month": "month_end", "year": "year_end", "week": "week_end"}[words.rsplit(" ", 1)[1]]
    return Day(kind, 1 if "next" in words else 0)


def _slashed(one: int, two: int, year: str) -> Day | None:
    full = int(year) + (2000 if len(year) == 2 else 0) if year else 0  # noqa: PLR2004  27 is 2027
    if one > 12 >= two or one == two:  # noqa: PLR2004  months of a year
        return Day("month_day", one, month=two, year=full)
    return Day("month_day", two, month=one, year=full) if two > 12 >= one else None  # noqa: PLR2004


def _named_day(words: str) -> Reading | None:
    named = day(words)
    return Reading(day=named) if named else None


def _every(words: str) -> Reading | None:
    match = re.fullmatch(rf"every (?:(other|single|{_TH}|\d{{1,3}}) )?({_UNIT}|{_SET}(?: {_PART}s?)?)", words)
    if match is None:
        return None
    step = {"other": 2, "single": 1, None: 1}.get(match[1]) or number(match[1])
    if match[2] in {"hour", "day", "week", "month", "year", "minute"}:
        return Reading(interval=step, unit=match[2])
    part = re.search(_PART, match[2])
    unit = "week" if step > 1 else ""
    return Reading(interval=step, unit=unit, days=weekdays(match[2]), repeats=True, part=part[0] if part else "")


def _every_part(words: str) -> Reading | None:
    match = re.fullmatch(rf"every (?:(other|single) )?({_PART})", words)
    return Reading(interval=2 if match[1] == "other" else 1, unit="day", part=match[2]) if match else None


def _adverb(words: str) -> Reading | None:
    unit = {"daily": "day", "hourly": "hour", "weekly": "week", "monthly": "month", "yearly": "year"}[words]
    return Reading(interval=1, unit=unit)


def _several(words: str) -> Reading | None:
    named = weekdays(words)
    plural = bool(re.search(rf"{_D}s\b|weekdays|weekends|day\b", words)) or len(named) > 1
    return Reading(days=named, repeats=True) if plural else None


def _plural_parts(words: str) -> Reading | None:
    named, part = weekdays(words.rpartition(" ")[0]), words.rpartition(" ")[2].removesuffix("s")
    return Reading(days=named, repeats=True, part=part)


def _nth(words: str) -> Reading | None:
    match = re.search(rf"(last|{_TH}) ({_D})", words)
    if match is None:
        return None
    which = -1 if match[1] == "last" else number(match[1])
    return Reading(interval=1, unit="month", nth=(which, DAYS.index(match[2]))) if which <= 5 else None  # noqa: PLR2004


def _month_days(words: str) -> Reading | None:
    named = [int(found) for found in re.findall(r"(\d{1,2})(?:st|nd|rd|th)", words)]
    if "last day" in words or "end of every" in words:
        named.append(-1)
    if not named or max(named) > 31:  # noqa: PLR2004  days of the longest month
        return None
    return Reading(interval=1, unit="month", month_days=tuple(dict.fromkeys(named)))


def _often(words: str) -> Reading | None:
    match = re.fullmatch(
        rf"(once|twice|\d{{1,2}} ?(?:times?|x|sessions?)|an?)(?: (?:every|an?|per|/))? ({_UNIT}|daily|weekly|monthly)",
        words,
    )
    if match is None:
        return None
    many = {"once": 1, "twice": 2}.get(match[1]) or number(match[1])
    unit = {"daily": "day", "weekly": "week", "monthly": "month"}.get(match[2], match[2])
    return Reading(interval=1, unit=unit, often=(many, unit) if many > 1 else None) if many else None


def _often_at(words: str) -> Reading | None:
    match = re.fullmatch(rf"({_OFTEN}(?:day|daily))(?: ?[,:])*(?: at)? (.+)", words)
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
    match = re.match(rf"(half an?|a half|a couple of|a couple|couple of|{_N}) (?:and a half )?({_UNIT})", text)
    if match is None:
        return None
    if match[1] in {"half an", "half a", "a half"}:
        return _length(30, "minute", 0) if match[2] == "hour" else None
    if halves and match[2] != "hour":
        return None
    return _length(number(match[1]), match[2], 30 if halves else int(more[1]) if more else 0)


def _length(many: int, unit: str, minutes: int) -> Reading | None:
    if unit in {"minute", "hour"}:
        return Reading(delta=(many * (60 if unit == "hour" else 1) + minutes, "minute"))
    return Reading(day=Day("in", many, unit)) if not minutes else None


def _until(words: str) -> Reading | None:
    named = day(re.sub(r"^(?:until|up to|through)(?: and including)? (?:the (?!end|\d))?", "", words))
    return Reading(until=named) if named else None


def _lasts(words: str) -> Reading | None:
    match = re.fullmatch(rf"for (?:the )?(?:next )?({_N}|couple of|a couple of) (day|week|month|year)", words)
    return Reading(lasts=(number(match[1]), match[2])) if match else None


def _between(words: str) -> Reading | None:
    match = re.fullmatch(rf"(?:between|from)? ?({_CLOCK}) (?:and|to|-|until) ({_CLOCK})", words)
    first, last = (clock(match[1]), clock(match[2])) if match else (None, None)
    if first is None or last is None:
        return None
    if not last.sure and last.hour <= first.hour and last.hour < 12:  # noqa: PLR2004  from 9 to 5
        last = Clock(last.hour + 12, last.minute)
    return Reading(between=(replace(first, sure=True), replace(last, sure=True)))


def _before(words: str) -> Reading | None:
    match = re.fullmatch(rf"({_N}|the|couple of|a couple of) (day|week|month) before (.+)", words)
    named = day(match[3]) if match else None
    return Reading(day=named, before=(number(match[1]), match[2])) if match and named else None


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


PATTERNS: tuple[tuple[re.Pattern[str], Builder], ...] = tuple(
    (re.compile(rf"(?:{pattern})(?!\S)"), build)
    for pattern, build in (
        (rf"every (?:(?:other|single|{_TH}|\d{{1,3}}) )?(?:{_UNIT}|{_SET}(?: {_PART}s?)?)", _every),
        (rf"every (?:(?:other|single) )?{_PART}", _every_part),
        (r"daily|hourly|weekly|monthly|yearly", _adverb),
        (r"all (?:the |of the )?day(?! long)", lambda _: Reading(interval=1, unit="day")),
        (rf"(?:all (?:the )?|only (?:on )?|on )?{_SET}", lambda words: _several(re.sub(r"^(all (the )?|only |on )+", "", words))),
        (rf"(?:every )?(?:on )?{_WHEN}(?:last|{_TH}) {_D} (?:of|in) (?:the |every )*month|(?:monthly|every month)(?: on)? {_WHEN}(?:last|{_TH}) {_D}", _nth),
        (rf"(?:every )?(?:on )?{_WHEN}{_TH}(?:{_LINK} (?:the )?{_TH})*(?: day)? (?:of|in) (?:the |every |each )*month", _month_days),
        (rf"every {_TH}(?:{_LINK} (?:the )?{_TH})*(?: of the month)?", _month_days),
        (rf"(?:monthly|every month)(?: on)? (?:the )?(?:{_TH}(?:{_LINK} (?:the )?{_TH})*|last day)", _month_days),
        (r"(?:on )?(?:the )?(?:every )?last day of (?:the |every )+month|(?:at )?(?:the )?end of every month", _month_days),
        (rf"{_OFTEN}(?:day|week|month|year|daily|weekly|monthly)", _often),
        (rf"{_OFTEN}(?:day|daily)(?: ?[,:])*(?: at)? {_CLOCK}(?:(?: ?(?:,|and))+ {_CLOCK})+", _often_at),
        (rf"in (?:about )?{_SPAN}(?: and (?:a half|\d{{1,2}} minute))?(?: or so)?|in {_N} and a half hour", _delta),
        (r"in (?:about )?\d{1,3}(?:m|min|mins|h|hr|hrs|d|w)(?: ?\d{1,2}m?)?|in \d{1,3}(?! \w)", _delta),
        (rf"{_SPAN} from now|{_SPAN} time|an? hour and a half from now", _delta),
        (rf"(?:on |by |for )?{_DATE}", lambda words: _named_day(re.sub(r"^(on|by|for) ", "", words))),
        (rf"(?:until|up to) {_ENDING}", _until),
        (rf"for (?:the )?(?:next )?(?:{_N}|couple of|a couple of) (?:day|week|month|year)", _lasts),
        (rf"(?:starting|start|from)(?: from| on)? {_DATE}", _start),
        (rf"(?:between|from) {_CLOCK} (?:and|to|-|until) {_CLOCK}|{_SAFE_CLOCK} (?:-|to|until) {_CLOCK}", _between),
        (rf"(?:except|but not|not|apart from)(?: on| for)? {_SET}", lambda words: Reading(without=weekdays(re.sub("^(?:except|but not|not|apart from)", "", words)))),
        (rf"(?:{_N}|the|couple of|a couple of) (?:day|week|month) before {_DATE}", _before),
        (rf"(?:at|about|around|by|after|exactly|exactly at|at about|at around|for) {_CLOCKS}", lambda words: clocks(re.sub(r"^(?:(?:at|about|around|by|after|exactly|for) )+", "", words))),
        (_SAFE_CLOCKS, clocks),
        (rf"(?:every )?{_SET} \d{{1,2}}(?! \w)|(?:daily|weekly|tomorrow|today|every day) \d{{1,2}}(?! \w)", _day_number),
        (rf"(?:in |at |on |during )?(?:the )?(?:early |late )?{_PART}s?|tonight|(?:after (?:work|school|dinner|lunch)|before bed)", _part),
        (rf"this {_PART}", _this_part),
        (rf"(?:on )?{_SET} {_PART}s", _plural_parts),
    )
)  # fmt: skip
