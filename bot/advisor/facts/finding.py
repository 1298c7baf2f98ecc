"""Tries each sort of fact in turn: certificates, things to learn from, the ladder, the roadmap, pay, projects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.advisor.book import Book
from bot.advisor.facts import counts, done, ladder, papers, pay, road, search, shelf, works
from bot.advisor.facts.fact import Fact
from bot.advisor.needs import verdicts
from bot.advisor.passage import Ask
from bot.advisor.said import Said
from bot.models.knowledge import Career
from bot.models.understanding import Understanding

Sort = Callable[[Book, Career, str, Ask], Fact | None]
SORTS: tuple[Sort, ...] = (papers.fact, shelf.fact, ladder.fact, counts.fact, road.fact, pay.fact, works.fact)
STRAYED = frozenset({"out_of_scope", "complete_phase", "my_progress", "what_next", "choose_path"})
"""Kinds that questions on a roadmap are taken for."""
SHORT = 14
"""Words of such a question."""
_DOING = Said(
    r"\b(?:done|did|finish\w*|complet\w*|tick\w*|mark\w*|through with|passed|undo|set|"
    r"pick\w*|choos\w*|chose|my|me|i|ive|im)\b"
)
LONGEST = 45
"""Words of a message past which it is a story, whose words of order and number mean other things."""


def of_page(book: Book, career: Career, topic: str, ask: Ask) -> Fact | None:
    """The single fact of a career's page that a question asks for; None when it asks for none."""
    if len(ask.text.split()) > LONGEST:
        return None
    return next((found for sort in SORTS if (found := sort(book, career, topic, ask))), None)


def leading(book: Book, career: Career, topics: tuple[str, ...], ask: Ask) -> Fact | None:
    """What an answer leads with: a fact, else the one thing on the page that is clearly asked about.

    A verdict on a skill stays where nothing is named that gives the reason.
    """
    if told := done.fact(book, career, ask):
        return told
    judged = bool(verdicts(book, career, topics[0], ask))
    found = search.on_page(book, career, topics, ask)
    titled = found is not None and not judged and search.titled(found, topics, ask.text)
    if not titled and (fact := of_page(book, career, topics[0], ask)):
        return fact
    return search.fact(book, career, topics, ask, found, judged=judged) if found else None


def strayed(book: Book, asked: Understanding) -> Understanding | None:
    """A question on a phase or step that was taken for a message of another kind; None when it is none.

    Who says that they finished it, or chooses, is not asking.
    """
    if "done" in Ask.of(asked).asks and (found := done.anywhere(book, asked)):
        return found
    careers = book.known(asked.spoken)
    if not careers or _DOING.search(asked.text) or len(asked.text.split()) > SHORT:
        return None
    if road.plain(book, careers[0], Ask.of(asked)) is None:
        return None
    return replace(asked, kind="answer", careers=asked.spoken, topics=("roadmap",), confidence=0.5)


def named(book: Book, career: Career, asked: Understanding) -> bool:
    """Whether a fact of the page is asked for so plainly that nothing need be asked back."""
    ask, topics = Ask.of(asked), asked.topics or ("overview",)
    found = done.fact(book, career, ask) or of_page(book, career, topics[0], ask)
    return (found is not None and found.sure) or bool(verdicts(book, career, topics[0], ask))
