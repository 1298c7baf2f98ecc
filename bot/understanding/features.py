"""A message as counted pieces of words: what the lexical half of the classifier sees."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

import numpy as np
import numpy.typing as npt

from bot.understanding.lexicon import Hit

CAREER = "developer"
"""Stands in the text for whatever career was named, so that every career teaches every other (measured: as good as
keeping the name on careers that are in the phrasings, and it serves those that are not)."""
LETTERS = (3, 4)
RAREST = 3
"""Pieces other than single words seen in fewer phrasings are left out: most of the table, and they teach nothing."""
MOST_WORDS = 50_000
"""Words whose runs of letters are kept."""

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
    return Reduced(" ".join(out), " ".join(words), (*sorted(marks), *shape(text, words)))


def shape(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
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
    """All that counts of a message: its words and runs of words, its runs of letters, its marks.

    `after`: the topic spoken of before, where there is one.
    """
    found = _said(reduced)
    found.update(chain.from_iterable(map(_letters, reduced.text.split())))
    if after:
        found[_spoken_of(after)] = 1
    return found


def _said(reduced: Reduced) -> Counter[str]:
    """Words with the careers taken out, for what is asked, and as it was said, for whom it is about; and marks."""
    found = Counter(_runs(reduced.text.split()))
    if reduced.raw != reduced.text:
        found |= Counter(_runs(reduced.raw.split()))
    found.update(reduced.marks)
    return found


def _spoken_of(topic: str) -> str:
    return f"{AFTER}{topic}>"


def _runs(words: Sequence[str]) -> list[str]:
    """Words, and runs of two and three words."""
    pairs = [f"{one} {other}" for one, other in pairwise(words)]
    return [*words, *pairs, *(f"{pair} {word}" for pair, word in zip(pairs, words[2:], strict=False))]


def _letters(word: str) -> tuple[str, ...]:
    """Runs of letters within a word."""
    padded = f"^{word}$"
    return tuple("~" + padded[at : at + size] for size in LETTERS for at in range(len(padded) - size + 1))


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
    _of_letters: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def of_talk(self) -> Integers:
        """Places of the pieces that tell the topic spoken of before."""
        return np.array([place for piece, place in self.places.items() if piece.startswith(AFTER)], np.int32)

    def row(self, reduced: Reduced, after: str = "") -> Row:
        """Weighted places of the message's pieces that are in the table; `after` as in `pieces`."""
        words = reduced.text.split()
        said = _counted(self._places_of(words))
        if reduced.raw != reduced.text:
            for place, count in _counted(self._places_of(reduced.raw.split())).items():
                if count > said.get(place, 0):
                    said[place] = count
        said |= _counted(map(self.places.get, reduced.marks))
        letters = _counted(chain.from_iterable(map(self._letters_of, words)))
        before = self.places.get(_spoken_of(after)) if after else None
        last = () if before is None else (before,)
        places = np.array([*said, *letters, *last], np.int32)
        often = np.log(np.array([*said.values(), *letters.values(), *map(bool, last)], np.float32))
        often += 1.0
        weights = self.rarity.take(places)
        weights *= often
        _shorten(weights[: len(said)])
        _shorten(weights[len(said) : len(said) + len(letters)])
        if last:
            weights[-1] = 1.0  # alone of its sort
        return Row(places, weights)

    def _places_of(self, words: Sequence[str]) -> list[int | None]:
        """Places of words and runs of words; None for those that are not in the table.

        A run of three is looked for where both its runs of two are known: who is in the table often enough has them.
        """
        pairs = [f"{one} {other}" for one, other in pairwise(words)]
        held = list(map(self.places.get, pairs))
        longer = zip(pairs, words[2:], held, held[1:], strict=False)
        known = [f"{pair} {word}" for pair, word, one, other in longer if one is not None and other is not None]
        return [*map(self.places.get, words), *held, *map(self.places.get, known)]

    def _letters_of(self, word: str) -> tuple[int, ...]:
        """Places of a word's runs of letters; kept, since most words come again and again."""
        held = self._of_letters.get(word)
        if held is None:
            if len(self._of_letters) >= MOST_WORDS:
                self._of_letters.clear()
            held = tuple(self.places[run] for run in _letters(word) if run in self.places)
            self._of_letters[word] = held
        return held


def _counted(found: Iterable[int | None]) -> dict[int, int]:
    """How often each place was found."""
    counts: dict[int, int] = {}
    for place in found:
        if place is not None:
            counts[place] = counts.get(place, 0) + 1
    return counts


def _shorten(part: Floats) -> None:
    """To unit length, in its place."""
    part /= math.sqrt(part @ part) or 1.0


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
