"""The passage of one page that comes nearest to a question, in the same words or in others that mean the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from math import log

from bot.advisor import naming
from bot.advisor.book import Book
from bot.advisor.facts.meanings import Said, meanings
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


class Page:
    """The points of one page, with the words and meanings of each."""

    def __init__(self, book: Book, career: Career) -> None:
        told = meanings(book)
        self.points = [(point, text) for point, text in points_of(career)]
        self.spoken = [_long(point.called) for point, _ in self.points]
        self.names = [told.said(" ".join(point.called)) for point, _ in self.points]
        self.texts = [told.said(text) for _, text in self.points]
        both = list(zip(self.names, self.texts, strict=True))
        self.often = Counter(stem for name, text in both for stem in name.stems | text.stems)
        self.meant = Counter(meaning for name, text in both for meaning in name.meanings | text.meanings)
        self._index, self._meanings = index(book), told

    def weight(self, stem: str) -> float:
        """How much a word tells: the fewer points of this page and of all pages have it the more."""
        if not self._index.known(stem):
            return UNKNOWN
        here = log(len(self.points) / max(self.often[stem], 1)) / log(len(self.points))
        return (here + self._index.weight(stem) / self._index.rarest) / 2

    def weight_meant(self, meaning: str) -> float:
        """The same of a meaning."""
        return log(len(self.points) / max(self.meant[meaning], 1)) / log(len(self.points))

    def nearest(
        self, stems: frozenset[str], terms: frozenset[str], topics: Mapping[str, float], text: str = ""
    ) -> Sequence[Near]:
        """The passages that hold most of what was said, the nearest first."""
        words = [(self.weight(stem), stem, self._meanings.of_stem(stem)) for stem in sorted(stems)]
        words += [(self.weight_meant(term), "", frozenset({term})) for term in sorted(terms)]
        words = [word for word in words if word[0] >= LEAST]
        total = sum(weight for weight, _, _ in words)
        whole = self._whole(text)
        found = (self._near(place, words, total, topics, whole=place in whole) for place in range(len(self.points)))
        return nlargest(SEEN, (near for near in found if near.held or near.whole), key=lambda near: near.score)

    def _whole(self, text: str) -> frozenset[int]:
        """Places of points whose name of three words or more is said as it is."""
        said = f" {' '.join(naming.spoken(text))} "
        return frozenset(place for place, names in enumerate(self.spoken) if any(name in said for name in names))

    def _near(
        self,
        place: int,
        words: Sequence[tuple[float, str, frozenset[str]]],
        total: float,
        topics: Mapping[str, float],
        *,
        whole: bool,
    ) -> Near:
        name, text = self.names[place], self.texts[place]
        score, share, held, exact, named, seldom = 0.0, 0.0, 0, 0, 0, len(self.points)
        for weight, stem, meant in words:
            part = _held(name, text, stem, meant)
            if not part:
                continue
            same = bool(stem) and stem in name.stems | text.stems
            tells = weight if same else min(weight, max(self.weight_meant(one) for one in meant))
            score += part * tells
            share += min(part, 1.0) * tells
            held += 1
            exact += same
            named += part in (NAME, NAME * MEANT)
            seldom = min(seldom, self.often[stem] if same else min(self.meant[one] for one in meant))
        point = self.points[place][0]
        liked = topics.get(point.topic, 1.0)
        share = share / total if total else 0.0
        return Near(point, score * liked + WHOLE * whole, share, held, exact, seldom, named, whole)


def _long(names: Sequence[str]) -> tuple[str, ...]:
    """Names of three words or more, as they stand among other words."""
    spoken = [naming.spoken(name) for name in names]
    return tuple(f" {' '.join(words)} " for words in spoken if len(words) >= LONG)


def _held(name: Said, text: Said, stem: str, meant: frozenset[str]) -> float:
    """How far a point holds one word."""
    if stem in name.stems:
        return NAME
    if meant & name.meanings:
        return NAME * MEANT
    if stem in text.stems:
        return 1.0
    return MEANT_IN_TEXT if meant & text.meanings else 0.0


@lru_cache(maxsize=100)
def page(book: Book, career: str) -> Page:
    """The page of a career, read when the first question on it comes."""
    return Page(book, book.knowledge.careers[career])
