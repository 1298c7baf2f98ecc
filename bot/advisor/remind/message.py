"""The message a reminder arrives as, what its buttons answer, the weekly summary, and what was held back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.advisor.path.ground import Ground, personal
from bot.advisor.path.lost import is_lost, lost_text
from bot.advisor.remind import timing
from bot.advisor.remind.ground import KIND, find, row, told, what
from bot.advisor.remind.managing import ask_delete, carrying
from bot.models.action import LIMIT, Action
from bot.models.advice import Advice, Block, Button
from bot.models.changes import ReleaseHeld, Tick
from bot.models.knowledge import Step
from bot.models.progress import Progress
from bot.models.reminder import Delivery, Held
from bot.progress.ticks import steps_of_today, ticks_of
from bot.schedule.delivery import awake, next_due
from bot.wording import hours, listed, quoted

WEEK = timedelta(days=7)
MOST_HELD = 10
"""Held messages told one by one."""


def delivered(ground: Ground, delivery: Delivery, late: timedelta) -> Advice:
    """What the member reads when a reminder comes; every button carries the delivery's id."""
    one = delivery.reminder
    digest = one.kind == "digest"
    progress = _progress(ground)
    step = progress.next_steps[0] if progress and progress.next_steps else None
    blocks = [*_head(ground, delivery, late)]
    if digest and progress:
        blocks.append(Block(_week(ground, progress)))
    if step is not None:
        blocks.append(Block(_step(ground, "remind.step", step)))
    else:
        blocks.append(Block(_nothing_next(ground, finished=progress is not None)))
    blocks.append(Block(_why(ground, delivery), small=True))
    title = ground.say("remind.digest_title") if digest else ground.say("remind.title")
    advice = personal(KIND, blocks, title=title, careers=(ground.member.active,) if progress else ())
    return replace(advice, rows=_buttons(ground, delivery, step, path=progress is not None))


def _head(ground: Ground, delivery: Delivery, late: timedelta) -> list[Block]:
    text = delivery.reminder.text
    blocks = [Block(f"**{quoted(text, 400)}**")] if text else []
    if late:
        age = timing.age(ground, late)
        recurring = bool(delivery.reminder.schedule.rule) and not delivery.snooze
        said = ground.say("remind.late_recurring", age=age) if recurring else ground.say("remind.late_once", age=age)
        blocks.append(Block(said))
    return blocks


def _why(ground: Ground, delivery: Delivery) -> str:
    one = delivery.reminder
    rule = timing.described(ground, one.schedule)
    made = one.created.astimezone(ground.zone)
    date = timing.day(ground, made.replace(tzinfo=None), ground.now.astimezone(ground.zone).year)
    why = ground.say("remind.why", date=date, rule=rule)
    if delivery.snooze:
        why = ground.say("remind.why_snooze", rule=rule)
    due = one.due
    if not delivery.snooze:
        due = next_due(one, max(ground.now, delivery.scheduled), done=delivery.scheduled)
    if due is None or due <= ground.now:
        return f"{why}\n{ground.say('remind.no_next')}"
    return f"{why}\n{ground.say('remind.next', when=timing.on(ground, awake(due, ground.member)))}"


def _buttons(ground: Ground, delivery: Delivery, step: Step | None, *, path: bool) -> tuple[tuple[Button, ...], ...]:
    one = delivery.reminder
    say, own = ground.say, ground.own
    done = _fitting(ground, "remind_done", delivery.id, step)
    smaller = _fitting(ground, "remind_smaller", delivery.id, step)
    first = [
        Button(say("remind.button_done"), done, "success", emoji="✅"),
        Button(say("remind.button_snooze"), own("remind_later", delivery.id, one.id)),
    ]
    if step is not None:
        first.append(Button(say("remind.button_smaller"), smaller))
    if one.schedule.rule:
        first.append(Button(say("remind.button_week"), own("remind_week", delivery.id, one.id)))
    first.append(Button(say("remind.button_stop"), own("remind_stop", delivery.id, one.id), "danger"))
    if path:
        return (tuple(first),)
    return (tuple(first), (Button(say("remind.button_path"), own("path_choose"), "primary"),))


def _fitting(ground: Ground, verb: str, delivery: str, step: Step | None) -> Action:
    """With the step named in the message, so that a late press ticks that one and no other."""
    args = (delivery, step.id) if step else (delivery,)
    room = LIMIT - len(":".join((verb, *args))) - len("@" + "9" * 20)
    return ground.own(verb, *(args if room >= 0 else (delivery,)))


def _progress(ground: Ground) -> Progress | None:
    return ground.progress(ground.active) if ground.active else None


def _nothing_next(ground: Ground, *, finished: bool) -> str:
    if is_lost(ground):
        return lost_text(ground)
    return ground.say("remind.finished") if finished else ground.say("remind.no_path")


