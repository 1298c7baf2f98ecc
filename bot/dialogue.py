"""One turn of a conversation: text in, advice and what to remember out. Pure; Discord and the terminal share it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.mind import Mind
from bot.models.action import Action, decode
from bot.models.advice import Advice, Block
from bot.models.member import Member
from bot.models.understanding import Conversation, Understanding

LONGEST = 4_000
"""Characters read of one message: Discord's own limit, so only other ways in are cut."""
OPEN = frozenset({"answer", "compare"})
"""Kinds worth speaking up for unasked."""
SURE = 0.7
"""Calibrated chance of being right from which a question is answered unasked."""
VERY_SURE = 0.9
"""The same for a post without a question mark."""
UNNAMED = frozenset({"answer", "clarify"})
"""Kinds of a question on a career that may leave open which."""
NAMING = frozenset({"skill", "certification", "retired"})
"""Mentions that a question without a career can be about."""
PASSING = frozenset({"help", "smalltalk", "out_of_scope"})
"""Kinds that leave a conversation's subject as it was."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An answer, the understanding it rests on, and the conversation after it."""

    understanding: Understanding
    advice: Advice
    conversation: Conversation


def turn(
    text: str,
    *,
    mind: Mind,
    member: Member,
    conversation: Conversation | None,
    now: datetime,
    public: bool = False,
) -> Turn:
    """Answer a message: a yes, a no or other words to what is pending, else a question.

    `public`: what is not marked personal will be read by others, so nothing stored about the member goes into it.
    """
    understanding = mind.engine.understand(text[:LONGEST], conversation=conversation)
    heard = understanding
    if not public:
        understanding = at_home(understanding, member)
    pending = decode(conversation.pending) if conversation is not None else None
    if pending is not None and understanding.consent is True:
        advice = for_readers(lambda one: mind.advisor.act(pending, (), one, now=now), member, public=public)
    elif pending is not None and understanding.consent is False:
        advice = Advice(understanding.kind, (Block(mind.replies.say("discord.left")),))
    elif pending is not None and (typed := mind.advisor.answered(pending, text[:LONGEST], member, now=now)):
        advice, understanding = typed, Understanding(understanding.text, typed.kind, confidence=1.0)
    elif (done := mind.advisor.deed(heard, member, now=now)) is not None:
        advice, understanding = done, Understanding(heard.text, done.kind, done.careers, confidence=1.0)
    else:
        advice = for_readers(lambda one: mind.advisor.reply(understanding, one, now=now), member, public=public)
    return _told(understanding, advice, conversation, now)


def for_readers(tell: Callable[[Member], Advice], member: Member, *, public: bool) -> Advice:
    """What `tell` says to the member; in public, unless it is marked personal, what it would say to a stranger.

    Ticks and paths colour many answers ("you have 9 of 24"); others in the channel have no business with them.
    """
    advice = tell(member)
    stranger = Member(member.id)
    if not public or advice.personal or advice.changes or member == stranger:
        return advice
    return tell(stranger)


def at_home(understanding: Understanding, member: Member) -> Understanding:
    """A question that names no career, skill or certificate is about the member's own path, when they have one.

    Not where others read along: the answer would tell them which path that is.
    """
    named = understanding.careers or any(mention.kind in NAMING for mention in understanding.mentions)
    if understanding.kind not in UNNAMED or named or not understanding.topics or not member.active:
        return understanding
    return replace(understanding, kind="answer", careers=(member.active,))


def is_sure(understanding: Understanding, *, post: bool) -> bool:
    """Whether to answer a message that was not addressed to the bot. `post`: it opens a thread, so it wants an answer.

    People tell each other about their work all day: outside a post only a question mark makes it a question.
    """
    if understanding.kind not in OPEN or not understanding.careers:
        return False
    asked = "?" in understanding.text
    return (asked and understanding.confidence >= SURE) or (post and understanding.confidence >= VERY_SURE)


def pressed(action: Action, advice: Advice, conversation: Conversation | None, now: datetime) -> Conversation:
    """The conversation after a command or a press, so that "and the salary?" after it is understood."""
    asked = Understanding(f"/{action.verb}", advice.kind, advice.careers, advice.topics, confidence=1.0)
    return _told(asked, advice, conversation, now).conversation


def _told(understanding: Understanding, advice: Advice, before: Conversation | None, now: datetime) -> Turn:
    subject = understanding
    if before is not None and understanding.kind in PASSING and not understanding.careers:
        # Thanks and greetings are no new subject; what was asked stays the last question in the member's words.
        subject = replace(before.understanding, text=understanding.text)
    pending = advice.pending.encode() if advice.pending is not None else ""
    return Turn(understanding, advice, Conversation.following(before, subject, at=now, pending=pending))
