"""Setting a reminder: understood, shown with its next times, kept."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from bot.advisor.path.ground import Ground, personal
from bot.advisor.remind import timing
from bot.advisor.remind.ground import KIND, live, row, told, what
from bot.advisor.remind.packing import fitted, packed, plain, unpacked
from bot.forms import forms
from bot.models.advice import Advice, Block, Button, Menu, Option
from bot.models.changes import CreateReminder
from bot.models.reminder import ReminderDraft, Schedule
from bot.schedule import NotUnderstood, When, parse_when, zones
from bot.schedule.delivery import awake, due_after
from bot.wording import cut

MOST = 25
"""Reminders of one member."""
MOST_TEXT = 300
"""Characters of a reminder's text."""
FIGURES = re.compile(r"(?:0?\d|1[0-2])/(?:0?\d|1[0-2])(?:/\d+)?")
"""A date that is one day here and another there."""
ZONED = frozenset({"past", "over", "zone"})
"""What can be said of a time only when the zone is known: 20:00 may be over in one and to come in another."""
CHOICE = 100
"""Characters of an autocomplete choice."""


def create(ground: Ground, when: str, text: str) -> Advice:
    """`/remind create`: set at once."""
    found = _understood(ground, when, text)
    if isinstance(found, Advice):
        return found
    return created(ground, found.schedule, text.strip() or found.text, found.notes)


def offer(ground: Ground, words: str) -> Advice:
    """A plain sentence: shown with a button that sets it."""
    found = _understood(ground, words, "")
    if isinstance(found, Advice):
        return found
    action, kept = fitted("confirm", ("remind_create", packed(found.schedule)), found.text, ground.member.id)
    rule = timing.described(ground, found.schedule)
    summary = ground.say("remind.offer", what=what(ground, kept), rule=rule, zone=_zone(ground))
    notes = (*_notes(ground, found), *((ground.say("remind.note_cut"),) if kept != found.text else ()))
    blocks = (
        Block(summary),
        Block(_next(ground, found.schedule)),
        Block("\n".join((*notes, ground.say("remind.offer_yes"))), small=True),
    )
    yes = Button(ground.say("remind.button_yes"), action, "success")
    no = Button(ground.say("remind.button_no"), ground.own("cancel", "remind_offer"))
    advice = personal(KIND, blocks, title=ground.say("remind.offer_title"))
    return replace(advice, rows=((yes, no),), pending=action)


def confirmed(ground: Ground, args: tuple[str, ...]) -> Advice | None:
    """The press that sets what was offered; None for arguments that are none of ours."""
    schedule = unpacked(args[0], ground.member.zone) if args and ground.member.zone else None
    if schedule is None:
        return None
    return created(ground, schedule, plain(args[1]) if len(args) > 1 else "", ())


def created(ground: Ground, schedule: Schedule, text: str, notes: tuple[str, ...]) -> Advice:
    """The reminder set, with its next times."""
    due = due_after(schedule, ground.now, ground.member.id)
    if due is None:
        return refused(ground, NotUnderstood("past"))
    rule = timing.described(ground, schedule)
    same = next((one for one in live(ground) if (one.schedule, one.text, one.kind) == (schedule, text, "study")), None)
    if same is not None:  # a second press on what set it, or the same words again
        return told(ground, ground.say("remind.created_before", what=what(ground, text), rule=rule))
    if len(live(ground)) >= MOST:
        return told(ground, ground.say("remind.too_many", most=MOST), tone="caution")
    draft = ReminderDraft(text, schedule, due)
    summary = ground.say("remind.created", what=what(ground, text), rule=rule, zone=_zone(ground))
    first = () if ground.member.reminders else (Block(ground.say("remind.created_test")),)
    said = _notes(ground, When(schedule, due, notes=notes))
    small = (Block("\n".join(said), small=True),) if said else ()
    blocks = (Block(summary), Block(_next(ground, schedule)), *first, *small)
    advice = personal(KIND, blocks, title=ground.say("remind.created_title"), tone="success")
    return replace(advice, changes=(CreateReminder(draft),), rows=(row(ground, "list", "settings"),))


