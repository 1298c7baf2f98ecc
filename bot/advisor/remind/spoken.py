"""Plain sentences about reminders: what they ask for, shown first and done after a yes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.advisor.path.ground import Ground, personal
from bot.advisor.remind import hearing, managing, pausing, setting
from bot.advisor.remind.creating import ask_zone, offer
from bot.advisor.remind.ground import ALL, KIND, choose, live, meant, row, told
from bot.advisor.remind.packing import fitted
from bot.models.advice import Advice, Block
from bot.schedule import zone_of

SHORT = 5
"""Words of a message that only names a place."""


def from_words(ground: Ground, text: str) -> Advice:
    """The advice on a sentence; nothing is changed before a yes."""
    ordered = bool(hearing.ORDER.search(text))
    if live(ground) and hearing.INSTEAD.search(text):
        return (_where if hearing.CHANNEL.search(text) else _instead)(ground, text)
    for pattern, answer in () if ordered else _FIRST:
        if pattern.search(text):
            return answer(ground, text)
    if (ordered or hearing.INSIDE.search(text)) and not hearing.LATER.search(text):
        return offer(ground, text)
    for pattern, answer in _THEN:
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
    if len(ones) == len(live(ground)) and hearing.PLURAL.search(text):
        return managing.ask_delete(ground, ALL)
    return choose(ground, "remind_delete", ones)


def _pause(ground: Ground, text: str) -> Advice:
    text = re.sub(r"\W*\bfor now\b", "", text, flags=re.IGNORECASE)
    found = hearing.UNTIL.search(text)
    words = next((part for part in found.groups() if part), "") if found else ""
    words = {"this week": "until next monday", "next week": ""}.get(words.casefold(), words)
    off = hearing.DAYS_OFF.search(text)
    if off and not words:
        return pausing.day_off(ground, meant(ground, hearing.DAYS_OFF.sub("", text)), off[1])
    ones = meant(ground, text[: found.start()] if found else text)
    if len(ones) == 1:
        return pausing.pause(ground, ones[0].id, words, ask=True)
    return pausing.pause(ground, ALL, words, ask=True)


def _resume(ground: Ground, text: str) -> Advice:
    ones = [one for one in meant(ground, text) if one.paused]
    return pausing.resume(ground, ones[0].id if len(ones) == 1 else ALL, ask=True)


def _snooze(ground: Ground, text: str) -> Advice:
    text = hearing.MORE.sub(lambda found: f"{found[1]} " if found[1] else "1 ", text)
    found = hearing.WAIT.search(text)
    ones = meant(ground, text[: found.start()] if found else text)
    if not ones:
        return told(ground, ground.say("remind.nothing"))
    if len(ones) > 1:
        return choose(ground, "remind_later", ones, "")
    return managing.snooze(ground, ones[0].id, found[1] if found else "", ask=True)


def _move(ground: Ground, text: str) -> Advice:
    made = hearing.MAKE.search(text)
    place = next((number for number in (1, 2) if made and made[number]), 1)
    found = made or hearing.TO.search(text)
    where = text[: found.start(place)] if found else text
    words = found[place] if found else text
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


def _unwanted(ground: Ground, text: str) -> Advice:
    """Said what shall not come: on which days, at which hours, for a while, or at all."""
    if hearing.HOURS.search(text):
        return told(ground, ground.say("remind.waking_how"))
    if hearing.DAYS.search(text):
        return managing.how_often(ground)
    return (_pause if hearing.DAYS_OFF.search(text) or hearing.UNTIL.search(text) else _stop)(ground, text)


def _instead(ground: Ground, text: str) -> Advice:
    if hearing.HOURS.search(text):
        return told(ground, ground.say("remind.waking_how"))
    return _move(ground, hearing.BARE.sub("to ", hearing.INSTEAD_END.sub("", text), count=1))


def _trouble(ground: Ground, _: str) -> Advice:
    """Something went wrong: what is set, in which zone, and what to look at."""
    shown = managing.listed(ground)
    return replace(shown, blocks=(*shown.blocks, Block(ground.say("remind.trouble"), small=True)))


def _where(ground: Ground, _: str) -> Advice:
    return told(ground, ground.say("remind.where"))


Answer = Callable[[Ground, str], Advice]
_FIRST: tuple[tuple[re.Pattern[str], Answer], ...] = (
    (hearing.TROUBLE, _trouble),
    (hearing.CHANNEL, _where),
    (hearing.NOT, _unwanted),
)
"""What is no order, though one may stand inside: "you forgot to remind me to call"."""
_THEN: tuple[tuple[re.Pattern[str], Answer], ...] = (
    (hearing.OFF, _stop),
    (hearing.RESUME, _resume),
    (hearing.ZONE, _zone),
    (hearing.MOVE, _move),
    (hearing.PAUSE, _pause),
    (hearing.STOP, _stop),
    (hearing.SNOOZE, _snooze),
    (hearing.HOW, lambda ground, _: how(ground)),
    (hearing.LIST, lambda ground, _: managing.listed(ground)),
)
