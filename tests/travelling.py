"""A member on a path, and how their words and presses reach the advisor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from bot.advisor.path import PathAdvice
from bot.models.action import Action, decode
from bot.models.advice import Advice, Button, Menu
from bot.models.changes import Tick
from bot.models.member import Done, Member, Path
from tests.paths import BACKEND, KNOWLEDGE, NOW, replies

PATH = PathAdvice(KNOWLEDGE, replies())
STEPS = tuple(one.id for one in BACKEND.steps)


def member(*items: str, career: str = "backend", known: tuple[str, ...] = STEPS) -> Member:
    done = tuple(Done(item, NOW - timedelta(hours=len(items) - index)) for index, item in enumerate(items))
    return Member(7, active=career, paths=(Path(career, NOW, known),), done=done)


def ticked(advice: Advice) -> tuple[str, ...]:
    return tuple(item for change in advice.changes if isinstance(change, Tick) for item in change.items)


def buttons(advice: Advice) -> Iterator[Button]:
    for row in advice.rows:
        if not isinstance(row, Menu):
            yield from row


def press(label: str, advice: Advice, who: Member) -> Advice:
    """Press the button with this label, as it comes back from Discord."""
    action = next(one.action for one in buttons(advice) if one.label == label)
    assert action is not None
    return act(action, who)


def act(action: Action, who: Member, *values: str) -> Advice:
    again = decode(action.encode())
    assert again is not None
    told = PATH.act(again, values, who, now=NOW)
    assert told is not None
    return told
