"""Paths: choosing, status, ticking, undo, pace, projects, leaving; by command, by press, by plain sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advisor.path import PathAdvice
from bot.models.action import Action, decode
from bot.models.advice import Advice, Button, Menu
from bot.models.changes import ChoosePath, LeavePath, SeeKnowledge, SetPace, StartProject, Tick, Untick
from bot.models.knowledge import NearestCareer
from bot.models.member import Done, Member, Path
from bot.models.state import apply_changes
from bot.models.understanding import Mention, Understanding
from bot.presentation.text import markdown
from tests.paths import BACKEND, FRONTEND, KNOWLEDGE, NOW, career, knowledge, replies, step

PATH = PathAdvice(KNOWLEDGE, replies())
STEPS = tuple(one.id for one in BACKEND.steps)


def member(*items: str, career: str = "backend", known: tuple[str, ...] = STEPS) -> Member:
    done = tuple(Done(item, NOW - timedelta(hours=len(items) - index)) for index, item in enumerate(items))
    return Member(7, active=career, paths=(Path(career, NOW, known),), done=done)


def ticked(advice: Advice) -> tuple[str, ...]:
    return tuple(item for change in advice.changes if isinstance(change, Tick) for item in change.items)


def buttons(advice: Advice) -> Iterator[Button]:
    for row in advice.rows:
        if not isinstance(row, Menu):
            yield from row


def press(label: str, advice: Advice, who: Member) -> Advice:
    """Press the button with this label, as it comes back from Discord."""
    action = next(one.action for one in buttons(advice) if one.label == label)
    assert action is not None
    return act(action, who)


def act(action: Action, who: Member, *values: str) -> Advice:
    again = decode(action.encode())
    assert again is not None
    told = PATH.act(again, values, who, now=NOW)
    assert told is not None
    return told


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
    "kind,text,pending",
    [
        ("choose_path", "set frontend as my path", Action("path_choose", ("frontend",), 7)),
        ("complete_phase", "I finished phase 2", Action("path_tick_phase", ("backend", "2"), 7)),
        ("complete_phase", "I'm done with the git step", Action("path_tick", ("backend.git",), 7)),
        ("complete_phase", "I finished it!", Action("path_tick", ("backend.git",), 7)),
        ("complete_phase", "undo git, I did not finish it", Action("path_undo", ("backend.git",), 7)),
        ("my_progress", "I have 6 hours a week", Action("path_pace", ("6",), 7)),
        ("choose_path", "I want to leave this path", Action("confirm", ("leave", "backend"), 7)),
    ],
)
def test_a_plain_sentence_that_writes_asks_first(kind: str, text: str, pending: Action) -> None:
    careers = ("frontend",) if "frontend" in text else ()
    who = member("backend.http")
    advice = PATH.reply(Understanding(text, kind, careers), who, now=NOW)
    assert advice is not None
    assert (advice.changes, advice.pending, advice.personal) == ((), pending, True)
    assert PATH.act(pending, (), who, now=NOW) is not None


@pytest.mark.parametrize(
    "kind,text,part",
    [
        ("my_progress", "how far am I?", "Your path"),
        ("what_next", "what should I do next?", "What to do next"),
        ("my_progress", "draw my progress", "Only you see"),
        ("my_progress", "will i make it by june at this rate", "When you will be done"),
        ("my_progress", "what about my projects", "Projects: Backend Developer"),
        ("my_progress", "how far did i get with the url shortener project", "A URL shortener"),
        ("my_progress", "how long is my streak", "Your path"),
        ("my_progress", "7 hours weekly is realistic", "Plan with **7 hours a week**"),
        ("complete_phase", "revert the one before", "Nothing is ticked"),
    ],
)
def test_a_plain_question_is_answered_at_once(kind: str, text: str, part: str) -> None:
    advice = PATH.reply(Understanding(text, kind), member(), now=NOW)
    assert advice is not None
    assert part in markdown(advice)


def test_a_mentioned_step_is_taken_at_its_word() -> None:
    heard = Understanding("done with that", "complete_phase", mentions=(Mention("step", "backend.python", "that"),))
    advice = PATH.reply(heard, member(), now=NOW)
    assert advice is not None
    assert advice.pending == Action("path_tick", ("backend.python",), 7)


@pytest.mark.parametrize(
    "text,part", [("I finished phase 7", "path has 3 phases"), ("I finished the knitting", "sounds like")]
)
def test_what_the_path_does_not_have_is_said(text: str, part: str) -> None:
    advice = PATH.reply(Understanding(text, "complete_phase"), member(), now=NOW)
    assert advice is not None
    assert part in markdown(advice)


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


def test_other_kinds_and_verbs_are_not_ours() -> None:
    assert PATH.reply(Understanding("hi", "smalltalk"), member(), now=NOW) is None
    assert PATH.act(Action("confirm", ("privacy",)), (), member(), now=NOW) is None
    assert PATH.act(Action("page", ("backend",)), (), member(), now=NOW) is None


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


def test_the_hours_just_said_are_what_the_dates_are_for() -> None:
    """Somebody who begins to give more time sees what that brings, and beside it what their ticks say so far."""
    slow = tuple(Done(one, NOW - timedelta(days=30 - 7 * n)) for n, one in enumerate(STEPS[:4]))
    began = Done("frontend.css", NOW - timedelta(days=40))
    said = markdown(PATH.pace(20, replace(member(), done=(began, *slow)), now=NOW))
    assert said.index("At **20 hours a week** you finish") < said.index("At your own pace of the last weeks")
    assert said.count(":D>") == 4
    assert markdown(PATH.pace(20, member(), now=NOW)).count(":D>") == 2


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
