"""The progress picture: within its budgets, readable without colour, the same for the same standing."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from PIL import Image, ImageStat

from bot.advisor.path import PathAdvice
from bot.models.knowledge import Career
from bot.models.member import Done, Member
from bot.models.progress import ProgressPicture
from bot.presentation.canvas import DARK, LIGHT, Theme, fitted, font, width_of
from bot.presentation.picture import ROOM, draw, title_face
from tests.paths import BACKEND, NOW, career, knowledge, replies, step

CAREERS = Path(__file__).parent.parent / "knowledge" / "careers"


def long_path(phases: int = 6, steps: int = 6) -> Career:
    return career(
        "backend",
        *(
            tuple(step(f"backend.s{p}-{s}", title=f"A step with a name {s}") for s in range(steps))
            for p in range(phases)
        ),
        name="Machine Learning Operations Engineer",
    )


def picture(of: Career, done: int, *, dark: bool = True) -> ProgressPicture:
    who = Member(7, "backend", done=tuple(Done(one.id, NOW - timedelta(days=1)) for one in of.steps[:done]))
    drawn = PathAdvice(knowledge(of), replies()).picture(who, now=NOW, dark=dark).picture
    assert drawn is not None
    return drawn


@pytest.mark.parametrize("dark", [True, False], ids=["dark", "light"])
@pytest.mark.parametrize("done", [0, 14, 36])
def test_it_is_a_sharp_png_of_at_most_100_kb(done: int, dark: bool) -> None:
    data = draw(picture(long_path(), done, dark=dark))
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.width) == ("PNG", 960)
    assert len(data) <= 100_000


@pytest.mark.parametrize("phases,steps", [(1, 1), (1, 40), (12, 1), (12, 20)])
def test_roadmaps_of_any_shape_can_be_drawn(phases: int, steps: int) -> None:
    of = long_path(phases, steps)
    for done in (0, len(of.steps) // 2, len(of.steps)):
        assert Image.open(io.BytesIO(draw(picture(of, done)))).height > 400


@pytest.mark.parametrize("name", [path.stem for path in sorted(CAREERS.glob("*.yaml"))])
def test_no_career_loses_a_part_of_its_name(name: str) -> None:
    title = yaml.load(CAREERS.joinpath(f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["name"]
    assert fitted(title, title_face(title), ROOM) == title


def test_the_same_standing_gives_the_same_bytes() -> None:
    assert draw(picture(BACKEND, 2)) == draw(picture(BACKEND, 2))


def test_done_and_open_differ_without_colour() -> None:
    """In shades of grey alone, the pictures of 1 and 2 steps done differ in more than the figures' tiles."""
    one, two = (Image.open(io.BytesIO(draw(picture(BACKEND, done)))).convert("L") for done in (1, 2))
    route = (0, 420, 960, min(one.height, two.height))
    difference = ImageStat.Stat(Image.blend(one.crop(route), two.crop(route), 0.5)).var
    assert difference != ImageStat.Stat(one.crop(route)).var


def test_the_text_for_those_who_do_not_see_it_says_the_same() -> None:
    alt = picture(BACKEND, 3).alt
    assert alt.startswith("Progress on the Backend Developer path: 3 of 5 steps done.")
    assert "Phase 2: Phase title 2: 1 of 2." in alt
    assert "Next step: Python." in alt
    assert len(picture(long_path(12, 20), 5).alt) <= 1024


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_text_can_be_read_on_what_it_stands_on(theme: Theme) -> None:
    pairs = [
        (theme.text, theme.ground), (theme.quiet, theme.ground), (theme.text, theme.tile), (theme.quiet, theme.tile),
        (theme.on_route, theme.start), (theme.on_route, theme.end), (theme.on_here, theme.here),
    ]  # fmt: skip
    assert min(_contrast(one, other) for one, other in pairs) >= 4.5


def test_long_words_are_cut_to_their_room() -> None:
    face = font("Bold", 16)
    assert width_of(fitted("word " * 40, face, 200), face) <= 200
    assert fitted("short", face, 200) == "short"


def test_a_text_cut_short_ends_after_a_word() -> None:
    """Half of JavaScript would be Java, another language; a single long word is cut where it must be."""
    face, words = font("Regular", 14), "A backend language: Python or JavaScript"
    for room in range(120, int(width_of(words, face))):
        whole = fitted(words, face, room).removesuffix("\u2026")
        assert f"{words} ".startswith((f"{whole} ", f"{whole}: "))
    assert len(fitted("x" * 200, face, 200)) > 9


def test_steps_known_from_another_path_look_different() -> None:
    drawn = picture(BACKEND, 1)
    phase = drawn.progress.phases[0]
    shared = tuple(replace(one, done_at=None, shared=True) if one.done else one for one in phase.steps)
    phases = (replace(phase, steps=shared), *drawn.progress.phases[1:])
    other = replace(drawn, progress=replace(drawn.progress, phases=phases))
    images = [Image.open(io.BytesIO(draw(one))).tobytes() for one in (drawn, other)]
    assert all(one != another for one, another in combinations(images, 2))
