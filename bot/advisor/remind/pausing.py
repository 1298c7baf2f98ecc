"""Reminders that rest for a while, and go on again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.advisor.path.ground import Ground
from bot.advisor.remind import timing
from bot.advisor.remind.ground import ALL, asked, find, gone, live, row, shown, told, what
from bot.models.advice import Advice, Button
from bot.models.changes import PauseReminder, ResumeReminder
from bot.models.reminder import Reminder
from bot.schedule import NotUnderstood
from bot.schedule.delivery import PAUSE, next_due
from bot.schedule.moving import day_start, until
from bot.wording import opened


def pause(ground: Ground, identity: str, words: str, *, ask: bool = False) -> Advice:
    """Nothing comes until then; without words until resumed."""
    one = find(ground, identity) if identity and identity != ALL else None
    if not live(ground):
        return told(ground, ground.say("remind.nothing"), tone="caution")
    if one is None and identity and identity != ALL:
        return gone(ground)
    end: datetime | None = None
    if words.strip():
        zone = ground.member.zone or live(ground)[0].schedule.zone
        found = until(words, zone=zone, now=ground.now)
        if isinstance(found, NotUnderstood):
            key = "remind.past" if found.reason == "past" else "remind.pause_how"
            return told(ground, ground.say(key), tone="caution")
        end = day_start(found.at, zone) if found.day else found.at
    return _ask_pause(ground, one, end) if ask else paused(ground, one, end)


def day_off(ground: Ground, ones: Sequence[Reminder], words: str) -> Advice:
    """Nothing on one day ("skip tomorrow"): paused until that day is over, after a yes.

    A day with other times before it would take those along: said instead of done.
    """
    if not ones:
        return told(ground, ground.say("remind.nothing"), tone="caution")
    zone = ground.member.zone or ones[0].schedule.zone
    said = words.casefold().removeprefix("on ").removeprefix("the ")
    of_week = said in {"this week", "next week", "this weekend", "weekend"}
    found = until("next monday" if of_week else said, zone=zone, now=ground.now)
    if isinstance(found, NotUnderstood):
        return told(ground, ground.say("remind.pause_how"), tone="caution")
    begins = day_start(found.at, zone)
    ends = begins if of_week else day_start(begins + timedelta(hours=36), zone)
    if said == "next week":
        ends = day_start(begins + timedelta(days=7, hours=12), zone)
    if said != "this week" and any(_before(one, ground, begins, said) for one in ones):
        return told(ground, ground.say("remind.day_off_no"), tone="caution")
    return _ask_pause(ground, ones[0] if len(ones) == 1 else None, ends)


def _before(one: Reminder, ground: Ground, begins: datetime, said: str) -> bool:
    """Whether it comes before what is to be left out begins; a weekend begins two days before its Monday."""
    if "weekend" in said:
        begins -= timedelta(days=2)
    return one.due is not None and not one.paused and ground.now < one.due < begins


def _ask_pause(ground: Ground, one: Reminder | None, end: datetime | None) -> Advice:
    name = what(ground, one) if one else ground.say("remind.all_of_them")
    until_words = ground.say("remind.pause_until", until=timing.on(ground, end)) if end else ""
    stamp = str(int(end.timestamp())) if end else ""
    action = ground.own("confirm", "remind_pause", one.id if one else ALL, stamp)
    text = ground.say("remind.pause_ask", what=name, until=until_words)
    return asked(ground, text, (ground.say("remind.button_pause"), action, "primary"))


def paused(ground: Ground, one: Reminder | None, end: datetime | None, delivery: str = "") -> Advice:
    """Paused; all of them when none is named."""
    name = what(ground, one) if one else ground.say("remind.all_of_them")
    text = ground.say("remind.paused_open", what=name)
    if end is not None:
        text = ground.say("remind.paused", what=name, until=timing.on(ground, end))
    again = ground.own("remind_resume", one.id if one else ALL, *filter(None, [delivery]))
    resume = Button(ground.say("remind.button_resume"), again)
    advice = replace(told(ground, opened(text), tone="success"), changes=(PauseReminder(one.id if one else "", end),))
    return replace(advice, rows=((resume, *row(ground, "list")),))


def week(ground: Ground, one: Reminder, delivery: str) -> Advice:
    """Paused for a week, to the hour."""
    return paused(ground, one, ground.now + PAUSE, delivery)


def resume(ground: Ground, identity: str, *, ask: bool = False) -> Advice:
    """Coming again; all that are paused when none is named."""
    one = find(ground, identity) if identity and identity != ALL else None
    if one is None and identity and identity != ALL:
        return gone(ground)
    ones = [reminder for reminder in ((one,) if one else live(ground)) if reminder.paused]
    dues = tuple((reminder.id, due) for reminder in ones if (due := _resumed_due(ground, reminder)) is not None)
    if not dues:
        return told(ground, ground.say("remind.resumed_none"), tone="caution")
    name = what(ground, ones[0]) if len(ones) == 1 else ground.say("remind.all_of_them")
    if ask:
        action = ground.own("remind_resume", one.id if one else ALL)
        text = ground.say("remind.resume_ask", what=name)
        return asked(ground, text, (ground.say("remind.button_resume"), action, "success"))
    first = min(due for _, due in dues)
    text = ground.say("remind.resumed", what=name, next=timing.on(ground, shown(ground, first)))
    return replace(told(ground, text, tone="success"), changes=(ResumeReminder(dues),))


def _resumed_due(ground: Ground, one: Reminder) -> datetime | None:
    """The next time; a single one whose time passed in the pause comes at once."""
    return next_due(one, ground.now) or (one.due if one.due and one.due > ground.now else ground.now)
