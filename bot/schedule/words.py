"""A person's words -> when, and what about: "remind me every monday at 9 to study sql"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from bot.models.reminder import Schedule
from bot.schedule import elsewhere, request
from bot.schedule.doubt import UNREAD, ZONES, crossed, other_word, trouble
from bot.schedule.grammar import PATTERNS
from bot.schedule.left import unread
from bot.schedule.meaning import schedule_of
from bot.schedule.reading import Reading, UnclearError, merged
from bot.schedule.recurrence import wall
from bot.schedule.spelling import opened, spelled
from bot.schedule.tokens import Token, tokens, vocabulary

LONGEST = 1000
"""Characters read; what is longer is no time and no reminder."""
_FILLERS = vocabulary("on at the of in and , please pls plz around about only for : - a then so also sharp")
_TOPIC = vocabulary("about that regarding re")
"""From here on it is about something; what comes after them is no other time of the reminder's own."""
_WAKE = re.compile(r"\bwake\b", re.IGNORECASE)
"""Who asks to be woken means the morning."""


@dataclass(frozen=True, slots=True)
class When:
    """A time understood. `text` is what the rest of the sentence says; empty when it says nothing."""

    schedule: Schedule
    first: datetime
    """First time, aware UTC."""
    text: str = ""
    notes: tuple[str, ...] = ()
    """What was decided for want of a word: hour (morning or evening), next, day."""
    timed: bool = False
    """A time of day was said."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """No time that can be acted on. `reason`: none, part, past, often, far, over, zone, two."""

    reason: str
    words: str = ""
    """The words that were in the way."""
    text: str = ""
    """What the sentence says beside them."""


def parse_when(text: str, *, zone: str, now: datetime) -> When | NotUnderstood:
    """What `text` says of a time, in `zone` (IANA), at `now` (aware). Never a time in the past."""
    before, body = request.split(text[:LONGEST])
    body = spelled(body, wall(now, zone))
    row = opened(tokens(body))
    pieces = _pieces(row)
    reading = _choose(_spans(row, pieces), row, body)
    if isinstance(reading, NotUnderstood):
        return _said_before(before, body, reading, zone=zone, now=now)
    chosen, used = reading
    used |= elsewhere.own(row, used, zone, now)
    rest = _rest(body, row, used)
    if doubt := _doubted(chosen, pieces, row, used):
        reason, words = doubt
        return NotUnderstood(reason, words or (_said(body, row, used) if reason == "two" else rest), rest)
    if chosen.lasts and not chosen.recurring and any(row[index].word == "next" for index in used):
        chosen = replace(chosen, interval=1, unit="day")  # "for the next 5 days at 8"
    if chosen.clocks and not chosen.part and _WAKE.search(before):
        chosen = replace(chosen, part="morning")
    if abroad := elsewhere.abroad(row, used, zone, now):
        return NotUnderstood("zone", abroad, rest)
    try:
        made = schedule_of(chosen, zone=zone, now=now)
    except UnclearError as error:
        return NotUnderstood(error.reason, _said(body, row, used), rest)
    timed = bool(chosen.clocks or chosen.part or chosen.delta)
    return When(made.schedule, made.first, rest, made.notes, timed)


def _doubted(
    chosen: Reading, pieces: list[_Piece], row: tuple[Token, ...], used: frozenset[int]
) -> tuple[str, str] | None:
    """Why what was read may not be what was meant, with the word in the way where it is one."""
    if crossed([piece.reading for piece in pieces if piece.first in used]):
        return "two", ""
    if unread(row, used) or _unplaced(chosen, row, used):
        return "part", ""
    word = trouble(row, used)
    return ("zone" if word in ZONES else "part", word) if word else None


def _unplaced(chosen: Reading, row: tuple[Token, ...], used: frozenset[int]) -> bool:
    """Whether a month's or year's day is said in words of the member's own: "each month on payday"."""
    open_day = chosen.unit in {"month", "year"} and not (
        chosen.day or chosen.nth or chosen.month_days or chosen.workday or chosen.often
    )
    return open_day and any(token.word == "on" and {index - 1} & used for index, token in enumerate(row))


