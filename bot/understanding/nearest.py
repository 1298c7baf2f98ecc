"""The known phrasing nearest to a message: shown by "Why this?", never used to decide."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from bot.models.knowledge import Knowledge
from bot.understanding.decisions import Decision
from bot.understanding.features import Floats, Table
from bot.understanding.normalizing import tokens

MOST = 300
"""Phrasings of a label that are looked through: the first ones, which are the short ones."""

Votes = dict[str, tuple[list[int], Floats]]
"""By word: the phrasings that hold it, and its vote for each; the rarer the word and the shorter they, the more."""


class Nearest:
    """Phrasings by the rare words they hold."""

    def __init__(self, table: Table, knowledge: Knowledge) -> None:
        self._table = table
        self._phrasings: dict[str, list[str]] = defaultdict(list)
        for known in knowledge.phrasings:
            if len(self._phrasings[known.labels[0]]) < MOST:
                self._phrasings[known.labels[0]].append(known.text)
        self._votes: dict[str, Votes] = {}

    def phrasing(self, words: tuple[str, ...], decision: Decision) -> str:
        """The phrasing of the decided label that shares the most telling words; empty when none does."""
        label = decision.topics[0] if decision.topics else decision.kind
        if label not in self._phrasings:
            return ""
        votes = self._of(label)
        said = [votes[word] for word in dict.fromkeys(words) if word in votes]
        if not said:
            return ""
        totals = np.zeros(MOST, np.float32)
        for places, shares in said:
            totals[places] += shares
        return self._phrasings[label][int(totals.argmax())]

    def _of(self, label: str) -> Votes:
        if label not in self._votes:
            held = self._phrasings[label]
            shares = 1.0 / np.array([4 + len(phrasing.split()) for phrasing in held], np.float32)
            places: dict[str, list[int]] = defaultdict(list)
            for at, phrasing in enumerate(held):
                for word in set(tokens(phrasing)):
                    places[word].append(at)
            self._votes[label] = {word: (found, self._rarity(word) * shares[found]) for word, found in places.items()}
        return self._votes[label]

    def _rarity(self, word: str) -> float:
        place = self._table.places.get(word)
        return 0.0 if place is None else float(self._table.rarity[place])
