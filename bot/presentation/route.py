"""The route of a picture: phases as rows of a winding line, steps as its stations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.models.progress import PhaseState, ProgressPicture
from bot.presentation.canvas import Canvas, Point, Theme, blend, fitted, font, width_of

EDGE = 50.0
"""Units from the picture's side to the first and last station of a row."""
BEND = 18.0
"""Radius of the line's corners."""
ROW = 98.0
"""Height of a phase: title, caption, line."""
LINE = 60.0
"""From a row's top down to its line."""
SIGN = 34.0
"""More height for the row that carries the sign "you are here"."""
NUMBER = 15.0
STATION = 9.5
"""Radii of a phase's first station and of a step's."""
INDENT = 5.0
"""How far a phase's title stands outside of its first station's middle, clear of the bend."""
THICK = 7.0
THIN = 3.0
"""Widths of the line travelled and of the line ahead: the difference shows without colour."""


@dataclass(frozen=True, slots=True)
class Row:
    """One phase on the picture: where its stations are, in travelling order, and its colour."""

    state: PhaseState
    caption: str
    number: Point
    steps: tuple[Point, ...]
    top: float
    side: int
    """1: runs to the right; -1: to the left."""
    colour: str
    radius: float


@dataclass(frozen=True, slots=True)
class Route:
    """All rows, the goal after the last station, and the picture's height below which nothing of it lies."""

    rows: tuple[Row, ...]
    goal: Point
    bottom: float
    here: tuple[int, int] | None
    """Row and step where the member stands; None at the goal."""


def plan(picture: ProgressPicture, theme: Theme, *, width: float, top: float) -> Route:
    """Where everything goes."""
    phases = picture.progress.phases
    here = _here(phases, picture)
    rows: list[Row] = []
    goal = (width / 2, top)
    for index, state in enumerate(phases):
        side = 1 if index % 2 == 0 else -1
        last = index == len(phases) - 1
        places = _places(len(state.steps) + last, top + LINE, side, width)
        if last:
            goal = places[-1]
        gap = (width - 2 * EDGE) / max(1, len(places) - 1)
        rows.append(
            Row(
                state=state,
                caption=picture.captions[index] if index < len(picture.captions) else "",
                number=places[0],
                steps=tuple(places[1 : len(state.steps) + 1]),
                top=top,
                side=side,
                colour=blend(theme.start, theme.end, index / max(1, len(phases) - 1)),
                radius=min(STATION, gap * 0.38),
            )
        )
        signed = here is not None and here[0] == index
        top += ROW + (SIGN if signed or (here is None and last) else 0)
    return Route(tuple(rows), goal, top, here)


def _here(phases: Sequence[PhaseState], picture: ProgressPicture) -> tuple[int, int] | None:
    following = picture.progress.next_steps[:1]
    for index, state in enumerate(phases):
        for number, one in enumerate(state.steps):
            if following and one.step.id == following[0].id:
                return index, number
    return None


def _places(count: int, y: float, side: int, width: float) -> list[Point]:
    """The phase's number and `count` stations after it, spread over the row."""
    gap = (width - 2 * EDGE) / max(1, count)
    start = EDGE if side > 0 else width - EDGE
    return [(start + side * gap * index, y) for index in range(count + 1)]


def draw_shapes(canvas: Canvas, route: Route, theme: Theme) -> None:
    """Lines first, stations on top of them."""
    for ahead in (True, False):
        for index in range(len(route.rows)):
            _row_lines(canvas, route, index, theme, ahead=ahead)
    for index, row in enumerate(route.rows):
        full = row.state.done == len(row.state.steps)
        started = row.state.done > 0 or (route.here is None or route.here[0] >= index)
        edge = row.colour if started else theme.rail
        canvas.ring(row.number, NUMBER, line=edge, width=2.5, fill=row.colour if full else theme.ground)
        for number, (place, one) in enumerate(zip(row.steps, row.state.steps, strict=True)):
            if route.here == (index, number):
                _here_station(canvas, place, row, theme)
            elif one.done:
                _done_station(canvas, place, row, theme, shared=one.done_at is None)
            else:
                canvas.ring(place, row.radius, line=theme.rail, width=2.2, fill=theme.ground)
    _goal(canvas, route, theme)


def _row_lines(canvas: Canvas, route: Route, index: int, theme: Theme, *, ahead: bool) -> None:
    row = route.rows[index]
    before = row.number
    for place, one in zip(row.steps, row.state.steps, strict=True):
        _stretch(canvas, [before, place], row, theme, done=one.done, ahead=ahead)
        before = place
    full = row.state.done == len(row.state.steps)
    if index + 1 < len(route.rows):
        if full != ahead:
            _turn(
                canvas,
                before,
                route.rows[index + 1].number,
                row,
                line=row.colour if full else theme.rail,
                width=THICK if full else THIN,
            )
    else:
        _stretch(canvas, [before, route.goal], row, theme, done=full, ahead=ahead)


def _stretch(canvas: Canvas, points: list[Point], row: Row, theme: Theme, *, done: bool, ahead: bool) -> None:
    if done != ahead:
        canvas.line(points, line=row.colour if done else theme.rail, width=THICK if done else THIN)


