"""The small grammar of times: patterns over known words, each with what it says."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.schedule.clocks import clocks
from bot.schedule.fragments import (
    CLOCK,
    CLOCKS,
    DATE,
    DAY,
    ENDING,
    GOES_ON,
    HOLIDAY,
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
from bot.schedule.lengths import LONG, LONG_LATER, decimal, delta
from bot.schedule.moments import (
    read_after,
    read_all,
    read_at,
    read_before,
    read_between,
    read_day_number,
    read_every_single_day,
    read_lasts,
    read_on,
    read_part,
    read_start,
    read_this_part,
    read_until,
    read_without,
)
from bot.schedule.reading import Reading
from bot.schedule.repeats import (
    read_adverb,
    read_alternate,
    read_and_a_half,
    read_every,
    read_every_date,
    read_every_part,
    read_half_hour,
    read_half_year,
    read_holiday,
    read_month_days,
    read_nth,
    read_often,
    read_often_after,
    read_often_at,
    read_parts,
    read_plural_parts,
    read_quarter,
    read_workday,
)

Builder = Callable[[str], Reading | None]

_NTH = rf"(?:last|{ORDINAL})"
_NTHS = rf"{_NTH}(?:{LINK} (?:the )?{_NTH})*"
_WORKDAY = r"(?:(?:working|business|work) day|weekday)"
_DAY_END = r"(?:end of (?:the )?day|(?:end|close) of (?:business|work|play)(?: day)?|eod)"
_BARE = r"\d{1,2}(?:\.\d{2})?(?! \w)"
_ORDINALS = rf"{ORDINAL}(?:{LINK} (?:the )?{ORDINAL})*"
_SPANS = rf"(?:{NUMBER}|couple of|a couple of) (?:day|week|month|year)"
_SAYS: tuple[tuple[str, Builder], ...] = (
    (rf"(?:once )?every (?:(?:other|single|{ORDINAL}|\d{{1,3}}) )?(?:{UNIT}|{SET}(?: {PART}s?)?)", read_every),
    (rf"(?:every )?{PART}s? and (?:every )?{PART}s?", read_parts),
    (r"every (?:day|week|month) (?:twice|\d{1,2} ?(?:times|x))", read_often_after),
    (r"every hour and a half|every (?:1 and a half|1\.5) hour", read_and_a_half),
    (rf"every (?:(?:other|single) )?{PART}", read_every_part),
    (r"daily|hourly|weekly|monthly|yearly", read_adverb),
    (r"all (?:the |of the )?day(?! long)", read_every_single_day),
    (rf"(?:all (?:the )?|only (?:on )?|on |from )?{SET}", read_all),
    (
        r"(?:once )?(?:every|(?<=once )(?:an?|per)) quarter(?! (?:past|hour|to (?:\d|noon|midnight)|of (?:\d|an?\b)))",
        read_quarter,
    ),
    (rf"(?:on )?other {DAY}s", read_alternate),
    (rf"every (?:{ORDINAL}|\d{{1,2}})(?: of)? {MONTH}|every {MONTH} (?:the )?(?:{ORDINAL}|\d{{1,2}})", read_every_date),
    (rf"(?:every )?(?:on )?(?:the )?{_NTHS} {DAY}s? (?:(?:of|in) (?:the |every )*|every )month", read_nth),
    (rf"(?:monthly|every month)(?: on)? (?:the )?{_NTHS} {DAY}|every last {DAY}", read_nth),
    (rf"(?:every )?(?:on )?(?:the )?{_NTH}(?:{LINK} (?:the )?{_NTH})+ {DAY}s?", read_nth),
    (rf"(?:every )?(?:on )?(?:the )?{_NTH} {_WORKDAY} (?:(?:of|in) (?:the |every )*|every )month", read_workday),
    (rf"(?:monthly|every month)(?: on)? (?:the )?{_NTH} {_WORKDAY}", read_workday),
    (r"every (?:half an?|half) hour", read_half_hour),
    (r"every half(?: an?)? year|every half-year", read_half_year),
    (rf"(?:on|by|every) {HOLIDAY}|(?:for )?{HOLIDAY}{GOES_ON}", read_holiday),
    (rf"every (?:last|1st) {_WORKDAY}", read_workday),
    (rf"(?:every )?(?:on )?(?:the )?{_ORDINALS}(?: day)? (?:of|in) (?:the |every )*month", read_month_days),
    (rf"every {_ORDINALS}(?: of the month)?", read_month_days),
    (rf"(?:monthly|every month)(?: on)? (?:the )?(?:{_ORDINALS}|last day)", read_month_days),
    (rf"(?:on )?(?:the )?{ORDINAL}(?:{LINK} (?:the )?{ORDINAL})+(?! (?:of )?{MONTH}){GOES_ON}", read_month_days),
    (r"(?:on )?(?:the )?(?:every )?last day of (?:the |every )+month", read_month_days),
    (
        r"(?:(?:at|on) )?(?:the )?(?:end|start|starting) of every month|every (?:month end|end of (?:the )?month)",
        read_month_days,
    ),
    (rf"{OFTEN}(?:day|week|month|year|daily|weekly|monthly)", read_often),
    (rf"{OFTEN}(?:day|daily)(?: ?[,:])*(?: at)? {CLOCK}(?:(?: ?(?:,|and))+ {CLOCK})+", read_often_at),
    (rf"in (?:about )?{LONG}|{LONG_LATER}", delta),
    (r"(?:in )?(?:about )?\d{1,2}\.\d(?: hour|h|hr|hrs)(?: from now)?", decimal),
    (r"in (?:about )?\d{1,3}(?:m|min|mins|h|hr|hrs|d|w)(?: ?\d{1,2}m?)?|in \d{1,3}(?! \w)", delta),
    (rf"on {DATE}|(?:(?:by|for) )?(?!(?:the )?{ORDINAL}(?!{GOES_ON}|(?: of)? {MONTH})){DATE}", read_on),
    (rf"(?:until|up to) {ENDING}", read_until),
    (rf"for (?:the )?(?:next )?{_SPANS}|for the (?:next|whole|entire) (?:week|month|year)", read_lasts),
    (rf"(?:starting|start|from)(?: from| on| in)? (?:{DATE}|{MONTH}(?! \d)|{HOLIDAY})", read_start),
    (rf"(?:between|from) {CLOCK} (?:and|to|-|until) {CLOCK}|{SAFE_CLOCK} (?:-|to|until) {CLOCK}", read_between),
    (rf"(?:except|but not|but|not|apart from)(?: on| for)? {SET}", read_without),
    (rf"(?:{NUMBER}|the|couple of|a couple of) (?:day|week|month) before {DATE}", read_before),
    (rf"(?:{NUMBER}|couple of|a couple of) (?:day|week|month) (?:(?:from|after) {DATE}|today|tomorrow)", read_after),
    (rf"(?:at|about|around|by|after|exactly|exactly at|at about|at around) {CLOCKS}", read_at),
    (rf"for {CLOCKS}(?! (?:{UNIT}|times|x|more|new|of)\b)", read_at),
    (SAFE_CLOCKS, clocks),
    (r"^\d{1,2}\.\d{2}", clocks),
    (rf"^\d{{1,2}} (?:in the {PART}|at night)", clocks),
    (rf"(?:(?:every )?{SET}|daily|weekly|tomorrow|today|every day) {_BARE}", read_day_number),
    (
        rf"(?:(?:every )?{SET}|daily|weekly|tomorrow|today|every day) \d{{1,2}}(?: in the {PART}| at night)",
        read_day_number,
    ),
    (rf"(?:tomorrow|this|{DAY}|every) {PART} {_BARE}|tonight {_BARE}", read_day_number),
    (rf"(?:in |at |on |during )?(?:the )?(?:early |late )?{PART}s?|tonight", read_part),
    (rf"after (?:work|school|dinner|lunch)|before bed|(?:(?:by|at) )?(?:the )?{_DAY_END}", read_part),
    (r"every (?:night before bed|evening after (?:work|dinner))", read_every_part),
    (rf"this {PART}", read_this_part),
    (rf"(?:on )?{SET} {PART}s", read_plural_parts),
)
PATTERNS = tuple((re.compile(rf"(?:{pattern})(?!\S)"), build) for pattern, build in _SAYS)
"""What is tried at each word; the longest match counts, of equally long ones the first."""