def _step(ground: Ground, key: str, step: Step) -> str:
    link = f"[{step.resource.title}]({step.resource.url})"
    if key == "remind.then":
        return ground.say("remind.then", title=step.title, hours=hours(step.hours), link=link)
    return ground.say("remind.step", title=step.title, hours=hours(step.hours), link=link)


def _week(ground: Ground, progress: Progress) -> str:
    since = ground.now - WEEK
    steps = ground.book.knowledge.steps
    ticked_at = ticks_of(ground.member, ground.book.knowledge).at
    names = [steps[item].title for item, at in ticked_at.items() if at > since and item in steps]
    ticked = ground.say("remind.digest_done", names=listed(names)) if names else ground.say("remind.digest_none")
    career = ground.book.knowledge.careers[progress.career].name
    standing = ground.say("remind.digest_standing", done=progress.done, total=progress.total, career=career)
    return f"{ticked}\n{standing}"


def done(ground: Ground, delivery: str, step_id: str) -> Advice:
    """Done: the step named in the message, or what took its place, is ticked; ticking twice is ticking once."""
    steps = steps_of_today(step_id, ground.book.knowledge)
    status = Button(ground.say("remind.button_status"), ground.own("path_status", *_career(ground)))
    kept = (status,) if ground.active else ()
    again = Button(ground.say("remind.button_list"), ground.own("remind_list", delivery))
    if not steps:
        return replace(told(ground, ground.say("remind.done_plain"), tone="success"), rows=((*kept, again),))
    change = Tick(tuple(step.id for step in steps))
    ticked = ticks_of(ground.member, ground.book.knowledge).at
    title = listed([step.title for step in steps])
    text = ground.say("remind.done", title=title)
    if all(step.id in ticked for step in steps):
        text = ground.say("remind.done_already", title=title)
    after = _progress(ground.after((change,)))
    blocks = [Block(text)]
    if after and after.next_steps:
        blocks.append(Block(_step(ground, "remind.then", after.next_steps[0])))
    elif after:
        blocks.append(Block(ground.say("remind.finished")))
    undo = Button(ground.say("remind.button_undo"), ground.own("path_undo", step_id))
    advice = personal(KIND, blocks, title=ground.say("remind.done_title"), tone="success", changes=(change,))
    return replace(advice, rows=((undo, *kept, again),))


def _career(ground: Ground) -> tuple[str, ...]:
    return (ground.active.key,) if ground.active else ()


def smaller(ground: Ground, delivery: str, step_id: str) -> Advice:
    """A 20-minute version of the step, or of what took its place."""
    step = next(iter(steps_of_today(step_id, ground.book.knowledge)), None)
    if step is None:
        progress = _progress(ground)
        step = progress.next_steps[0] if progress and progress.next_steps else None
    if step is None:
        return told(ground, ground.say("remind.no_path"))
    link = f"[{step.resource.title}]({step.resource.url})"
    text = ground.say("remind.smaller", title=step.title, smaller=step.smaller, link=link)
    action = _fitting(ground, "remind_done", delivery, step)
    tick = Button(ground.say("remind.button_done"), action, "success", emoji="✅")
    advice = personal(KIND, (Block(text),), title=ground.say("remind.smaller_title"))
    return replace(advice, rows=((tick, *row(ground, "list")),))


def stop(ground: Ground, delivery: str, identity: str) -> Advice:
    """Stop asks first; pausing is offered beside it."""
    one = find(ground, identity)
    asked = ask_delete(ground, identity)
    if one is None:
        return asked
    later = carrying(ground, asked, delivery, one).rows
    return replace(asked, rows=(*asked.rows, *later))


def test(ground: Ground) -> Advice:
    """Shows that direct messages arrive, without repeating anything the member wrote."""
    advice = personal(KIND, (Block(ground.say("remind.test")),))
    return replace(advice, rows=(row(ground, "list", "settings"),))


def held(ground: Ground) -> Advice | None:
    """What waits for the member's next command, told once; None when nothing does."""
    waiting = ground.member.held
    if not waiting:
        return None
    lines = [_held_line(ground, one) for one in waiting[-MOST_HELD:]]
    blocks = [Block("\n".join((ground.say("remind.held"), *lines)))]
    if any(one.reason == "closed" for one in waiting):
        blocks.append(Block(ground.say("remind.held_how"), small=True))
    advice = personal(KIND, blocks, title=ground.say("remind.held_title"))
    release = ReleaseHeld(tuple(one.id for one in waiting))
    return replace(advice, changes=(release,), rows=(row(ground, "list", "settings"),))


def _held_line(ground: Ground, one: Held) -> str:
    reasons = {
        "closed": ground.say("remind.held_closed"),
        "late": ground.say("remind.held_late"),
        "gone": ground.say("remind.held_gone"),
    }
    reason = reasons.get(one.reason) or ground.say("remind.held_failed")
    return ground.say("remind.held_line", what=what(ground, one), when=timing.on(ground, one.scheduled), reason=reason)
