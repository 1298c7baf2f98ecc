"""What the parts on reminders share: naming a reminder, finding the one meant, asking before acting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.advisor.path.ground import Ground, personal
from bot.advisor.remind import timing
from bot.models.action import Action
from bot.models.advice import Advice, Block, Button, Menu, Option
from bot.models.reminder import Held, Reminder
from bot.schedule.delivery import awake
from bot.schedule.rules import CODES
from bot.schedule.tokens import DAYS, tokens
from bot.wording import cut, quoted

KIND = "remind"
ALL = "all"
"""Stands for every reminder of the member."""
_COMMON = frozenset({"the", "and", "for", "one", "all", "remind", "reminder", "reminders", "study", "every", "day"})
"""Words that tell no reminder from another."""
SHOWN_TEXT = 120
"""Characters of a reminder's text shown in a sentence."""


def what(ground: Ground, reminder: Reminder | Held | str, kind: str = "study") -> str:
    """A reminder by its text; what it stands for when it has none."""
    text = reminder if isinstance(reminder, str) else reminder.text
    kind = reminder.kind if isinstance(reminder, Reminder) else kind
    if kind == "digest":
        return ground.say("remind.about_digest")
    return ground.say("remind.about", text=quoted(text, SHOWN_TEXT)) if text else ground.say("remind.about_step")


def unadorned(ground: Ground, reminder: Reminder) -> str:
    """The same for a menu, where no Markdown comes alive."""
    return what(ground, reminder).replace("**", "").replace("\\", "")


def live(ground: Ground) -> tuple[Reminder, ...]:
    """The member's reminders that still come, oldest first."""
    return tuple(one for one in ground.member.reminders if one.due is not None)


def find(ground: Ground, identity: str) -> Reminder | None:
    """A reminder by its id, or by the number it has in the list."""
    known = {one.id: one for one in ground.member.reminders}
    listed = live(ground)
    if identity in known:
        return known[identity]
    if identity.isdecimal() and 1 <= int(identity) <= len(listed):
        return listed[int(identity) - 1]
    wanted = identity.casefold().strip()
    same = [one for one in listed if wanted and wanted == one.text.casefold()]
    return same[0] if len(same) == 1 else None


def meant(ground: Ground, words: str) -> tuple[Reminder, ...]:
    """The reminders a sentence may mean: all of them when it says nothing that tells them apart."""
    listed = live(ground)
    lowered = words.casefold()
    number = re.search(r"\b(?:reminder|number|no\.?|#) ?(\d{1,2})\b", lowered)
    if number and 1 <= int(number[1]) <= len(listed):
        return (listed[int(number[1]) - 1],)
    row = [token.word for token in tokens(words)]
    named = {DAYS.index(word[:3]) for word in row if word.removesuffix("s") in DAYS}
    by_day = [one for one in listed if named & _days(one)]
    hours = {int(word[1:3]) for word in row if re.fullmatch(r"[tu]\d{4}", word)} | _bare_hours(lowered)
    by_hour = [one for one in by_day or listed if hours & {one.schedule.start.hour, one.schedule.start.hour % 12}]
    by_text = [one for one in listed if one.text and _shares(one.text, lowered)]
    part = next((one for one in ("morning", "evening", "night") if one in row), "")
    by_part = [one for one in listed if part and (one.schedule.start.hour < 12) == (part == "morning")]  # noqa: PLR2004
    for found in (by_hour, by_day, by_text, by_part, _by_rule(listed, row)):
        if found:
            return tuple(found)
    return listed


def _by_rule(listed: Iterable[Reminder], row: list[str]) -> list[Reminder]:
    frequency = {"daily": "DAILY", "weekly": "WEEKLY", "monthly": "MONTHLY", "hourly": "HOURLY"}
    wanted = [f"FREQ={frequency[word]}" for word in row if word in frequency]
    return [one for one in listed if wanted and one.schedule.rule.startswith(wanted[0])]


def _bare_hours(text: str) -> set[int]:
    return {int(found) for found in re.findall(r"\b(?:at|the|from) (\d{1,2})\b", text) if int(found) < 24}  # noqa: PLR2004


def _days(reminder: Reminder) -> set[int]:
    found = re.search(r"BYDAY=([^;]+)", reminder.schedule.rule)
    if found is None:
        return set() if reminder.schedule.rule else {reminder.schedule.start.weekday()}
    return {CODES.index(code[-2:]) for code in found[1].split(",")}


def _shares(text: str, words: str) -> bool:
    telling = {word for word in re.findall(r"\w{3,}", text.casefold()) if word not in _COMMON}
    return any(re.search(rf"\b{word}\b", words) for word in telling)


def shown(ground: Ground, due: datetime) -> datetime:
    """When a due time arrives: put off to waking hours."""
    return awake(max(due, ground.now), ground.member)


def row(ground: Ground, *keys: str) -> tuple[Button, ...]:
    """The buttons that lead on: list and settings."""
    verbs = {"list": "remind_list", "settings": "remind_settings"}
    labels = {"list": ground.say("remind.button_list"), "settings": ground.say("remind.button_settings")}
    return tuple(Button(labels[key], ground.own(verbs[key])) for key in keys)


def told(ground: Ground, text: str, *, tone: str = "answer", title: str = "") -> Advice:
    """A few words with the way back to the list."""
    return replace(personal(KIND, (Block(text),), title=title, tone=tone), rows=(row(ground, "list"),))


def asked(ground: Ground, text: str, yes: tuple[str, Action, str]) -> Advice:
    """A question with a yes (label, action, style) and a no; a plain yes in the next message does the same."""
    label, action, style = yes
    no = Button(ground.say("remind.button_no"), ground.own("cancel", "remind_offer"))
    advice = personal(KIND, (Block(text), Block(ground.say("remind.offer_yes"), small=True)))
    return replace(advice, rows=((Button(label, action, style), no),), pending=action)


def choose(ground: Ground, verb: str, listed: Iterable[Reminder], *args: str) -> Advice:
    """Which one? A menu of reminders whose choice goes on with `verb`."""
    options = tuple(
        Option(cut(unadorned(ground, one), 100), one.id, cut(timing.described(ground, one.schedule), 100))
        for one in listed
    )
    menu = Menu(ground.own(verb, *args), ground.say("remind.which_menu"), options[:25])
    advice = personal(KIND, (Block(ground.say("remind.which")),))
    return replace(advice, rows=(menu,))


def gone(ground: Ground) -> Advice:
    """What was meant is not there any more."""
    return told(ground, ground.say("remind.gone"), tone="caution")
