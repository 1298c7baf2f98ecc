"""The member's time zone, waking hours, weekly summary and the channel for when direct messages are closed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, time

from bot.advisor.path.ground import Ground, personal
from bot.advisor.remind import timing
from bot.advisor.remind.creating import ask_zone, offer
from bot.advisor.remind.ground import KIND, asked, live, row, told
from bot.advisor.remind.packing import fitted
from bot.models.advice import Advice, Block, Button
from bot.models.changes import Change, CreateReminder, DeleteReminder, SetDigest, SetFallback, SetWaking, SetZone
from bot.models.reminder import ReminderDraft, Schedule
from bot.schedule import known, wall, zone_of
from bot.schedule.delivery import due_after
from bot.schedule.zones import asked_offset

DIGEST_RULE, DIGEST_TIME = "FREQ=WEEKLY;BYDAY=SU", time(18)
"""The weekly summary comes on Sundays at 18:00."""
_HOURS = re.compile(r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)? ?(?:-|–|to|until) ?(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?")
OFF = frozenset({"off", "none", "no", "never"})


def timezone(ground: Ground, words: str, waiting: str = "") -> Advice:
    """Set the zone; what was said before it was known goes on from here."""
    if not words.strip():
        return ask_zone(ground, waiting)
    zone = words if known(words) else zone_of(words, ground.now)
    if not zone and asked_offset(words):
        return ask_zone(ground, waiting, near=words)
    if not zone:
        return told(ground, ground.say("remind.zone_unknown", words=words[:60]), tone="caution")
    now = timing.clock(wall(ground.now, zone).time())
    blocks = [Block(ground.say("remind.zone_set", zone=zone, time=now))]
    other = sorted({one.schedule.zone for one in live(ground)} - {zone, "UTC"})
    if other:
        blocks.append(Block(ground.say("remind.zone_kept", zones=", ".join(other)), small=True))
    change = SetZone(zone)
    advice = replace(personal(KIND, blocks, tone="success"), changes=(change,), rows=(row(ground, "list", "settings"),))
    if not waiting.strip():
        return advice
    further = offer(ground.after((change,)), waiting)
    return replace(further, blocks=(*blocks, *further.blocks), changes=(change, *further.changes))


def offer_zone(ground: Ground, zone: str) -> Advice:
    """A zone said in a sentence: set after a yes."""
    now = timing.clock(wall(ground.now, zone).time())
    action = ground.own("confirm", "remind_zone", zone)
    label = ground.say("remind.button_zone")
    return asked(ground, ground.say("remind.zone_offer", zone=zone, time=now), (label, action, "success"))


def offer_waking(ground: Ground, words: str, *, quiet: bool = False) -> Advice | None:
    """Waking hours said in a sentence, or the hours to be quiet in: set after a yes. None for hours nobody can read."""
    hours = _waking(re.sub(r"\band\b|\btill\b", "to", words.casefold()))
    if hours is None:
        return None
    start, end = (timing.clock(edge) for edge in (reversed(hours) if quiet else hours))
    action, _ = fitted("confirm", ("remind_waking",), f"{start}-{end}", ground.member.id)
    text = ground.say("remind.waking_offer", start=start, end=end)
    return asked(ground, text, (ground.say("remind.button_waking"), action, "success"))


def offer_digest(ground: Ground, *, on: bool) -> Advice:
    """The weekly summary turned on or off in a sentence: after a yes."""
    if on and not ground.member.zone:
        return ask_zone(ground, "")
    label = ground.say("remind.button_digest_on") if on else ground.say("remind.button_digest_off")
    text = ground.say("remind.digest_offer_on") if on else ground.say("remind.digest_offer_off")
    return asked(ground, text, (label, ground.own("remind_digest", "on" if on else "off"), "success"))


def settings(ground: Ground, waking: str = "", digest: str = "", fallback: str = "") -> Advice:
    """Show the settings, changed as said. `digest`: on, off or empty; `fallback`: a channel's id, off or empty."""
    changes: list[Change] = []
    if waking.strip():
        hours = _waking(waking)
        if hours is None:
            return told(ground, ground.say("remind.waking_bad"), tone="caution")
        changes.append(SetWaking(*hours))
    if digest:
        if digest == "on" and not ground.member.zone:
            return ask_zone(ground, "")
        changes += _digest(ground, on=digest == "on")
    if fallback:
        changes.append(SetFallback(int(fallback) if fallback.isdecimal() else None))
    return _shown(ground.after(tuple(changes)), tuple(changes))


def _digest(ground: Ground, *, on: bool) -> tuple[Change, ...]:
    digests = tuple(one.id for one in ground.member.reminders if one.kind == "digest")
    if not on:
        return (SetDigest(on=False), *((DeleteReminder(digests),) if digests else ()))
    if digests:
        return (SetDigest(on=True),)
    zone = ground.member.zone
    today = wall(ground.now, zone).date()
    schedule = Schedule(datetime.combine(today, DIGEST_TIME), zone, DIGEST_RULE)
    due = due_after(schedule, ground.now, ground.member.id)
    draft = ReminderDraft("", schedule, due or ground.now, "digest")
    return (SetDigest(on=True), CreateReminder(draft))


def _waking(words: str) -> tuple[time, time] | None:
    """From and to; the same hour twice means any hour."""
    lowered = words.casefold().strip()
    if lowered in OFF:
        return time(0), time(0)
    found = _HOURS.fullmatch(lowered)
    if found is None:
        return None
    start, end = _time(found[1], found[2], found[3]), _time(found[4], found[5], found[6])
    return (start, end) if start is not None and end is not None else None


def _time(hour: str, minute: str | None, half: str | None) -> time | None:
    number = int(hour)
    if half and not 1 <= number <= 12:  # noqa: PLR2004  hours of a half day
        return None
    if half:
        number = number % 12 + (12 if half == "pm" else 0)
    return time(number % 24, int(minute or 0)) if number <= 24 and int(minute or 0) < 60 else None  # noqa: PLR2004


def _shown(ground: Ground, changes: tuple[Change, ...]) -> Advice:
    member, say = ground.member, ground.say
    lines = [say("remind.settings_zone", zone=member.zone) if member.zone else say("remind.settings_no_zone")]
    if member.waking and member.waking[0] != member.waking[1]:
        start, end = (timing.clock(edge) for edge in member.waking)
        lines.append(say("remind.settings_waking", start=start, end=end))
    else:
        lines.append(say("remind.settings_no_waking"))
    lines.append(_digest_line(ground))
    lines.append(
        say("remind.settings_fallback", channel=member.fallback)
        if member.fallback
        else say("remind.settings_no_fallback")
    )
    label = say("remind.button_digest_off") if member.digest else say("remind.button_digest_on")
    digest = Button(label, ground.own("remind_digest", "off" if member.digest else "on"))
    zone = Button(say("remind.button_zone"), ground.own("remind_zone"))
    advice = personal(KIND, (Block("\n".join(lines)),), title=say("remind.settings_title"), changes=changes)
    no_channel = Button(say("remind.button_no_fallback"), ground.own("remind_fallback", "off"))
    return replace(advice, rows=((zone, digest, *((no_channel,) if member.fallback else ()), *row(ground, "list")),))


def _digest_line(ground: Ground) -> str:
    if not ground.member.digest:
        return ground.say("remind.settings_digest_off")
    zone = ground.member.zone or "UTC"
    schedule = Schedule(datetime.combine(wall(ground.now, zone).date(), DIGEST_TIME), zone, DIGEST_RULE)
    return ground.say("remind.settings_digest_on", when=timing.described(ground, schedule))
