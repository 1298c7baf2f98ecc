"""Choosing a path, coming back to one, leaving one, and the hours a week for it."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor.controls import Row
from bot.advisor.path import controls
from bot.advisor.path.ground import Ground, bar, news, personal, step_lines, window_line, window_text
from bot.advisor.path.status import no_path, status
from bot.models.advice import Advice, Block, Button
from bot.models.changes import Change, ChoosePath, LeavePath, SeeKnowledge, SetPace
from bot.models.knowledge import Career
from bot.progress.window import FASTEST, window_of
from bot.wording import hours, listed, number, quoted

LEAST = 1.0
"""Hours a week; less gives a window that says nothing."""


def choose(ground: Ground, words: str) -> Advice:
    """Start a path or come back to it; what is ticked anywhere stays and counts."""
    career = ground.career(words)
    if career is None or not words:
        return _unknown(ground, words)
    if ground.follows(career):
        return _again(ground, career)
    seen = SeeKnowledge(career.key, tuple(step.id for step in career.steps))
    changes: tuple[Change, ...] = (ChoosePath(career.key), seen)
    later = ground.after(changes)
    progress = later.progress(career)
    span = hours(career.hours)
    size = ground.say("path.size", steps=ground.steps(progress.total), phases=len(career.phases), hours=span)
    blocks = [Block(size)]
    if progress.done:
        have = ground.say("path.already_have", done=progress.done, total=progress.total)
        blocks.append(Block(f"{bar(progress.done, progress.total)} {have}"))
    blocks.append(Block(step_lines(ground, progress.next_steps[:1]), heading=ground.say("path.first_heading")))
    blocks.append(Block(window_line(later, progress)))
    others = [one.name for one in ground.followed if one.key != career.key]
    if others:
        blocks.append(Block(ground.say("path.others_kept", careers=listed(others)), small=True))
    title = ground.say("path.chosen_title", emoji=career.emoji, career=career.name)
    advice = personal("choose_path", blocks, title=title, careers=(career.key,), changes=changes, tone="success")
    rows: list[Row] = list(controls.tick_menu(later, career, progress.phases[progress.current]))
    if progress.window is None and progress.next_steps:
        rows.append(controls.pace_buttons(ground))
    rows.append((controls.status_button(ground, career), controls.picture_button(ground, career)))
    return replace(advice, rows=tuple(rows))


def offer(ground: Ground, words: str) -> Advice:
    """Ask before choosing: what a plain sentence gets."""
    career = ground.career(words)
    if career is None or not words:
        return _unknown(ground, words)
    if career.key == ground.member.active:
        return _again(ground, career)
    action = ground.own("path_choose", career.key)
    have = ground.progress(career)
    lines = [ground.say("path.offer_choose", career=career.name)]
    if have.done:
        lines.append(ground.say("path.already_have", done=have.done, total=have.total))
    advice = personal("choose_path", (Block("\n".join(lines)),), careers=(career.key,))
    yes = Button(ground.say("path.button_set"), action, "success")
    return replace(advice, rows=(controls.yes_no(ground, yes, "offer"),), pending=action)


def leave(ground: Ground, words: str) -> Advice:
    """Ask before a path is taken off the list."""
    career = ground.career(words)
    if career is None or not ground.follows(career):
        return _not_followed(ground, words)
    text = ground.say("path.leave_ask", career=career.name)
    advice = personal("choose_path", (Block(text),), careers=(career.key,), tone="caution")
    action = ground.own("confirm", "leave", career.key)
    yes = Button(ground.say("path.button_leave_yes"), action, "danger")
    return replace(advice, rows=(controls.yes_no(ground, yes, "leave"),), pending=action)


def left(ground: Ground, words: str) -> Advice:
    """Take the path off the list; the path chosen last before it becomes the active one."""
    career = ground.career(words)
    if career is None or not ground.follows(career):
        return _not_followed(ground, words)
    rest = [one for one in ground.followed if one.key != career.key]
    changes: tuple[Change, ...] = (LeavePath(career.key),)
    lines = [ground.say("path.left_path", career=career.name)]
    if rest and ground.member.active == career.key:
        latest = [path.career for path in ground.member.paths if path.career in {one.key for one in rest}][-1]
        changes += (ChoosePath(latest),)
        lines.append(ground.say("path.now_active", career=ground.book.knowledge.careers[latest].name))
    advice = personal("choose_path", (Block("\n".join(lines)),), careers=(career.key,), changes=changes, tone="success")
    back = Button(ground.say("path.button_come_back"), ground.own("path_choose", career.key))
    return replace(advice, rows=((back,),))


def pace(ground: Ground, hours_per_week: float) -> Advice:
    """Set the hours a week, 1 to 100, and say what they mean for the end of the path."""
    if not LEAST <= hours_per_week <= FASTEST:
        advice = personal("my_progress", (Block(ground.say("path.pace_range")),), tone="refusal")
        return replace(advice, rows=(controls.pace_buttons(ground),))
    changes = (SetPace(hours_per_week),)
    later = ground.after(changes)
    lines = [ground.say("path.pace_set", hours=number(hours_per_week))]
    career = ground.active
    if career is not None:
        lines += _windows(later, career, hours_per_week)
    advice = personal("my_progress", (Block("\n".join(lines)),), changes=changes, tone="success")
    rows = ((controls.status_button(ground, career),),) if career else controls.choose_rows(ground)
    return replace(advice, rows=rows)


def _windows(ground: Ground, career: Career, hours_per_week: float) -> list[str]:
    """What the hours just said mean, whatever was measured; then, beside it, what the member's own ticks say."""
    progress = ground.progress(career)
    if not progress.next_steps:
        return []
    today = ground.now.astimezone(ground.zone).date()
    said = window_of(progress.hours_left, today, hours_per_week=hours_per_week, measured=False)
    own = progress.window
    measured = [window_text(ground, replace(own, hours_for_month_sooner=None))] if own and own.measured else []
    return [window_text(ground, said), *measured]


