"""What a member typed into an option, checked again on arrival: the key it means, or a sentence that says why not."""

from __future__ import annotations

from bot.choices import career_choices, find_career, find_phase, find_topic, topic_choices
from bot.errors import MemberInputError
from bot.models.knowledge import Career, Knowledge
from bot.models.member import Member
from bot.wording import quoted

SHOWN = 60
"""Characters of a member's words that a refusal repeats."""
NEAREST = 3
"""Names a refusal offers instead."""


def career_of(knowledge: Knowledge, text: str) -> Career:
    """The career meant; MemberInputError names the nearest ones."""
    key = find_career(knowledge, text)
    if not key:
        near = ", ".join(choice.name for choice in career_choices(knowledge, text)[:NEAREST])
        if near:
            raise MemberInputError("discord.no_career_near", given=quoted(text, SHOWN), near=near)
        raise MemberInputError("discord.no_career", given=quoted(text, SHOWN))
    return knowledge.careers[key]


def own_career(knowledge: Knowledge, member: Member, text: str | None) -> Career:
    """The career meant, or that of the member's active path when nothing was typed."""
    if text:
        return career_of(knowledge, text)
    if member.active not in knowledge.careers:
        raise MemberInputError("discord.no_path")
    return knowledge.careers[member.active]


def topic_of(knowledge: Knowledge, text: str) -> str:
    """Key of the topic meant; MemberInputError names some."""
    key = find_topic(knowledge, text)
    if not key:
        near = topic_choices(knowledge, text) or topic_choices(knowledge, "")
        names = ", ".join(choice.name for choice in near[:NEAREST])
        raise MemberInputError("discord.no_topic", given=quoted(text, SHOWN), near=names)
    return key


def phase_of(career: Career, text: str) -> int:
    """Number of the phase meant; MemberInputError says how many there are."""
    number = find_phase(career, text)
    if not number:
        raise MemberInputError(
            "discord.no_phase", given=quoted(text, SHOWN), career=career.name, most=len(career.phases)
        )
    return number
