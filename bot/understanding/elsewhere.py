"""Signs that a message is not for us: another profession is asked about, or keys were hit at random."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from bot.understanding.careers import side_of
from bot.understanding.lexicon import Hit

LONGEST = 3
"""Words of the longest name of a profession."""
COMPARED = frozenset({"than", "like", "vs", "or"})
"""Words just before a profession that ours is only held against ("do they earn more than a nurse")."""
_MASH = re.compile(r"[^aeiouy]{5}|^[^aeiouy]{3,}$|(.)\1{4}")
"""Letters that are no word in any language: five consonants in a row, no vowel, one letter again and again."""
_DRAWN = re.compile(r"(.)\1+")
"""A letter drawn out: hmmmm."""


class Elsewhere:
    """Professions outside technology, found by their names."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = frozenset(tuple(name.split()) for name in names)
        self._firsts = frozenset(name[0] for name in self._names if name)

    def named(self, words: tuple[str, ...], hits: Sequence[Hit]) -> bool:
        """A profession without a page is what the message is about, not where somebody comes from."""
        spans = [(hit.start, hit.end) for hit in hits if hit.entry.kind == "nearest" and hit.exact]
        for start in [at for at, word in enumerate(words) if word in self._firsts]:
            spans += [
                (start, start + length)
                for length in range(1, LONGEST + 1)
                if words[start : start + length] in self._names
            ]
        return any(
            side_of(words, start, end) != "background" and not COMPARED & set(words[max(0, start - 2) : start])
            for start, end in spans
        )


def mash(words: tuple[str, ...], known: AbstractSet[str]) -> bool:
    """Every word is unknown and looks as if keys were hit at random."""
    letters = [word for word in words if word.isalpha()]
    return bool(letters) and all(
        _MASH.search(word) and not {word, _DRAWN.sub(r"\1\1", word)} & known for word in letters
    )
