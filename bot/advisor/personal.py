"""The parts that speak of the member: path, match, reminders and privacy, as the desk asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from typing import Protocol, cast

from bot.advisor.book import Book
from bot.advisor.match import MatchAdvice
from bot.advisor.path import PathAdvice
from bot.advisor.privacy import PrivacyAdvice
from bot.models.action import Action
from bot.models.advice import Advice, Block
from bot.models.knowledge import Knowledge
from bot.models.member import Member
from bot.models.understanding import Understanding
from bot.replies import Replies


class Acting(Protocol):
    """A part that answers presses of its own verbs; None for those of others."""

    def act(self, action: Action, values: Sequence[str], member: Member, *, now: datetime) -> Advice | None: ...


class Reminding(Acting, Protocol):
    """Reminders in plain words."""

    def from_words(self, text: str, member: Member, *, now: datetime) -> Advice: ...


class Personal:
    """The parts together. What writes asks first, or comes as changes for the store."""

    def __init__(self, knowledge: Knowledge, replies: Replies) -> None:
        self._book = Book(knowledge, replies)
        self._path = PathAdvice(knowledge, replies)
        self._match = MatchAdvice(knowledge, replies)
        self._remind = _reminding(knowledge, replies)
        parts = (self._path, self._match, PrivacyAdvice(knowledge, replies), self._remind)
        self._parts: tuple[Acting, ...] = tuple(part for part in parts if part is not None)

    def path(self, asked: Understanding, member: Member, now: datetime) -> Advice:
        """A sentence about the member's own path."""
        return self._path.reply(asked, member, now=now) or self._absent(asked.kind)

    def recommend(self, asked: Understanding, member: Member) -> Advice:
        """A career for what the member likes and knows; told to them alone when their own ticks are counted in."""
        return self._match.words(asked.text, member if member.done else None)

    def remind(self, asked: Understanding, member: Member, now: datetime) -> Advice:
        """A reminder, after a yes."""
        if self._remind is None:
            return self._absent(asked.kind)
        return self._remind.from_words(asked.text, member, now=now)

    def act(self, action: Action, values: tuple[str, ...], member: Member, now: datetime) -> Advice | None:
        """A press of one of their buttons; None when no part knows it."""
        told = (part.act(action, values, member, now=now) for part in self._parts)
        return next((advice for advice in told if advice is not None), None)

    def _absent(self, kind: str) -> Advice:
        return Advice(kind, (Block(self._book.say("refuse.absent")),), personal=True, tone="caution")


def _reminding(knowledge: Knowledge, replies: Replies) -> Reminding | None:
    try:
        module = import_module("bot.advisor.remind")
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("bot.advisor.remind"):
            raise
        return None
    return cast("Reminding", module.RemindAdvice(knowledge, replies))