def offer_pace(ground: Ground, hours_per_week: float) -> Advice:
    """Ask before the hours a week are set: what a plain sentence gets."""
    if not LEAST <= hours_per_week <= FASTEST:
        return pace(ground, hours_per_week)
    action = ground.own("path_pace", number(hours_per_week))
    text = ground.say("path.offer_pace", hours=number(hours_per_week))
    yes = Button(ground.say("path.button_pace", hours=number(hours_per_week)), action, "success")
    advice = personal("my_progress", (Block(text),))
    return replace(advice, rows=(controls.yes_no(ground, yes, "offer"),), pending=action)


def _again(ground: Ground, career: Career) -> Advice:
    """Back on a path that is already on the list: its status, and the change when it was not the active one."""
    told, seen = news(ground, career)
    switched = career.key != ground.member.active
    changes: tuple[Change, ...] = ((ChoosePath(career.key),) if switched else ()) + seen
    later = ground.after(changes)
    text = (
        ground.say("path.back_on", career=career.name) if switched else ground.say("path.is_active", career=career.name)
    )
    shown = status(later, career)
    tone = "success" if switched else "answer"
    return replace(shown, kind="choose_path", blocks=(Block(text), *told, *shown.blocks), changes=changes, tone=tone)


def _unknown(ground: Ground, words: str) -> Advice:
    advice = no_path(ground, "choose_path")
    if not words:
        return replace(advice, title=ground.say("path.choose_title"), blocks=(Block(ground.say("path.choose_which")),))
    text = ground.say("path.no_such_career", words=quoted(words, 60))
    return replace(advice, title=ground.say("path.choose_title"), blocks=(Block(text),), tone="caution")


def _not_followed(ground: Ground, words: str) -> Advice:
    career = ground.career(words)
    text = ground.say("path.leave_none") if career is None else ground.say("path.leave_not_yours", career=career.name)
    return personal("choose_path", (Block(text),), tone="caution")
