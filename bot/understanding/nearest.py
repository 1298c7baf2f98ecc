"""The known phrasing nearest to a message: shown by "Why this?", never used to decide."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from bot.models.knowledge import Knowledge
from bot.understanding.decisions import Decision
from bot.understanding.features import Floats, Table
from bot.understanding.normalizing import tokens

MOST = 300
"""Phrasings of a label that are looked through: the first ones, which are the short ones."""


UNEXPLAINED = frozenset({"help", "smalltalk", "remind", "my_progress", "what_next", "complete_phase"})
"""Kinds whose answers need no "Why this?"."""


class Nearest:
    """Phrasings by the rare words they hold."""

    def __init__(self, table: Table, knowledge: Knowledge) -> None:
        self._table = table
        self._phrasings: dict[str, list[str]] = defaultdict(list)
        for known in knowledge.phrasings:
            if len(self._phrasings[known.labels[0]]) < MOST:
                self._phrasings[known.labels[0]].append(known.text)
        self._votes: dict[str, _Votes] = {}

    def phrasing(self, words: tuple[str, ...], decision: Decision) -> str:
        """The phrasing of the decided label that shares the most telling words; empty when none does, or none asks."""
        if decision.kind in UNEXPLAINED:
            return ""
        label = decision.topics[0] if decision.topics else decision.kind
        held = self._phrasings.get(label)
        if held is None:
            return ""
        best = self._of(label).best(words)
        return "" if best is None else held[best]

    def study(self) -> None:
        """Look through the phrasings of every label now."""
        for label in self._phrasings:
            self._of(label)

    def _of(self, label: str) -> _Votes:
        if label not in self._votes:
            self._votes[label] = _Votes(self._phrasings[label], self._table)
        return self._votes[label]


class _Votes:
    """What each word says for each of some phrasings: the rarer the word and the shorter they, the more."""

    __slots__ = ("_places", "_shares", "_table", "_votes")

    def __init__(self, phrasings: list[str], table: Table) -> None:
        self._table = table
        self._shares = 1.0 / np.array([4 + len(phrasing.split()) for phrasing in phrasings], np.float32)
        self._places: dict[str, list[int]] = defaultdict(list)
        for at, phrasing in enumerate(phrasings):
            for word in set(tokens(phrasing)):
                self._places[word].append(at)
        self._votes: dict[str, tuple[npt.NDArray[np.intp], Floats]] = {}

    def best(self, words: tuple[str, ...]) -> int | None:
        """Place of the phrasing with most votes; None when no word says anything."""
        said = [*filter(self._places.__contains__, dict.fromkeys(words))]
        if not said:
            return None
        totals = np.zeros(len(self._shares), np.float32)
        for word in said:
            places, votes = self._votes.get(word) or self._of(word)
            totals[places] += votes
        return int(totals.argmax())

    def _of(self, word: str) -> tuple[npt.NDArray[np.intp], Floats]:
        """Where the phrasings that hold a word stand, and its votes for them."""
        place = self._table.places.get(word)
        rarity = 0.0 if place is None else float(self._table.rarity[place])
        places = np.array(self._places[word])
        self._votes[word] = (places, rarity * self._shares[places])
        return self._votes[word]