def _turn(canvas: Canvas, start: Point, end: Point, row: Row, *, line: str, width: float) -> None:
    """Out at the row's end, round, down, round, and in again to the row below."""
    x, out = start[0], start[0] + row.side * BEND
    centre = x
    top, bottom = start[1] + BEND, end[1] - BEND
    canvas.line([(out, top), (out, bottom)], line=line, width=width)
    upper, lower = ((270, 360), (0, 90)) if row.side > 0 else ((180, 270), (90, 180))
    canvas.arc((centre, top), BEND, start=upper[0], end=upper[1], line=line, width=width)
    canvas.arc((centre, bottom), BEND, start=lower[0], end=lower[1], line=line, width=width)


def _done_station(canvas: Canvas, place: Point, row: Row, theme: Theme, *, shared: bool) -> None:
    """A tick on a full circle; an equals sign when another path already taught it."""
    canvas.disc(place, row.radius + 1.5, theme.ground)
    canvas.disc(place, row.radius, row.colour)
    x, y = place
    size = row.radius
    if shared:
        for lift in (-0.22, 0.22):
            canvas.line(
                [(x - size * 0.42, y + size * lift), (x + size * 0.42, y + size * lift)],
                line=theme.on_route,
                width=size * 0.2,
            )
        return
    mark = [(x - size * 0.42, y + size * 0.02), (x - size * 0.1, y + size * 0.34), (x + size * 0.45, y - size * 0.32)]
    canvas.line(mark, line=theme.on_route, width=size * 0.22)


def _here_station(canvas: Canvas, place: Point, row: Row, theme: Theme) -> None:
    canvas.disc(place, row.radius + 5.5, theme.ground)
    canvas.ring(place, row.radius + 3.5, line=theme.here, width=3.2, fill=theme.ground)
    canvas.disc(place, row.radius * 0.48, theme.here)


def _goal(canvas: Canvas, route: Route, theme: Theme) -> None:
    """A flag: full when the path is finished, an outline until then."""
    x, y = route.goal
    arrived = route.here is None
    colour = route.rows[-1].colour if arrived else theme.rail
    canvas.ring((x, y), NUMBER, line=colour, width=2.5, fill=colour if arrived else theme.ground)
    ink = theme.on_route if arrived else theme.quiet
    canvas.line([(x - 4.5, y - 8), (x - 4.5, y + 8.5)], line=ink, width=2)
    canvas.shape([(x - 4.5, y - 8), (x + 7, y - 4), (x - 4.5, y + 0.5)], ink)


def sign_place(route: Route) -> Point:
    """The station the sign points at."""
    if route.here is None:
        return route.goal
    row, number = route.here
    return route.rows[row].steps[number]


def draw_sign(canvas: Canvas, route: Route, picture: ProgressPicture, theme: Theme) -> tuple[Point, float]:
    """The sign's body and pointer below a station; its middle and width, for the words."""
    x, y = sign_place(route)
    wide = width_of(picture.here, font("Bold", 12)) + 20
    near = EDGE - BEND + THICK
    left = min(max(x - wide / 2, near), canvas.width - near - wide)
    head = y + NUMBER + 12
    canvas.shape([(x - 6, head + 1), (x + 6, head + 1), (x, head - 8)], theme.here)
    canvas.tile((left, head), (wide, 24), radius=12, fill=theme.here)
    return (left + wide / 2, head + 12), wide


def draw_words(canvas: Canvas, route: Route, theme: Theme) -> None:
    """Numbers, titles and captions of the phases."""
    title, caption, number = font("Bold", 16), font("Medium", 12.5), font("ExtraBold", 14)
    for row in route.rows:
        full = row.state.done == len(row.state.steps)
        canvas.text(
            row.number,
            str(row.state.phase.number),
            face=number,
            fill=theme.on_route if full else theme.text,
            anchor="mm",
        )
        room = canvas.width - 2 * EDGE
        x, anchor = (EDGE - INDENT, "ls") if row.side > 0 else (canvas.width - EDGE + INDENT, "rs")
        canvas.text(
            (x, row.top + 16), fitted(row.state.phase.title, title, room), face=title, fill=theme.text, anchor=anchor
        )
        canvas.text(
            (x, row.top + 34), fitted(row.caption, caption, room), face=caption, fill=theme.quiet, anchor=anchor
        )


def draw_sign_words(canvas: Canvas, picture: ProgressPicture, theme: Theme, sign: tuple[Point, float]) -> None:
    """The sign's words, and beside it the name of the step where the member stands."""
    (x, y), wide = sign
    canvas.text((x, y), picture.here, face=font("Bold", 12), fill=theme.on_here, anchor="mm")
    if not picture.progress.next_steps:
        return
    face = font("SemiBold", 13)
    left, right = x - wide / 2 - 24 - 10, canvas.width - (x + wide / 2) - 24 - 10
    words = fitted(picture.progress.next_steps[0].title, face, max(left, right))
    if right >= left:
        canvas.text((x + wide / 2 + 10, y), words, face=face, fill=theme.text, anchor="lm")
    else:
        canvas.text((x - wide / 2 - 10, y), words, face=face, fill=theme.text, anchor="rm")
