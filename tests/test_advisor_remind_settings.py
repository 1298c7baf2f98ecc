"""Waking hours, the weekly summary and the channel for closed direct messages."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from bot.models.action import Action
from bot.models.changes import (
    CreateReminder,
    DeleteReminder,
    SetDigest,
    SetFallback,
    SetWaking,
)
from bot.presentation import markdown
from tests.reminding import (
    MEMBER,
    NOW,
    part,
    press,
    reminder,
)


@pytest.mark.parametrize(
    "words, hours",
    [
        ("7:00-22:30", (time(7), time(22, 30))),
        ("8-22", (time(8), time(22))),
        ("9am to 11pm", (time(9), time(23))),
        ("off", (time(0), time(0))),
    ],
)
def test_waking_hours(words: str, hours: tuple[time, time]) -> None:
    """As people write them."""
    assert part().settings(words, "", "", MEMBER, NOW).changes == (SetWaking(*hours),)


@pytest.mark.parametrize("words", ["25-26", "late", "8", "13pm-14pm"])
def test_waking_hours_that_are_none(words: str) -> None:
    """Refused with an example."""
    advice = part().settings(words, "", "", MEMBER, NOW)
    assert not advice.changes
    assert "7:00-22:30" in markdown(advice)


def test_digest_on_and_off() -> None:
    """On makes the weekly reminder, off removes it."""
    on = part().settings("", "on", "", MEMBER, NOW)
    assert [type(change) for change in on.changes] == [SetDigest, CreateReminder]
    weekly = replace(MEMBER, digest=True, reminders=(reminder("d1", kind="digest"),))
    assert part().settings("", "off", "", weekly, NOW).changes == (SetDigest(on=False), DeleteReminder(("d1",)))


def test_fallback_channel() -> None:
    """A channel's id, or off."""
    assert part().settings("", "", "123", MEMBER, NOW).changes == (SetFallback(123),)
    assert part().settings("", "", "off", MEMBER, NOW).changes == (SetFallback(None),)


def test_fallback_channel_can_be_taken_back() -> None:
    """Who chose a channel sees a button that ends it; who chose none does not."""
    chosen = replace(MEMBER, fallback=5)
    ends = Action("remind_fallback", ("off",), MEMBER.id)
    buttons = [button.action for button in part().settings("", "", "", chosen, NOW).rows[0]]  # type: ignore[union-attr]
    assert ends in buttons
    assert press(ends, member=chosen).changes == (SetFallback(None),)
    assert "Never in a channel" not in str(part().settings("", "", "", MEMBER, NOW).rows)
