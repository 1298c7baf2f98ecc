"""Every point of every page by the rare words in it: which one a question's words mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log
from typing import TypeAlias

from bot.advisor import naming
from bot.advisor.book import Book, of_book
from bot.models.knowledge import Career, Fact, Item, Project, Resource, Step

Thing: TypeAlias = Item | Fact | Resource | Step | Project | str
NAME = 1.4
"""How much more a word in a point's name tells than one in its text."""
WHOLE, EXACT, LEAD = 1.15, 1.05, 0.85
"""What a name said in full, nothing else said, and being a topic's first lines count for."""
CLOSE, FAR = 1.15, 9.0
"""How much better a point may fit than one that fits as well; that of a point without any other."""
MOST = 12
"""Points looked at, the best first."""
COMMON = 20
"""Points of one page that have a word too common to look for alone."""
RARE = 40
"""Points that have a word which is rare: some seven in a thousand."""
HERE = 3
"""The same on one page alone."""
SHORTEST = 3
"""Letters of a word that names something by itself."""
FOREIGN = 0.6
"""What a word that stands on no page weighs, as a share of the rarest that does."""
ASKING = naming.stems(
    "must have required requires necessary mandatory skip good still really today nowadays true myth say people ppl "
    "tell explain mean means meaning purpose about pls please anything possible hey hi thanks anyone used does whats "
    "exactly per max minimum min around roughly actually become everyday call called name many any all just want wanna "
    "1st 2nd 2 4 ok okay hrs yrs w n y lot guys question cant dont vs versus pay cost costs price free paid fee money "
    "tool tools skill skills job jobs dev devs month week day"
)
"""Words of questions that name nothing."""
_PRICE = re.compile(r"[$\u20ac\u00a3] ?\d|\d ?(?:USD|EUR|GBP|US dollars|dollars|euros)\b", re.IGNORECASE)
_SEVERAL = re.compile(r" or | and |/|, ")


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that a page says, with the topic under which it says so."""

    career: str
    topic: str
    thing: Thing
    name: str
    names: tuple[frozenset[str], ...]
    """The telling words of each of its names."""
    called: tuple[str, ...] = ()
    """Those names as they stand on the page."""
    priced: bool = False
    """It speaks of what something costs."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A point found, and how well it fits."""

    point: Point
    share: float
    """Part of the question's weight that it holds."""
    ahead: float
    """How much better it fits than the next."""
    held: frozenset[str]
    """Words of the question that it holds."""
    rare: int
    """How many of them are rare."""
    whole: int
    """Telling words of the longest of its names that is said in full; 0 when none is."""
    said: float
    """Share of the telling words of its longest name that is said, where those are several."""
    seldom: int
    """Points that have the rarest of those words."""
    careers: int
    """Careers whose pages fit about as well."""


