"""Help and small talk."""

from __future__ import annotations

import re

from bot.advisor import controls
from bot.advisor.book import Book
from bot.models.action import Action
from bot.models.advice import Advice, Block, Button
from bot.models.member import Member

THANKS = re.compile(
    r"\b(?:thank\w*|thx|ty|tysm|cheers|gracias|merci|appreciate\w*|helpful|great job|good bot)\b", re.IGNORECASE
)
BYE = re.compile(r"\b(?:bye+|goodbye|good night|gn|see (?:ya|you)|cya|later|ciao|gtg|take care)\b", re.IGNORECASE)
WHO = re.compile(
    r"\bwho (?:are|r) (?:you|u)\b|\bare (?:you|u) (?:a |an )?(?:real|human|bot|robot|ai|person|chatgpt)\b|\byour name\b"
    r"|\bwho (?:made|built|created|wrote)\b|\bare you (?:there|alive)\b|\bchatgpt\b|\bu (?:a )?bot\b",
    re.IGNORECASE,
)
HOW = re.compile(
    r"\bhow (?:are|r) (?:you|u|ya)\b|\bhow(?:'s| is) it going\b|\bwhat'?s up\b|\bwassup\b|\bsup\b", re.IGNORECASE
)


def welcome(book: Book, member: Member, *, kind: str = "help", confidence: float = 1.0) -> Advice:
    """What the bot can do, with three things to press."""
    blocks = (
        Block(book.say("talk.help", count=len(book.knowledge.careers))),
        Block(book.say("talk.help_ask"), heading=book.say("talk.help_ask_title")),
        Block(book.say("talk.help_path"), heading=book.say("talk.help_path_title")),
        Block(book.say("talk.help_limits"), small=True),
    )
    return Advice(kind, blocks, title=book.say("talk.help_title"), confidence=confidence, rows=(_start(book, member),))


def smalltalk(book: Book, text: str, member: Member, *, confidence: float = 1.0) -> Advice:
    """A short answer in kind, with a way on."""
    if THANKS.search(text):
        said = book.say("talk.thanks")
    elif WHO.search(text):
        said = book.say("talk.who", count=len(book.knowledge.careers))
    elif HOW.search(text):
        said = book.say("talk.how")
    elif BYE.search(text):
        said = book.say("talk.bye")
    else:
        said = book.say("talk.hello")
    return Advice("smalltalk", (Block(said),), confidence=confidence, rows=(_start(book, member),))


def _start(book: Book, member: Member) -> tuple[Button, ...]:
    own = book.known([member.active])
    first = (Button(book.say("buttons.roadmap"), Action("roadmap", (own[0].key,)), "primary"),) if own else ()
    return (
        *first,
        controls.careers(book),
        Button(book.say("buttons.match"), Action("match")),
        *(() if own else (Button(book.say("buttons.help"), Action("help")),)),
    )
