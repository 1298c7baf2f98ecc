"""Pieces of the grammar's patterns, over words as `tokens` spells them."""

from __future__ import annotations

from bot.schedule.tokens import DAYS, MONTHS

DAY = rf"(?:{'|'.join(DAYS)})"
DAY_OR_DAYS = rf"(?:{'|'.join(DAYS)})s?"
LINK = r"(?: ?(?:,|and|/|plus))*(?: on)?"
LIST = rf"(?:{DAY_OR_DAYS} (?:-|to) {DAY_OR_DAYS}|{DAY_OR_DAYS}(?:{LINK} {DAY_OR_DAYS})*)(?! or {DAY})"
SET = rf"(?:{LIST}|weekdays?|weekends?|(?:working|business|work|week|school) day)"
MONTH = rf"(?:{'|'.join(MONTHS)})"
NUMBER = r"(?:(?:an? )?\d{1,3}|an?|one)"
OFTEN = r"(?:once|twice|\d{1,2} ?(?:times?|x|sessions?))(?: (?:every|an?|per|/))? "
ORDINAL = r"\d{1,2}(?:st|nd|rd|th)"
PART = r"(?:morning|afternoon|evening|night|lunch)"
PLAIN_CLOCK = (
    r"(?:(?:half|(?:a )?quarter|\d{1,2}(?: minute)?) (?:past|to) (?:noon|midnight)"
    r"|(?:half|(?:a )?quarter) past \d{1,2}|(?:(?:a )?quarter|5|10|20|25|\d{1,2} minute) (?:past|to) \d{1,2}"
    r"|half \d{1,2}|[tu]\d{4}(?: (?:am|pm))?|\d{1,2}(?:\.\d{2})? (?:am|pm)|\d{1,2} oclock|noon|midnight)"
)
CLOCK = (
    rf"(?:{PLAIN_CLOCK}|\d{{1,2}}(?:\.\d{{2}})?|\d{{4}}(?: hour)?)(?: oclock)?(?: (?:am|pm))?"
    rf"(?: (?:in the {PART}|at night))?"
)
SAFE_CLOCK = rf"{PLAIN_CLOCK}(?: (?:am|pm))?(?: (?:in the {PART}|at night))?"
CLOCKS = rf"{CLOCK}(?:(?: ?(?:,|and|&))+(?: at)? {CLOCK})*"
SAFE_CLOCKS = rf"{SAFE_CLOCK}(?:(?: ?(?:,|and|&))+(?: at)? {CLOCK})*"
NUMBERED = (
    rf"(?:\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}})?"
    rf"|(?:the )?(?:{ORDINAL}|\d{{1,2}})(?: of)? {MONTH}(?: ?,? \d{{4}})?"
    rf"|{MONTH} (?:the )?(?:{ORDINAL}|\d{{1,2}})(?: ?,? \d{{4}})?|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?"
    rf"|the {ORDINAL}|{ORDINAL})"
)
"""A day by its number."""
HOLIDAY = r"(?:christmas(?: day)?|christmaseve|boxing day|new years? day|newyeareve|halloween|valentine day)"
"""Days that are the same date every year."""
GOES_ON = (
    rf"(?!(?: (?:and|or|,)(?: the)? {ORDINAL})* "
    r"(?!(?:at|on|of|and|or|in|to|for|from|every|before|until|around|about|morning|afternoon|evening|night"
    r"|noon|midnight|lunch|please|pls|plz|by|that|starting|except|then|also|so|the)\b)[a-z]{2})"
)
"""After the number of a day: nothing that it could count ("the 2nd chapter", "1st draft")."""
DATE = (
    r"(?:(?:the )?(?:1st|start|starting) (?:day )?of (?:the )?next (?:week|month|year)"
    rf"|{DAY}(?: ,)? {NUMBERED}|{NUMBERED}"
    rf"|(?:later |sometime )?(?:today|tomorrow)|(?:the )?day after tomorrow"
    rf"|(?:the )?(?:(?:next|this coming|this|coming|upcoming|following) )?{DAY}(?: (?:next|this) week)?"
    rf"|next week(?: on)? {DAY}|next (?:week|month|year)|(?:next|this|the|this coming) weekend"
    rf"|(?:the )?end of (?:(?:the|this|next) )?(?:month|year|week)|(?:the )?end of today|(?:after|over) the weekend"
    rf"|(?:the )?end of {MONTH}|(?:the )?(?:month|year) end)"
)
ENDING = rf"(?:{DATE}|{HOLIDAY}|(?:the )?(?:1st|beginning|start) of {MONTH}|{MONTH}|then)"
UNIT = r"(?:hour|day|week|month|year|minute)"
_MANY = rf"(?:{NUMBER}|half an?|a half|couple of|a couple of|a couple|an? \w{{3,7}} of)"
SPAN = rf"(?:{_MANY}|(?:an? |3 )?quarters? (?:of an?)?) (?:hour|minute|day|week|month|year)"
