"""A member's request from end to end, without Discord: read their state, think, write the changes, remember."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.advisor.remind import RemindAdvice
from bot.arriving import Arriving, Request
from bot.dialogue import Turn, for_readers, pressed, turn
from bot.errors import MemberInputError
from bot.models.action import Action
from bot.models.advice import Advice, Block
from bot.models.changes import Change, Forget, ReleaseHeld, SeeKnowledge
from bot.models.member import Member
from bot.models.understanding import Conversation
from bot.services import Services

KEEP_QUESTION = "gap"
"""The press by which a member agrees to have their question kept."""
ABOUT_ANSWERS = frozenset({"why", "wrong", "gap_ask", KEEP_QUESTION})
"""Presses about the last answer: they leave the talk where it was."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and where. `guild` is 0 outside servers."""

    member: int
    channel: int
    guild: int = 0

    @property
    def place(self) -> tuple[int, int]:
        """What their conversation here is remembered by."""
        return (self.member, self.channel)


class Exchange:
    """The one way from a request to its advice; every cog goes through it."""

    __slots__ = ("services",)

    def __init__(self, services: Services) -> None:
        self.services = services

    async def ask(self, text: str, asker: Asker, *, public: bool) -> Advice:
        """Answer words. `public`: what is not marked personal is read by others."""
        now = self.services.now()
        before = self.services.conversations.recall(asker.place, now)
        return (await self.retell(text, asker, before, public=public, now=now)).advice

    async def retell(
        self,
        text: str,
        asker: Asker,
        before: Conversation | None,
        *,
        public: bool,
        now: datetime,
        seen: bool = True,
    ) -> Turn:
        """Answer words as if `before` were the talk so far: for a question that was edited.

        `seen` False: a personal answer will not be shown yet, so what it tells stays untold.
        """
        member = await self.services.store.member(asker.member, at=now)
        told = turn(text, mind=self.services.voice, member=member, conversation=before, now=now, public=public)
        changes = told.advice.changes if seen or not told.advice.personal else unseen(told.advice.changes)
        await self.services.apply(asker.member, changes, now)
        if Forget() not in changes:
            self.services.conversations.remember(asker.place, told.conversation)
        await self.count(told.advice, asker, now)
        return told

    async def act(self, action: Action, values: Sequence[str], asker: Asker, *, public: bool = False) -> Advice:
        """Answer a press. `public`: the answer may take the place of a message that others read."""
        member = await self.services.store.member(asker.member)
        try:
            return await self._acted(Request(action, tuple(values)), member, asker, public=public)
        except MemberInputError as error:
            return self.refusal(error)

    async def command(self, asked: Callable[[Arriving], Request], asker: Asker, *, public: bool) -> Advice:
        """Answer a slash command; unlike a press it counts as a question."""
        member = await self.services.store.member(asker.member)
        now = self.services.now()
        before = self.services.conversations.recall(asker.place, now)
        spoken = before.recent if before is not None else ()
        try:
            request = asked(Arriving(self.services.mind.knowledge, member, spoken))
            advice = await self._acted(request, member, asker, public=public)
        except MemberInputError as error:
            return self.refusal(error)
        await self.count(advice, asker, now)
        return advice

    async def _acted(self, request: Request, member: Member, asker: Asker, *, public: bool) -> Advice:
        now = self.services.now()
        before = self.services.conversations.recall(asker.place, now)
        values = request.values
        if request.action.verb == KEEP_QUESTION:
            values = (_typed(before), str(asker.guild))
        action = replace(request.action, owner=asker.member)
        advisor = self.services.voice.advisor
        advice = for_readers(lambda one: advisor.act(action, values, one, now=now), member, public=public)
        await self.services.apply(asker.member, advice.changes, now)
        if action.verb not in ABOUT_ANSWERS:
            self.services.conversations.remember(asker.place, pressed(action, advice, before, now))
        return advice

    def refusal(self, error: MemberInputError) -> Advice:
        """Why a member's words or choice cannot be acted on, for them alone."""
        text = self.services.say(error.reply, **error.values)
        return Advice("help", (Block(text),), personal=True, tone="refusal")

    async def show(self, advice: Advice, asker: Asker) -> None:
        """A personal answer kept back is shown now: what it tells counts as told."""
        told = tuple(change for change in advice.changes if isinstance(change, SeeKnowledge | ReleaseHeld))
        await self.services.apply(asker.member, told)

    async def held(self, asker: Asker) -> Advice | None:
        """Reminders that could not be delivered, for the member's next command; `show` it once it was sent."""
        mind = self.services.voice
        member = await self.services.store.member(asker.member)
        return RemindAdvice(mind.knowledge, mind.replies).held(member, self.services.now()) if member.held else None

    async def count(self, advice: Advice, asker: Asker, now: datetime) -> None:
        """Count one answer for the server's admins, without text or author."""
        career = advice.careers[0] if advice.careers else ""
        topic = advice.topics[0] if advice.topics else ""
        outcome = "unanswered" if "unanswered" in advice.tags else "answered"
        await self.services.count((asker.guild, advice.kind, career, topic, outcome), now)


def _typed(before: Conversation | None) -> str:
    """The member's last question in their own words, while it is remembered."""
    text = before.understanding.text if before is not None else ""
    return "" if text.startswith("/") else text


def unseen(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes without those that only say "the member has read this"."""
    return tuple(change for change in changes if not isinstance(change, SeeKnowledge | ReleaseHeld))
