"""The known phrasing nearest to a message: shown by "Why this?", never used to decide."""

from __future__ import annotations

from collections import Counter, defaultdict

from bot.models.knowledge import Knowledge
from bot.understanding.decisions import Decision
from bot.understanding.features import Table
from bot.understanding.normalizing import tokens

MOST = 300
"""Phrasings of a label that are looked through: the first ones, which are the short ones."""


class Nearest:
    """Phrasings by the rare words they hold."""

    def __init__(self, table: Table, knowledge: Knowledge) -> None:
        self._table = table
        self._phrasings: dict[str, list[str]] = defaultdict(list)
        for known in knowledge.phrasings:
            if len(self._phrasings[known.labels[0]]) < MOST:
                self._phrasings[known.labels[0]].append(known.text)
        self._index: dict[str, dict[str, list[int]]] = {}
        self._lengths: dict[str, list[int]] = {}

    def phrasing(self, words: tuple[str, ...], decision: Decision) -> str:
        """The phrasing of the decided label that shares the most telling words; empty when none does."""
        label = decision.topics[0] if decision.topics else decision.kind
        held = self._phrasings.get(label, ())
        if not held:
            return ""
        votes: Counter[int] = Counter()
        index = self._of(label)
        for word in set(words):
            place = self._table.places.get(word)
            weight = 0 if place is None else round(100 * float(self._table.rarity[place]))
            for at in index.get(word, ()):
                votes[at] += weight
        if not votes:
            return ""
        lengths = self._lengths[label]
        return held[max(votes, key=lambda at: votes[at] / lengths[at])]

    def _of(self, label: str) -> dict[str, list[int]]:
        if label not in self._index:
            made: dict[str, list[int]] = defaultdict(list)
            for at, phrasing in enumerate(self._phrasings[label]):
                for word in set(tokens(phrasing)):
                    made[word].append(at)
            self._index[label] = dict(made)
            self._lengths[label] = [4 + len(phrasing.split()) for phrasing in self._phrasings[label]]
        return self._index[label]