class Index:
    """The points of all pages, and where each telling word stands."""

    def __init__(self, points: Iterable[tuple[Point, str]]) -> None:
        self.points: list[Point] = []
        self._places: dict[str, list[int]] = defaultdict(list)
        self._named: list[frozenset[str]] = []
        self._pages: dict[str, tuple[int, int]] = {}
        for place, (point, text) in enumerate(points):
            self.points.append(point)
            self._named.append(frozenset().union(*point.names))
            self._pages[point.career] = (self._pages.get(point.career, (place, 0))[0], place + 1)
            for word in naming.stems(f"{point.name} {text}").union(*point.names):
                self._places[word].append(place)
        self.rarest = log(max(len(self.points), 2))

    def known(self, word: str) -> bool:
        """Whether a word stands on some page."""
        return word in self._places

    def weight(self, word: str) -> float:
        """How much a word tells: the fewer points have it the more."""
        often = len(self._places.get(word, ()))
        return self.rarest - log(often) if often else FOREIGN * self.rarest

    def find(
        self, asked: frozenset[str], career: str = "", liked: Mapping[str, float] | None = None, *, price: bool = False
    ) -> Hit | None:
        """The point that holds most of the words asked, of one career's page or of all; of all only by rare words.

        Those under one of the topics `liked` weigh by so much more; with `price` only what names one is meant.
        A point all of whose words stand at many others is passed over: they cost time and decide nothing.
        """
        weights = {word: self.weight(word) for word in sorted(asked)}
        places = {word: self._within(word, career) for word in weights}
        often = RARE if not career else COMMON if len(asked) > 1 else len(self.points)
        held = dict.fromkeys(chain.from_iterable(found for found in places.values() if len(found) <= often), 0.0)
        named = set[int]()
        for word, weight in weights.items():
            for place in places[word] if len(places[word]) <= often else filter(held.__contains__, places[word]):
                if word in self._named[place]:
                    named.add(place)
                    held[place] += weight * NAME
                else:
                    held[place] += weight
        scores = {
            place: weight
            * (_liking(point, asked) if place in named else LEAD if isinstance(point.thing, str) else 1.0)
            * (liked.get(point.topic, 1.0) if liked else 1.0)
            for place, weight in held.items()
            if (point := self.points[place]).priced or not price
        }
        ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST]
        return self._hit(ranked, weights, career) if ranked else None

    def _within(self, word: str, career: str) -> Sequence[int]:
        """Where a word stands, on all pages or on one."""
        everywhere = self._places.get(word, ())
        if not career:
            return everywhere
        start, end = self._pages.get(career, (0, 0))
        return everywhere[bisect_left(everywhere, start) : bisect_left(everywhere, end)]

    def _is_rare(self, word: str, career: str) -> bool:
        often = len(self._places.get(word, ()))
        return often <= RARE or (bool(career) and len(self._within(word, career)) <= HERE)

    def _hit(self, ranked: Sequence[tuple[int, float]], weights: Mapping[str, float], career: str) -> Hit:
        best, score = ranked[0]
        here = self.points[best]
        rest = [other for place, other in ranked[1:] if self.points[place].name != here.name]
        held = frozenset(word for word in weights if _stands(best, self._places.get(word, ())))
        return Hit(
            point=here,
            share=sum(weights[word] for word in held) / sum(weights.values()),
            ahead=score / rest[0] if rest else FAR,
            held=held,
            rare=sum(1 for word in held if self._is_rare(word, career)),
            whole=max((len(names) for names in here.names if names <= weights.keys()), default=0),
            said=max((len(names & held) / len(names) for names in here.names[:1] if len(names) > 1), default=0.0),
            seldom=min((len(self._places[word]) for word in held), default=0),
            careers=len({self.points[place].career for place, other in ranked if other * CLOSE >= score}),
        )


def _stands(place: int, places: Sequence[int]) -> bool:
    """Whether a place is one of a sorted list of them."""
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place


def _liking(point: Point, asked: frozenset[str]) -> float:
    """What else speaks for a point than the words it holds."""
    named = WHOLE if any(names <= asked for names in point.names) else 1.0
    exact = EXACT if point.names and point.names[0] == asked else 1.0
    return named * exact * (LEAD if isinstance(point.thing, str) else 1.0)


@of_book
def index(book: Book) -> Index:
    """The points of a book, indexed when the first question needs them."""
    return Index(pair for career in book.knowledge.careers.values() for pair in points_of(career))


def telling(text: str) -> frozenset[str]:
    """The words of a question or a name that tell what is meant."""
    return naming.stems(text) - ASKING


def points_of(career: Career) -> Iterator[tuple[Point, str]]:
    def point(topic: str, thing: Thing, text: str, *names: str) -> tuple[Point, str]:
        told = tuple(words for name in names for words in _called(name))
        priced = bool(_PRICE.search(text)) or isinstance(thing, Resource)
        return Point(career.key, topic, thing, names[0] if names else "", told, names, priced), text

    for topic, section in career.sections.items():
        for text in filter(None, (section.lead, section.note)):
            yield point(topic, text, text)
        for item in section.items:
            yield point(topic, item, item.text, item.name, *item.aliases)
        for fact in section.facts:
            yield point(topic, fact, f"{fact.country} {fact.proxy}", fact.what)
    for step in career.steps:
        yield point("roadmap", step, f"{step.why} {step.done} {step.smaller}", step.title)
    for project in career.projects:
        yield point("projects", project, f"{project.brief} {project.show}", project.title)
    for resource in career.resources:
        yield point("resources", resource, resource.note, resource.title)


def _called(name: str) -> Iterator[frozenset[str]]:
    """The words of a name, and of each part of one that names several things (PagerDuty or incident.io)."""
    plain = name.partition("(")[0]
    for each in dict.fromkeys((plain, *_SEVERAL.split(plain))):
        words = telling(each)
        if any(len(word) >= SHORTEST for word in words):
            yield words
