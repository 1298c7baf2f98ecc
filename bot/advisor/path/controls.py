"""The buttons and menus under advice on paths: everything can be ticked without typing."""

from __future__ import annotations

from collections.abc import Iterable

from bot.advisor.controls import LABEL, MENU, Row, career_menus
from bot.advisor.path.ground import Ground, phase_name
from bot.models.action import Action
from bot.models.advice import Button, Menu, Option
from bot.models.knowledge import Career, Step
from bot.models.progress import PhaseState, Progress
from bot.wording import cut, hours

PACES = ("5", "10", "20")
"""Hours a week offered as buttons."""


def tick_menu(ground: Ground, career: Career, state: PhaseState) -> tuple[Menu, ...]:
    """The phase's open steps, any number of them at once."""
    options = tuple(
        Option(cut(one.step.title, 100), one.step.id, hours(one.step.hours)) for one in state.steps if not one.done
    )[:MENU]
    if not options:
        return ()
    label = ground.say("path.tick_menu", phase=phase_name(ground, state.phase))
    return (Menu(ground.own("path_tick", career.key), label, options, len(options)),)


def untick_menu(ground: Ground, career: Career, state: PhaseState) -> tuple[Menu, ...]:
    """The phase's steps that were ticked here, to take back."""
    options = tuple(Option(cut(one.step.title, 100), one.step.id) for one in state.steps if one.done_at is not None)[
        :MENU
    ]
    if not options:
        return ()
    return (Menu(ground.own("path_untick", career.key), ground.say("path.untick_menu"), options, len(options)),)


def phase_menu(ground: Ground, career: Career, progress: Progress) -> Menu:
    """All phases with how far each is."""
    options = tuple(
        Option(
            cut(phase_name(ground, state.phase), 100),
            str(state.phase.number),
            ground.say("path.phase_standing", done=state.done, total=len(state.steps)),
        )
        for state in progress.phases
    )
    return Menu(ground.own("path_phase", career.key), ground.say("path.phase_menu"), options[:MENU])


def done_button(ground: Ground, step: Step) -> Button:
    """Ticks one step."""
    label = cut(ground.say("path.button_done", title=step.title), LABEL)
    return Button(label, ground.own("path_tick", step.id), "success", emoji="✅")


def smaller_button(ground: Ground, step: Step) -> Button:
    """Shows the 20-minute version of a step."""
    return Button(ground.say("path.button_smaller"), ground.own("path_smaller", step.id))


def status_button(ground: Ground, career: Career) -> Button:
    """Back to where the member stands."""
    return Button(ground.say("path.button_status"), ground.own("path_status", career.key))


def picture_button(ground: Ground, career: Career) -> Button:
    """Draws the path."""
    return Button(ground.say("path.button_picture"), ground.own("path_picture", career.key, "dark"))


def undo_button(ground: Ground, item: str) -> Button:
    """Takes back one tick: this one, however often it is pressed."""
    return Button(ground.say("path.button_undo"), ground.own("path_undo", item))


def undo_moment_button(ground: Ground) -> Button:
    """Takes back what was ticked at this very moment."""
    return Button(ground.say("path.button_undo"), ground.own("path_undo_at", str(int(ground.now.timestamp()))))


def undo_last_action(ground: Ground) -> Action:
    """Takes back what is the last tick now, even if it is pressed twice or later."""
    latest = max(int(done.at.timestamp()) for done in ground.member.done)
    return ground.own("path_undo_at", str(latest))


def pace_buttons(ground: Ground) -> tuple[Button, ...]:
    """Hours a week to choose from."""
    return tuple(Button(ground.say("path.button_pace", hours=pace), ground.own("path_pace", pace)) for pace in PACES)


def choose_rows(ground: Ground, likely: Iterable[str] = ()) -> tuple[Row, ...]:
    """All careers to choose a path from, and the questions for those who do not know."""
    match = Button(ground.say("path.button_match"), ground.own("match"), "primary")
    return (*career_menus(ground.book, ground.own("path_choose"), likely), (match,))


def switch_row(ground: Ground, career: Career) -> tuple[Row, ...]:
    """The member's other paths, one button each."""
    others = [one for one in ground.followed if one.key != career.key][:4]
    buttons = tuple(
        Button(cut(ground.say("path.button_switch", career=one.name), LABEL), ground.own("path_choose", one.key))
        for one in others
    )
    return (buttons,) if buttons else ()


def yes_no(ground: Ground, yes: Button, cancelled: str) -> tuple[Button, ...]:
    """The answer that does it, and the one that changes nothing; "leave it" would say both where a path is left."""
    no = ground.say("path.button_stay") if cancelled == "leave" else ground.say("path.button_no")
    return (yes, Button(no, ground.own("cancel", cancelled)))
