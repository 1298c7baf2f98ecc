"""One turn of a conversation: text in, advice and what to remember out. Pure; Discord and the terminal share it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime

from bot.mind import Mind
from bot.models.action import Action, decode
from bot.models.advice import Advice, Block
from bot.models.member import Member
from bot.models.understanding import Conversation, Understanding

LONGEST = 4_000
"""Characters read of one message: Discord's own limit, so only other ways in are cut."""
PASSING = frozenset({"help", "smalltalk", "out_of_scope"})
"""Kinds that leave a conversation's subject as it was."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An answer, the understanding it rests on, and the conversation after it."""

    understanding: Understanding
    advice: Advice
    conversation: Conversation


def turn(text: str, *, mind: Mind, member: Member, conversation: Conversation | None, now: datetime) -> Turn:
    """Answer a message: a plain yes or no to what is pending, else a question."""
    text = text[:LONGEST]
    pending = decode(conversation.pending) if conversation is not None and conversation.pending else None
    if conversation is not None and pending is not None:
        word = _word(text)
        if word in _words(mind, "dialogue.yes"):
            advice = mind.advisor.act(pending, (), member, now=now)
            return _told(replace(conversation.understanding, text=text), advice, conversation, now)
        if word in _words(mind, "dialogue.no"):
            advice = Advice(conversation.understanding.kind, (Block(mind.replies.say("dialogue.left")),))
            return _told(replace(conversation.understanding, text=text), advice, conversation, now)
    understanding = mind.engine.understand(text, conversation=conversation, own=member.active)
    return _told(understanding, mind.advisor.reply(understanding, member, now=now), conversation, now)


def pressed(action: Action, advice: Advice, conversation: Conversation | None, now: datetime) -> Conversation:
    """The conversation after a command or a press, so that "and the salary?" after it is understood."""
    asked = Understanding(f"/{action.verb}", advice.kind, advice.careers, advice.topics, confidence=1.0)
    return _told(asked, advice, conversation, now).conversation


def _told(understanding: Understanding, advice: Advice, before: Conversation | None, now: datetime) -> Turn:
    subject = understanding
    if before is not None and understanding.kind in PASSING and not understanding.careers:
        subject = before.understanding
    pending = advice.pending.encode() if advice.pending is not None else ""
    return Turn(understanding, advice, Conversation(now, subject, pending))


def _words(mind: Mind, key: str) -> frozenset[str]:
    return frozenset(word.strip() for word in mind.replies.say(key).split(","))


def _word(text: str) -> str:
    """The message without case and punctuation, on one line."""
    kept = "".join(" " if unicodedata.category(one)[0] in "PSZC" else one for one in text.casefold().replace("'", ""))
    return " ".join(kept.split())
