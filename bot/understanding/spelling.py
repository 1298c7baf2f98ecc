"""Slips of the finger mended ("raodmap"): only for messages that say nothing as they are."""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.features import Table

SHORTEST = 5
"""Letters from which one slip is forgiven, and from `TWO_SLIPS` letters on two."""
TWO_SLIPS = 8
COMMON = 9.0
"""Rarity of a word in a dozen of 37,000 phrasings: rarer ones may be slips themselves."""


class Speller:
    """The common words of the phrasings, by first letter."""

    def __init__(self, table: Table, known: frozenset[str]) -> None:
        self._known = known
        self._common: dict[str, list[str]] = defaultdict(list)
        for piece, place in table.places.items():
            if piece.isalpha() and len(piece) >= SHORTEST - 1 and table.rarity[place] <= COMMON:
                self._common[piece[0]].append(piece)

    def mend(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words, those that are no words replaced by the nearest common one where it is near enough."""
        return tuple(self._nearest(word) for word in words)

    def _nearest(self, word: str) -> str:
        if len(word) < SHORTEST or not word.isalpha() or word in self._known:
            return word
        slips = 1 if len(word) < TWO_SLIPS else 2
        best = process.extractOne(
            word, self._common.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips, processor=None
        )
        return best[0] if best else word
