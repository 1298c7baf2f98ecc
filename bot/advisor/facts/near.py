"""The passage of one page that comes nearest to a question, in the same words or in others that mean the same."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from bot.advisor import naming
from bot.advisor.book import Book, of_book
from bot.advisor.facts.meanings import meanings
from bot.advisor.facts.points import Point, index, points_of
from bot.models.knowledge import Career

NAME = 1.5
"""How much more a word tells that stands in a point's name."""
MEANT, MEANT_IN_TEXT = 0.8, 0.5
"""What a word counts that is said otherwise, in the name and in the text."""
WHOLE = 1.0
"""What a name said as it is adds."""
LONG = 3
"""Words of such a name."""
SEEN = 3
"""Points looked at."""
UNKNOWN = 0.35
"""Weight of a word that stands on no page: what people say around their question."""
LEAST = 0.3
"""Weight of a word, as a share of the rarest, under which it tells nothing."""


@dataclass(frozen=True, slots=True)
class Near:
    """A passage and how near it comes."""

    point: Point
    score: float
    share: float
    """Part of the question's weight that it holds."""
    held: int
    """Words of the question that it holds, in the same words or others."""
    exact: int
    """Those that it holds as they are."""
    seldom: int
    """Points of the page that hold the rarest of them."""
    named: int
    """Those that stand in its name."""
    whole: bool = False
    """Its name of three words or more is said as it is."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What the points of a page hold of one word or term."""

    parts: Mapping[int, float]
    """Place of a point -> how far it holds it, in the same words or in others."""
    same: Mapping[int, float]
    """Those that hold it as it is."""
    rarest: int
    """Points that have the rarest of its meanings."""
    weight: float
    told: float
    """What it tells as it is, and said otherwise."""

    def tells(self, place: int) -> float:
        """What it tells of a point that holds it."""
        return self.weight if place in self.same else self.told


class Page:
    """The points of one page, and which of them have each word and each meaning."""

    def __init__(self, book: Book, career: Career) -> None:
        self._index, self._meanings = index(book), meanings(book)
        self._points: list[Point] = []
        self._stems: dict[str, dict[int, float]] = defaultdict(dict)
        """Stem -> place of a point -> how far it is held there."""
        self._meant: dict[str, dict[int, float]] = defaultdict(dict)
        self._long: dict[str, list[tuple[str, int]]] = defaultdict(list)
        """First word -> names of three words or more, and the places of their points."""
        for place, (point, text) in enumerate(points_of(career)):
            self._points.append(point)
            self._put(place, text, 1.0, MEANT_IN_TEXT)
            self._put(place, " ".join(point.called), NAME, NAME * MEANT)  # last: a name tells more than the text
            for name in map(naming.spoken, point.called):
                if len(name) >= LONG:
                    self._long[name[0]].append((f" {' '.join(name)} ", place))

    def _put(self, place: int, text: str, same: float, meant: float) -> None:
        said = self._meanings.said(text)
        for stem in said.stems:
            self._stems[stem][place] = same
        for meaning in said.meanings:
            self._meant[meaning][place] = meant

    def nearest(
        self, stems: frozenset[str], terms: frozenset[str], topics: Mapping[str, float], text: str = ""
    ) -> Sequence[Near]:
        """The passages that hold most of what was said, the nearest first."""
        weighed = [(self._weight(stem), stem, self._meanings.of_stem(stem)) for stem in sorted(stems)]
        weighed += [(self._rarity(self._meant, term), "", frozenset({term})) for term in sorted(terms)]
        words = [self._held(weight, stem, meant) for weight, stem, meant in weighed if weight >= LEAST]
        whole, scores = self._whole(text), dict[int, float]()
        for word in words:
            for place, part in word.parts.items():
                scores[place] = scores.get(place, 0.0) + part * word.tells(place)
        scored = [
            (-scores.get(place, 0.0) * topics.get(self._points[place].topic, 1.0) - WHOLE * (place in whole), place)
            for place in scores.keys() | whole
        ]
        return [self._near(place, -score, words, whole=place in whole) for score, place in sorted(scored)[:SEEN]]

    def _weight(self, stem: str) -> float:
        """How much a word tells: the fewer points of this page and of all pages have it the more."""
        if not self._index.known(stem):
            return UNKNOWN
        return (self._rarity(self._stems, stem) + self._index.weight(stem) / self._index.rarest) / 2

    def _rarity(self, held: Mapping[str, Mapping[int, float]], word: str) -> float:
        """0 for what every point of this page has, 1 for what one has."""
        return log(len(self._points) / max(len(held.get(word, ())), 1)) / log(len(self._points))

    def _whole(self, text: str) -> frozenset[int]:
        """Places of points whose name of three words or more is said as it is."""
        words = naming.spoken(text)
        said = f" {' '.join(words)} "
        return frozenset(
            place for word in filter(self._long.__contains__, words) for name, place in self._long[word] if name in said
        )

    def _held(self, weight: float, stem: str, meanings: frozenset[str]) -> _Held:
        """Which points have a word of that weight, or one that means the same. `stem`: empty for a term of several."""
        same = self._stems.get(stem, {})
        if not meanings:
            return _Held(same, same, 0, weight, 0.0)
        meant = [self._meant[one] for one in meanings if one in self._meant]
        parts = dict(same)
        for places in meant:
            for place, part in places.items():
                if part > parts.get(place, 0.0):
                    parts[place] = part
        told = min(weight, max(self._rarity(self._meant, one) for one in meanings))
        return _Held(parts, same, min(map(len, meant), default=0), weight, told)

    def _near(self, place: int, score: float, words: Sequence[_Held], *, whole: bool) -> Near:
        """A passage with what it holds of the words asked."""
        held = [word for word in words if place in word.parts]
        total = sum(word.weight for word in words) or 1.0
        return Near(
            self._points[place],
            score,
            share=sum(min(word.parts[place], 1.0) * word.tells(place) for word in held) / total,
            held=len(held),
            exact=sum(place in word.same for word in held),
            seldom=min((len(word.same) if place in word.same else word.rarest for word in held), default=sys.maxsize),
            named=sum(word.parts[place] > 1.0 for word in held),
            whole=whole,
        )


@of_book
def page(book: Book, career: str) -> Page:
    """The page of a career, read when the first question on it comes."""
    return Page(book, book.knowledge.careers[career])


def study(book: Book) -> None:
    """Read every page now."""
    for career in book.knowledge.careers:
        page(book, career)
