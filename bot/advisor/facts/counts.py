"""How many there are of something that a page lists, and the first or last round of an interview."""

from __future__ import annotations

from bot.advisor.book import Book
from bot.advisor.facts.fact import Fact
from bot.advisor.passage import Ask
from bot.advisor.said import Said
from bot.advisor.sections import point
from bot.models.knowledge import Career

_ROUND = Said(r"\b(?:rounds?|stages?|steps?|phases?)\b|\b(?:first|last|final) \S+ interview\b")
_ROUNDS = Said(r"\b(?:how many|number of) (?:\S+ ){0,4}?(?:rounds|stages|interviews|steps|calls)\b")
_OWN = Said(r"\b(?:should|need|must|enough|i|me|my|required)\b")
"""Speaks of what a person needs, not of what the list has."""
ROUNDS = "stages"
"""The group of an interview's rounds, in their order."""


def fact(book: Book, career: Career, topic: str, ask: Ask) -> Fact | None:
    """The length of a list, or one end of the interview's rounds."""
    rounds = [item for item in career.sections["interview"].items if item.group == ROUNDS]
    if topic == "interview" and rounds and ask.asks & {"first", "last"} and _ROUND.search(ask.text):
        end = rounds[-1 if "last" in ask.asks else 0]
        return Fact(topic, point(end).removeprefix("- "), sure=False)
    if "count" not in ask.asks:
        return None
    if topic == "interview" and rounds and _ROUNDS.search(ask.text):
        names = ", ".join(item.name for item in rounds)
        return Fact(topic, book.say("facts.rounds", count=len(rounds), names=names), sure=False)
    lists = {"projects": career.projects, "certifications": career.certifications, "resources": career.resources}
    named = ask.named("certification") or ask.named("retired")
    if topic not in lists or named or _OWN.search(ask.text) or ask.asks & {"hours", "validity", "prerequisites"}:
        return None
    thing = book.topic(topic).casefold()
    return Fact(topic, book.say("facts.count", count=len(lists[topic]), thing=thing, careers=career.plural), sure=False)
