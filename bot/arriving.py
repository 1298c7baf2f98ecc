"""What a member typed into a command's options, checked again on arrival: the keys it means, or why it means none."""

from __future__ import annotations

from dataclasses import dataclass

from bot.choices import (
    career_choices,
    find_career,
    find_done,
    find_item,
    find_phase,
    find_project,
    find_topic,
    topic_choices,
)
from bot.errors import MemberInputError
from bot.models.action import Action
from bot.models.knowledge import Career, Knowledge
from bot.models.member import Member
from bot.wording import quoted

SHOWN = 60
"""Characters of a member's words that a refusal repeats."""
NEAREST = 3
"""Names a refusal offers instead."""


@dataclass(frozen=True, slots=True)
class Request:
    """A command as the advisor understands it. `values`: a member's own words, which fit no custom id."""

    action: Action
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arriving:
    """Reads options for one member. What cannot be meant at all raises MemberInputError with the sentence to say."""

    knowledge: Knowledge
    member: Member
    spoken: tuple[str, ...] = ()
    """Careers of the talk in this place, the latest last."""

    @property
    def active(self) -> Career | None:
        """The career of the member's active path."""
        return self.knowledge.careers.get(self.member.active)

    def career(self, text: str) -> Career:
        """The career meant by a key, a name or an alias, typos forgiven."""
        key = find_career(self.knowledge, text)
        if not key:
            near = ", ".join(choice.name for choice in career_choices(self.knowledge, text)[:NEAREST])
            given = quoted(text, SHOWN)
            if near:
                raise MemberInputError("discord.no_career_near", given=given, near=near)
            raise MemberInputError("discord.no_career", given=given)
        return self.knowledge.careers[key]

    def own(self, text: str | None) -> Career | None:
        """The career meant; when nothing was typed that of the active path, else the one last spoken of here."""
        if text:
            return self.career(text)
        known = [self.knowledge.careers[key] for key in self.spoken if key in self.knowledge.careers]
        return self.active or (known[-1] if known else None)

    def topic(self, text: str | None) -> tuple[str, ...]:
        """Key of the topic meant; none when nothing was typed."""
        if not text:
            return ()
        key = find_topic(self.knowledge, text)
        if not key:
            near = topic_choices(self.knowledge, text) or topic_choices(self.knowledge, "")
            names = ", ".join(choice.name for choice in near[:NEAREST])
            raise MemberInputError("discord.no_topic", given=quoted(text, SHOWN), near=names)
        return (key,)

    def phase(self, career: Career, text: str) -> str:
        """Number of the phase meant."""
        number = find_phase(career, text)
        if not number:
            most, given = len(career.phases), quoted(text, SHOWN)
            raise MemberInputError("discord.no_phase", given=given, career=career.name, most=most)
        return str(number)

    def item(self, text: str | None) -> str:
        """The step or phase to tick; words that name none go on as they are, since the advisor may know them."""
        found = find_item(self.active, text) if text and self.active is not None else ""
        return found or text or ""

    def tick(self, text: str | None) -> str:
        """The tick to take back, likewise."""
        found = find_done(self.active, self.knowledge, self.member, text) if text else ""
        return found or text or ""

    def project(self, text: str) -> str:
        """The project meant, likewise."""
        found = find_project(self.active, text) if self.active is not None else ""
        return found or text
