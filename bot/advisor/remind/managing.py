"""Looking after reminders: list, change, snooze, pause, resume, delete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.advisor.path.ground import Ground, personal
from bot.advisor.remind import timing
from bot.advisor.remind.creating import MOST_TEXT, refused
from bot.advisor.remind.ground import ALL, KIND, asked, find, gone, live, row, shown, told, unadorned, what
from bot.advisor.remind.packing import fitted, packed
from bot.models.advice import Advice, Block, Button, Menu, Option
from bot.models.changes import DeleteReminder, EditReminder, SnoozeReminder
from bot.models.reminder import Reminder, ReminderDraft, Schedule
from bot.schedule import NotUnderstood, moment, wall
from bot.schedule.delivery import awake, due_after, next_free_evening
from bot.schedule.moving import moved, until
from bot.wording import cut, quoted


def listed(ground: Ground) -> Advice:
    """All reminders with their next times, and a menu to delete one."""
    ones = live(ground)
    if not ones:
        return replace(told(ground, ground.say("remind.list_none")), rows=(row(ground, "settings"),))
    lines = [_line(ground, number, one) for number, one in enumerate(ones, start=1)]
    zone = Block(ground.say("remind.list_zone", zone=ground.member.zone or "UTC"), small=True)
    options = tuple(Option(cut(unadorned(ground, one), 100), one.id) for one in ones)
    menu = Menu(ground.own("remind_delete"), ground.say("remind.list_menu"), options)
    paused = any(one.paused for one in ones)
    resume = (Button(ground.say("remind.button_resume_all"), ground.own("remind_resume", ALL)),) if paused else ()
    advice = personal(KIND, (Block("\n".join(lines)), zone), title=ground.say("remind.list_title"))
    return replace(advice, rows=(menu, (*resume, *row(ground, "settings"))))


def _line(ground: Ground, number: int, one: Reminder) -> str:
    said = {"number": number, "what": what(ground, one), "rule": timing.described(ground, one.schedule)}
    if one.paused and one.paused_until:
        return ground.say("remind.line_paused", until=timing.on(ground, one.paused_until), **said)
    if one.paused:
        return ground.say("remind.line_paused_open", **said)
    if one.due is None:
        return ground.say("remind.line_over", **said)
    return ground.say("remind.line", next=timing.on(ground, shown(ground, one.due)), **said)


def edit(ground: Ground, identity: str, when: str, text: str, *, ask: bool = False) -> Advice:
    """Another time, another text, or both; the rest stays. `ask`: another time alone, and only after a yes."""
    one = find(ground, identity)
    if one is None:
        return gone(ground)
    if len(text) > MOST_TEXT:
        return told(ground, ground.say("remind.too_long", most=MOST_TEXT), tone="caution")
    if not when.strip() and not text.strip():
        return told(ground, ground.say("remind.edit_how"), tone="caution")
    schedule: Schedule | NotUnderstood = one.schedule
    if when.strip():
        schedule = moved(one.schedule, when, zone=ground.member.zone or one.schedule.zone, now=ground.now)
    if isinstance(schedule, NotUnderstood):
        return _not_moved(ground, schedule)
    if ask:
        return _ask_move(ground, one, schedule)
    return edited(ground, one, schedule, text.strip() or one.text)


def _ask_move(ground: Ground, one: Reminder, schedule: Schedule) -> Advice:
    """Another time, said in a sentence: shown first."""
    due = due_after(schedule, ground.now, ground.member.id)
    if due is None:
        return told(ground, ground.say("remind.past"), tone="caution")
    action = ground.own("confirm", "remind_edit", one.id, packed(schedule))
    words = ground.say("remind.edit_ask", what=what(ground, one), **_after(ground, schedule, due))
    return asked(ground, words, (ground.say("remind.button_change"), action, "success"))


def ask_rename(ground: Ground, one: Reminder, text: str) -> Advice:
    """Another text, said in a sentence: shown first."""
    action, kept = fitted("confirm", ("remind_text", one.id), text, ground.member.id)
    words = ground.say("remind.rename_ask", what=what(ground, one), text=what(ground, kept))
    return asked(ground, words, (ground.say("remind.button_change"), action, "success"))


def how_often(ground: Ground) -> Advice:
    """The reminders there are, and how to say how often they shall come."""
    shown = listed(ground)
    return replace(shown, blocks=(Block(ground.say("remind.how_often")), *shown.blocks))


def _not_moved(ground: Ground, found: NotUnderstood) -> Advice:
    """Why nothing was changed; without any time in the words, how to say one."""
    if found.reason == "none":
        return told(ground, ground.say("remind.edit_how"), tone="caution")
    why = refused(ground, found)
    return replace(why, blocks=(*why.blocks, Block(ground.say("remind.kept"), small=True)))


def _after(ground: Ground, schedule: Schedule, due: datetime) -> dict[str, str]:
    """What a changed reminder's sentence tells: its rule, and when it comes next."""
    return {"rule": timing.described(ground, schedule), "next": timing.on(ground, shown(ground, due))}


def edited(ground: Ground, one: Reminder, schedule: Schedule, text: str) -> Advice:
    """The reminder changed."""
    due = due_after(schedule, ground.now, ground.member.id)
    if due is None:
        return told(ground, ground.say("remind.past"), tone="caution")
    draft = ReminderDraft(text, schedule, due, one.kind, one.channel)
    words = ground.say("remind.edited", what=what(ground, text, one.kind), **_after(ground, schedule, due))
    advice = told(ground, words, tone="success", title=ground.say("remind.edited_title"))
    return replace(advice, changes=(EditReminder(one.id, draft),))


