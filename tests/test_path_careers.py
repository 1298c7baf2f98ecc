"""Every real career can be followed: messages fit, words find steps, the picture keeps its budget."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from bot.advisor.path import PathAdvice
from bot.knowledge import load
from bot.models.changes import Tick
from bot.models.knowledge import CAREERS, Knowledge
from bot.models.member import Done, Member
from bot.models.member import Path as Followed
from bot.presentation.picture import draw
from bot.presentation.text import pieces
from bot.presentation.view import layout
from bot.replies import Replies
from tests.paths import NOW


@cache
def real() -> Knowledge:
    return load(Path(__file__).parent.parent / "knowledge")


def member(key: str, done: int) -> Member:
    steps = real().careers[key].steps
    known = tuple(step.id for step in steps)
    ticks = tuple(Done(step.id, NOW - timedelta(days=3 * index)) for index, step in enumerate(reversed(steps[:done])))
    return Member(2**60, key, (Followed(key, NOW, known),), tuple(reversed(ticks)), hours_per_week=5)


@pytest.fixture
def path() -> PathAdvice:
    return PathAdvice(real(), Replies(real().replies))


@pytest.mark.parametrize("key", CAREERS)
def test_all_about_a_path_fits_a_message(path: PathAdvice, key: str) -> None:
    career = real().careers[key]
    who = member(key, len(career.steps) // 2)
    told = [path.status(who, now=NOW), path.next(who, now=NOW), path.project("", who, now=NOW)]
    told += [path.project(project.id, who, now=NOW) for project in career.projects]
    told += [path.done(f"phase:{phase.number}", member(key, 0), now=NOW) for phase in career.phases]
    for advice in told:
        assert not pieces(advice)[1], advice.title
        assert layout(advice, owner=who.id).children


@pytest.mark.parametrize("key", CAREERS)
def test_a_steps_own_title_in_a_sentence_ticks_that_step_or_asks(path: PathAdvice, key: str) -> None:
    for step in real().careers[key].steps:
        advice = path.done(f"I finished {step.title.lower()}", member(key, 0), now=NOW)
        ticked = [item for change in advice.changes if isinstance(change, Tick) for item in change.items]
        assert ticked == [step.id] or (not ticked and advice.rows), step.title


@pytest.mark.parametrize("key", CAREERS)
def test_its_picture_is_within_100_kb(path: PathAdvice, key: str) -> None:
    drawn = path.picture(member(key, 12), now=NOW, dark=False).picture
    assert drawn is not None
    assert len(draw(drawn)) <= 100_000
