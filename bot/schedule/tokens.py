"""A sentence as a row of known words: one spelling for each, typos mended, the place of each in the original kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA


def vocabulary(line: str) -> frozenset[str]:
    """Words of a line, as a set."""
    return frozenset(line.split())


DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_SAME: dict[str, str] = {
    **dict(zip(DAYS + MONTHS, DAYS + MONTHS, strict=True)),
    **dict(zip(_DAY_NAMES, DAYS, strict=True)),
    **{f"{name}s": f"{day}s" for name, day in zip(_DAY_NAMES, DAYS, strict=True)},
    **{f"{day}s": f"{day}s" for day in ("mon", "tue", "wed", "thu", "fri")},
    **dict(zip(_MONTH_NAMES, MONTHS, strict=True)),
    "m-f": "mon - fri", "mwf": "mon and wed and fri", "tu": "tue", "th": "thu", "tth": "tue and thu",
    "m/w/f": "mon and wed and fri", "m-w-f": "mon and wed and fri", "t/th": "tue and thu", "t/r": "tue and thu",
    "tu/th": "tue and thu", "m/w": "mon and wed", "w/f": "wed and fri", "m/th": "mon and thu",
    "christmas eve": "christmaseve", "christmas evening": "christmaseve",
    "xmas eve": "christmaseve",
    "new year's eve": "newyeareve", "new years eve": "newyeareve", "new year eve": "newyeareve",
    "xmas": "christmas", "x-mas": "christmas", "valentines": "valentine",
    "tues": "tue", "weds": "wed", "thur": "thu", "thurs": "thu", "sept": "sep", "satur": "sat",
    "every": "every", "each": "every", "everyday": "every day",
    "everyother": "every other", "evryday": "every day", "ever": "ever", "evry": "every",
    "daily": "daily", "nightly": "every night", "tomorrow": "tomorrow", "tmr": "tomorrow", "tmrw": "tomorrow",
    "tmw": "tomorrow", "tom": "tom", "2moro": "tomorrow", "2morrow": "tomorrow", "tonight": "tonight",
    "tonite": "tonight", "2nite": "tonight", "today": "today", "2day": "today",
    "hr": "hour", "hrs": "hour", "hours": "hour", "hour": "hour", "min": "minute", "mins": "minute",
    "minutes": "minute", "minute": "minute", "days": "day", "day": "day", "wk": "week", "wks": "week", "weeks": "week",
    "week": "week", "months": "month", "month": "month", "mth": "month", "years": "year", "year": "year", "yr": "year",
    "yrs": "year", "weekday": "weekday", "weekdays": "weekdays", "workday": "weekday", "workdays": "weekdays",
    "weekend": "weekend", "weekends": "weekends", "till": "until", "til": "until", "until": "until", "untill": "until",
    "noon": "noon", "midday": "noon", "noontime": "noon", "midnight": "midnight", "mornings": "mornings",
    "morning": "morning", "evening": "evening", "evenings": "evenings", "eve": "evening", "nite": "night",
    "night": "night", "nights": "nights", "afternoon": "afternoon", "afternoons": "afternoons", "lunchtime": "lunch",
    "lunch": "lunch", "biweekly": "every 2 week", "bi-weekly": "every 2 week", "fortnightly": "every 2 week",
    "fortnight": "2 week", "weekly": "weekly", "monthly": "monthly", "hourly": "hourly", "yearly": "yearly",
    "annually": "yearly", "quarterly": "every 3 month", "twice": "twice", "thrice": "3 times", "once": "once",
    "time": "time", "times": "times", "alternate": "other",
    "alternating": "other", "starting": "starting", "beginning": "starting",
    "except": "except", "excluding": "except", "thru": "to", "through": "to", "am": "am", "pm": "pm",
    "a.m": "am", "a.m.": "am", "p.m": "pm", "p.m.": "pm",
    "o clock": "oclock", "o'clock": "oclock", "oclock": "oclock", "&": "and", "+": "and",
    "n": "and", "@": "at", "–": "-", "—": "-",
    "~": "about", ";": ",",
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "couple": "couple",
    "weeknight": "weekday night", "weeknights": "weekday nights", "first thing": "morning", "cob": "eod",
    "24/7": "always",
    "half": "half", "quarter": "quarter", "between": "between", "before": "before", "b4": "before",
    "next": "next", "nxt": "next",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "fifteen": "15", "twenty": "20", "thirty": "30", "forty-five": "45",
    "twenty-five": "25", "forty": "40", "fifty": "50", "sixty": "60", "ninety": "90",
}  # fmt: skip
_NOT_TYPOS = frozenset(
    """
    augment dairy daisy dally decent decide even evening event events ever fight firsts fist four friend
    friends hence hoer house judge junior jury later latter learn learning least light loan marsh match
    matches might minor minus moment money monthly months moon moth mourning mouth mouths munch must nights
    north note office offices once quarters right seeks sight since soon sunny thing think thirsty though
    thought tight timed timer tines toddy tour twice twin unite units untie very warning weak weekly weeks
    wife words works your
    """.split()  # noqa: SIM905  a list of words is read more easily without quotation marks
)
"""Words near a word of time that mean themselves."""
_NEAR = tuple(word for word in _SAME if len(word) >= 5 and word.isalpha())  # noqa: PLR2004  shorter ones are near too much
_SHORT, _LONG = 5, 7
_WORD = re.compile(
    r"(?<![\w/])(?:m/w(?:/f)?|w/f|m-w-f|t/r|m/th|tu?/th)(?![\w/-])"
    r"|\b(?:christmas|xmas) eve(?:ning)?\b|\bnew year'?s? eve\b"
    r"|\bb4\b|\bo clock\b|\bfirst thing\b|(?<!\d)24/7(?![/\d])|\b[ap]\.m\b\.?"
    r"|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}\.\d{1,2}\.(?:\d{4})?(?!\d)"
    r"|(?<!in )(?:1[3-9]|2[0-3])h\d{2}(?!\w)"
    r"|\d+(?:[:.]\d+)*(?:[^\W\d_]|\.(?=m\b))*|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]"
)  # fmt: skip
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?([ap])?\.?m?\.?")
_ABOUT = re.compile(r"(\d|1[0-2])ish")
_HOUR, _MINUTES = re.compile(r"[1-9]|1\d|2[0-3]"), re.compile(r"([0-5]\d)([ap]m)?")
_OPEN = re.compile(r"u?(0?[1-9]|1[0-2])(\d\d)?")
"""An hour with morning or evening left open."""
_FOUR_DIGITS = re.compile(r"0\d[0-5]\d")
"""0730: no year, and no number that anyone counts with."""
_TWENTY_FOUR = re.compile(r"(\d{1,2})(?:h|hrs|[:h](\d{2})h?)")


@dataclass(frozen=True, slots=True)
class Token:
    """One word: as the grammar knows it, and where it stands in the original."""

    word: str
    start: int
    end: int


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a sentence. Clock times become `t0930` (sure) or `u0930` (morning or evening not said)."""
    found = [Token(_same(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]
    found = [replace(token, word="1") if _is_hour(found, index) else token for index, token in enumerate(found)]
    return tuple(_afternoon(_joined(found), text))


def _afternoon(row: list[Token], text: str) -> list[Token]:
    """Open hours right before one with pm are the afternoon's too: 6, 7 and 9pm."""
    later = 0
    for index in range(len(row) - 1, -1, -1):
        token = row[index]
        opened = _OPEN.fullmatch(token.word)
        if token.word.startswith("t") and text[token.start : token.end].casefold().endswith("pm"):
            later = int(token.word[1:])
        elif opened and later:
            at = (int(opened[1]) % 12 + 12) * 100 + int(opened[2] or 0)
            later = at if at < later and row[index + 1].word in {"and", ","} else 0
            row[index] = replace(token, word=f"t{at:04}") if later else token
        elif token.word not in {"and", ","}:
            later = 0
    return row


def _joined(found: list[Token]) -> list[Token]:
    """Hours and minutes said apart become one time: at 8 30, nine thirty pm."""
    row: list[Token] = []
    for index, token in enumerate(found):
        after = found[index + 1].word if index + 1 < len(found) else ""
        lead = row[-2].word if len(row) > 1 else ""
        minutes = _MINUTES.fullmatch(token.word)
        if minutes and row and _HOUR.fullmatch(row[-1].word) and (minutes[2] or after in {"am", "pm"} or lead == "at"):
            hour = row.pop()
            row.append(replace(hour, word=_number(f"{hour.word}:{minutes[1]}{minutes[2] or ''}"), end=token.end))
        else:
            row.append(token)
    return row


def _is_hour(found: list[Token], index: int) -> bool:
    """Whether "one" is an hour here; in "the monday one" it is not."""
    return found[index].word == "one" and index > 0 and found[index - 1].word in {"at", "past", "to", "around", "about"}


def _same(raw: str) -> str:
    word = raw.casefold().replace("’", "'")
    if word in _SAME:
        return _SAME[word]
    if word[0].isdigit():
        return _number(word)
    word = word.removesuffix("'s")
    if word in _SAME:
        return _SAME[word]
    if "-" in word and all(part in _SAME for part in word.split("-")):
        return " - ".join(_SAME[part] for part in word.split("-"))
    return _mended(word)


def _number(word: str) -> str:
    if _FOUR_DIGITS.fullmatch(word):
        return f"t{word}"
    if about := _ABOUT.fullmatch(word):
        return f"u{int(about[1]):02}00"
    clock = _CLOCK.fullmatch(word)
    if clock and clock[3]:
        return _sure(int(clock[1]) % 12 + (12 if clock[3] == "p" else 0), int(clock[2] or 0), int(clock[1]) <= 12, word)  # noqa: PLR2004
    hours = _TWENTY_FOUR.fullmatch(word)
    if hours and (hours[2] or int(hours[1]) > 12):  # noqa: PLR2004  2h is a length of time, 21h a clock's hour
        return _written(int(hours[1]), int(hours[2] or 0), hours[1], word)
    return word


def _written(hour: int, minute: int, digits: str, word: str) -> str:
    """A clock time without am or pm: sure when only a 24-hour clock shows it so."""
    said = hour > 12 or hour == 0 or digits.startswith("0")  # noqa: PLR2004  hours of a half day
    return _sure(hour, minute, True, word) if said else f"u{hour:02}{minute:02}" if minute < 60 else word  # noqa: PLR2004


def _sure(hour: int, minute: int, fits: bool, word: str) -> str:  # noqa: FBT001  one caller each
    return f"t{hour % 24:02}{minute:02}" if fits and hour <= 24 and minute < 60 else word  # noqa: PLR2004


def _mended(word: str) -> str:
    """The word of time this is a slip of: the same first letter, one slip, or two in a long word."""
    if len(word) < _SHORT or word in _NOT_TYPOS:
        return word
    allowed = 2 if len(word) >= _LONG else 1
    best = min(
        ((OSA.distance(word, known, score_cutoff=allowed), known) for known in _NEAR if known[0] == word[0]),
        default=(allowed + 1, word),
    )
    return _SAME[best[1]] if best[0] <= allowed else word
