"""The words round a reminder's time: what asks for it ("remind me"), and what is left as its text."""

from __future__ import annotations

import re


def _any(words: str) -> str:
    """A pattern for any of the words."""
    return "|".join(words.split())


_VERBS = _any(
    "remind reminded reminder remindme ping nudge poke tell dm message msg text write bug nag alert notify wake "
    "remember remeber remaind remid rmeind rember kick yell_at call email shout_at buzz hit"
).replace("_", " ")
_MAKE = _any("set create add make schedule new put send give need want like appreciate receive get have drop use")
_THINGS = r"(?:reminders?|alarm|nudge|notification|alert|ping|poke|push|dm)s?\b"
_TRIGGER = re.compile(
    rf"(?:{_VERBS})(?:(?: to)? (?:me|us)\b)(?: up\b)?"
    r"|\bremindme\b|\bbe reminded\b|^\W*remind\b"
    rf"|\b(?:{_MAKE})(?: me)?(?: up)?(?: an?| my| the| new| another| some)*(?: \w+ly)?(?: study)? {_THINGS}\b"
    r"(?: for me)?(?: required| please)?"
    r"|^\W*(?:daily|weekly|monthly)? ?(?:study )?(?:reminder|nudge|ping)s?\b"
    r"|\b(?:let me know|don'?t let me forget|make sure i|help me remember)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"\b(?:daily|weekly|monthly)\b", re.IGNORECASE)
_POLITE = _any(
    "please pls plz can could would will you u kindly hey hi hello ok okay so and also sir just i want need like to be "
    "d yes that good again sharp uhr asap"
)
_ONLY_POLITE = re.compile(rf"^(?:\W*\b(?:{_POLITE})\b)+\W*$", re.IGNORECASE)
_FIRST = _any("to about that of for with please pls plz and me its it's is so when then i_should i_have_to i_need_to")
_LAST = _any(
    "please pls plz sir thanks thx at on every for the in and from ok to each of around about only enough required too"
)
_HEAD = re.compile(rf"^(?:[\s,.:;!?\-]|\b(?:{_FIRST.replace('_', ' ')})\b)+", re.IGNORECASE)
_TAIL = re.compile(rf"(?:[\s,.:;!?\-]|\b(?:{_LAST})\b)+$", re.IGNORECASE)


def split(text: str) -> tuple[str, str]:
    """What stands before the request, and what follows it; all of it follows when nothing asks.

    A time in the request itself ("daily reminder") is kept in front of what follows.
    """
    found = _TRIGGER.search(text)
    if found is None:
        return "", text
    inside = _OFTEN.search(found[0])
    return text[: found.end()], (f"{inside[0]} " if inside else "") + text[found.end() :]


def without_request(text: str) -> str:
    """The text with every "remind me" taken out."""
    return _TRIGGER.sub(" ", text)


def trimmed(piece: str) -> str:
    """A piece before a time, without the words that led to the time."""
    return _TAIL.sub("", piece).strip()


def cleaned(text: str) -> str:
    """What the reminder is about: without request, politeness and joining words at both ends."""
    text = _ONLY_POLITE.sub("", without_request(text).strip())
    kept = " ".join(_TAIL.sub("", _HEAD.sub("", text)).split())
    return kept if re.search(r"\w", kept) else ""
