"""Changing a reminder: which one is meant, what moves and what stays, and why a change is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.models.action import Action
from bot.models.advice import Menu
from bot.models.changes import (
    DeleteReminder,
    EditReminder,
    ResumeReminder,
)
from bot.presentation import markdown
from tests.reminding import (
    EVENING,
    MEMBER,
    NOW,
    STUDY,
    TWO,
    part,
    press,
    reminder,
    say,
    yes,
)


def test_resume_by_sentence() -> None:
    """Only what is paused comes back."""
    paused = replace(MEMBER, reminders=(reminder(paused=True),))
    done = yes(say("start reminding me again", paused), paused)
    (change,) = done.changes
    assert isinstance(change, ResumeReminder)
    assert [identity for identity, due in change.due if due > NOW] == ["r1"]


@pytest.mark.parametrize(
    "text, identity",
    [
        ("cancel the one at 9", "r1"),
        ("delete the monday one", "r1"),
        ("stop the daily one", "r2"),
        ("remove reminder 2", "r2"),
        ("delete the evening one", "r2"),
        ("cancel the sql reminder", "r1"),
    ],
)
def test_the_one_meant(text: str, identity: str) -> None:
    """By hour, day, rule, number, part of the day or text."""
    assert yes(say(text, TWO), TWO).changes == (DeleteReminder((identity,)),)


def test_which_one_is_asked() -> None:
    """Two reminders and nothing that tells them apart: a menu that goes on with the words."""
    asked = say("move it to 8", TWO)
    (menu,) = asked.rows
    assert isinstance(menu, Menu)
    (change,) = press(menu.action, "r2", member=TWO).changes
    assert isinstance(change, EditReminder)
    assert (change.reminder, change.draft.schedule.start.time()) == ("r2", time(20))


def test_all_are_deleted_only_after_a_yes_that_names_their_number() -> None:
    """Stop everything: asked first, with how many."""
    asked = say("stop all reminders", TWO)
    assert "2" in markdown(asked)
    assert yes(asked, TWO).changes == (DeleteReminder(("r1", "r2")),)


@pytest.mark.parametrize(
    "words, start",
    [("8", time(8)), ("at 21:15", time(21, 15)), ("an hour later", time(10)), ("half past 10", time(10, 30))],
)
def test_moving_keeps_the_days(words: str, start: time) -> None:
    """Another hour, the same rule."""
    (change,) = part().edit("r1", words, "", MEMBER, NOW).changes
    assert isinstance(change, EditReminder)
    assert (change.draft.schedule.rule, change.draft.schedule.start.time()) == (STUDY.rule, start)


def test_a_deed_renames() -> None:
    """The text alone."""
    asked = part().deed("rename it to practice joins", MEMBER, NOW)
    assert asked is not None
    (change,) = yes(asked).changes
    assert isinstance(change, EditReminder)
    assert (change.draft.text, change.draft.schedule) == ("practice joins", STUDY)


def test_a_day_further_ahead_is_not_left_out_by_pausing_before_it() -> None:
    """A daily reminder would be lost on the days between."""
    daily = replace(MEMBER, reminders=(reminder(schedule=EVENING, due=NOW + timedelta(hours=5)),))
    assert "not leave out" in markdown(say("skip friday", daily))


@pytest.mark.parametrize(
    "words, why",
    [
        ("every minute", "Once an hour"), ("yesterday", "edit"), ("31 february", "february"),
        ("tomorrow 9am new york time", "time zone"), ("tuesdays at 8 and fridays at 10", "two times"),
        ("tuesday unless it rains", "unless"), ("20 november 2026", "over"), ("3/4", "one country"),
        ("in 9 years", "five years"), ("banana", "edit"), ("", "edit"),
    ],
)  # fmt: skip
def test_a_refused_edit_says_why(words: str, why: str) -> None:
    """Nothing is changed, the reason is named, and what would work."""
    advice = part().edit("r1", words, "", MEMBER, NOW)
    assert not advice.changes
    assert why in markdown(advice)


def test_pause_and_snooze_say_what_they_did_not_understand() -> None:
    """No word of editing, and the times are offered."""
    assert "until when" in markdown(part().pause("r1", "banana", MEMBER, NOW))
    assert "banana" in markdown(part().snooze("r1", "banana", MEMBER, NOW))


def test_editing_the_text_keeps_the_time() -> None:
    """And the other way round."""
    (change,) = part().edit("r1", "", "read", MEMBER, NOW).changes
    assert isinstance(change, EditReminder)
    assert (change.draft.schedule, change.draft.text) == (STUDY, "read")


def test_another_members_reminder_is_gone() -> None:
    """An id that is not the member's is answered as gone, with no change."""
    for action in (Action("remind_delete", ("other",)), Action("confirm", ("remind_delete", "other"))):
        assert not press(action).changes
