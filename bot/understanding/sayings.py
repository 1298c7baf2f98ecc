"""Short messages that people write word for word alike (thanks, show my progress): each is read once.

Only those that stand among the phrasings of the knowledge are kept, so that nobody's own words are.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Generic, TypeAlias, TypeVar

from bot.understanding.features import shape
from bot.understanding.normalizing import tokens

LONGEST = 40
"""Characters of a saying: a longer message hardly comes twice."""
MOST = 500
"""Readings kept, some 8 kB each; the one not asked for longest goes first."""

Reading = TypeVar("Reading")
Key: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], str]
"""A message's words, its shape, and the topic spoken of before: all that its reading hangs on."""


class Sayings(Generic[Reading]):
    """Readings by message."""

    def __init__(self, phrasings: Iterable[str]) -> None:
        self._known = frozenset(" ".join(tokens(text)) for text in phrasings if len(text) <= LONGEST)
        self._read: OrderedDict[Key, Reading] = OrderedDict()

    def find(self, text: str, words: tuple[str, ...], after: str) -> Reading | None:
        """The reading of a message, if it is one that was read before. `after`: the topic spoken of before."""
        if " ".join(words) not in self._known:
            return None
        key = (words, shape(text, words), after)
        if key in self._read:
            self._read.move_to_end(key)
        return self._read.get(key)

    def keep(self, text: str, words: tuple[str, ...], after: str, reading: Reading) -> None:
        """Keep the reading of a message, if it stands among the phrasings."""
        if " ".join(words) in self._known:
            self._read[words, shape(text, words), after] = reading
            while len(self._read) > MOST:
                self._read.popitem(last=False)
