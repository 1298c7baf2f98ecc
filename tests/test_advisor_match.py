"""Matching: guided questions without memory, free words, reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.advisor.liking import likes_of
from bot.advisor.match import MatchAdvice
from bot.knowledge.files import open_folder
from bot.models.action import LIMIT, Action, decode
from bot.models.advice import Advice, Menu
from bot.models.member import Done, Member
from bot.presentation.text import markdown
from tests.paths import BACKEND, FRONTEND, KNOWLEDGE, NOW, knowledge, replies

MATCH = MatchAdvice(KNOWLEDGE, replies())
MEMBER = Member(7)


def press(action: Action | None, *values: str, by: MatchAdvice = MATCH) -> Advice:
    assert action is not None
    told = by.act(action, values, MEMBER, now=NOW)
    assert told is not None
    return told


@pytest.mark.parametrize(
    "text,first,reason",
    [
        ("I like drawing and people", "frontend", "eye for how things look"),
        ("I love coding, I hate design", "backend", "writing code"),
        ("I like programing", "backend", "writing code"),
        ("I know Python and SQL", "backend", "You know already: SQL and Python. That is 2 of its 5 steps."),
    ],
)
def test_free_words_give_a_ranking_with_reasons(text: str, first: str, reason: str) -> None:
    advice = MATCH.words(text)
    assert advice.careers[0] == first
    assert reason in markdown(advice)
    assert not advice.personal


def test_what_one_dislikes_counts_against() -> None:
    likes = likes_of(KNOWLEDGE, "I like people but I don't like drawing")
    assert likes.traits["people"] > 0 > likes.traits["visual"]


def test_hours_are_heard() -> None:
    assert likes_of(KNOWLEDGE, "coding, 6 hours a week").hours_per_week == 6
    assert "at 6 hours a week" in markdown(MATCH.words("coding, 6 hours a week"))


def test_ticks_count_as_skills_for_the_member_alone() -> None:
    who = replace(MEMBER, done=(Done("frontend.git", NOW - timedelta(days=1)),))
    advice = MATCH.words("I like coding", who)
    assert "You know already: Git" in markdown(advice)
    assert advice.personal


def test_words_that_say_nothing_lead_to_the_questions() -> None:
    advice = MATCH.words("blue elephants")
    assert advice.careers == ()
    row = advice.rows[0]
    assert not isinstance(row, Menu)
    assert row[0].action == Action("match")


def test_the_guided_questions_end_in_a_ranking() -> None:
    advice = MATCH.start(MEMBER)
    for _ in range(3):
        row = advice.rows[0]
        assert not isinstance(row, Menu)
        advice = press(row[0].action)
    menu = advice.rows[0]
    assert isinstance(menu, Menu)
    result = press(menu.action, "git", "python")
    assert result.careers[0] == "backend"
    assert "Git" in markdown(result)
    assert "at 3 hours a week" in markdown(result)
    assert result.personal


def test_back_goes_to_the_question_before() -> None:
    second = press(Action("match", ("build",), 7))
    back = second.rows[-1]
    assert not isinstance(back, Menu)
    assert markdown(press(back[0].action)) == markdown(MATCH.start(MEMBER))


def test_answers_that_no_longer_exist_begin_again_and_say_so() -> None:
    advice = press(Action("match", ("gone", "much"), 7))
    assert "questions have changed" in markdown(advice)


def test_a_command_brings_words_as_its_value() -> None:
    assert press(Action("match"), "drawing").careers[0] == "frontend"
    assert markdown(press(Action("match"))) == markdown(MATCH.start(MEMBER))


def test_other_verbs_are_not_ours() -> None:
    assert MATCH.act(Action("page", ("backend",)), (), MEMBER, now=NOW) is None


def test_the_longest_real_answers_fit_a_custom_id() -> None:
    match = open_folder(Path(__file__).parent.parent / "knowledge", ()).match
    assert match is not None
    longest = tuple(max((answer.id for answer in question.answers), key=len) for question in match.questions)
    encoded = Action("match", (*longest, "h20", "-"), 2**63).encode()
    assert len(encoded) <= LIMIT
    assert decode(encoded) is not None


def test_each_career_is_first_for_somebody() -> None:
    """Whoever wants exactly what a career gives above all is shown it first."""
    for career, words in ((BACKEND, "coding"), (FRONTEND, "drawing")):
        assert MatchAdvice(knowledge(BACKEND, FRONTEND), replies()).words(f"I like {words}").careers[0] == career.key
