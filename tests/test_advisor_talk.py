"""Asking back, refusing, help, small talk, and what belongs to the member."""

from __future__ import annotations

import pytest

from bot.models.action import Action
from bot.models.advice import Button, Menu
from bot.models.member import Member, Path
from bot.models.understanding import Rival
from bot.presentation import markdown
from tests import small
from tests.small import asked, controls, reply, text


def test_no_career_named_is_asked_back_with_the_topic_kept() -> None:
    """Clarify, careers empty, topic there; a menu whose choice answers."""
    advice = reply(asked("", "certifications"))
    assert (advice.kind, advice.careers, advice.topics) == ("clarify", (), ("certifications",))
    menu = next(control for control in controls(advice) if isinstance(control, Menu))
    answer = small.advisor().act(menu.action, ("frontend",), small.MEMBER, now=small.NOW)
    assert (answer.careers, answer.topics) == (("frontend",), ("certifications",))


def test_likely_careers_come_first() -> None:
    """The member's own paths, then those of other readings."""
    member = Member(7, paths=(Path("data-analyst", small.NOW),))
    rivals = (Rival("answer", ("frontend",), ("skills",), 0.2),)
    menu = next(c for c in controls(reply(asked("", "skills", rivals=rivals), member)) if isinstance(c, Menu))
    assert [option.value for option in menu.options] == ["data-analyst", "frontend", "backend"]


def test_did_you_mean_offers_up_to_three_readings() -> None:
    """As buttons that answer, and as words for those who read without them."""
    rivals = tuple(Rival("answer", ("backend",), (topic,), 0.3) for topic in ("skills", "tools", "roles", "growth"))
    advice = reply(asked("backend", "", kind="clarify", rivals=rivals))
    pages = [c for c in controls(advice) if isinstance(c, Button) and c.action and c.action.verb == "page"]
    assert len(pages) == 3
    assert "Backend Developer: Technical skills" in markdown(advice)
    assert advice.kind == "clarify"


def test_a_single_reading_takes_a_plain_yes() -> None:
    """Pending is what the yes does."""
    advice = reply(asked("backend", "salary", kind="clarify"))
    assert advice.pending == Action("page", ("backend", "salary"))


def test_out_of_scope_is_one_friendly_line_with_what_it_can_do() -> None:
    """No guess, no list of nothing."""
    advice = reply(asked(kind="out_of_scope"))
    assert len(advice.blocks) == 1
    assert "tech careers" in markdown(advice)
    assert advice.tags == ("unanswered",)


def test_a_tech_career_without_a_page_names_the_nearest() -> None:
    """And a yes opens it."""
    advice = reply(asked(kind="out_of_scope", nearest="backend", nearest_name="IT support"))
    assert "no page on IT support" in markdown(advice)
    assert "**Backend Developer**" in markdown(advice)
    assert advice.pending == Action("page", ("backend",))
    assert advice.tags == ("unanswered", "nearest:backend")


@pytest.mark.parametrize(
    "message,expected",
    [
        ("hi", "Hi!"),
        ("thanks a lot", "You are welcome"),
        ("bye", "See you"),
        ("are you a bot?", "I am Career Advisor"),
        ("how are you", "All well"),
    ],
)
def test_small_talk_answers_in_kind(message: str, expected: str) -> None:
    """Short, with a way on."""
    advice = reply(asked(kind="smalltalk", text=message))
    assert markdown(advice).startswith(expected)
    assert controls(advice)


def test_help_shows_how_to_ask() -> None:
    """With sentences to copy."""
    assert "what certifications for backend?" in text(asked(kind="help"))


def test_a_path_without_a_career_is_asked_for() -> None:
    """A menu of careers to follow."""
    advice = reply(asked(kind="choose_path"))
    menu = next(control for control in controls(advice) if isinstance(control, Menu))
    assert menu.action.verb == "path_choose"
    assert advice.kind == "choose_path"


@pytest.mark.parametrize("kind", ["choose_path", "my_progress", "complete_phase", "what_next", "recommend", "remind"])
def test_what_belongs_to_the_member_is_personal(kind: str) -> None:
    """Shown to them alone in a server, and nothing is changed before they say yes."""
    advice = reply(asked("backend", kind=kind, text="remind me every monday at 9"))
    assert advice.kind == kind
    assert advice.personal or kind == "recommend"
    assert advice.changes == ()


def test_advice_is_the_same_for_the_same_question() -> None:
    """Pure: no clock, no chance."""
    assert reply(asked("backend", "salary")) == reply(asked("backend", "salary"))


@pytest.mark.parametrize("kind", ["out_of_scope", "smalltalk", "clarify", "help"])
@pytest.mark.parametrize(
    "words", ["I want to die", "i'm suicidal", "thinking about killing myself", "I don\u2019t want to live anymore"]
)
def test_despair_is_met_with_a_person_to_talk_to(kind: str, words: str) -> None:
    """And with nothing else: no list of careers, no "outside what I know", no offer to keep the words."""
    advice = reply(asked(kind=kind, text=words))
    assert advice.blocks[0].text == small.replies().say("talk.care")
    assert len(advice.blocks) == 1
    assert controls(advice) == []
    assert "unanswered" not in advice.tags


def test_a_question_beside_despair_is_answered_after_it() -> None:
    """What was asked is still owed an answer."""
    words = "i failed the interview again and i want to die, what do frontend devs earn"
    advice = reply(asked("frontend", "salary", text=words))
    assert advice.blocks[0].text == small.replies().say("talk.care")
    assert "Frontend Developer" in advice.title
    assert len(advice.blocks) > 1


@pytest.mark.parametrize(
    "words",
    [
        "how do I kill a process in linux", "is backend going to die", "is php dead", "will ui design die out",
        "I want to end my contract and become a data analyst", "I cut myself on the case building a server",
        "suicide prevention app as a project", "this course is killing me", "I'm killing myself over this CSS bug",
        "what is self hosting", "I don't want to live in a big city",
    ],
)  # fmt: skip
def test_plain_talk_is_not_taken_for_despair(words: str) -> None:
    """Figures of speech about work are answered as ever."""
    assert small.replies().say("talk.care") not in text(asked(kind="out_of_scope", text=words))


def test_help_has_no_button_that_leads_to_itself() -> None:
    """What can you do, under what I can do."""
    assert all(c.action != Action("help") for c in controls(reply(asked(kind="help"))) if isinstance(c, Button))
    assert any(c.action == Action("help") for c in controls(reply(asked(kind="smalltalk"))) if isinstance(c, Button))


@pytest.mark.parametrize("words,key", [("hi there", "hello"), ("Heyyy", "hello"), ("yes", "go_on"), ("ok", "go_on")])
def test_only_a_greeting_is_greeted(words: str, key: str) -> None:
    """A stray yes or lol in the middle of a talk is no reason to say hi."""
    assert small.replies().say(f"talk.{key}") in text(asked(kind="smalltalk", text=words))