def preview(ground: Ground, typed: str) -> tuple[tuple[str, str], ...]:
    """Autocomplete of `when`: how it is understood with its next times, else examples; pairs of label and value."""
    examples = ground.say("remind.example_list").split("|")
    if not typed.strip():
        return tuple((one, one) for one in examples)
    typed = typed[:CHOICE]
    found = parse_when(typed, zone=ground.member.zone or "UTC", now=ground.now)
    if isinstance(found, NotUnderstood):
        near = [one for one in examples if one.startswith(typed.casefold().strip()[:3])] or examples
        label = ground.say("remind.preview_none", example=near[0])
        return ((cut(label, CHOICE), typed), *((one, one) for one in near))
    rule = timing.described(ground, found.schedule)
    if not ground.member.zone:
        return ((cut(ground.say("remind.preview_zone", rule=rule), CHOICE), typed),)
    hourly = found.schedule.rule.startswith("FREQ=HOURLY")
    times = ", ".join(_short(ground, at, hour=hourly) for at in timing.next_times(ground, found.schedule))
    label = ground.say("remind.preview", rule=rule, times=times)
    if found.text:
        label = ground.say("remind.preview_about", rule=rule, times=times, text=found.text)
    return ((cut(label, CHOICE), typed),)


def ask_zone(ground: Ground, words: str, near: str = "") -> Advice:
    """Asked once: the zone, one of those `near` what was typed; what was said before waits in the menu's own id."""
    action, _ = fitted("remind_zone", (), words, ground.member.id)
    options = tuple(Option(label, zone) for label, zone in zones(near, ground.now))
    menu = Menu(action, ground.say("remind.zone_menu"), options)
    advice = personal(KIND, (Block(ground.say("remind.zone_ask")),), title=ground.say("remind.zone_ask_title"))
    return replace(advice, rows=(menu,), pending=action)


def _understood(ground: Ground, when: str, text: str) -> When | Advice:
    found = parse_when(when, zone=ground.member.zone or "UTC", now=ground.now)
    if max(len(text), len(found.text) if isinstance(found, When) else 0) > MOST_TEXT:
        return told(ground, ground.say("remind.too_long", most=MOST_TEXT), tone="caution")
    if not ground.member.zone and (isinstance(found, When) or found.reason in ZONED):
        return ask_zone(ground, f"{when} {text}".strip())
    if isinstance(found, When) and text.strip() and found.text:
        found = NotUnderstood("part", found.text)
    return refused(ground, found) if isinstance(found, NotUnderstood) else found


def refused(ground: Ground, found: NotUnderstood) -> Advice:
    """Why nothing was set or changed, with what would work."""
    simple = {
        "past": ground.say("remind.past"),
        "over": ground.say("remind.over"),
        "often": ground.say("remind.often"),
        "far": ground.say("remind.far"),
        "two": ground.say("remind.two"),
        "zone": ground.say("remind.zone_words", zone=_zone(ground), words=found.words),
        "none": ground.say("remind.none"),
    }
    part = "remind.figures" if FIGURES.fullmatch(found.words) else "remind.part"
    text = simple.get(found.reason) or ground.say(part, words=cut(found.words, 60))
    blocks = (Block(text), Block(ground.say("remind.examples")))
    return replace(personal(KIND, blocks, tone="caution"), rows=(row(ground, "list"),))


def _zone(ground: Ground) -> str:
    return ground.member.zone or "UTC"


def _next(ground: Ground, schedule: Schedule) -> str:
    if not schedule.rule:
        return ""
    times = "; ".join(timing.on(ground, at) for at in timing.next_times(ground, schedule))
    return ground.say("remind.offer_next", times=times)


def _notes(ground: Ground, found: When) -> tuple[str, ...]:
    notes = [ground.say("remind.note_hour")] if "hour" in found.notes else []
    if "next" in found.notes:
        notes.append(ground.say("remind.note_next"))
    first = due_after(found.schedule, ground.now, ground.member.id)
    if ground.member.waking and first and awake(first, ground.member) != first:
        start, end = ground.member.waking
        notes.append(ground.say("remind.note_waking", start=timing.clock(start), end=timing.clock(end)))
    return tuple(notes)


def _short(ground: Ground, at: datetime, *, hour: bool) -> str:
    """Mon 23 Nov, short enough for three of them in one choice; Mon 14:20 for what comes every few hours."""
    shown = at.astimezone(ground.zone)
    name = timing.days(ground)[shown.weekday()][:3]
    if hour:
        return f"{name} {timing.clock(shown.time())}"
    return forms().day.format(weekday=name, day=shown.day, month=forms().month_name(shown.month)[:3])
