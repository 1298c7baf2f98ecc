"""What sentences about reminders sound like: patterns, from the plainest to the vaguest."""

from __future__ import annotations

import re

_SENT = r"(?:reminders?|pings?|nudges?|messages|dms|notifications)"
_SENDING = r"(?:reminding|pinging|messaging|nudging|sending|nagging|dm'?ing)"
_SEND = r"(?:remind|ping|message|dm|text|nag|bug|nudge|disturb)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


ORDER = _any(
    r"^\W*(?:(?:hey|hi|please|pls|plz|can|could|would|will|you|u|kindly|just|sir|ok)\W+)*"
    r"(?:remind(?: me)?|(?:ping|nudge|poke|dm|message|text|tell|notify|alert|write|bug|nag|wake|remember) me)\b"
    r"(?! about it later)"
)
INSIDE = _any(r"\b(?:remind|ping|nudge|poke|notify|alert) me (?:to|about|that)\b")
"""An order that does not stand first: "every quarter remind me to update my cv"."""
LATER = _any(r"\bremind(?: me)? later\b")
TROUBLE = _any(
    r"\b(?:never (?:came|arrived)|did(?:n'?t| not) (?:get|come|arrive|receive|remind)|forgot to remind)\b",
    r"\b(?:same reminder|pinged me|reminded me|got it) (?:\w+ )?twice\b|\bno ping arrived\b",
    r"\b(?:reminder|ping|it) (?:came|arrived) (?:at|late|early)\b",
    r"\bwhy (?:did|do|are|am) (?:you|i)\b|\bwhere did my\b|\bwho asked\b",
)
"""Something went wrong, or seems so."""
CHANNEL = _any(
    r"\b(?:in|to|into|use) (?:this|the|a|another|my)?(?: [\w-]+)? ?channel\b|\bin #[\w-]+|\binstead of (?:a )?dms?\b"
)
"""Somewhere else than in direct messages."""
NOT = _any(
    rf"\b(?:don'?t|do not|dont|never|no need to) {_SEND}\b",
    r"\b(?:don'?t|do not) (?:want to be reminded|want (?:any |more |these )*(?:reminders|pings|messages))\b",
    r"\b(?:don'?t|do not) need (?:the|that|this|my|these|any|more|it|to be reminded)\b",
    rf"\bno (?:more )?{_SENT}\b|^\W*(?:please )?not (?:at|on|in|before|after)\b|\bquit (?:it|{_SENDING})",
)
HOURS = _any(r"\bat night\b|\b(?:before|after) \d|\bin the (?:morning|night|evening|daytime)s?\b|\bdaytime\b")
"""Hours of the day, not one time."""
DAYS = _any(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b|\bweekends?\b|\bweekdays\b|\b(?:morn|even)ings\b")
DAYS_OFF = _any(
    r"\b(today|tonight|tomorrow|(?:on |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|this week|next week"
    r"|this weekend|the weekend)(?:'?s)?\b"
)
INSTEAD = _any(
    r"\binstead\b|^\W*(?:please )?only (?:on|at|in|every|remind|ping|message)\b",
    r"\bonly (?:once|twice|\w+ times) (?:a|per)\b",
)
INSTEAD_END = _any(r"\W*\binstead\W*$")
BARE = _any(r"^\W*(?:please )?(?:only )?(?:remind|ping|message)(?: me)?(?: only)?\b|\bonly\b")
OFF = _any(r"\b(?:turn|switch) (?:\w+ ){0,3}off\b")
RESUME = _any(
    r"\b(?:resume|unpause|un-pause|back on\b|unmute|start (?:the |my )?remind\w*(?: me)? again|continue my remind)",
    rf"\b(?:{_SENDING} (?:me )?again|start again with|continue with|wake up and)\b",
)
STOP = _any(
    r"\b(?:stop|no more|turn (?:\w+ ){0,3}off|disable|delete|remove|cancel|get rid of|kill|unsubscribe|quit|scrap"
    r"|end my|no longer needed|forget about (?:that|the|my)|(?:don'?t|do not) need)\b",
    r"^\W*enough\b|\benough (?:of|with)\b|^\W*drop (?:the|my)\b|\bdon'?t want\b",
)
PAUSE = _any(
    r"\b(?:pause|mute|suspend|on hold|skip|holiday|vacation|silence|freeze|quiet|leave me alone|a break|pass on)\b",
    r"\bhold (?:my|the|all|off|it|them|everything)\b",
)
SNOOZE = _any(
    r"\b(?:snooze|later|postpone|not now|not today|push (?:it|this|the|that)|remind(?: me)? (?:about it )?later"
    r"|hold on (?:till|until|til)|more minutes|another (?:hour|half hour|\d+)|come back|ask me again"
    r"|wait (?:until|till))\b"
)
MORE = _any(r"\b(\d{1,3}) more (?=m)|\banother (?=hour|half|\d)")
MOVE = _any(
    r"\b(?:move|shift|change|reschedule|make (?:it|that|them|the|my)|edit|adjust|switch|update)\b",
    r"\b(?:can|could) it (?:be|come)\b|\bcan (?:the|my) \w+ (?:be|come)\b|\b(?:is|would be) enough\b",
    r"\bcut (?:\w+ ){1,3}down\b|\bbring it\b|\bare better\b",
)
LIST = _any(
    r"\b(?:list|show|see|view|which (?:\w+ ){0,2}(?:reminders?|pings?)|what reminders|do i have|how many"
    r"|when (?:is|will|do|are|does)|what time is|did you set|active|what'?s my next|any reminders)\b",
    r"^\W*(?:my )?reminders?\W*$",
    rf"^\W*(?:is|are|did|was|were|have|what (?:have|will|did|are))\b.*\b(?:{_SENT}|remind)\b",
)
ZONE = _any(
    r"\b(?:time ?zones?|wrong (?:time|hour)|hour late|hour early|utc)\b",
    r"\bi(?:'m| am|'ve| have)? (?:live|moved|based|stay|staying|travell?ing) (?:in|to)\b|\buse [\w ]{2,30} time\b",
)
HOW = _any(
    r"\bhow (?:do|does|can|would|to)\b|\b(?:can|do) you (?:do|have|send|set) reminders?\b|\bwhat can\b",
    r"\bremind me of things\b",
)
PLURAL = _any(r"\b(?:all|everything|them|reminders|pings|messages|dms|notifications|pinging|messaging|reminding)\b")
UNTIL = _any(r"\b(?:for|until|till|til)\b (.+)$|, ?(\d+ \w+)$|\b((?:this|next) week)\b")
TO = _any(
    r"\b(?:to|for|at)\b (?!(?:the|my|it)\b(?! (?:morning|evening|afternoon|night|weekend|end|\d)))([^,.!?]+?)"
    r"(?: instead of .*| not .*| please| pls)?\W*$"
)
MAKE = _any(
    r"\b(?:make|can|could) (?:it|that|them|(?:the|my) .{2,30}? (?:one|reminder|ping)|(?:the|my) (?:reminder|ping)s?)"
    r"(?: be| come)?,? (?:at |earlier,? |later,? |like )*(.+?)(?: instead of .*| not .*)?\W*$",
    r"^\W*(.+?) (?:is|would be) enough\b",
)
WAIT = _any(
    r"\b(\d{1,3} ?(?:m|min|mins|minutes?|h|hrs?|hours?|days?|weeks?)|(?:an?|one|two) (?:hours?|days?|weeks?)"
    r"|half an hour|tomorrow\b.*|(?:till|until|til|for|to|in|at) .+)$"
)
