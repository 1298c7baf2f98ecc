"""Words typed in answer to a question of the bot's."""

from __future__ import annotations

import pytest

from bot.dialogue import at_home
from bot.models.action import Action
from bot.models.changes import SetZone
from bot.models.member import Member
from bot.presentation import markdown
from tests.small import MEMBER, NOW, advisor, asked, reply


@pytest.mark.parametrize("text", ["berlin", "Europe/Berlin", "i'm in Berlin", "Berlin please!"])
def test_a_city_typed_answers_the_question_for_the_zone(text: str) -> None:
    """The zone is set, and the reminder that waited for it is offered."""
    question = reply(asked(kind="remind", text="remind me every monday at 9 to study"))
    assert question.pending is not None
    answer = advisor().answered(question.pending, text, MEMBER, now=NOW)
    assert answer is not None
    assert answer.changes == (SetZone("Europe/Berlin"),)
    assert "study" in markdown(answer)
    assert answer.pending is not None
    assert answer.pending.args[0] == "remind_create"


@pytest.mark.parametrize(
    "text", ["what does a devops engineer earn?", "remind me at 8 in the evening in berlin then", "hm"]
)
def test_other_words_are_a_message_of_their_own(text: str) -> None:
    """A change of subject is not taken for an answer."""
    assert advisor().answered(Action("remind_zone", (), 7), text, MEMBER, now=NOW) is None


def test_other_questions_wait_for_a_yes_only() -> None:
    """A city answers nothing but the question for the zone."""
    assert advisor().answered(Action("path_choose", ("backend",), 7), "berlin", MEMBER, now=NOW) is None


@pytest.mark.parametrize("kind", ["answer", "clarify"])
def test_a_question_without_a_career_is_about_ones_own_path(kind: str) -> None:
    """However the engine says that none was named."""
    member = Member(7, active="backend")
    assert at_home(asked(topics="salary", kind=kind), member).careers == ("backend",)
    assert at_home(asked(topics="salary", kind=kind), MEMBER).careers == ()
    assert at_home(asked("frontend", "salary", kind=kind), member).careers == ("frontend",)
    assert at_home(asked("", "salary", ("skill", "git"), kind=kind), member).careers == ()
