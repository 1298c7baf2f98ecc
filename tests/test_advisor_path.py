"""Paths: choosing, status, pace, what became of them, the picture, leaving."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.advisor.path import PathAdvice
from bot.models.action import Action
from bot.models.advice import Menu
from bot.models.changes import ChoosePath, LeavePath, SeeKnowledge, SetPace
from bot.models.knowledge import NearestCareer
from bot.models.member import Done, Member, Path
from bot.models.state import apply_changes
from bot.presentation.text import markdown
from tests.paths import KNOWLEDGE, NOW, career, knowledge, replies, step
from tests.travelling import PATH, STEPS, buttons, member, press


def test_choosing_says_what_one_has_already() -> None:
    advice = PATH.choose("Frontend Developer", member("backend.git"), now=NOW)
    assert advice.changes[0] == ChoosePath("frontend")
    assert isinstance(advice.changes[1], SeeKnowledge)
    assert "You already have **1 of 3**" in markdown(advice)
    assert advice.personal


def test_choosing_a_path_again_switches_without_losing_anything() -> None:
    both = replace(member("frontend.css"), paths=(Path("backend", NOW, STEPS), Path("frontend", NOW)))
    advice = PATH.choose("frontend", both, now=NOW)
    assert ChoosePath("frontend") in advice.changes
    assert "**1 of 3**" in markdown(advice)


def test_an_unknown_career_is_refused_with_a_menu() -> None:
    advice = PATH.choose("astronaut", Member(7), now=NOW)
    assert (advice.changes, advice.tone) == ((), "caution")
    assert any(isinstance(row, Menu) for row in advice.rows)


def test_status_shows_next_steps_with_why_and_link() -> None:
    said = markdown(PATH.status(member("backend.http"), now=NOW))
    assert "**1 of 5**" in said
    assert "**Git basics** (10 to 20 hours)\nIt helps." in said
    assert "[Guide to backend.git](https://example.org/backend.git)" in said
    assert "1 step left in this phase" in said


def test_the_window_is_told_in_discords_own_timestamps() -> None:
    said = markdown(PATH.status(replace(member(), hours_per_week=5), now=NOW))
    assert said.count(":D>") == 2
    assert "bring that a month nearer" in said


def test_without_a_path_every_question_offers_one() -> None:
    nobody = Member(7)
    for advice in (PATH.status(nobody, now=NOW), PATH.next(nobody, now=NOW), PATH.done("", nobody, now=NOW)):
        assert "Choose a career" in markdown(advice)
        assert advice.personal
        assert advice.changes == ()


def test_news_are_told_once_and_ticks_kept() -> None:
    made = replace(
        career("backend", (step("backend.data"), step("backend.new"))),
        successors={"backend.sql": ("backend.data",), "backend.python": ("backend.data",)},
    )
    path = PathAdvice(knowledge(made), replies())
    who = member("backend.sql", known=("backend.sql", "backend.python"))
    first = path.status(who, now=NOW)
    assert "2 steps merged, your ticks kept, 1 new" in markdown(first)
    assert "**1 of 2**" in markdown(first)
    again = path.status(apply_changes(who, first.changes, NOW), now=NOW)
    assert "merged" not in markdown(again)
    assert again.changes == ()


@pytest.mark.parametrize("hours,changes", [(8, (SetPace(8),)), (0, ()), (101, ()), (float("nan"), ())])
def test_pace_is_one_to_a_hundred(hours: float, changes: tuple[SetPace, ...]) -> None:
    assert PATH.pace(hours, member(), now=NOW).changes == changes


def test_leaving_asks_first_and_keeps_ticks() -> None:
    both = replace(member("backend.http"), paths=(Path("frontend", NOW), Path("backend", NOW)))
    asked = PATH.leave("", both, now=NOW)
    assert asked.changes == ()
    assert asked.pending == Action("confirm", ("leave", "backend"), 7)
    left = press("Yes, leave this path", asked, both)
    assert left.changes == (LeavePath("backend"), ChoosePath("frontend"))
    after = apply_changes(both, left.changes, NOW)
    assert (after.active, after.done) == ("frontend", both.done)
    assert press("Yes, leave this path", asked, after).changes == ()
    assert press("No, stay on it", asked, both).changes == ()


@pytest.mark.parametrize(
    "gone,near",
    [
        pytest.param("fullstack-wizard", "frontend", id="as the knowledge says"),
        pytest.param("tailor", "backend", id="by the steps they share"),
        pytest.param("frontend-developers", "frontend", id="by name"),
        pytest.param("xyz", "", id="none"),
    ],
)
def test_a_path_whose_career_was_taken_out_says_so_and_offers_the_nearest(gone: str, near: str) -> None:
    """For every question about the path; the ticks are counted, and switching goes on as ever."""
    said = (NearestCareer("Fullstack wizard", (), "frontend"),)
    path = PathAdvice(replace(KNOWLEDGE, nearest=said), replies())
    steps = (f"{gone}.sql", f"{gone}.http") if gone == "tailor" else (f"{gone}.a", f"{gone}.b")
    who = member(*steps, career=gone, known=steps)
    for told in (path.status(who, now=NOW), path.next(who, now=NOW), path.done("", who, now=NOW)):
        text = markdown(told)
        assert "was taken out" in text
        assert "2 steps you ticked on it are kept" in text
        assert told.changes == ()
        first = next(buttons(told)).action
        assert first is not None
        assert first.args[:1] == ((near,) if near else ())


def test_the_picture_is_private_until_it_is_shared() -> None:
    shown = PATH.picture(member("backend.http"), now=NOW)
    assert shown.personal
    assert shown.picture is not None
    assert "1 of 5 steps done" in shown.picture.alt
    public = press("Share in this channel", shown, member("backend.http"))
    assert not public.personal
    assert public.picture == shown.picture
    light = press("Light", shown, member("backend.http")).picture
    assert light is not None
    assert not light.dark


def test_the_hours_just_said_are_what_the_dates_are_for() -> None:
    """Somebody who begins to give more time sees what that brings, and beside it what their ticks say so far."""
    slow = tuple(Done(one, NOW - timedelta(days=30 - 7 * n)) for n, one in enumerate(STEPS[:4]))
    began = Done("frontend.css", NOW - timedelta(days=40))
    said = markdown(PATH.pace(20, replace(member(), done=(began, *slow)), now=NOW))
    assert said.index("At **20 hours a week** you finish") < said.index("At your own pace of the last weeks")
    assert said.count(":D>") == 4
    assert markdown(PATH.pace(20, member(), now=NOW)).count(":D>") == 2
