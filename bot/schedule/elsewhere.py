"""Places and zones named beside a time: "9pm london time", "at 8 pacific", "tomorrow 9am in tokyo"."""

from __future__ import annotations

from datetime import datetime

from bot.schedule.doubt import ZONES
from bot.schedule.tokens import Token
from bot.schedule.zones import zone_of

LONGEST_PLACE = 3
"""Words of a place's name."""
_SPOKEN = ZONES | frozenset({"eastern", "pacific", "central", "mountain"})
"""What names a zone right after a time, with no word of place or time beside it."""
_PEOPLE = {
    "german": "germany", "french": "france", "spanish": "spain", "italian": "italy", "british": "uk",
    "indian": "india", "japanese": "japan", "chinese": "china", "nigerian": "nigeria", "pakistani": "pakistan",
    "polish": "poland", "turkish": "turkey", "dutch": "netherlands", "kenyan": "kenya", "korean": "korea",
}  # fmt: skip
"""German time is Germany's."""
_MINE = frozenset({"my", "local"})
_MARKS = frozenset("(),.!-")


def abroad(row: tuple[Token, ...], used: frozenset[int], zone: str, now: datetime) -> str:
    """The place whose clock is meant; empty when none is named, or the member's own."""
    for index in range(1, len(row)):
        if row[index].word == "time" and index not in used:
            for size in range(1, min(LONGEST_PLACE, index) + 1):
                place = _place(row, used, range(index - size, index), now)
                if place not in {"", *_MINE} and zone_of(place, now) != zone:
                    return place
    last = _after(row, used)
    lead = last[:1] and row[last[0]].word == "in"
    words = last[1:] if lead else last
    if not 1 <= len(words) <= LONGEST_PLACE or not (lead or row[words[0]].word in _SPOKEN):
        return ""
    place = " ".join(row[index].word for index in words)
    return "" if zone_of(place, now) in {"", zone} else place


def own(row: tuple[Token, ...], used: frozenset[int], zone: str, now: datetime) -> frozenset[int]:
    """Words beside the time that name the member's own zone ("9am utc", "9pm london time"): nothing but the time."""
    found: set[int] = set()
    for index in range(len(row)):
        if {index - 1, index + 1} & used and row[index].word in ZONES and zone_of(row[index].word, now) == zone:
            found.add(index)
        elif row[index].word == "time":
            found |= _own_place(row, used, zone, now, index)
    return frozenset(found)


def _own_place(row: tuple[Token, ...], used: frozenset[int], zone: str, now: datetime, last: int) -> set[int]:
    """The words that end at "time" and begin right after what is used, when they name the member's own zone."""
    for size in range(1, min(LONGEST_PLACE, last - 1) + 1):
        words = range(last - size, last)
        if words[0] - 1 in used and (place := _place(row, used, words, now)):
            mine = place in _MINE or zone_of(place, now) == zone
            return {*words, last} if mine else set()
    return set()


def _place(row: tuple[Token, ...], used: frozenset[int], words: range, now: datetime) -> str:
    """The place these words name before "time"; empty for none. "My time" is a place of its own."""
    if used & set(words):
        return ""
    said = " ".join(row[index].word for index in words)
    place = _PEOPLE.get(said, said)
    return place if place in _MINE or zone_of(place, now) else ""


def _after(row: tuple[Token, ...], used: frozenset[int]) -> tuple[int, ...]:
    """What stands between the time and the sentence's end, marks left out."""
    return tuple(index for index in range(max(used) + 1, len(row)) if row[index].word not in _MARKS)
