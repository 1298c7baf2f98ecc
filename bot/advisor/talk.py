"""Help and small talk."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor import controls
from bot.advisor.book import Book
from bot.advisor.said import Said
from bot.models.action import Action
from bot.models.advice import Advice, Block, Button
from bot.models.member import Member

THANKS = Said(r"\b(?:thank\w*|thx|ty|tysm|cheers|gracias|merci|appreciate\w*|helpful|great job|good bot)\b")
BYE = Said(r"\b(?:bye+|goodbye|good night|gn|see (?:ya|you)|cya|later|ciao|gtg|take care)\b")
WHO = Said(
    r"\bwho (?:are|r) (?:you|u)\b|\bare (?:you|u) (?:a |an )?(?:real|human|bot|robot|ai|person|chatgpt)\b|\byour name\b"
    r"|\bwho (?:made|built|created|wrote)\b|\bare you (?:there|alive)\b|\bchatgpt\b|\bu (?:a )?bot\b"
)
HELLO = Said(
    r"\b(?:h+i+|hiya|hell+o+|he+y+a?|yo+|howdy|greetings|hola|salut|morning|afternoon|evening|good day)\b"
    r"|\U0001f44b"
)
HOW = Said(r"\bhow (?:are|r) (?:you|u|ya)\b|\bhow(?:'s| is) it going\b|\bwhat'?s up\b|\bwassup\b|\bsup\b")

NEED = Said(
    r"\b(?:want to|wanna|wish i could|rather|thinking (?:of|about)) (?:just )?(?:die|dying|be dead|end it all)\b"
    r"|\b(?:want to|wanna|going to|gonna|plan(?:ning)? to) (?:just )?(?:kill|hang|harm|cut) myself\b"
    r"|\b(?:kill|hang|harm|cutt?)(?:ing)? myself\b(?! (?:with|over|on|in|for|learning|studying|to)\b)"
    r"|\b(?:i am|i'?m|feel(?:ing)?) (?:so |very |really )?suicidal\b|\bcommit(?:ting)? suicide\b"
    r"|\b(?:end(?:ing)? my (?:own )?|take my own )life\b|\bself[- ]?harm(?:ing)?\b"
    r"|\bno (?:reason|point) (?:to|in) liv\w+\b|\bbetter off (?:dead|without me)\b"
    r"|\b(?:don'?t|do not|no longer) want to (?:live|be alive|exist|wake up)\b"
    r"(?! (?:in|with|at|near|off|on|from|early)\b)"
)
"""What a person says who should hear of somebody to talk to before anything else. Too much rather than too little:
the words around it are still answered."""
_NO_LIFE = frozenset({"out_of_scope", "smalltalk", "clarify", "help"})
"""Kinds whose own answer would be cold after such words."""


def cared(book: Book, text: str, advice: Advice) -> Advice:
    """The same advice, but first, or alone, a kind word and where help is for someone in despair."""
    if not NEED.search(text.replace("\u2019", "'")):
        return advice
    care = Block(book.say("talk.care"))
    if advice.kind in _NO_LIFE:
        return Advice(advice.kind, (care,), careers=advice.careers, topics=advice.topics, confidence=advice.confidence)
    return replace(advice, blocks=(care, *advice.blocks))


def welcome(book: Book, member: Member, *, kind: str = "help", confidence: float = 1.0) -> Advice:
    """What the bot can do, with three things to press."""
    blocks = (
        Block(book.say("talk.help", count=len(book.knowledge.careers))),
        Block(book.say("talk.help_ask"), heading=book.say("talk.help_ask_title")),
        Block(book.say("talk.help_path"), heading=book.say("talk.help_path_title")),
        Block(book.say("talk.help_limits"), small=True),
    )
    rows = (_start(book, member, helping=True),)
    return Advice(kind, blocks, title=book.say("talk.help_title"), confidence=confidence, rows=rows)


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
    elif HELLO.search(text) or not text.strip():
        said = book.say("talk.hello")
    else:
        said = book.say("talk.go_on")
    return Advice("smalltalk", (Block(said),), confidence=confidence, rows=(_start(book, member),))


def _start(book: Book, member: Member, *, helping: bool = False) -> tuple[Button, ...]:
    """Ways on. `helping`: they stand under the help, which therefore needs no button of its own."""
    own = book.known([member.active])
    first = (Button(book.say("buttons.roadmap"), Action("roadmap", (own[0].key,)), "primary"),) if own else ()
    return (
        *first,
        controls.careers(book),
        Button(book.say("buttons.match"), Action("match")),
        *(() if own or helping else (Button(book.say("buttons.help"), Action("help")),)),
    )
