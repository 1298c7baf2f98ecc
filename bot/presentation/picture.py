"""A member's path as a picture: how far, where they stand, what it took; light or dark."""

from __future__ import annotations

from PIL import ImageFont

from bot.models.progress import ProgressPicture
from bot.presentation import route as routes
from bot.presentation.canvas import DARK, LIGHT, Canvas, Theme, fitted, font, width_of

WIDTH = 480.0
"""Units; with `canvas.SCALE` 960 pixels, what a phone shows without enlarging."""
SIDE = 28.0
RING = 38.0
HEADER = 118.0
FIGURES = 66.0
FOOT = 16.0
FULL = 100
ROOM = WIDTH - 2 * SIDE - 2 * RING - 16
"""What the ring leaves of the width for the title."""
TITLES = (27, 25, 23, 21, 19)
"""Sizes of the title, the largest first: one too long for all of them is cut."""


def draw(picture: ProgressPicture) -> bytes:
    """The picture as a PNG of 960 pixels' width, its height by the number of phases. Takes CPU time: use a thread."""
    theme = DARK if picture.dark else LIGHT
    top = HEADER + (FIGURES + 26 if picture.figures else 0)
    planned = routes.plan(picture, theme, width=WIDTH, top=top)
    canvas = Canvas(WIDTH, planned.bottom + FOOT, theme.ground)
    _ring(canvas, picture, theme)
    _tiles(canvas, picture, theme)
    routes.draw_shapes(canvas, planned, theme)
    sign = routes.draw_sign(canvas, planned, picture, theme)
    canvas.settle()
    _heading(canvas, picture, theme)
    _figures(canvas, picture, theme)
    routes.draw_words(canvas, planned, theme)
    routes.draw_sign_words(canvas, picture, theme, sign)
    return canvas.png(_pairs(theme, planned))


def _pairs(theme: Theme, planned: routes.Route) -> list[tuple[str, str]]:
    """Every colour with those drawn on it."""
    on_ground = (theme.text, theme.tile, theme.quiet, theme.rail, theme.here)
    colours = [row.colour for row in planned.rows]
    return [
        *((theme.ground, colour) for colour in (*on_ground, *colours)),
        *((theme.tile, colour) for colour in (theme.text, theme.quiet, theme.end)),
        *((colour, theme.on_route) for colour in colours),
        (theme.here, theme.on_here),
    ]


def _share(picture: ProgressPicture) -> float:
    progress = picture.progress
    return progress.done / progress.total if progress.total else 0.0


def _ring(canvas: Canvas, picture: ProgressPicture, theme: Theme) -> None:
    centre = (WIDTH - SIDE - RING, SIDE + RING)
    canvas.arc(centre, RING - 4, start=0, end=360, line=theme.tile, width=8)
    share = _share(picture)
    if share:
        canvas.arc(centre, RING - 4, start=-90, end=-90 + 360 * share, line=theme.end, width=8)


def title_face(title: str) -> ImageFont.FreeTypeFont:
    """The title's font, as large as lets it stand in one piece beside the ring."""
    faces = [font("ExtraBold", size) for size in TITLES]
    return next((face for face in faces if width_of(title, face) <= ROOM), faces[-1])


def _heading(canvas: Canvas, picture: ProgressPicture, theme: Theme) -> None:
    big, small = title_face(picture.title), font("Medium", 15)
    canvas.text((SIDE, 66), fitted(picture.title, big, ROOM), face=big, fill=theme.text)
    canvas.text((SIDE, 92), fitted(picture.subtitle, small, ROOM), face=small, fill=theme.quiet)
    percent = f"{int(FULL * _share(picture))}%"
    canvas.text((WIDTH - SIDE - RING, SIDE + RING), percent, face=font("ExtraBold", 19), fill=theme.text, anchor="mm")


def _tiles(canvas: Canvas, picture: ProgressPicture, theme: Theme) -> None:
    for corner, wide in _boxes(picture):
        canvas.tile(corner, (wide, FIGURES), radius=12, fill=theme.tile)


def _boxes(picture: ProgressPicture) -> list[tuple[tuple[float, float], float]]:
    """Corner and width of each figure's tile."""
    count = len(picture.figures)
    wide = (WIDTH - 2 * SIDE - 10 * (count - 1)) / max(1, count)
    return [((SIDE + index * (wide + 10), HEADER), wide) for index in range(count)]


def _figures(canvas: Canvas, picture: ProgressPicture, theme: Theme) -> None:
    for ((x, y), wide), (figure, meaning) in zip(_boxes(picture), picture.figures, strict=True):
        size = next(
            (size for size in (20, 18, 16, 14, 12) if font("ExtraBold", size).getlength(figure) / 2 <= wide - 14), 11
        )
        big, small = font("ExtraBold", size), font("Medium", 12)
        canvas.text((x + wide / 2, y + 26), fitted(figure, big, wide - 10), face=big, fill=theme.text, anchor="mm")
        canvas.text((x + wide / 2, y + 48), fitted(meaning, small, wide - 8), face=small, fill=theme.quiet, anchor="mm")