def _said_before(before: str, body: str, none: NotUnderstood, *, zone: str, now: datetime) -> When | NotUnderstood:
    """A time said before the request ("tomorrow at 7, learning time, remind me"), when none comes after it."""
    if not before:
        return none
    found = parse_when(request.without_request(before), zone=zone, now=now)
    rest = request.cleaned(body)
    if isinstance(found, When) and re.match(r"again\b", body.strip(), re.IGNORECASE):
        return NotUnderstood("part", body.strip(), found.text)  # "and remind me again if i forget"
    if isinstance(found, When):
        return replace(found, text=rest or found.text)
    return found if found.reason != "none" else replace(none, text=rest)


@dataclass(frozen=True, slots=True)
class _Piece:
    first: int
    last: int
    """Indices of tokens, the last one included."""
    reading: Reading


def _pieces(row: tuple[Token, ...]) -> list[_Piece]:
    """The longest pattern at each word, from left to right."""
    line, starts, ends = "", {}, {}
    for index, token in enumerate(row):
        line += " " if line else ""
        starts[index] = len(line)
        line += token.word
        ends[len(line)] = index
    found, index = [], 0
    while index < len(row):
        best = _longest(line, starts[index], ends)
        if best is None or (other_word(row, index, best[0]) and _longest(line, starts[index + 1], ends) is None):
            index += 1
            continue
        found.append(_Piece(index, best[0], best[1]))
        index = best[0] + 1
    return found


def _longest(line: str, start: int, ends: dict[int, int]) -> tuple[int, Reading] | None:
    best: tuple[int, Reading] | None = None
    for pattern, build in PATTERNS:
        match = pattern.match(line, start)
        if match is None or match.end() not in ends:
            continue
        last = ends[match.end()]
        if best is not None and last <= best[0]:
            continue
        reading = build(match[0])
        if reading is not None:
            best = (last, reading)
    return best


def _spans(row: tuple[Token, ...], pieces: list[_Piece]) -> list[tuple[Reading, frozenset[int]]]:
    """Pieces that stand together, merged, as long as they do not contradict each other."""
    spans: list[tuple[Reading, frozenset[int]]] = []
    end = -1
    for piece in pieces:
        used = frozenset(range(piece.first, piece.last + 1))
        between = row[end + 1 : piece.first]
        close = bool(spans) and all(token.word in _FILLERS for token in between)
        together = merged(spans[-1][0], piece.reading) if close else None
        if together is not None:
            spans[-1] = (together, spans[-1][1] | used | frozenset(range(end + 1, piece.first)))
        else:
            spans.append((piece.reading, used))
        end = piece.last
    return spans


def _choose(
    spans: list[tuple[Reading, frozenset[int]]], row: tuple[Token, ...], body: str
) -> tuple[Reading, frozenset[int]] | NotUnderstood:
    """The first time said, with what later stretches add to it without naming another day."""
    if not spans:
        lost = next((one.word for one in row if one.word in {"every", "until"} or UNREAD.fullmatch(one.word)), "")
        return NotUnderstood("part" if lost else "none", lost, request.cleaned(" ".join(token.word for token in row)))
    chosen, used = spans[0]
    for index, (reading, more) in enumerate(spans[1:], start=1):
        between = row[max(spans[index - 1][1]) + 1 : min(more)]
        told = 0 in used and any(token.word in _TOPIC for token in between)
        if told and ((_dated(chosen) and _dated(reading)) or (chosen.clocks and reading.clocks)):
            break  # "tomorrow about monday's meeting"
        if chosen.clocks and reading.clocks and not reading.until:
            return NotUnderstood("two", _said(body, row, used | more))
        close = min(more) - max(spans[index - 1][1]) <= 2  # noqa: PLR2004  nothing or one joining word between
        together = merged(chosen, reading) if not (_dated(chosen) and _dated(reading)) or reading.until else None
        if together is not None:
            chosen, used = together, used | more
        elif close and _dated(reading) and max(spans[index - 1][1]) in used:
            return NotUnderstood("two", _said(body, row, used | more))
    return chosen, used


def _dated(reading: Reading) -> bool:
    return bool(reading.recurring or reading.day or reading.delta or reading.days)


def _said(body: str, row: tuple[Token, ...], used: frozenset[int]) -> str:
    """The stretch of the original that the time was read from."""
    return body[row[min(used)].start : row[max(used)].end]


def _rest(body: str, row: tuple[Token, ...], used: frozenset[int]) -> str:
    """The original words outside the time."""
    pieces, start = [], 0
    for index in sorted(used):
        pieces.append(body[start : row[index].start])
        start = row[index].end
    pieces.append(body[start:])
    kept = [trimmed for piece in pieces if (trimmed := request.trimmed(piece))]
    return request.cleaned(" ".join(kept))
