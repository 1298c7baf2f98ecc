"""What is left of a sentence beside its time: text, or a part of the time that was not read."""

from __future__ import annotations

import re

from bot.schedule.fragments import ORDINAL
from bot.schedule.tokens import MONTHS, Token, vocabulary

_TIMELY = vocabulary(
    "mon tue wed thu fri sat sun mons tues weds thus fris sats suns hour minute day week month year weekday weekdays "
    "weekend weekends times row today tomorrow tonight morning mornings evening evenings night nights afternoon "
    "afternoons noon midnight quarter end all days twice"
) | frozenset(MONTHS)
"""Words that speak of time and of nothing else."""
_JOINING = vocabulary(
    "not in a an the this that's of at on and or , . ! ? ( ) - : only just then also so next last every each from "
    "again until before after between during but if i it is will do for"
)
"""Words that say nothing alone."""
_NUMBER = re.compile(r"\d{1,2}")
_CLOCK = re.compile(r"[tu]\d{4}|noon|midnight")


def unread(row: tuple[Token, ...], used: frozenset[int]) -> bool:
    """Whether all that is left speaks of time ("all", "this month", "three days in a row"): it was not read."""
    told = [row[index].word for index in range(len(row)) if index not in used and row[index].word not in _JOINING]
    return bool(told) and all(
        word in _TIMELY or bool(re.fullmatch(rf"\d+|[tu]\d{{4}}|{ORDINAL}", word)) for word in told
    )


def torn(row: tuple[Token, ...], index: int, used: frozenset[int]) -> bool:
    """Whether the word at `index` was torn from the time that is read."""
    here, *ahead = [token.word for token in row[index : index + 3]]
    lead = row[index - 1].word if index else ""
    if (lead, here) == ("again", "if") or (here == "not" and ahead and ahead[0] in _TIMELY):
        return True  # "again if i forget", "tomorrow, not today"
    if index - 1 in used and index + 1 in used and re.match(r"\d|[tu]\d{4}$", here):
        return True  # "every day 6 in the evening"
    if index + 1 in used and (here in {"quarter", "half"} or (here == "late" and lead not in {"be", "being", "am"})):
        return True
    if here == "than" and ahead and re.match(r"\d|[tu]\d{4}$", ahead[0]):
        return True  # "no earlier than 11 tomorrow"
    joined = len(ahead) > 1 and index + 2 in used and ahead[0] in {"-", "or", "to"}
    return joined and bool(_NUMBER.fullmatch(here) and _CLOCK.fullmatch(ahead[1]))  # "8-9pm": two times of day
