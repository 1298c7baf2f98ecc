"""A message as counted pieces of words: what the lexical half of the classifier sees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
import numpy.typing as npt

from bot.understanding.lexicon import Hit

CAREER = "developer"
"""Stands in the text for whatever career was named, so that every career teaches every other (measured: as good as
keeping the name on careers that are in the phrasings, and it serves those that are not)."""
LONGEST_GRAM = 3
LETTERS = (3, 4)
RAREST = 3
"""Pieces other than single words seen in fewer phrasings are left out: most of the table, and they teach nothing."""

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Reduced:
    """A message with and without its careers. `marks` tell what kinds of names and how much punctuation it held."""

    text: str
    """One word stands for each career named."""
    raw: str
    """As it was said, in plain words."""
    marks: tuple[str, ...]


def reduce(text: str, words: tuple[str, ...], hits: Sequence[Hit]) -> Reduced:
    """Put one word in place of each career named; note certificates and skills without hiding them."""
    career = {hit.start: hit.end for hit in hits if hit.entry.kind == "career"}
    marks = {_MARKS[hit.entry.kind] for hit in hits if hit.entry.kind in _MARKS and hit.exact}
    out: list[str] = []
    at = 0
    while at < len(words):
        if at in career:
            out.append(CAREER)
            at = career[at]
        else:
            out.append(words[at])
            at += 1
    return Reduced(" ".join(out), " ".join(words), (*sorted(marks), *_shape(text, words)))


def _shape(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """How long a message is and how it is cut up: two question marks often are two questions."""
    return (
        f"<questions {min(3, text.count('?'))}>",
        f"<sentences {min(4, len(_SENTENCE.findall(text)))}>",
        f"<commas {min(3, text.count(','))}>",
        f"<length {min(6, len(words) // 5)}>",
    )


_SENTENCE = re.compile(r"[.?!;]+")


AFTER = "<after "
"""Begins the piece that tells the topic spoken of before."""

_MARKS = {"career": "<career>", "skill": "<skill>", "certification": "<certificate>", "retired": "<certificate>"}


def pieces(reduced: Reduced, after: str = "") -> Counter[str]:
    """Pieces of the message with its careers taken out, for what is asked, and as it was said, for whom it is about.

    `after`: the topic spoken of before, where there is one.
    """
    words = reduced.text.split()
    found = _runs(words)
    if reduced.raw != reduced.text:
        found |= _runs(reduced.raw.split())
    found.update(chain.from_iterable(map(_letters, words)))
    found.update(reduced.marks)
    if after:
        found[f"{AFTER}{after}>"] = 1
    return found


def _runs(words: Sequence[str]) -> Counter[str]:
    """Words, and runs of two and three words, counted."""
    found = Counter(words)
    for size in range(2, LONGEST_GRAM + 1):
        found.update([" ".join(words[at : at + size]) for at in range(len(words) - size + 1)])
    return found


@lru_cache(maxsize=50_000)
def _letters(word: str) -> tuple[str, ...]:
    """Runs of letters within a word; kept, since most words come again and again."""
    padded = f"^{word}$"
    return tuple("~" + padded[at : at + size] for size in LETTERS for at in range(len(padded) - size + 1))


WORDS, SPELLED, TALK = 0, 1, 2
"""Sorts of pieces: words and marks, letters within words, the talk before."""


def _sort(piece: str) -> int:
    return SPELLED if piece[0] == "~" else TALK if piece.startswith(AFTER) else WORDS


@dataclass(frozen=True, slots=True)
class Row:
    """One message's pieces as places in the table and their weights (tf-idf, unit length per sort of piece)."""

    places: Integers
    weights: Floats


@dataclass(frozen=True, slots=True)
class Table:
    """Which pieces count and how rare each is."""

    places: Mapping[str, int]
    rarity: Floats

    @property
    def of_talk(self) -> Integers:
        """Places of the pieces that tell the topic spoken of before."""
        return np.array([place for piece, place in self.places.items() if _sort(piece) == TALK], np.int32)

    def row(self, found: Counter[str]) -> Row:
        """Weighted places of the pieces that are in the table."""
        known = [piece for piece in found if piece in self.places]
        places = np.fromiter(map(self.places.__getitem__, known), np.int32, len(known))
        counts = np.fromiter(map(found.__getitem__, known), np.float32, len(known))
        sorts = np.fromiter(map(_sort, known), np.int8, len(known))
        weights = self.rarity[places] * (1.0 + np.log(counts))
        lengths = np.sqrt(np.bincount(sorts, weights * weights, minlength=TALK + 1))
        return Row(places, (weights / lengths[sorts]).astype(np.float32))


def build_table(counters: Iterable[Counter[str]]) -> Table:
    """The table over all phrasings; rarity is smoothed inverse document frequency."""
    seen: Counter[str] = Counter()
    total = 0
    for counter in counters:
        seen.update(counter.keys())
        total += 1
    kept = [piece for piece, count in seen.items() if count >= RAREST or not (piece[0] == "~" or " " in piece)]
    rarity = np.array([np.log((1 + total) / (1 + seen[piece])) + 1.0 for piece in kept], np.float32)
    return Table({piece: place for place, piece in enumerate(kept)}, rarity)