def snooze(ground: Ground, identity: str, words: str, *, ask: bool = False) -> Advice:
    """One extra delivery; the schedule does not move."""
    one = find(ground, identity)
    if one is None:
        return gone(ground)
    if not words.strip():
        return snooze_choices(ground, one, "")
    found = until(words, zone=_zone(ground, one), now=ground.now)
    if isinstance(found, NotUnderstood):
        choices = snooze_choices(ground, one, "")
        why = Block(ground.say("remind.snooze_how", words=quoted(words, 60)))
        return replace(choices, blocks=(why, *choices.blocks))
    if ask:
        stamp = str(int(found.at.timestamp()))
        action = ground.own("remind_until", "", one.id, stamp)
        text = ground.say("remind.snooze_ask", what=what(ground, one), when=timing.on(ground, found.at))
        return asked(ground, text, (ground.say("remind.button_snooze_yes"), action, "primary"))
    return snoozed(ground, one, found.at)


def snooze_choices(ground: Ground, one: Reminder, delivery: str) -> Advice:
    """Until when: the next free evening, tomorrow, or another time from a menu."""
    zone = _zone(ground, one)
    evening = next_free_evening(ground.member, ground.now, zone=zone)
    tomorrow = _in_days(ground, zone, 1)
    buttons = (
        (ground.say("remind.snooze_evening", when=timing.on(ground, evening)), evening, "primary"),
        (ground.say("remind.snooze_tomorrow"), tomorrow, "secondary"),
    )
    options = (
        (ground.say("remind.snooze_hour"), ground.now + timedelta(hours=1)),
        (ground.say("remind.snooze_hours"), ground.now + timedelta(hours=3)),
        (ground.say("remind.snooze_days"), _in_days(ground, zone, 2)),
        (ground.say("remind.snooze_weekend"), _in_days(ground, zone, (5 - wall(ground.now, zone).weekday()) % 7 or 7)),
        (ground.say("remind.snooze_week"), _in_days(ground, zone, 7)),
    )
    pressed = tuple(
        Button(cut(label, 80), ground.own("remind_until", delivery, one.id, str(int(at.timestamp()))), style)
        for label, at, style in buttons
    )
    menu = Menu(
        ground.own("remind_until", delivery, one.id),
        ground.say("remind.snooze_menu"),
        tuple(Option(label, str(int(at.timestamp())), timing.on(ground, at)) for label, at in options),
    )
    advice = personal(KIND, (Block(ground.say("remind.snooze_when")),), title=ground.say("remind.button_snooze"))
    return replace(advice, rows=(pressed, menu))


def snoozed(ground: Ground, one: Reminder, at: datetime, delivery: str = "") -> Advice:
    """Asked again at `at` or when the member is awake next."""
    at = awake(max(at, ground.now + timedelta(minutes=1)), ground.member)
    text = ground.say("remind.snoozed", what=what(ground, one), when=timing.on(ground, at))
    advice = replace(told(ground, text, tone="success"), changes=(SnoozeReminder(one.id, at),))
    return carrying(ground, advice, delivery, one)


def carrying(ground: Ground, advice: Advice, delivery: str, one: Reminder | None) -> Advice:
    """The same with the delivery's id in a button: a message that a crash left unmarked is recognised by it."""
    if not delivery or one is None:
        return advice
    again = Button(ground.say("remind.button_snooze"), ground.own("remind_later", delivery, one.id))
    return replace(advice, rows=((again, *row(ground, "list")),))


def _in_days(ground: Ground, zone: str, days: int) -> datetime:
    here = wall(ground.now, zone).replace(second=0, microsecond=0)
    return moment(here + timedelta(days=days), zone)


def _zone(ground: Ground, one: Reminder) -> str:
    return ground.member.zone or one.schedule.zone


def ask_delete(ground: Ground, identity: str) -> Advice:
    """Asked first, always."""
    if identity == ALL:
        number = len(live(ground))
        if not number:
            return told(ground, ground.say("remind.nothing"), tone="caution")
        text = ground.say("remind.delete_all_ask", number=number)
    else:
        one = find(ground, identity)
        if one is None:
            return gone(ground)
        identity, text = one.id, ground.say("remind.delete_ask", what=what(ground, one))
    action = ground.own("confirm", "remind_delete", identity)
    yes = Button(ground.say("remind.button_delete"), action, "danger")
    no = Button(ground.say("remind.button_keep"), ground.own("cancel", "remind_delete"))
    pause_it = Button(ground.say("remind.button_pause"), ground.own("remind_pause", identity))
    advice = personal(KIND, (Block(text),), tone="caution")
    return replace(advice, rows=((yes, pause_it, no),), pending=action)


def deleted(ground: Ground, identity: str) -> Advice:
    """Gone for good."""
    if identity == ALL:
        ones: Sequence[Reminder] = live(ground)
        text = ground.say("remind.deleted_all", number=len(ones))
    else:
        one = find(ground, identity)
        ones = (one,) if one else ()
        text = ground.say("remind.deleted", what=what(ground, one)) if one else ""
    if not ones:
        return gone(ground)
    advice = told(ground, text, tone="success", title=ground.say("remind.deleted_title"))
    return replace(advice, changes=(DeleteReminder(tuple(one.id for one in ones)),))
