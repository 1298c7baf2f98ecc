"""The parts that speak of the member: path, match and reminders, as the desk asks for them."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from typing import Protocol, cast

from bot.advisor.book import Book
from bot.models.action import Action
from bot.models.advice import Advice, Block
from bot.models.knowledge import Knowledge
from bot.models.member import Member
from bot.models.understanding import Understanding
from bot.replies import Replies


class Path(Protocol):
    """Choosing a path, standing on it, ticking it off."""

    def choose(self, career: str, member: Member, now: datetime) -> Advice: ...
    def status(self, member: Member, now: datetime) -> Advice: ...
    def next(self, member: Member, now: datetime) -> Advice: ...
    def done(self, meant: Understanding | str, member: Member, now: datetime) -> Advice: ...


class Match(Protocol):
    """Which career suits the member."""

    def recommend(self, understanding: Understanding, member: Member) -> Advice: ...


class Remind(Protocol):
    """Reminders in plain words."""

    def from_words(self, text: str, member: Member, now: datetime) -> Advice: ...


class Acting(Protocol):
    """A part that answers presses of its own verbs."""

    def act(self, action: Action, values: tuple[str, ...], member: Member, now: datetime) -> Advice: ...


PARTS = {"path": "PathAdvice", "match": "MatchAdvice", "remind": "RemindAdvice"}
"""Module under `bot.advisor` -> its class; a verb `path_choose` belongs to the part `path`."""


class Personal:
    """The parts that are there; one that is not says so kindly instead of failing."""

    def __init__(self, knowledge: Knowledge, replies: Replies) -> None:
        self._book = Book(knowledge, replies)
        self._parts = {name: part for name in PARTS if (part := _part(name, knowledge, replies)) is not None}

    def choose(self, career: str, member: Member, now: datetime) -> Advice:
        """Make a career the member's path, after a yes."""
        part = self._parts.get("path")
        return cast("Path", part).choose(career, member, now) if part else self._absent("choose_path")

    def status(self, member: Member, now: datetime) -> Advice:
        """Where the member stands."""
        part = self._parts.get("path")
        return cast("Path", part).status(member, now) if part else self._absent("my_progress")

    def next(self, member: Member, now: datetime) -> Advice:
        """What to do next."""
        part = self._parts.get("path")
        return cast("Path", part).next(member, now) if part else self._absent("what_next")

    def done(self, understanding: Understanding, member: Member, now: datetime) -> Advice:
        """Tick off what was finished, after a yes."""
        part = self._parts.get("path")
        return cast("Path", part).done(understanding, member, now) if part else self._absent("complete_phase")

    def recommend(self, understanding: Understanding, member: Member) -> Advice:
        """A career for what the member likes."""
        part = self._parts.get("match")
        return cast("Match", part).recommend(understanding, member) if part else self._absent("recommend")

    def remind(self, text: str, member: Member, now: datetime) -> Advice:
        """A reminder, after a yes."""
        part = self._parts.get("remind")
        return cast("Remind", part).from_words(text, member, now) if part else self._absent("remind")

    def act(self, action: Action, values: tuple[str, ...], member: Member, now: datetime) -> Advice | None:
        """A press of one of their buttons; None when no part knows it.

        `confirm:path_leave:...` belongs to the part of what it confirms.
        """
        verb = action.args[0] if action.verb in ("confirm", "cancel") and action.args else action.verb
        part = self._parts.get(verb.partition("_")[0])
        return cast("Acting", part).act(action, values, member, now) if hasattr(part, "act") else None

    def _absent(self, kind: str) -> Advice:
        return Advice(kind, (Block(self._book.say("refuse.absent")),), personal=True, tone="caution")


def _part(name: str, knowledge: Knowledge, replies: Replies) -> object | None:
    path = f"bot.advisor.{name}"
    try:
        module = import_module(path)
    except ModuleNotFoundError as error:
        if error.name != path:
            raise
        return None
    part = getattr(module, PARTS[name], None)
    return part(knowledge, replies) if part else None
