"""Changing a schedule by a few words: "to 8", "to wednesday", "for 2 weeks", "until january"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from bot.models.reminder import Schedule
from bot.schedule.clocks import clocks
from bot.schedule.reading import Clock
from bot.schedule.recurrence import following, moment, next_after, wall
from bot.schedule.tokens import DAYS, MONTHS, tokens
from bot.schedule.words import NotUnderstood, When, parse_when

HALF_DAY = 12
_LEAD = re.compile(r"^\W*(?:(?:it|them|for|to|till|til|until|by|at|back|be|like|say)\b\W*)+", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?:an?|one|two|three|four|five|six|half|a couple|couple|\d{1,3}) ?(?:of )?(?:an? )?[hdwmy]", re.IGNORECASE
)
_SHIFT = re.compile(
    r"\b(?:by )?(half an|an?|one|two|three|\d{1,3}) ?(hour|hr|h|minute|min|m)s?\b"
    r"(?: (later|earlier|back|forward|sooner))?"
)
_SOONER = re.compile(r"\b(?:earlier|sooner|forward)\b")
_TIMES = re.compile(r";(?:BYHOUR|BYMINUTE)=[^;]*")
_HOURS = frozenset({"the", "in", "at", "after", "before", "morning", "afternoon", "evening", "night", "lunch", "work",
                    "school", "dinner", "bed", "noon", "midnight"})  # fmt: skip
"""Words for an hour of the day and no day."""
_WEEKLY = "FREQ=WEEKLY"
_BY_DAY = re.compile(r";BYDAY=[^;]*")
_NAMED = frozenset((*DAYS, "weekday", "weekend"))
_PLACES = re.compile(r";BYSETPOS=[^;]*")


@dataclass(frozen=True, slots=True)
class Until:
    """A moment that words name, aware UTC. `day`: they named a day without an hour."""

    at: datetime
    day: bool


def until(words: str, *, zone: str, now: datetime) -> Until | NotUnderstood:
    """The moment meant by "2 weeks", "an hour", "tomorrow", "until friday", "january"."""
    bare = _LEAD.sub("", words).strip()
    row = [token.word for token in tokens(bare)]
    if len(row) == 1 and row[0] in MONTHS:
        bare = f"1 {bare}"
    length = bool(_LENGTH.match(bare))
    found: When | NotUnderstood = NotUnderstood("none")
    for said in (f"in {bare}",) if length else (bare, f"at {bare}"):
        found = parse_when(said, zone=zone, now=now)
        if isinstance(found, When) and not found.schedule.rule and not found.text:
            return Until(found.first, day=not found.timed and not length)
    return found if isinstance(found, NotUnderstood) else NotUnderstood("part")


def day_start(at: datetime, zone: str) -> datetime:
    """When the local day of a moment begins, aware UTC."""
    return moment(datetime.combine(wall(at, zone).date(), time()), zone)


def moved(schedule: Schedule, words: str, *, zone: str, now: datetime) -> Schedule | NotUnderstood:
    """The schedule changed as the words say: what they leave out stays as it was."""
    shifted = _shifted(schedule, words.casefold())
    if shifted is not None:
        return _alive(shifted, now)
    bare = _LEAD.sub("", words).strip()
    hour = _hour(bare)
    if hour is not None:
        return _alive(at_time(schedule, _nearest(hour, schedule.start.time())), now)
    return _replanned(schedule, bare, zone=zone, now=now)


def at_time(schedule: Schedule, at: time) -> Schedule:
    """The same days, at one other time of day."""
    rule = schedule.rule
    if "BYHOUR" in rule:
        rule = _PLACES.sub("", _TIMES.sub("", rule))
    return replace(schedule, rule=rule, start=datetime.combine(schedule.start.date(), at))


def _replanned(schedule: Schedule, bare: str, *, zone: str, now: datetime) -> Schedule | NotUnderstood:
    row = [token.word.removesuffix("s") for token in tokens(bare)]
    repeats = bool(schedule.rule) and bool(row) and row[0] in DAYS
    found = parse_when(f"every {bare}" if repeats else bare, zone=zone, now=now)
    if isinstance(found, NotUnderstood):
        return found
    if found.text:  # "to tuesday, but not in july": a part of the words is no time
        return NotUnderstood("part", found.text)
    if schedule.rule and not found.schedule.rule and set(row) <= _HOURS:
        return _alive(at_time(schedule, found.schedule.start.time()), now)  # "to the evening": on the same days
    if not set(row) & _NAMED:
        found = replace(found, schedule=_same_days(schedule, found.schedule, now))
    if found.timed or "HOURLY" in found.schedule.rule or "BYHOUR" in found.schedule.rule:
        return found.schedule
    return _alive(at_time(found.schedule, schedule.start.time()), now)


def _same_days(before: Schedule, after: Schedule, now: datetime) -> Schedule:
    """ "Every other week" keeps the weekdays there were, where none is named."""
    days = _BY_DAY.search(before.rule)
    named = _BY_DAY.search(after.rule)
    if days is None or named is None or "," in named[0]:  # "twice a week" says on which
        return after
    if not (before.rule.startswith(_WEEKLY) and after.rule.startswith(_WEEKLY)):
        return after
    plain = replace(before, start=datetime.combine(before.start.date(), after.start.time()), rule=f"{_WEEKLY}{days[0]}")
    first = first_of(plain, now)
    return replace(after, start=first, rule=_BY_DAY.sub(days[0], after.rule)) if first else after


def _alive(schedule: Schedule, now: datetime) -> Schedule | NotUnderstood:
    """The schedule if it still has a time to come; a single one whose hour is over today moves to tomorrow."""
    if next_after(schedule, now) is not None:
        return schedule
    later = replace(schedule, start=schedule.start + timedelta(days=1))
    return later if not schedule.rule and next_after(later, now) is not None else NotUnderstood("past")


def _hour(bare: str) -> Clock | None:
    row = " ".join(token.word for token in tokens(bare.strip(" .!?")))
    row = re.sub(r"^at |(?: please| pls| instead.*| tomorrow| sharp)+$", "", row)
    found = clocks(row) if re.match(r"\d|[tu]\d{4}|noon|midnight|half|quarter", row) else None
    return (
        found.clocks[0] if found and len(found.clocks) == 1 and re.fullmatch(r"[\w. ]+", row) and _only(row) else None
    )


def _only(row: str) -> bool:
    """Whether nothing but a time of day was said: "8", not "8 december"."""
    words = {"am", "pm", "oclock", "half", "quarter", "past", "to", "noon", "midnight", "in", "the", "at", "night",
             "morning", "evening", "afternoon"}  # fmt: skip
    return all(word in words or re.fullmatch(r"\d{1,4}|[tu]\d{4}|\d{1,2}\.\d{2}", word) for word in row.split())


def _nearest(said: Clock, before: time) -> time:
    """An hour left open becomes the one nearer to the time before the change."""
    if said.sure:
        return time(said.hour, said.minute)
    options = [time(hour, said.minute) for hour in (said.hour % HALF_DAY, said.hour % HALF_DAY + HALF_DAY)]
    return min(options, key=lambda option: abs(_minutes(option) - _minutes(before)))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _shifted(schedule: Schedule, words: str) -> Schedule | None:
    """An hour later, by 30 minutes, half an hour earlier."""
    found = _SHIFT.search(words)
    if found is None or not (found[3] or re.search(r"\bby\b|\bback\b|\bforward\b", words)) or "BYHOUR" in schedule.rule:
        return None
    many = {"half an": 30, "a": 60, "an": 60, "one": 60, "two": 120, "three": 180}.get(found[1])
    minutes = (
        (many or int(found[1]) * 60) if found[2].startswith("h") else (int(found[1]) if found[1].isdecimal() else 0)
    )
    if not minutes:
        return None
    change = timedelta(minutes=-minutes if _SOONER.search(words) else minutes)
    start = schedule.start + change
    if start.date() != schedule.start.date() and "BY" in schedule.rule:
        return None
    return replace(schedule, start=start)


def first_of(schedule: Schedule, now: datetime) -> datetime | None:
    """The schedule's next wall-clock time, naive."""
    found = next(following(schedule, now), None)
    return found[0] if found else None
