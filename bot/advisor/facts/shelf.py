"""Facts on something to learn from, named outright: free or paid, how many hours, for whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.advisor import controls, why
from bot.advisor.book import Book, of_book
from bot.advisor.facts.fact import Fact
from bot.advisor.naming import in_whole, named, own, spoken, stems, whole
from bot.advisor.passage import Ask
from bot.advisor.sources import resource_text
from bot.models.advice import Advice, Block
from bot.models.knowledge import Career, Resource
from bot.models.understanding import Understanding
from bot.wording import number

ASKED = frozenset({"free", "cost", "hours", "level", "worth"})
COMMON = named(
    "course courses tutorial tutorials documentation docs doc book guide youtube article articles video videos started "
    "official training blog talks community free page site website wiki manual developer developers foundations "
    "podcast certificate exam practice"
)
"""Words of titles that name nothing by themselves."""
_NUMBER = re.compile(r"[a-z]+\d+[a-z]*")
FRAME = frozenset({"the", "a", "on", "for", "by", "learn", "s"})
"""Words of a title that may stand beside the one it is called by."""
SHORT = 15
"""Words of a message that asks for nothing else."""
PLAINLY = 3
"""Words of a title that are no chance hit where pay is asked for."""
MOST = 4
"""Careers offered with it."""
COSTS = {"free": "facts.resource_free", "freemium": "facts.resource_freemium", "paid": "facts.resource_paid"}


def fact(book: Book, career: Career, topic: str, ask: Ask) -> Fact | None:
    """A fact on a resource of the career's list, or of another's."""
    if not ask.asks & ASKED:
        return None
    found = called(book, ask.text, career) or called(book, ask.text, besides=own(career))
    if found is None or (
        topic in ("salary", "outlook") and all(len(words) < PLAINLY for words in called_by(found.title))
    ):
        return None  # "what does Exponent pay"
    return Fact("resources", told(book, found, ask))


def alone(book: Book, asked: Understanding) -> Advice | None:
    """The same without a career; None when nothing is named or nothing asked of it."""
    ask = Ask.of(asked)
    if not ask.asks & ASKED or len(ask.text.split()) > SHORT:
        return None
    found = called(book, ask.text)
    if found is None:
        return None
    teachers = [one for one in book.knowledge.careers.values() if found in one.resources]
    pages = tuple(controls.career_page(book, career) for career in teachers[:MOST])
    return Advice(
        kind="answer",
        blocks=(Block(told(book, found, ask)),),
        topics=asked.topics or ("resources",),
        confidence=ask.confidence,
        rows=(pages, (controls.careers(book), controls.why(book, why.action_of(asked)))),
    )


def called(
    book: Book, text: str, career: Career | None = None, besides: frozenset[str] = frozenset()
) -> Resource | None:
    """The resource whose telling words all stand in the text, the longest title first; a bare skill's name is none.

    Of a career's list, else of all. `besides`: words that name the career, as its own do, and so no resource alone.
    """
    said, heard = stems(text), whole(text)
    besides = besides or (own(career) if career else frozenset())
    best: tuple[int, Resource] | None = None
    for resource in _shelf(book, career.key if career else "").near(said, heard):
        for words in called_by(resource.title):
            if not words <= said or words <= besides or not _beyond_a_skill(book, resource, words, said):
                continue
            if best is None or len(words) > best[0]:
                best = (len(words), resource)
        if best is None and _in_full(resource.title, heard):
            best = (1, resource)
    return best[1] if best else None


class _Shelf:
    """Resources by a word of each name that a text must hold to mean it."""

    def __init__(self, resources: Sequence[Resource]) -> None:
        self._resources = resources
        self._telling: dict[str, list[int]] = defaultdict(list)
        self._first: dict[str, list[int]] = defaultdict(list)
        """By the first word of those of everyday words."""
        for place, resource in enumerate(resources):
            for words in called_by(resource.title):
                self._telling[max(words, key=len, default="")].append(place)
            if len(plain := spoken(resource.title.partition("(")[0])) >= PLAINLY:
                self._first[plain[0]].append(place)

    def near(self, said: frozenset[str], heard: str) -> Iterator[Resource]:
        """Those that a text may mean, by its telling words and by its `whole`; in their order."""
        places = {place for word in said for place in self._telling.get(word, ())}
        places.update(place for word in heard.split() for place in self._first.get(word, ()))
        return (self._resources[place] for place in sorted(places))


@of_book
def _shelf(book: Book, career: str) -> _Shelf:
    """What a career's page lists, or all pages."""
    careers = (book.knowledge.careers[career],) if career else book.knowledge.careers.values()
    return _Shelf([each for one in careers for each in one.resources])


def _in_full(title: str, heard: str) -> bool:
    """Whether a title of everyday words is said as it is (The Manager's Path) in the whole of a text."""
    plain = title.partition("(")[0]
    return in_whole(plain, heard) and len(spoken(plain)) >= PLAINLY


def _beyond_a_skill(book: Book, resource: Resource, words: frozenset[str], said: frozenset[str]) -> bool:
    """Docker is no course, data engineering no site; the Scrum Guide, said in full, is one."""
    if any(map(words.issubset, _owned(book))):
        return False
    whole = named(resource.title.partition("(")[0])
    return len(words) > 1 or not words & _skills(book) or (len(whole) > 1 and whole <= said)


@lru_cache(maxsize=5_000)
def called_by(title: str) -> tuple[frozenset[str], ...]:
    """The words by which a title is called: none where all but one are too common to call it by (Shape Up).

    A course's number is enough (CS50P).
    """
    plain = title.partition("(")[0]
    words = named(plain) - COMMON
    rest = {word for word in spoken(plain) if named(word) - COMMON != words}
    alone = len(words) == 1 and not all(named(word) & COMMON or word in FRAME for word in rest)
    numbers = [named(word) for word in spoken(plain) if _NUMBER.fullmatch(word)]
    return (*numbers, *(() if alone or not words else (words,)))


@of_book
def _owned(book: Book) -> tuple[frozenset[str], ...]:
    return tuple(map(own, book.knowledge.careers.values()))


@of_book
def _skills(book: Book) -> frozenset[str]:
    return frozenset().union(
        *(named(name) for skill in book.knowledge.skills.values() for name in (skill.name, *skill.aliases))
    )


def told(book: Book, resource: Resource, ask: Ask) -> str:
    """What is asked first, then the whole line."""
    if "hours" in ask.asks and "free" not in ask.asks:
        lead = _hours(book, resource)
    elif "level" in ask.asks and not ask.asks & {"free", "cost"}:
        lead = book.say("facts.resource_level", title=resource.title, level=resource.level)
    elif not ask.asks & {"free", "cost"}:
        return resource_text(book, resource)
    else:
        lead = book.say(COSTS[resource.cost], title=resource.title)
    return f"{lead}\n{resource_text(book, resource)}"


def _hours(book: Book, resource: Resource) -> str:
    if resource.hours is None:
        return book.say("facts.resource_no_hours", title=resource.title)
    return book.say("facts.resource_hours", title=resource.title, hours=number(resource.hours))
