"""Ticking steps, phases and milestones; pressing twice is ticking once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.advisor.controls import LABEL, Row
from bot.advisor.path import controls
from bot.advisor.path.ground import Ground, news, personal, phase_name, standing_line, step_lines, streak_line
from bot.advisor.path.items import Target, counts_a_phase, name_of, project_of, project_standing, targets_of
from bot.advisor.path.status import no_path
from bot.models.action import Action
from bot.models.advice import Advice, Block, Button
from bot.models.changes import Change, Tick
from bot.models.knowledge import Career
from bot.models.progress import Progress
from bot.progress.ticks import is_shared, ticks_of
from bot.wording import cut, listed, quoted

KIND = "complete_phase"
NAMED = 4
"""Names listed one by one; more are counted."""


def done(ground: Ground, words: str, career: Career | None) -> Advice:
    """Tick what the words mean; the next step for no words."""
    found = _targets(ground, words, career)
    if isinstance(found, Advice):
        return found
    return ticked(ground, found)


def offer(ground: Ground, words: str, career: Career | None) -> Advice:
    """Ask before ticking: what a plain sentence gets."""
    found = _targets(ground, words, career)
    if isinstance(found, Advice):
        return found
    fresh = _fresh(ground, found)
    if not fresh:
        return _already(ground, found)
    action = _tick_action(ground, found)
    text = ground.say("path.offer_tick", name=found.name, career=found.career.name)
    if found.phase is not None:
        names = [name_of(found.career, item) for item in fresh]
        text = ground.say(
            "path.offer_phase", name=found.name, career=found.career.name, steps=listed_names(ground, names)
        )
    advice = personal(KIND, (Block(text),), careers=(found.career.key,))
    yes = Button(ground.say("path.button_tick"), action, "success")
    return replace(advice, rows=(controls.yes_no(ground, yes, "offer"),), pending=action)


def ticked(ground: Ground, target: Target) -> Advice:
    """Tick a target that is known, and say what that changed."""
    fresh = _fresh(ground, target)
    if not fresh:
        return _already(ground, target)
    told, seen = news(ground, target.career)
    changes: tuple[Change, ...] = (Tick(fresh), *seen)
    later = ground.after(changes)
    before, after = ground.progress(target.career), later.progress(target.career)
    names = [name_of(target.career, item) for item in fresh]
    text = ground.say("path.ticked", names=listed_names(ground, names))
    blocks = (
        *told,
        Block(f"{text}\n{_project_line(later, fresh) or standing_line(later, after)}"),
        *_gains(ground, later, target.career),
        *_finished(ground, before, after),
        *_coming(ground, after),
        Block(streak_line(later, after), small=True),
    )
    advice = personal(
        KIND,
        blocks,
        title=ground.say("path.ticked_title"),
        careers=(target.career.key,),
        changes=changes,
        tone="success",
    )
    undo = controls.undo_button(ground, fresh[0]) if alone(fresh) else controls.undo_moment_button(ground)
    row = (
        *(controls.done_button(ground, step) for step in after.next_steps[:1]),
        undo,
        controls.status_button(ground, target.career),
    )
    return replace(advice, rows=(row, *_keep(ground, target.career)))


def _project_line(ground: Ground, items: tuple[str, ...]) -> str:
    """How far the project is whose milestones were ticked; empty for steps, which move the path."""
    found = project_of(ground, items[0].partition("#")[0], None) if all("#" in item for item in items) else None
    return f"**{found.title}**: {project_standing(ground, found)}" if found else ""


def gone(ground: Ground, career: Career | None) -> Advice:
    """A press on something the knowledge no longer has."""
    advice = personal(KIND, (Block(ground.say("path.step_gone")),), tone="caution")
    return replace(advice, rows=((controls.status_button(ground, career),),) if career else ())


def _targets(ground: Ground, words: str, career: Career | None) -> Target | Advice:
    """The one target the words mean, or the advice that asks back."""
    if words.strip():
        return meant(ground, words, career, action=_tick_action, likely=_is_open)
    if career is None:
        return no_path(ground, KIND)
    following = ground.progress(career).next_steps
    if not following:
        text = ground.say("path.finished", total=ground.steps(len(career.steps)))
        return personal(KIND, (Block(text),), careers=(career.key,))
    return Target((following[0].id,), following[0].title, career)


def meant(
    ground: Ground,
    words: str,
    career: Career | None,
    *,
    action: Callable[[Ground, Target], Action],
    likely: Callable[[Ground, Target], bool],
) -> Target | Advice:
    """The one target of the words, or the advice that asks which.

    `likely` tells which of several can be meant at all; `action` is what choosing one of them does.
    """
    found = targets_of(ground, words, career)
    narrowed = [target for target in found if likely(ground, target)] or list(found)
    if len(narrowed) == 1:
        return narrowed[0]
    if narrowed:
        names = ", ".join(f"**{one.name}**" for one in narrowed)
        text = f"{ground.say('path.which', words=quoted(words, 80))} {names}"
        advice = personal(KIND, (Block(text),), careers=(narrowed[0].career.key,))
        return replace(advice, rows=(tuple(Button(cut(one.name, LABEL), action(ground, one)) for one in narrowed),))
    if career is None:
        return no_path(ground, KIND)
    text = ground.say("path.not_found", words=quoted(words, 80), career=career.name)
    if counts_a_phase(words):
        text = ground.say("path.no_phase", career=career.name, phases=len(career.phases))
    advice = personal(KIND, (Block(text),), careers=(career.key,), tone="caution")
    return replace(advice, rows=(controls.phase_menu(ground, career, ground.progress(career)),))


def _is_open(ground: Ground, target: Target) -> bool:
    return bool(_fresh(ground, target))


def _tick_action(ground: Ground, target: Target) -> Action:
    if target.phase is not None:
        return ground.own("path_tick_phase", target.career.key, str(target.phase.number))
    return carried(ground, "path_tick", target)


def carried(ground: Ground, verb: str, target: Target) -> Action:
    """An id is cut into career, item and milestone, since one argument carries 64 characters."""
    return ground.own(verb, *target.items[0].split("#"))


def alone(items: tuple[str, ...]) -> bool:
    return len(items) == 1 and "#" not in items[0]


def _fresh(ground: Ground, target: Target) -> tuple[str, ...]:
    """What of a target is still to be ticked; in a phase, what other paths cover already is left alone."""
    ticks = ticks_of(ground.member, ground.book.knowledge)
    elsewhere = ticks.elsewhere(target.career.key) if target.phase is not None else frozenset()
    steps = ground.book.knowledge.steps
    return tuple(
        item
        for item in target.items
        if item not in ticks.at and not (item in steps and is_shared(steps[item], elsewhere))
    )


def _already(ground: Ground, target: Target) -> Advice:
    ticks = ticks_of(ground.member, ground.book.knowledge)
    moments = [ticks.at[item] for item in target.items if item in ticks.at]
    if moments:
        text = ground.say("path.already", name=target.name, when=ground.moment(max(moments)))
    else:
        text = ground.say("path.already_shared", name=target.name)
    advice = personal(KIND, (Block(text),), careers=(target.career.key,))
    undo_ = (controls.undo_button(ground, target.items[0]),) if alone(target.items) and moments else ()
    return replace(advice, rows=((*undo_, controls.status_button(ground, target.career)),))


def _gains(ground: Ground, later: Ground, career: Career) -> tuple[Block, ...]:
    """What the tick counts for on the member's other paths."""
    lines = []
    for other in ground.followed:
        gained = later.progress(other).done - ground.progress(other).done
        if other.key != career.key and gained:
            lines.append(ground.say("path.also", steps=ground.steps(gained), career=other.name))
    return (Block("\n".join(lines)),) if lines else ()


