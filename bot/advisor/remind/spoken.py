"""Plain sentences about reminders: what they ask for, shown first and done after a yes."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.advisor.path.ground import Ground, personal
from bot.advisor.remind import managing, pausing, setting
from bot.advisor.remind.creating import ask_zone, offer
from bot.advisor.remind.ground import ALL, KIND, choose, live, meant, row, told
from bot.advisor.remind.packing import fitted
from bot.models.advice import Advice, Block
from bot.schedule import zone_of

_I = re.IGNORECASE
_ORDER = re.compile(
    r"^\W*(?:(?:hey|hi|please|pls|plz|can|could|would|will|you|u|kindly|just|sir|ok)\W+)*"
    r"(?:remind(?: me)?|(?:ping|nudge|poke|dm|message|text|tell|notify|alert|write|bug|nag|wake|remember) me)\b"
    r"(?! about it later)",
    _I,
)
_NOT = re.compile(r"\b(?:don'?t|do not|dont|never|no need to) (?:remind|ping|message|dm|text|nag|bug)\b", _I)
_DAYS_OFF = re.compile(
    r"\b(today|tonight|tomorrow|(?:on |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|this week|next week"
    r"|this weekend|the weekend)(?:'?s)?\b",
    _I,
)
_INSTEAD = re.compile(r"\binstead\b|^\W*(?:please )?only (?:remind|ping|message)(?: me)?\b", _I)
_RESUME = re.compile(
    r"\b(?:resume|unpause|un-pause|back on\b|unmute|start (?:the |my )?remind\w*(?: me)? again|continue my remind)", _I
)
_STOP = re.compile(
    r"\b(?:stop|no more|turn (?:\w+ ){0,3}off|disable|delete|remove|cancel|get rid of|kill|unsubscribe|enough"
    r"|end my)\b",
    _I,
)
_PAUSE = re.compile(r"\b(?:pause|hold|mute|suspend|on hold|skip|holiday|vacation)\b", _I)
_SNOOZE = re.compile(
    r"\b(?:snooze|later|postpone|not now|not today|push (?:it|this|the|that)|remind(?: me)? (?:about it )?later)\b", _I
)
_MOVE = re.compile(
    r"\b(?:move|shift|change|reschedule|make (?:it|that|them)|edit|can it be|adjust|switch|update)\b", _I
)
_LIST = re.compile(
    r"\b(?:list|show|see|view|which (?:\w+ ){0,2}(?:reminders?|pings?)|what reminders|do i have|how many"
    r"|when (?:is|will|do|are|does)|what time is|did you set|active|what'?s my next|any reminders)\b"
    r"|^\W*(?:my )?reminders?\W*$",
    _I,
)
_ZONE = re.compile(r"\b(?:time ?zones?|wrong (?:time|hour)|hour late|hour early|utc)\b", _I)
_HOW = re.compile(
    r"\bhow (?:do|does|can|would|to)\b|\b(?:can|do) you (?:do|have|send|set) reminders?\b|\bwhat can\b", _I
)
_PLURAL = re.compile(
    r"\b(?:all|everything|them|reminders|pings|messages|dms|notifications|pinging|messaging|reminding)\b", _I
)
_UNTIL = re.compile(r"\b(?:for|until|till|til)\b (.+)$|, ?(\d+ \w+)$|\b((?:this|next) week)\b", _I)
_TO = re.compile(r"\b(?:to|for|at)\b (?!the\b|my\b|it\b)([^,.!?]+?)(?: instead of .*| not .*| please| pls)?\W*$", _I)
_MAKE = re.compile(
    r"\b(?:make|can) (?:it|that|them)(?: be)?,? (?:at |earlier,? |later,? |like )*(.+?)(?: instead of .*| not .*)?\W*$",
    _I,
)
_INSTEAD_END = re.compile(r"\W*\binstead\W*$", _I)
_BARE = re.compile(r"^\W*(?:please )?(?:only )?(?:remind|ping|message)(?: me)?(?: only)?\b|\bonly\b", _I)
SHORT = 5
"""Words of a message that only names a place."""
_WAIT = re.compile(
    r"\b(\d{1,3} ?(?:m|min|mins|minutes?|h|hrs?|hours?|days?|weeks?)|(?:an?|one|two) (?:hours?|days?|weeks?)"
    r"|half an hour|tomorrow\b.*|(?:till|until|til|for|to|in) .+)$",
    _I,
)


def from_words(ground: Ground, text: str) -> Advice:
    """The advice on a sentence; nothing is changed before a yes."""
    if live(ground) and _INSTEAD.search(text):
        return _move(ground, _BARE.sub("to ", _INSTEAD_END.sub("", text)))
    if _NOT.search(text):
        return _pause(ground, text) if _DAYS_OFF.search(text) or _UNTIL.search(text) else _stop(ground, text)
    if _ORDER.search(text) and not re.search(r"\bremind(?: me)? later\b", text, _I):
        return offer(ground, text)
    for pattern, answer in (
        (_RESUME, _resume),
        (_ZONE, _zone),
        (_MOVE, _move),
        (_PAUSE, _pause),
        (_STOP, _stop),
        (_SNOOZE, _snooze),
        (_HOW, lambda ground, _: how(ground)),
        (_LIST, lambda ground, _: managing.listed(ground)),
    ):
        if pattern.search(text):
            return answer(ground, text)
    return offer(ground, text)


def how(ground: Ground) -> Advice:
    """What reminders are and how to ask for one."""
    blocks = (Block(ground.say("remind.how")), Block(ground.say("remind.examples")))
    advice = personal(KIND, blocks, title=ground.say("remind.how_title"))
    return replace(advice, rows=(row(ground, "list", "settings"),))


def _stop(ground: Ground, text: str) -> Advice:
    ones = meant(ground, text)
    if len(ones) == 1:
        return managing.ask_delete(ground, ones[0].id)
    if not ones:
        return told(ground, ground.say("remind.nothing"))
    if len(ones) == len(live(ground)) and _PLURAL.search(text):
        return managing.ask_delete(ground, ALL)
    return choose(ground, "remind_delete", ones)


def _pause(ground: Ground, text: str) -> Advice:
    found = _UNTIL.search(text)
    words = next((part for part in found.groups() if part), "") if found else ""
    words = {"this week": "until next monday", "next week": ""}.get(words.casefold(), words)
    off = _DAYS_OFF.search(text)
    if off and not words:
        return pausing.day_off(ground, meant(ground, _DAYS_OFF.sub("", text)), off[1])
    ones = meant(ground, text[: found.start()] if found else text)
    if len(ones) == 1:
        return pausing.pause(ground, ones[0].id, words, ask=True)
    return pausing.pause(ground, ALL, words, ask=True)


def _resume(ground: Ground, text: str) -> Advice:
    ones = [one for one in meant(ground, text) if one.paused]
    return pausing.resume(ground, ones[0].id if len(ones) == 1 else ALL, ask=True)


def _snooze(ground: Ground, text: str) -> Advice:
    found = _WAIT.search(text)
    ones = meant(ground, text[: found.start()] if found else text)
    if not ones:
        return told(ground, ground.say("remind.nothing"))
    if len(ones) > 1:
        return choose(ground, "remind_later", ones, "")
    return managing.snooze(ground, ones[0].id, found[1] if found else "", ask=True)


def _move(ground: Ground, text: str) -> Advice:
    found = _MAKE.search(text) or _TO.search(text)
    where = text[: found.start(1)] if found else text
    words = found[1] if found else text
    ones = meant(ground, where if found else "")
    if not ones:
        return told(ground, ground.say("remind.nothing"))
    if len(ones) > 1:
        action, _ = fitted("remind_change", (), words, ground.member.id)
        return choose(ground, action.verb, ones, *action.args)
    return managing.edit(ground, ones[0].id, words, "", ask=True)


def answered(ground: Ground, waiting: str, text: str) -> Advice | None:
    """A city typed when its zone was asked for; None when the text names none. `waiting`: what was said before."""
    zone = _named(ground, text) if len(text.split()) <= SHORT else ""
    return setting.timezone(ground, zone, waiting) if zone else None


def _zone(ground: Ground, text: str) -> Advice:
    zone = _named(ground, text)
    return setting.offer_zone(ground, zone) if zone else ask_zone(ground, "")


def _named(ground: Ground, text: str) -> str:
    """The zone named in a sentence; empty when there is none."""
    words = re.findall(r"[\w/+:'-]+", text)
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            phrase = " ".join(words[start : start + size])
            zone = zone_of(phrase, ground.now) if len(phrase) > 2 and phrase.casefold() != "utc" else ""  # noqa: PLR2004
            if zone:
                return zone
    return ""
