"""The parts that speak of the member: path, match, reminders and privacy, as the desk asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.advisor import deeds
from bot.advisor.book import Book
from bot.advisor.match import MatchAdvice
from bot.advisor.path import PathAdvice
from bot.advisor.privacy import PrivacyAdvice
from bot.advisor.remind import RemindAdvice
from bot.models.action import Action
from bot.models.advice import Advice, Block
from bot.models.knowledge import Knowledge
from bot.models.member import Member
from bot.models.understanding import Understanding
from bot.replies import Replies

NAMING = frozenset({"remind_edit", "remind_snooze", "remind_pause", "remind_resume"})
"""Commands whose first value names a reminder; a press carries it in the action."""


class Acting(Protocol):
    """A part that answers presses of its own verbs; None for those of others."""

    def act(self, action: Action, values: tuple[str, ...], member: Member, *, now: datetime) -> Advice | None: ...


class Personal:
    """The parts together. What writes asks first, or comes as changes for the store."""

    def __init__(self, knowledge: Knowledge, replies: Replies) -> None:
        self._book = Book(knowledge, replies)
        self._path = PathAdvice(knowledge, replies)
        self._match = MatchAdvice(knowledge, replies)
        self._remind = RemindAdvice(knowledge, replies)
        self._privacy = PrivacyAdvice(knowledge, replies)
        self._parts: tuple[Acting, ...] = (self._path, self._match, self._privacy)

    def path(self, asked: Understanding, member: Member, now: datetime) -> Advice:
        """A sentence about the member's own path."""
        return self._path.reply(asked, member, now=now) or self._absent(asked.kind)

    def deed(self, asked: Understanding, member: Member, now: datetime) -> Advice | None:
        """A whole sentence about one's own path, data or reminders; None for everything else."""
        deed = deeds.read(asked.text)
        if deed is None:
            return self._remind.deed(asked.text, member, now)
        return self._privacy.deed(deed, member) or self._path.deed(deed, asked, member, now=now)

    def recommend(self, asked: Understanding, member: Member) -> Advice:
        """A career for what the member likes and knows; told to them alone when their own ticks are counted in."""
        return self._match.words(asked.text, member if member.done else None)

    def remind(self, asked: Understanding, member: Member, now: datetime) -> Advice:
        """A reminder, after a yes."""
        return self._remind.from_words(asked.text, member, now=now)

    def act(self, action: Action, values: tuple[str, ...], member: Member, now: datetime) -> Advice | None:
        """A press of one of their buttons, or a slash command put as an action; None when no part knows it."""
        if values and not action.args and (told := self._command(action.verb, values, member, now)):
            return told
        if action.verb in NAMING and not action.args:
            action, values = replace(action, args=values[:1]), values[1:]
        for part in (*self._parts, *([self._remind] if _of_reminders(action) else [])):
            told = part.act(action, values, member, now=now)
            if told is not None:
                return told
        return None

    def answered(self, action: Action, text: str, member: Member, now: datetime) -> Advice | None:
        """Words typed in answer to a question of theirs; None when they are no answer to it."""
        return self._remind.answered(action, text, member, now=now)

    def previews(self, typed: str, member: Member, now: datetime) -> Sequence[tuple[str, str]]:
        """How words for a time are understood: what is shown, and the value."""
        return self._remind.when_choices(typed, member, now)

    def reminders(self, typed: str, member: Member, now: datetime) -> Sequence[tuple[str, str]]:
        """The member's reminders: what is shown, and the id."""
        return self._remind.reminder_choices(typed, member, now)

    def _command(self, verb: str, values: Sequence[str], member: Member, now: datetime) -> Advice | None:
        """Commands that take words where presses carry ids."""
        if verb == "path_done":
            return self._path.done(values[0], member, now=now)
        if verb == "path_take_back":
            return self._path.undo(values[0], member, now=now)
        return self._match.words(values[0], member) if verb == "match" else None

    def _absent(self, kind: str) -> Advice:
        return Advice(kind, (Block(self._book.say("refuse.absent")),), personal=True, tone="caution")


def _of_reminders(action: Action) -> bool:
    """Whether a press belongs to reminders; a yes or no belongs to the part of what it confirms."""
    verb = action.args[0] if action.verb in ("confirm", "cancel") and action.args else action.verb
    return verb.startswith("remind_")
