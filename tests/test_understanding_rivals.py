"""What comes next to the reading taken."""

from __future__ import annotations

from bot.understanding.decisions import Decision
from bot.understanding.rivals import rivals

CHANCES = {"salary": 0.5, "tools": 0.05, "help": 0.3, "roadmap": 0.2, "outlook": 0.1004}


def test_the_likeliest_come_first_without_what_was_taken() -> None:
    found = rivals(CHANCES, ("backend",), Decision("answer", ("salary",), 0.5))
    assert [(one.kind, one.topics) for one in found] == [
        ("help", ()),
        ("answer", ("roadmap",)),
        ("answer", ("outlook",)),
    ]


def test_a_topic_is_about_the_same_career_and_a_kind_about_none() -> None:
    kind, topic, _ = rivals(CHANCES, ("backend", "qa"), Decision("answer", ("salary",), 0.5))
    assert (kind.careers, topic.careers) == ((), ("backend",))
    assert topic.score == 0.2


def test_there_may_be_none() -> None:
    assert rivals({"help": 1.0}, (), Decision("help", (), 1.0)) == ()
