"""What people leave out or write their own way, put as the grammar knows it: 2h, 1,5 hours, same time, 8 every day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from bot.schedule.tokens import DAYS, Token

_BARE = re.compile(
    r"^\W*(\d{1,2} ?h(?:ours?|rs?)?(?: ?| and )\d{1,2} ?m(?:in(?:ute)?s?)?"
    r"|\d{1,3} ?(?:m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)"
    r"|half an hour|an hour(?: and a half)?|a (?:day|week|month)|(?:a )?couple (?:of )?(?:hours|days|weeks))"
    r"(?=\W*$|,? to )",
    re.IGNORECASE,
)
"""A length of time alone means so long from now."""
_NAMES = {day[:2]: day for day in DAYS}
_COMMA = re.compile(r"(\d),(?=\d ?h)")
"""1,5 hours."""
_TWO = r"(?:mo|tu|we|th|fr|sa|su)\b"
_CODES = re.compile(rf"\b{_TWO}(?: ?[,/&+] ?{_TWO})+|\b{_TWO}(?: (?:and )?{_TWO}){{2,}}", re.IGNORECASE)
"""Mo we fr: two letters are a day's only in a list of them."""
_CODE = re.compile(r"\b(mo|tu|we|th|fr|sa|su)\b", re.IGNORECASE)
_DOT = re.compile(r"\b(mon|tues?|wed|thu|thurs?|fri|sat|sun)\.(?!\w)", re.IGNORECASE)
_SECOND = re.compile(r"\bevery (?:single )?second\b(?=\W*$)", re.IGNORECASE)
"""Sixty to the minute, and no ordinal: it is too often."""
_SHORT_YEAR = re.compile(r"(?<=[a-z\d]) ['’](\d\d)\b", re.IGNORECASE)
"""3 Feb '27."""
_YEAR_FIRST = re.compile(r"\b(\d{4})/(\d{1,2})/(\d{1,2})\b")
"""2027/02/03."""
_HOURS = re.compile(r"(\d) ?h(?:rs?)? (\d{1,2}) ?m(?:ins?|inutes?)?\b", re.IGNORECASE)
"""2 h 30 min."""
_NOISE = re.compile(
    r"\bfrom now on\b|(?<=\bin) like (?=\d|an?\b)|(?<=m) ish\b|(?<=every day) of the week\b|(?<=\d)T(?=\d{1,2}:)"
    r"|(?<=[ap]m)-?ish\b|(?<=:\d\d)-?ish\b|\b12(?= (?:noon|midday|midnight)\b)|(?<=s)['’](?= time\b)",
    re.IGNORECASE,
)
"""What adds nothing: from now on, 2027-01-05T18:00, 8pm-ish."""
_SAME_TIME = re.compile(
    r"(?:\bat )?\b(?:the )?(?:this|same) time(?= (?:tomorrow|next|every|each|on|daily)\b)"
    r"|\b(tomorrow|next week|every day|everyday) (?:at )?(?:the )?same time\b",
    re.IGNORECASE,
)
"""The time that it is now."""
_OPEN_HOUR = re.compile(r"[1-9]|1\d|2[0-3]")
_AFTER_HOUR = re.compile(r"every( .*)?|daily|tomorrow|today|tonight|weekdays|weekends|(mon|tue|wed|thu|fri|sat|sun)s")
"""What follows an hour that stands first: "8 every monday"."""
_AFTER_TOM = re.compile(r"at|[tu]\d{4}|\d{1,2}|morning|afternoon|evening|night|noon")


def spelled(body: str, here: datetime) -> str:
    """The words with what is said another way said as the grammar knows it."""
    body = _NOISE.sub(" ", body).replace("-ish", "ish")
    body = _CODES.sub(lambda days: _CODE.sub(lambda day: _NAMES[day[0].casefold()], days[0]), body)
    body = _SECOND.sub("every minute", _DOT.sub(r"\1", _SHORT_YEAR.sub(r" 20\1", body)))
    body = _YEAR_FIRST.sub(r"\1-\2-\3", body)
    body = _HOURS.sub(r"\1h\2m", _COMMA.sub(r"\1.", body))
    body = _SAME_TIME.sub(lambda found: f"{found[1] or ''} at {here:%H:%M}", body)
    return _BARE.sub(r"in \1", body)


def opened(row: tuple[Token, ...]) -> tuple[Token, ...]:
    """The first word as a time, where it can be nothing else: "8 every monday", "tom 9am"."""
    if row and row[0].word == "tom" and (len(row) == 1 or _AFTER_TOM.fullmatch(row[1].word)):
        return (replace(row[0], word="tomorrow"), *row[1:])
    if len(row) < 2 or not _OPEN_HOUR.fullmatch(row[0].word) or not _AFTER_HOUR.fullmatch(row[1].word):  # noqa: PLR2004
        return row
    hour = int(row[0].word)
    return (replace(row[0], word=f"{'t' if hour > 12 else 'u'}{hour:02}00"), *row[1:])  # noqa: PLR2004  half a day
