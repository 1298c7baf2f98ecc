"""Where the member stands, what to do next, and one phase in full."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor.controls import Row
from bot.advisor.path import controls
from bot.advisor.path.ground import (
    Ground,
    left_in,
    news,
    personal,
    phase_name,
    standing_line,
    state_line,
    step_lines,
    streak_line,
    window_line,
)
from bot.advisor.path.lost import is_lost, lost
from bot.models.advice import Advice, Block, Button
from bot.models.knowledge import Career
from bot.models.progress import Progress
from bot.progress.ticks import career_of, steps_of_today
from bot.wording import hours, listed


def no_path(ground: Ground, kind: str = "my_progress") -> Advice:
    """Nothing is chosen yet, or what was chosen is gone: how to begin."""
    if is_lost(ground):
        return lost(ground, kind)
    advice = personal(kind, (Block(ground.say("path.none")),), title=ground.say("path.none_title"))
    return replace(advice, rows=controls.choose_rows(ground))


def status(ground: Ground, career: Career | None) -> Advice:
    """Everything about one path on a phone's screen: done, next, left, streak, window."""
    if career is None:
        return no_path(ground)
    told, changes = news(ground, career)
    progress = ground.progress(career)
    blocks = (
        *told,
        Block(standing_line(ground, progress)),
        *_next_blocks(ground, progress),
        Block(_left(ground, progress)),
        Block("\n".join(line for line in (window_line(ground, progress), streak_line(ground, progress)) if line)),
        Block(_others(ground, career), small=True),
    )
    title = ground.say("path.status_title", emoji=career.emoji, career=career.name)
    advice = personal("my_progress", blocks, title=title, careers=(career.key,), changes=changes)
    return replace(advice, rows=_status_rows(ground, career, progress))


def next_steps(ground: Ground, career: Career | None) -> Advice:
    """What to do now: the next step with why and link, and what follows it."""
    if career is None:
        return no_path(ground, "what_next")
    told, changes = news(ground, career)
    progress = ground.progress(career)
    blocks = (*told, *_next_blocks(ground, progress), Block(standing_line(ground, progress), small=True))
    title = ground.say("path.next_title", career=career.name)
    advice = personal("what_next", blocks, title=title, careers=(career.key,), changes=changes)
    return replace(advice, rows=(_step_row(ground, career, progress, status=True),))


def finish(ground: Ground, career: Career) -> Advice:
    """When the path may be finished, at which pace, and what would bring that nearer."""
    told, changes = news(ground, career)
    progress = ground.progress(career)
    blocks = [*told, Block(window_line(ground, progress))]
    if progress.next_steps:
        near = progress.window is not None and progress.window.hours_for_month_sooner is None
        left = ground.say("path.finish_left", hours=hours(progress.hours_left))
        blocks.append(Block(f"{left} {ground.say('path.sooner_none')}" if near else left))
        blocks.append(Block(step_lines(ground, progress.next_steps[:1]), heading=ground.say("path.next_heading")))
    else:
        blocks.append(Block(ground.say("path.finished", total=ground.steps(progress.total))))
    blocks.append(Block(standing_line(ground, progress), small=True))
    title = ground.say("path.finish_title", career=career.name)
    advice = personal("my_progress", blocks, title=title, careers=(career.key,), changes=changes)
    paces = (controls.pace_buttons(ground),) if progress.next_steps else ()
    return replace(
        advice, rows=(*paces, (controls.status_button(ground, career), controls.picture_button(ground, career)))
    )


def phase(ground: Ground, career: Career | None, number: int) -> Advice | None:
    """One phase: each step with its state, to tick and to take back; None when there is no such phase."""
    if career is None or not 1 <= number <= len(career.phases):
        return None
    progress = ground.progress(career)
    state = progress.phases[number - 1]
    lines = "\n".join(state_line(ground, one) for one in state.steps)
    advice = personal(
        "my_progress",
        (Block(ground.say("path.phase_goal", goal=state.phase.goal)), Block(lines)),
        title=phase_name(ground, state.phase),
        careers=(career.key,),
    )
    whole = Button(
        ground.say("path.button_phase_done"), ground.own("path_tick_phase", career.key, str(number)), "success"
    )
    row = (*((whole,) if state.done < len(state.steps) else ()), controls.status_button(ground, career))
    menus = (*controls.tick_menu(ground, career, state), *controls.untick_menu(ground, career, state))
    return replace(advice, rows=(*menus, controls.phase_menu(ground, career, progress), row))


def smaller(ground: Ground, item: str) -> Advice | None:
    """The 20-minute version of a step, or of what took its place; None when there is no such step any more."""
    step = next(iter(steps_of_today(item, ground.book.knowledge)), None)
    if step is None:
        return None
    career = ground.book.knowledge.careers[career_of(step.id)]
    link = f"[{step.resource.title}]({step.resource.url})"
    text = ground.say("path.smaller", title=step.title, smaller=step.smaller, link=link)
    advice = personal("what_next", (Block(text),), title=ground.say("path.smaller_title"), careers=(career.key,))
    return replace(advice, rows=((controls.done_button(ground, step), controls.status_button(ground, career)),))


def _next_blocks(ground: Ground, progress: Progress) -> tuple[Block, ...]:
    if not progress.next_steps:
        return (Block(ground.say("path.finished", total=ground.steps(progress.total))),)
    return (Block(step_lines(ground, progress.next_steps), heading=ground.say("path.next_heading")),)


def _left(ground: Ground, progress: Progress) -> str:
    if not progress.next_steps:
        return ""
    state = progress.phases[progress.current]
    return ground.say(
        "path.left",
        phase=phase_name(ground, state.phase),
        steps=ground.steps(len(state.steps) - state.done),
        hours=hours(left_in(state)),
        total=hours(progress.hours_left),
    )


def _others(ground: Ground, career: Career) -> str:
    names = [one.name for one in ground.followed if one.key != career.key]
    if not names:
        return ""
    if career.key != ground.member.active and ground.active is not None:
        return ground.say("path.not_active", active=ground.active.name)
    return ground.say("path.others", careers=listed(names))


def _step_row(ground: Ground, career: Career, progress: Progress, *, status: bool) -> tuple[Button, ...]:
    first = progress.next_steps[:1]
    return (
        *(controls.done_button(ground, step) for step in first),
        *(controls.smaller_button(ground, step) for step in first),
        *((controls.status_button(ground, career),) if status else ()),
        *(
            (Button(ground.say("path.button_undo_last"), controls.undo_last_action(ground)),)
            if ground.member.done
            else ()
        ),
        controls.picture_button(ground, career),
    )


def _status_rows(ground: Ground, career: Career, progress: Progress) -> tuple[Row, ...]:
    state = progress.phases[progress.current]
    paces = (controls.pace_buttons(ground),) if progress.next_steps and progress.window is None else ()
    more = (
        Button(ground.say("path.button_projects"), ground.own("path_projects", career.key)),
        Button(ground.say("path.button_leave"), ground.own("path_leave", career.key)),
    )
    start = () if ground.follows(career) else (_set(ground, career),)
    return (
        _step_row(ground, career, progress, status=False),
        *controls.tick_menu(ground, career, state),
        controls.phase_menu(ground, career, progress),
        *paces,
        *controls.switch_row(ground, career),
        (*start, *(more if ground.follows(career) else more[:1])),
    )


def _set(ground: Ground, career: Career) -> Button:
    return Button(ground.say("path.button_set"), ground.own("path_choose", career.key), "success")
