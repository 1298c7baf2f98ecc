"""Plain sentences about one's path: what asks first, what is answered at once, what is not ours."""

from __future__ import annotations

import pytest

from bot.models.action import Action
from bot.models.understanding import Mention, Understanding
from bot.presentation.text import markdown
from tests.paths import NOW
from tests.travelling import PATH, member


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


def test_other_kinds_and_verbs_are_not_ours() -> None:
    assert PATH.reply(Understanding("hi", "smalltalk"), member(), now=NOW) is None
    assert PATH.act(Action("confirm", ("privacy",)), (), member(), now=NOW) is None
    assert PATH.act(Action("page", ("backend",)), (), member(), now=NOW) is None
