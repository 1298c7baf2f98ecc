"""Words beside a time that change its meaning: better not understood than misunderstood."""

from __future__ import annotations

import re

from bot.schedule.fragments import ORDINAL
from bot.schedule.left import torn
from bot.schedule.reading import Reading
from bot.schedule.tokens import MONTHS, Token, vocabulary

_DANGER = vocabulary(
    "every until before except between unless if other without not but during than after to 1st 2nd 3rd 4th 5th am pm "
    "hour minute day week month year past ago last few when while yesterday never minus m w f mw wf mf mtwtf mtwthf "
    "next"
)
"""Left over right beside a time, these change its meaning: better not understood than misunderstood."""
_OPENERS = vocabulary(
    "every on at in tomorrow today tonight daily weekly monthly until for next this the from starting by"
)
"""Words that open a time, so that a number before them belongs to what stands before: "phase 2 every monday"."""
UNREAD = re.compile(r"\d{1,2}/\d{1,2}(?:/\d+)?|\d{1,2}\.\d{1,2}\.(?:\d{4})?|\d{1,2}:\d\d|\d{1,2}(?:[:.]\d\d)?[ap]m")
"""A day or an hour that no pattern could place (12/5, 25:00, 13pm): the rest is not all that was said."""
_MOMENTS = vocabulary("sunset sunrise dawn dusk breakfast supper bedtime arvo")
"""Hours that no clock shows."""
_REACH = 3
"""Words from an "every" to a time that it may still belong to: "every full moon at 8"."""
_DAY_LEADS = _OPENERS | vocabulary("and or to of before after between through coming last every same")
_DAY_FOLLOWERS = _OPENERS | vocabulary("and or to please pls plz about around so then also that except until")
ZONES = vocabulary("utc gmt ist est edt pst pdt cst cdt mst mdt cet cest bst jst wib wat eat aest")


def other_word(row: tuple[Token, ...], index: int, last: int) -> bool:
    """Whether a day's short name stands in a sentence as a word of its own: "buy sat prep books", "sun cream"."""
    alone = index == last and row[index].end - row[index].start == len("sun")
    if not alone or row[index].word not in {"sat", "sun", "mon", "wed"} or not 0 < index < len(row) - 1:
        return False
    lead, after = row[index - 1].word, row[index + 1].word
    return lead.isalpha() and lead not in _DAY_LEADS and after.isalpha() and after not in _DAY_FOLLOWERS


def crossed(readings: list[Reading]) -> bool:
    """Whether days have hours of their own ("mondays at 9 and thursdays at 18"): one rule would mix them."""
    daily = "".join(
        "d" * bool(one.days or one.without or one.unit == "day") + "c" * bool(one.clocks) for one in readings
    )
    named = "".join("d" * bool(one.days) + "c" * bool(one.clocks) for one in readings)
    return bool(re.search(r"d+c+d+c|c+d+c+d", daily) or re.search(r"dc+d", named))


def trouble(row: tuple[Token, ...], used: frozenset[int]) -> str:
    """A word beside the time that changes what it means; empty when there is none."""
    for index, token in enumerate(row):
        if index not in used and (torn(row, index, used) or _stray(row, index, used) or _bends(row, index, used)):
            return token.word
    return ""


def _stray(row: tuple[Token, ...], index: int, used: frozenset[int]) -> bool:
    """A word of time itself, left over wherever it stands."""
    word, lead = row[index].word, row[index - 1].word if index else ""
    if word in MONTHS:
        return lead in {"in", "of", "during", "starting", "from", "since", "until", "to"}
    if word == "before":  # "2 hours before", "not before 10 tomorrow"
        return lead in {"hour", "day", "week", "month"} or (index + 2 in used and row[index + 1].word[:1].isdigit())
    if word == "times" and lead.isdecimal() and index > 1:  # "every day at 9 for 5 times"
        return row[index - 2].word == "for" or index - 2 in used
    if word in _MOMENTS:
        return any(at in used for at in range(index - 2, index + 3))
    leads = any(index < at <= index + _REACH for at in used)
    return bool(UNREAD.fullmatch(word)) or (word, lead) == ("now", "from") or (word == "every" and leads)


def _bends(row: tuple[Token, ...], index: int, used: frozenset[int]) -> bool:
    """A word right beside the time that belongs to it: "8-9", "every year on my birthday"."""
    word, before, after = row[index].word, index - 1 in used, index + 1 in used
    listed = index + 2 in used and row[index + 1].word in {"and", ","} and bool(re.fullmatch(ORDINAL, word))
    if listed or (index - 2 in used and row[index - 1].word in {"-", "or"} and word.isdecimal()):
        return True  # "1st and 3rd monday of the month", "at 9 or 10"
    if before and (word in {"times", "x"} or [token.word for token in row[index : index + 2]] == ["on", "my"]):
        return True
    number = bool(re.match(r"\d|[tu]\d{4}$", word))
    if word in ZONES:
        return before or after
    if word in {"hour", "minute"} and after and _activity(row, index):
        return False
    if after and (bool(_DANGER - {"to"} & set(word.split())) or (number and row[index + 1].word not in _OPENERS)):
        return True
    return before and (word in _DANGER - {"to", "while", "than"} or _loose(row, index, number=number))


def _activity(row: tuple[Token, ...], index: int) -> bool:
    """Whether a length of time is that of what is done: "study (for) 2 hours every day"."""
    if not re.fullmatch(r"\d{1,3}|an?|half", row[index - 1].word):
        return False
    lead = row[index - 2].word if index > 1 else ""
    return bool(lead) and lead not in {"in", "every", "within", "next", "last", "past", "after", "before"}


def _loose(row: tuple[Token, ...], index: int, *, number: bool) -> bool:
    """A number right after a time that counts nothing: the end of the sentence, or no noun behind it."""
    return number and (
        index + 1 == len(row) or not row[index + 1].word.isalpha() or row[index + 1].word in {"and", "or", "to"}
    )