def _finished(ground: Ground, before: Progress, after: Progress) -> tuple[Block, ...]:
    blocks = []
    for old, new in zip(before.phases, after.phases, strict=True):
        if old.done < len(old.steps) == new.done:
            blocks.append(
                Block(ground.say("path.phase_finished", phase=phase_name(ground, new.phase), goal=new.phase.goal))
            )
    if not after.next_steps:
        blocks.append(Block(ground.say("path.finished", total=ground.steps(after.total))))
    return tuple(blocks)


def _coming(ground: Ground, after: Progress) -> tuple[Block, ...]:
    if not after.next_steps:
        return ()
    return (Block(step_lines(ground, after.next_steps[:1]), heading=ground.say("path.next_heading")),)


def _keep(ground: Ground, career: Career) -> tuple[Row, ...]:
    """An offer to follow the path whose steps are ticked without following it."""
    if ground.follows(career):
        return ()
    label = cut(ground.say("path.button_follow", career=career.name), LABEL)
    return ((Button(label, ground.own("path_choose", career.key)),),)


def listed_names(ground: Ground, names: list[str]) -> str:
    if len(names) <= NAMED:
        return listed([f"**{name}**" for name in names])
    return ground.say(
        "path.names_and_more", names=", ".join(f"**{n}**" for n in names[: NAMED - 1]), more=len(names) - NAMED + 1
    )
