"""A canvas with smooth shapes and two sets of colours, on which pictures are drawn in units of a phone's screen."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

SCALE = 2
"""Pixels of the picture per unit: sharp on screens of twice the usual density."""
SMOOTH = 2
"""Shapes are drawn so many times larger still and reduced, since Pillow's own edges are jagged."""
COLOURS = 256
"""Colours of a palette file: a third of the bytes of full colour, and flat shapes need no more."""
COMPRESSION = 3
"""Of 9; a higher one saves 10 kB and takes twice the time."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb. Text on `ground` and `tile` has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3)."""

    ground: str
    tile: str
    text: str
    quiet: str
    rail: str
    start: str
    end: str
    """The route runs from `start` to `end`, phase by phase."""
    on_route: str
    """Text and ticks on the route's colours."""
    here: str
    on_here: str


DARK = Theme(
    ground="#14171f", tile="#1e2330", text="#f3f5fa", quiet="#a3adbf", rail="#4a5468",
    start="#7aa2ff", end="#43dba3", on_route="#0d1018", here="#ffc145", on_here="#241a00",
)  # fmt: skip
LIGHT = Theme(
    ground="#ffffff", tile="#e9eef6", text="#141a26", quiet="#566175", rail="#b3bdcc",
    start="#3159c9", end="#08795a", on_route="#ffffff", here="#a85f00", on_here="#ffffff",
)  # fmt: skip


@cache
def font(weight: str, size: float) -> ImageFont.FreeTypeFont:
    """Manrope (SIL Open Font License 1.1) in a weight: Medium, SemiBold, Bold, ExtraBold; `size` in units."""
    data = files("font_manrope").joinpath("files", f"Manrope-{weight}.ttf").read_bytes()
    return ImageFont.truetype(io.BytesIO(data), size * SCALE, layout_engine=ImageFont.Layout.BASIC)


def blend(start: str, end: str, share: float) -> str:
    """The colour `share` (0 to 1) of the way from one to another."""
    pairs = ((int(start[at : at + 2], 16), int(end[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(low + (high - low) * share):02x}" for low, high in pairs)


class Canvas:
    """Shapes first, then `settle`, then text: text must not be reduced, or it blurs. All measures in units."""

    def __init__(self, width: float, height: float, ground: str) -> None:
        self.width = width
        self.height = height
        size = (int(width * SCALE * SMOOTH), int(height * SCALE * SMOOTH))
        self._image = Image.new("RGB", size, ground)
        self._pen = ImageDraw.Draw(self._image)

    def disc(self, centre: Point, radius: float, fill: str) -> None:
        """A filled circle."""
        self._pen.circle(self._fine(centre), radius * SCALE * SMOOTH, fill=fill)

    def ring(self, centre: Point, radius: float, *, line: str, width: float, fill: str) -> None:
        """A circle with an edge drawn inwards."""
        self.disc(centre, radius, line)
        self.disc(centre, radius - width, fill)

    def arc(self, centre: Point, radius: float, *, start: float, end: float, line: str, width: float) -> None:
        """Part of a circle's edge, the middle of the line on `radius`; degrees clockwise from three o'clock."""
        x, y = centre
        outer = radius + width / 2
        box = [*self._fine((x - outer, y - outer)), *self._fine((x + outer, y + outer))]
        self._pen.arc(box, start, end, fill=line, width=round(width * SCALE * SMOOTH))

    def line(self, points: list[Point], *, line: str, width: float) -> None:
        """Straight lines through points."""
        self._pen.line(
            [self._fine(point) for point in points], fill=line, width=round(width * SCALE * SMOOTH), joint="curve"
        )

    def shape(self, points: list[Point], fill: str) -> None:
        """A filled polygon."""
        self._pen.polygon([self._fine(point) for point in points], fill=fill)

    def tile(self, corner: Point, size: Point, *, radius: float, fill: str) -> None:
        """A rectangle with round corners."""
        x, y = corner
        box = [*self._fine(corner), *self._fine((x + size[0], y + size[1]))]
        self._pen.rounded_rectangle(box, radius * SCALE * SMOOTH, fill=fill)

    def settle(self) -> None:
        """No more shapes: bring the picture to its size."""
        self._image = self._image.reduce(SMOOTH)
        self._pen = ImageDraw.Draw(self._image)

    def text(self, place: Point, words: str, *, face: ImageFont.FreeTypeFont, fill: str, anchor: str = "ls") -> None:
        """One line of text; `anchor` as Pillow's: l, m, r with s (baseline) or m (middle)."""
        self._pen.text((place[0] * SCALE, place[1] * SCALE), words, font=face, fill=fill, anchor=anchor)

    def png(self, pairs: Sequence[tuple[str, str]]) -> bytes:
        """The file. `pairs`: which colour stands on which; smooth edges get the colours between them.

        Naming the colours beforehand takes a quarter of the time of finding them in the picture.
        """
        steps = max(2, COLOURS // len(pairs))
        shades = dict.fromkeys(blend(under, over, at / (steps - 1)) for under, over in pairs for at in range(steps))
        palette = Image.new("P", (1, 1))
        palette.putpalette(b"".join(bytes.fromhex(shade[1:]) for shade in list(shades)[:COLOURS]))
        out = io.BytesIO()
        small = self._image.quantize(palette=palette, dither=Image.Dither.NONE)
        small.save(out, "PNG", compress_level=COMPRESSION)
        return out.getvalue()

    def _fine(self, point: Point) -> Point:
        return point[0] * SCALE * SMOOTH, point[1] * SCALE * SMOOTH


def width_of(words: str, face: ImageFont.FreeTypeFont) -> float:
    """How wide a text is, in units."""
    return face.getlength(words) / SCALE


def fitted(words: str, face: ImageFont.FreeTypeFont, room: float) -> str:
    """The text, cut with an ellipsis so that it fits into `room` units; after a word, since JavaScript is not Java."""
    if width_of(words, face) <= room:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(words[:middle].rstrip() + "…", face) <= room:
            low = middle
        else:
            high = middle - 1
    if not low:
        return ""
    space = words.rfind(" ", 0, low + 1)
    return words[: space if space > low // 2 else low].rstrip(" ,:;") + "…"
