"""Setting a reminder: what is understood of the words, what is said back, and when it is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.advisor.remind.packing import packed
from bot.models.action import Action
from bot.models.changes import (
    CreateReminder,
)
from bot.presentation import markdown
from tests.reminding import (
    MEMBER,
    NOW,
    STUDY,
    part,
    press,
    reminder,
    say,
    yes,
)


@pytest.mark.parametrize(
    "when, text, rule, about",
    [
        ("every monday at 9am", "sql", "FREQ=WEEKLY;BYDAY=MO", "sql"),
        ("every monday at 9 to read a chapter", "", "FREQ=WEEKLY;BYDAY=MO", "read a chapter"),
        ("weekdays 18:30", "", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", ""),
    ],
)
def test_create_acts_at_once(when: str, text: str, rule: str, about: str) -> None:
    """The command sets it; what the words for the time say beside it is its text."""
    advice = part().create(when, text, MEMBER, NOW)
    (change,) = advice.changes
    assert isinstance(change, CreateReminder)
    assert (change.draft.schedule.rule, change.draft.text) == (rule, about)
    assert change.draft.due > NOW
    assert "Next times" in markdown(advice)


def test_not_understood_creates_nothing_and_shows_examples() -> None:
    """An example list, and no change."""
    advice = part().create("every full moon", "", MEMBER, NOW)
    assert not advice.changes
    assert "every monday at 9am" in markdown(advice)


def test_words_left_over_beside_a_text_are_asked_back() -> None:
    """With a text of its own, what the words for the time say beside it was not understood, and is not dropped."""
    advice = part().create("every monday at 9 roughly speaking", "sql", MEMBER, NOW)
    assert not advice.changes
    assert "roughly speaking" in markdown(advice)


def test_a_date_of_two_readings_is_explained() -> None:
    """3/5: why it is asked back, and what to write instead."""
    assert "3 May" in markdown(part().create("3/5 at 9", "", MEMBER, NOW))


def test_at_most_25() -> None:
    """The twenty-sixth is refused kindly."""
    full = replace(MEMBER, reminders=tuple(reminder(f"r{number}") for number in range(25)))
    advice = part().create("tomorrow", "", full, NOW)
    assert not advice.changes
    assert "25" in markdown(advice)


def test_first_reminder_announces_the_test_message() -> None:
    """Only the first."""
    first = part().create("tomorrow", "", replace(MEMBER, reminders=()), NOW)
    assert "direct message" in markdown(first)
    assert "direct message" not in markdown(part().create("tomorrow", "", MEMBER, NOW))


@pytest.mark.parametrize(
    "words, text",
    [
        ("every quarter remind me to update my cv", "update my cv"),
        ("remind me to quit smoking every day at 9", "quit smoking"),
        ("remind me tomorrow why do i study", "why do i study"),
        ("remind me to cancel my trial on friday", "cancel my trial"),
        ("remind me to pause and breathe every day at noon", "pause and breathe"),
        ("nudge me on christmas eve to call home", "call home"),
    ],
)
def test_an_order_may_hold_any_words(words: str, text: str) -> None:
    """What is to be done is not what is asked of the bot."""
    (change,) = yes(say(words)).changes
    assert isinstance(change, CreateReminder)
    assert change.draft.text == text


@pytest.mark.parametrize(
    "words, said",
    [
        ("first and third monday at 10", "every month on the first and third Monday at 10:00"),
        ("last working day of the month", "every month on the last working day (Monday to Friday) at 09:00"),
        ("6th working day of the month", "every month on the 6th working day (Monday to Friday) at 09:00"),
    ],
)
def test_days_of_the_month_are_said_back(words: str, said: str) -> None:
    """As they were meant, and the button keeps them."""
    offered = say(f"remind me {words} to read")
    assert said in markdown(offered)
    assert said in markdown(yes(offered))


def test_what_is_set_already_is_not_set_again() -> None:
    """The same words, the button again, or a yes after the press."""
    for action in (Action("remind_create"), Action("confirm", ("remind_create", packed(STUDY), "study_sql"))):
        values = ("every monday at 9am", "study sql") if action.verb == "remind_create" else ()
        advice = press(action, *values)
        assert not advice.changes
        assert "already" in markdown(advice)
