"""The picture of a path: what it shows, its text for those who do not see it, and sharing it."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor.path import controls
from bot.advisor.path.ground import Ground, left_in, personal, phase_name
from bot.advisor.path.status import no_path
from bot.models.advice import Advice, Block, Button
from bot.models.knowledge import Career
from bot.models.progress import Progress, ProgressPicture
from bot.wording import cut, hours, number

ALT = 1024
"""Most characters of a picture's text."""


def picture(ground: Ground, career: Career | None, *, dark: bool = True) -> Advice:
    """The member's own picture, light or dark, for their eyes until they share it."""
    if career is None:
        return no_path(ground)
    drawn = picture_of(ground, career, dark=dark)
    theme, other = ("dark", "light") if dark else ("light", "dark")
    label = ground.say("path.button_light") if dark else ground.say("path.button_dark")
    title = ground.say("path.status_title", emoji=career.emoji, career=career.name)
    advice = personal("my_progress", (Block(ground.say("path.picture")),), title=title, careers=(career.key,))
    row = (
        Button(label, ground.own("path_picture", career.key, other)),
        Button(ground.say("path.button_share"), ground.own("path_share", career.key, theme), "primary"),
        controls.status_button(ground, career),
    )
    return replace(advice, rows=(row,), picture=drawn)


def shared(ground: Ground, career: Career | None, *, dark: bool = True) -> Advice:
    """The picture for everyone in the channel, because the member asked for it: nothing else goes with it."""
    if career is None:
        return no_path(ground)
    drawn = picture_of(ground, career, dark=dark)
    progress = drawn.progress
    text = ground.say("path.shared", career=career.name, done=progress.done, total=progress.total)
    return Advice("my_progress", (Block(text),), careers=(career.key,), picture=drawn, tags=("share",))


def picture_of(ground: Ground, career: Career, *, dark: bool) -> ProgressPicture:
    """All words and figures of the picture."""
    progress = ground.progress(career)
    current = progress.phases[progress.current].phase
    subtitle = ground.say("path.picture_phase", number=current.number, phases=len(career.phases), title=current.title)
    if not progress.next_steps:
        subtitle = ground.say("path.picture_finished")
    return ProgressPicture(
        title=career.name,
        subtitle=subtitle,
        progress=progress,
        dark=dark,
        alt=alt_text(ground, career, progress),
        figures=_figures(ground, progress),
        captions=tuple(_caption(ground, progress, index) for index in range(len(progress.phases))),
        here=ground.say("path.picture_here") if progress.next_steps else ground.say("path.picture_arrived"),
    )


def alt_text(ground: Ground, career: Career, progress: Progress) -> str:
    """What the picture shows, in at most `ALT` characters."""
    lines = [ground.say("path.alt", career=career.name, done=progress.done, total=progress.total)]
    lines += [
        ground.say("path.alt_phase", phase=phase_name(ground, state.phase), done=state.done, total=len(state.steps))
        for state in progress.phases
    ]
    if progress.next_steps:
        lines.append(ground.say("path.alt_next", title=progress.next_steps[0].title, hours=hours(progress.hours_left)))
    if progress.streak:
        lines.append(ground.say("path.alt_streak", days=ground.days(progress.streak)))
    return cut(" ".join(lines), ALT)


def _figures(ground: Ground, progress: Progress) -> tuple[tuple[str, str], ...]:
    spent = number(round((progress.hours_done.low + progress.hours_done.high) / 2))
    low, high = number(round(progress.hours_left.low)), number(round(progress.hours_left.high))
    left = high if low == high else f"{low}–{high}"
    return (
        (f"{progress.done}/{progress.total}", ground.say("path.figure_steps")),
        (spent, ground.say("path.figure_done")),
        (left, ground.say("path.figure_left")),
        (str(progress.streak), ground.say("path.figure_streak")),
    )


def _caption(ground: Ground, progress: Progress, index: int) -> str:
    state = progress.phases[index]
    if state.done == len(state.steps):
        return ground.say("path.caption_done", total=ground.steps(len(state.steps)))
    return ground.say("path.caption", done=state.done, total=len(state.steps), hours=hours(left_in(state)))
