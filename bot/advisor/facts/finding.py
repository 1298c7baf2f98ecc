"""Tries each sort of fact in turn: certificates, things to learn from, the ladder, the roadmap, pay, projects."""

from __future__ import annotations

from collections.abc import Callable

from bot.advisor.book import Book
from bot.advisor.facts import counts, ladder, papers, pay, road, shelf, works
from bot.advisor.facts.fact import Fact
from bot.advisor.needs import verdicts
from bot.advisor.passage import Ask
from bot.models.knowledge import Career
from bot.models.understanding import Understanding

Sort = Callable[[Book, Career, str, Ask], Fact | None]
SORTS: tuple[Sort, ...] = (papers.fact, shelf.fact, ladder.fact, road.fact, pay.fact, works.fact, counts.fact)
LONGEST = 45
"""Words of a message past which it is a story, whose words of order and number mean other things."""


def of_page(book: Book, career: Career, topic: str, ask: Ask) -> Fact | None:
    """The single fact of a career's page that a question asks for; None when it asks for none."""
    if len(ask.text.split()) > LONGEST:
        return None
    return next((found for sort in SORTS if (found := sort(book, career, topic, ask))), None)


def named(book: Book, career: Career, asked: Understanding) -> bool:
    """Whether a fact of the page is asked for so plainly that nothing need be asked back."""
    ask, topics = Ask.of(asked), asked.topics or ("overview",)
    found = of_page(book, career, topics[0], ask)
    return (found is not None and found.sure) or bool(verdicts(book, career, topics[0], ask))
