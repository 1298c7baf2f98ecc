"""The passage of one page that comes nearest to a question, in the same words or in others that mean the same."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from bot.advisor import naming
from bot.advisor.book import Book
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
class _Word:
    """One word of a question, or a term of several that stands for a meaning."""

    weight: float
    stem: str
    """Empty for a term."""
    meanings: frozenset[str]


@dataclass(slots=True)
class _Tally:
    """What one point holds of a question so far."""

    score: float = 0.0
    share: float = 0.0
    held: int = 0
    exact: int = 0
    named: int = 0
    seldom: int = sys.maxsize


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
        words = [_Word(self._weight(stem), stem, self._meanings.of_stem(stem)) for stem in sorted(stems)]
        words += [_Word(self._rarity(self._meant, term), "", frozenset({term})) for term in sorted(terms)]
        words = [word for word in words if word.weight >= LEAST]
        whole, tallies = self._whole(text), defaultdict[int, _Tally](_Tally)
        for word in words:
            self._count(word, tallies)
        total = sum(word.weight for word in words) or 1.0
        places = sorted(tallies.keys() | whole)
        scored = [
            (tallies[place].score * topics.get(self._points[place].topic, 1.0) + WHOLE * (place in whole), place)
            for place in places
        ]
        best = sorted(scored, key=lambda pair: -pair[0])[:SEEN]
        return [self._near(place, score, tallies[place], total, whole=place in whole) for score, place in best]

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
        return frozenset(place for word in words for name, place in self._long.get(word, ()) if name in said)

    def _count(self, word: _Word, tallies: dict[int, _Tally]) -> None:
        """Add one word to every point that has it, in the same words or in others."""
        same = self._stems.get(word.stem, {})
        meant = [self._meant[one] for one in word.meanings if one in self._meant]
        rarest = min((len(places) for places in meant), default=0)
        told = min(word.weight, max((self._rarity(self._meant, one) for one in word.meanings), default=0.0))
        parts = dict(same)
        for places in meant:
            for place, part in places.items():
                if part > parts.get(place, 0.0):
                    parts[place] = part
        for place, part in parts.items():
            here = place in same
            tells = word.weight if here else told
            tally = tallies[place]
            tally.score += part * tells
            tally.share += min(part, 1.0) * tells
            tally.held += 1
            tally.exact += here
            tally.named += part > 1.0
            tally.seldom = min(tally.seldom, len(same) if here else rarest)

    def _near(self, place: int, score: float, tally: _Tally, total: float, *, whole: bool) -> Near:
        return Near(
            self._points[place],
            score,
            tally.share / total,
            tally.held,
            tally.exact,
            tally.seldom,
            tally.named,
            whole,
        )


@lru_cache(maxsize=100)
def page(book: Book, career: str) -> Page:
    """The page of a career, read when the first question on it comes."""
    return Page(book, book.knowledge.careers[career])


def study(book: Book) -> None:
    """Read every page now."""
    for career in book.knowledge.careers:
        page(book, career)
