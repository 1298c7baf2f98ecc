"""Ticking a step, a phase or a milestone, by words or a press."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advisor.path import PathAdvice
from bot.models.action import Action
from bot.models.advice import Advice, Menu
from bot.models.changes import StartProject, Untick
from bot.models.member import Path
from bot.models.state import apply_changes
from bot.presentation.text import markdown
from tests.paths import BACKEND, FRONTEND, NOW, career, knowledge, replies, step
from tests.travelling import PATH, STEPS, act, member, press, ticked


@pytest.mark.parametrize(
    "words,items",
    [
        pytest.param("", ("backend.git",), id="none-is-the-next-step"),
        pytest.param("phase:2", ("backend.sql", "backend.python"), id="choice"),
        pytest.param("2", ("backend.sql", "backend.python"), id="bare-number"),
        pytest.param("phase 2", ("backend.sql", "backend.python"), id="words"),
        pytest.param("the second phase", ("backend.sql", "backend.python"), id="ordinal"),
        pytest.param("phase one", ("backend.git",), id="what-is-ticked-already-stays"),
        pytest.param("backend.python", ("backend.python",), id="step-id"),
        pytest.param("python", ("backend.python",), id="slug"),
        pytest.param("the git step", ("backend.git",), id="free-words"),
        pytest.param("putting it onlin", ("backend.deploy",), id="misspelt"),
        pytest.param("docker", ("backend.deploy",), id="skill"),
        pytest.param("backend.url-shortener#store", ("backend.url-shortener#store",), id="milestone"),
    ],
)
def test_what_is_ticked(words: str, items: tuple[str, ...]) -> None:
    assert ticked(PATH.done(words, member("backend.http"), now=NOW)) == items


@pytest.mark.parametrize("words", ["phase 9", "underwater basket weaving", "backend.nothing", "0"])
def test_nothing_is_ticked_for_words_that_fit_nothing(words: str) -> None:
    advice = PATH.done(words, member(), now=NOW)
    assert (advice.changes, advice.tone) == ((), "caution")
    assert advice.rows


def test_a_second_tick_changes_nothing_and_says_so() -> None:
    first = PATH.done("backend.http", member(), now=NOW)
    after = apply_changes(member(), first.changes, NOW)
    again = PATH.done("backend.http", after, now=NOW)
    assert again.changes == ()
    assert "was ticked already" in markdown(again)


def test_a_finished_phase_is_told() -> None:
    assert "Phase 1: Phase title 1 is finished." in markdown(PATH.done("git", member("backend.http"), now=NOW))


def test_a_tick_says_that_it_counts_on_other_paths() -> None:
    both = replace(member(), paths=(Path("backend", NOW, STEPS), Path("frontend", NOW)))
    assert "It counts on your Frontend Developer path too: 1 step." in markdown(PATH.done("git", both, now=NOW))


def test_a_press_on_a_step_that_was_replaced_ticks_what_took_its_place() -> None:
    made = replace(career("backend", (step("backend.web"),)), successors={"backend.http": ("backend.web",)})
    path = PathAdvice(knowledge(made), replies())
    told = path.act(Action("path_tick", ("backend.http",), 7), (), member(known=("backend.web",)), now=NOW)
    assert told is not None
    assert ticked(told) == ("backend.web",)


@pytest.mark.parametrize(
    "action",
    [
        Action("path_tick", ("backend.gone",)),
        Action("path_tick", ("nothing.gone",)),
        Action("path_undo", ("backend.gone",)),
        Action("path_phase", ("backend", "9")),
        Action("path_tick_phase", ("backend",)),
        Action("path_tick_phase", ("gone", "1")),
        Action("path_smaller", ("backend.gone",)),
        Action("path_undo_at", ("5",)),
    ],
    ids=Action.encode,
)
def test_a_press_on_something_gone_says_why_not(action: Action) -> None:
    advice = act(action, member("backend.http"))
    assert (advice.changes, advice.tone) == ((), "caution")


def test_a_project_is_started_and_its_milestones_ticked_and_put_away() -> None:
    begun = PATH.project("url shortener", member(), now=NOW)
    assert begun.changes == (StartProject("backend.url-shortener"),)
    who = apply_changes(member(), begun.changes, NOW)
    menu = next(row for row in begun.rows if isinstance(row, Menu))
    done = act(menu.action, who, menu.options[0].value)
    assert ticked(done) == ("backend.url-shortener#store",)
    who = apply_changes(who, done.changes, NOW)
    assert "1 of 2 milestones done" in markdown(PATH.project("backend.url-shortener", who, now=NOW))
    assert apply_changes(who, press("Put it away", begun, who).changes, NOW).projects == ()
    assert press("Undo", done, who).changes == (Untick(("backend.url-shortener#store",)),)


def test_commands_come_as_actions_with_words_as_values() -> None:
    who = member("backend.http")
    assert ticked(act(Action("path_done"), who, "phase 2")) == ("backend.sql", "backend.python")
    assert ticked(act(Action("path_done"), who, "")) == ("backend.git",)
    assert act(Action("path_take_back"), who, "").changes == (Untick(("backend.http",)),)
    assert act(Action("path_take_back"), who, "backend.http").changes == (Untick(("backend.http",)),)
    assert act(Action("path_project"), who, "backend.url-shortener").changes == (StartProject("backend.url-shortener"),)


def test_several_meanings_stand_in_the_text_for_those_without_buttons() -> None:
    both = replace(
        BACKEND,
        phases=(
            replace(BACKEND.phases[0], steps=(step("backend.a", title="SQL one"),)),
            *(replace(BACKEND.phases[1], steps=(step("backend.b", title="SQL two"),)),),
        ),
    )
    advice = PathAdvice(knowledge(both), replies()).done("sql", member(), now=NOW)
    assert "**SQL one**, **SQL two**" in markdown(advice)


def test_a_milestone_moves_its_project() -> None:
    who = replace(member(), projects=("backend.url-shortener",))
    told = PATH.done("backend.url-shortener#store", who, now=NOW)
    assert "**A URL shortener**: 1 of 2 milestones done" in markdown(told)


def _controls(advice: Advice) -> Iterator[Action]:
    for row in advice.rows:
        for control in (row,) if isinstance(row, Menu) else row:
            if control.action is not None:
                yield control.action


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*STEPS, *(one.id for one in FRONTEND.steps)]), unique=True), st.data())
def test_any_walk_through_the_buttons_keeps_its_promises(items: list[str], data: st.DataObject) -> None:
    """Every control fits a custom id and is answered; pressing it again after it was done changes nothing more."""
    who = member(*items)
    advice = PATH.status(who, now=NOW)
    for _ in range(6):
        actions = [
            action for action in _controls(advice) if action.verb.startswith("path_") or action.args[:1] == ("leave",)
        ]
        if not actions:
            return
        action = data.draw(st.sampled_from(actions))
        menus = {row.action: row for row in advice.rows if isinstance(row, Menu)}
        values = [data.draw(st.sampled_from(menus[action].options)).value] if action in menus else []
        advice = act(action, who, *values)
        who = apply_changes(who, advice.changes, NOW)
        again = act(action, who, *values)
        assert apply_changes(who, again.changes, NOW) == who
