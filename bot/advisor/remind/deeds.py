"""Whole sentences about one's zone, hours and reminders, read without a guess: shown, done after a yes."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.advisor.path.ground import Ground
from bot.advisor.remind import managing, pausing, setting, spoken
from bot.advisor.remind.ground import ALL, live, meant, told
from bot.advisor.said import Said
from bot.models.advice import Advice
from bot.schedule import zone_of
from bot.schedule.zones import asked_offset

LONGEST = 120
"""Characters: a longer message tells a story, and is read as one."""
_POLITE = r"^\W*(?:(?:hey|hi|ok|okay|please|pls|can you|could you|just|also|and|so)\b\W*)*"
_END = r"(?:,? (?:please|pls|now|btw|by the way|these days|currently|at the moment|thanks))*\W*$"


def _whole(*patterns: str) -> re.Pattern[str]:
    """A pattern for a sentence from end to end, politeness aside."""
    return re.compile(rf"{_POLITE}(?:{'|'.join(patterns)}){_END}", re.IGNORECASE)


def _place(name: str) -> str:
    return rf"(?P<{name}>[\w/+:'. -]{{2,40}}?)(?: time)?"


def _hours(name: str) -> str:
    return rf"(?:from )?(?P<{name}>\d[\w:. ]*?(?: ?(?:-|–|to|until|till|and) ?)\d[\w:. ]*?)"


_SEND = r"(?:remind|message|ping|dm|write)"
_STAY = r"(?:live|living|stay|staying|based|moved|moving|relocated|located|working|studying)"
_ZONE = _whole(
    rf"(?:(?:my|our) )?time ?zone(?: is| =|:|'s)? {_place('is')}",
    rf"(?:set|change|switch|update) (?:my |the )?time ?zone to {_place('set')}",
    rf"(?:i(?:'m| am)?|we(?:'re| are)?) (?:now |just |currently |have |actually )*{_STAY}? ?(?:in|to|on) "
    rf"{_place('lives')}",
)
_WAKING = _whole(
    rf"(?:(?:set|change|make) )?(?:my )?(?:waking|active|awake|reminder) hours(?: are| is| to|:)? {_hours('awake')}",
    rf"(?:only |just )?{_SEND} me only between {_hours('only')}",
    rf"only {_SEND} me between {_hours('between')}",
    rf"(?:(?:set|change|make) )?(?:my )?(?:quiet|sleeping|silent|night) hours(?: are| is| to|:)? {_hours('quiet')}",
    rf"(?:don'?t|do not|never) (?:{_SEND}|disturb) me between {_hours('never')}",
    rf"no (?:reminders|messages|pings|dms) (?:between )?{_hours('none')}",
)
_QUIET = frozenset({"quiet", "never", "none"})
_SUMMARY = r"(?:a |the |my |any )?(?:weekly|week'?s) (?:summary|digest|recap|report)s?"
_WANT = r"(?:send|give|get|i want|i'd like|i would like|start)(?: me| to get| sending(?: me)?)?"
_NO_MORE = r"(?:stop|cancel|end|no more|disable|don'?t send(?: me)?|i don'?t want)(?: sending(?: me)?)?"
_DIGEST = _whole(
    rf"(?:turn|switch) (?P<way>on|off) {_SUMMARY}",
    rf"(?:(?:turn|switch) )?{_SUMMARY} (?P<then>on|off)",
    rf"{_WANT} {_SUMMARY}",
    rf"(?P<stop>{_NO_MORE}) {_SUMMARY}",
)
_THEM = r"(?:reminders|pings|messages)"
_LESS = _whole(
    r"(?:remind|ping|message|dm|nag) me (?:(?:a )?(?:bit|little) )?(?:less|more)(?: often| frequently)?",
    rf"(?:(?:i want|i need|send(?: me)?|give me) )?(?:fewer|less|more) (?:frequent )?{_THEM}",
    rf"(?:(?:these|there|those) are |that'?s |i get |you send )?(?:way )?too (?:many|much) {_THEM}",
    rf"(?:my |the |your )?{_THEM} (?:are|come) (?:way |far )?too (?:often|frequent|frequently|much|many)",
    r"(?:you|u) (?:remind|ping|message) me (?:way |far )?too (?:often|much)",
)
_ALL = r"(?:it|them|all|everything|all of (?:it|them)|(?:all )?(?:my |the )?(?:reminders?|pings|messages))"
_PAUSE = _whole(rf"(?:pause|mute|suspend|snooze|postpone)(?: {_ALL})?(?: (?:for|until|till|til|to|by) .{{1,60}}?)?")
_STOP = _whole(rf"(?:stop|end|cancel|delete|turn off|disable) {_ALL}")
_MOVE = _whole(r"(?:move|shift|reschedule) (?:it|this|that|(?:my|the) reminder) (?:to|by) .{1,60}?")
_WHICH = _whole(
    r"(?:what|which|what'?s|what is)(?: is)? (?:my )?time ?zone"
    r"(?: (?:am i (?:in|on)|do i have|is set|do you (?:use|have).*))?",
    r"(?:show )?(?:my )?reminder settings",
)
_RESUME = _whole(r"(?:unmute|unpause|resume|un-pause|un-mute)(?: (?:it|them|me|all|everything|reminders?))?")
_DROP = _whole(r"(?:cancel|delete|remove|stop|drop|kill) (?:the |my )?(?P<which>[\w' -]{2,60}?) (?:one|reminder)")
_NAME = _whole(
    r"(?:rename|retitle|change the (?:text|name|title) of) "
    r"(?P<named>it|the reminder|my reminder|.{2,40}? reminder)(?: to|:)? (?P<text>.{2,80}?)"
)


def read(ground: Ground, text: str) -> Advice | None:
    """The advice on such a sentence; None for every other."""
    if len(text) > LONGEST or not _ANY.match(text):
        return None
    for pattern, answer in _DEEDS:
        found = pattern.match(text)
        advice = answer(ground, found) if found else None
        if advice is not None:
            return advice
    return None


def _zone(ground: Ground, found: re.Match[str]) -> Advice | None:
    """A place that has a clock of its own; "i'm in data science" has none."""
    place = next(filter(None, found.group("is", "set", "lives")), "")
    zone = zone_of(place.strip(), ground.now)
    if zone:
        return setting.offer_zone(ground, zone)
    own = not found["lives"] and re.search(r"\b(?:my|our)\b", found.string, re.IGNORECASE)
    return setting.timezone(ground, place.strip()) if own or asked_offset(place) else None


def _waking(ground: Ground, found: re.Match[str]) -> Advice | None:
    name, hours = next((name, hours) for name, hours in found.groupdict().items() if hours)
    return setting.offer_waking(ground, hours, quiet=name in _QUIET)


def _digest(ground: Ground, found: re.Match[str]) -> Advice:
    way = (found["way"] or found["then"] or "").casefold()
    return setting.offer_digest(ground, on=not found["stop"] and way != "off")


def _again(ground: Ground, found: re.Match[str]) -> Advice | None:
    """As any sentence on reminders, where there are some to speak of."""
    return spoken.from_words(ground, found.string) if live(ground) else None


def _settings(ground: Ground, _: re.Match[str]) -> Advice:
    return setting.settings(ground)


def _less(ground: Ground, _: re.Match[str]) -> Advice | None:
    return managing.how_often(ground) if live(ground) else None


def _resume(ground: Ground, _: re.Match[str]) -> Advice | None:
    return pausing.resume(ground, ALL, ask=True) if live(ground) else None


def _drop(ground: Ground, found: re.Match[str]) -> Advice | None:
    """Only where the words tell one reminder from the others."""
    ones = meant(ground, found["which"])
    clear = len(ones) == 1 and (len(live(ground)) > 1 or found["which"].casefold() in ones[0].text.casefold())
    return managing.ask_delete(ground, ones[0].id) if clear else None


def _rename(ground: Ground, found: re.Match[str]) -> Advice | None:
    ones = meant(ground, found["named"])
    if not ones:
        return None
    return managing.ask_rename(ground, ones[0], found["text"].strip(" \"“”'")) if len(ones) == 1 else _which(ground)


def _which(ground: Ground) -> Advice:
    return told(ground, ground.say("remind.rename_which"))


_DEEDS: tuple[tuple[re.Pattern[str], Callable[[Ground, re.Match[str]], Advice | None]], ...] = (
    (_ZONE, _zone),
    (_WAKING, _waking),
    (_DIGEST, _digest),
    (_LESS, _less),
    (_WHICH, _settings),
    (_PAUSE, _again),
    (_STOP, _again),
    (_MOVE, _again),
    (_RESUME, _resume),
    (_DROP, _drop),
    (_NAME, _rename),
)
_NAMED = re.compile(r"\(\?P<\w+>")
_ANY = Said(
    _POLITE + f"(?:{'|'.join(_NAMED.sub('(?:', each.pattern[len(_POLITE) : -len(_END)]) for each, _ in _DEEDS)})" + _END
)
"""All in one: most messages are none of them, and are told so at once."""
