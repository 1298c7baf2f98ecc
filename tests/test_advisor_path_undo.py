"""Taking back: the last tick, any tick, a half of what was split, and nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.advisor.path import PathAdvice
from bot.models.action import Action
from bot.models.changes import Tick, Untick
from bot.models.member import Done
from bot.models.state import apply_changes
from bot.models.understanding import Understanding
from bot.presentation.text import markdown
from tests.paths import NOW, career, knowledge, replies, step
from tests.travelling import PATH, STEPS, buttons, member, press, ticked


def test_undo_takes_back_the_last_tick() -> None:
    advice = PATH.undo("", member("backend.http", "backend.git"), now=NOW)
    assert advice.changes == (Untick(("backend.git",)),)


def test_undo_takes_back_a_whole_phase_ticked_at_once() -> None:
    who = apply_changes(member("backend.http"), PATH.done("phase 2", member("backend.http"), now=NOW).changes, NOW)
    assert PATH.undo("", who, now=NOW).changes == (Untick(("backend.sql", "backend.python")),)


def test_an_undo_button_pressed_twice_takes_back_once() -> None:
    who = member("backend.http")
    first = PATH.done("git", who, now=NOW)
    after = apply_changes(who, first.changes, NOW)
    undone = press("Undo", first, after)
    assert undone.changes == (Untick(("backend.git",)),)
    assert press("Undo", first, apply_changes(after, undone.changes, NOW)).changes == ()


def test_undo_last_on_an_old_status_leaves_later_ticks_alone() -> None:
    who = member("backend.http")
    status = PATH.status(who, now=NOW)
    undone = apply_changes(who, press("Undo last tick", status, who).changes, NOW)
    later = replace(undone, done=(*undone.done, Done("backend.sql", NOW)))
    assert press("Undo last tick", status, later).changes == ()


def test_words_that_fit_several_steps_ask_which_and_open_ones_come_first() -> None:
    made = career("backend", (step("backend.a", title="Tests for an API"), step("backend.b", title="Tests first")))
    path = PathAdvice(knowledge(made), replies())
    known = ("backend.a", "backend.b")
    assert "Which one do you mean" in markdown(path.done("tests", member(known=known), now=NOW))
    assert ticked(path.done("tests", member("backend.a", known=known), now=NOW)) == ("backend.b",)
    assert path.undo("tests", member("backend.a", known=known), now=NOW).changes == (Untick(("backend.a",)),)
    both = path.undo("tests", member(*known, known=known), now=NOW)
    assert [button.action for button in buttons(both)] == [Action("path_undo", (item,), 7) for item in known]


def test_undo_of_a_shared_step_says_where_it_comes_from() -> None:
    advice = PATH.undo("frontend.git", member("backend.git", career="frontend"), now=NOW)
    assert advice.changes == ()
    assert "because you ticked Git basics" in markdown(advice)


def test_undo_of_one_half_of_a_split_step_keeps_the_other() -> None:
    made = replace(
        career("backend", (step("backend.a"), step("backend.b"))),
        successors={"backend.old": ("backend.a", "backend.b")},
    )
    path = PathAdvice(knowledge(made), replies())
    advice = path.undo("backend.a", member("backend.old", known=("backend.a", "backend.b")), now=NOW)
    assert advice.changes == (Untick(("backend.old",)), Tick(("backend.b",), NOW - timedelta(hours=1)))


def test_taking_back_a_part_of_a_split_step_leaves_the_other_its_day() -> None:
    """Neither the streak nor what counts as ticked last changes by it."""
    split = career("backend", (step("backend.a"), step("backend.b"), step("backend.c")))
    path = PathAdvice(knowledge(replace(split, successors={"backend.old": ("backend.a", "backend.b")})), replies())
    old, new = Done("backend.old", NOW - timedelta(days=9)), Done("backend.c", NOW - timedelta(days=1))
    who = replace(member(), done=(old, new))
    after = apply_changes(who, path.undo("backend.a", who, now=NOW).changes, NOW)
    assert after.done == (Done("backend.b", old.at), new)


def test_several_ticks_are_called_the_same_before_they_go_as_after() -> None:
    """Each name in bold and the rest counted, not one long string cut off in the middle of a word."""
    who = replace(member(), done=tuple(Done(item, NOW) for item in STEPS[:5]))
    offer = PATH.reply(Understanding("undo that", "complete_phase"), who, now=NOW)
    assert offer is not None
    named = markdown(PATH.undo("", who, now=NOW)).partition("Taken back: ")[2].partition(".\n")[0]
    assert "more" in named
    assert f"Take back the tick on {named}?" in markdown(offer)
