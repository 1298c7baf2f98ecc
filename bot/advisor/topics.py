"""Which part composes which topic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.advisor.book import Book
from bot.advisor.building import projects
from bot.advisor.certificates import certifications
from bot.advisor.figures import outlook, salary
from bot.advisor.learning import roadmap, time_to_learn
from bot.advisor.needs import verdicts
from bot.advisor.passage import Ask, Passage
from bot.advisor.sections import section
from bot.advisor.sources import resources
from bot.models.advice import Block
from bot.models.knowledge import Career
from bot.wording import cut

Composer = Callable[[Book, Career, str, Ask], Passage]
COMPOSERS: Mapping[str, Composer] = {
    "roadmap": roadmap,
    "resources": resources,
    "certifications": certifications,
    "projects": projects,
    "salary": salary,
    "outlook": outlook,
    "time_to_learn": time_to_learn,
}
"""Topics with a substance of their own; all others are a lead and points."""
NAMES = 420
"""Characters of the list of names in a short passage."""
SHORT = 900
"""Characters of the direct answer in a short passage."""


def passage(book: Book, career: Career, topic: str, ask: Ask, done: frozenset[str] = frozenset()) -> Passage:
    """What one career's page says on one topic, the answer to the very question first."""
    said = verdicts(book, career, topic, ask)
    if topic == "roadmap" and not said:
        return roadmap(book, career, topic, ask, done)
    made = COMPOSERS.get(topic, section)(book, career, topic, replace(ask, mentions=()) if said else ask)
    if not said:
        return made
    return replace(made, lead="\n".join(said), blocks=(Block("\n".join(said)), *made.blocks), narrowed=False)


def brief(book: Book, career: Career, topic: str, ask: Ask) -> tuple[Block, Passage]:
    """A topic in one block, for answers to several questions at once, and the passage it is taken from."""
    whole = passage(book, career, topic, ask)
    text = cut(whole.lead, SHORT)
    if whole.names and not whole.narrowed:
        text += "\n" + cut(book.say("answer.names", names=", ".join(whole.names)), NAMES)
    return Block(text, heading=book.topic(topic)), whole
