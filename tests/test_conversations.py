"""Conversation memory: per place, for a while, in bounded space."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.conversations import LIFETIME, Conversations
from bot.models.understanding import Conversation, Understanding

START = datetime(2026, 11, 22, 12, tzinfo=UTC)


def _said(text: str, at: datetime = START) -> Conversation:
    return Conversation(at, Understanding(text, "answer"))


def test_each_place_is_its_own() -> None:
    """What one said elsewhere does not matter here."""
    talks = Conversations()
    talks.remember((1, 2), _said("a"))
    assert talks.recall((1, 2), START) == _said("a")
    assert talks.recall((1, 3), START) is None


def test_it_is_forgotten_after_a_while() -> None:
    """Fifteen minutes, to the second, and not before."""
    talks = Conversations()
    talks.remember("here", _said("a"))
    assert talks.recall("here", START + LIFETIME) is not None
    assert talks.recall("here", START + LIFETIME + timedelta(seconds=1)) is None
    assert len(talks) == 0


def test_space_is_bounded() -> None:
    """The one silent for longest goes first."""
    talks = Conversations(most=2)
    for place in ("a", "b"):
        talks.remember(place, _said(place))
    talks.remember("a", _said("again"))
    talks.remember("c", _said("c"))
    assert talks.recall("b", START) is None
    assert talks.recall("a", START) is not None


def test_a_deleted_member_is_forgotten_everywhere() -> None:
    """And nobody else is."""
    talks = Conversations()
    for place in ((1, 1), (1, 2), (2, 1)):
        talks.remember(place, _said("a"))
    talks.forget(1)
    assert [talks.recall(place, START) is None for place in ((1, 1), (1, 2), (2, 1))] == [True, True, False]


def test_the_topic_outlasts_thanks_and_ends_with_a_comparison() -> None:
    talk = Conversation.following(None, Understanding("pay?", "answer", ("qa",), ("salary",)), at=START)
    for text, kind in (("thx", "smalltalk"), ("and the weather", "out_of_scope")):
        talk = Conversation.following(talk, Understanding(text, kind), at=START)
        assert (talk.topics, talk.recent) == (("salary",), ("qa",))
    talk = Conversation.following(talk, Understanding("qa or sre", "compare", ("qa", "sre")), at=START)
    assert talk.topics == ()
