"""Members with reminders, and how their words and presses reach the advisor."""

# ruff: noqa: DTZ001 - wall-clock times carry no zone

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import yaml

from bot.advisor.remind import RemindAdvice
from bot.models.action import Action, decode
from bot.models.advice import Advice
from bot.models.member import Member
from bot.models.reminder import Reminder, Schedule
from tests import small

NOW = datetime(2026, 11, 22, 13, 20, tzinfo=UTC)
ZONE = "Europe/Berlin"
NINE = datetime(2026, 11, 23, 8, tzinfo=UTC)
STUDY = Schedule(datetime(2026, 11, 23, 9), ZONE, "FREQ=WEEKLY;BYDAY=MO")
EVENING = Schedule(datetime(2026, 11, 22, 19), ZONE, "FREQ=DAILY")


def reminder(
    identity: str = "r1", text: str = "study sql", schedule: Schedule = STUDY, **values: Any
) -> Reminder:  # Any: values of several fields
    """A live reminder."""
    made = Reminder(identity, 42, text, schedule, "study", None, NOW, NINE, paused=False, paused_until=None)
    return replace(made, **values)


STRANGER = Member(42)
MEMBER = Member(42, zone=ZONE, active="backend", reminders=(reminder(),))
TWO = replace(MEMBER, reminders=(reminder(), reminder("r2", "read", EVENING)))


def part() -> RemindAdvice:
    """The part under test, with the real sentences."""
    return RemindAdvice(small.knowledge(), small.replies())


def say(text: str, member: Member = MEMBER) -> Advice:
    """The answer to a sentence."""
    return part().from_words(text, member, NOW)


def press(action: Action, *values: str, member: Member = MEMBER) -> Advice:
    """The answer to a press."""
    advice = part().act(action, values, member, now=NOW)
    assert advice is not None
    return advice


def yes(advice: Advice, member: Member = MEMBER) -> Advice:
    """What a plain yes to it does, its action having gone through a custom id."""
    assert advice.pending is not None
    assert not advice.changes
    action = decode(advice.pending.encode())
    assert action is not None
    return press(action, member=member)


def phrasings() -> list[str]:
    """How people ask for reminders, from the knowledge."""
    data = yaml.safe_load((small.REAL / "kinds" / "remind.yaml").read_text(encoding="utf-8"))
    return [str(one) for one in data["phrasings"]]
