"""A sentence that stands in several careers, or nearly so, says nothing about any of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.knowledge.files import Folder
from bot.knowledge.prose import passages, sentences
from bot.knowledge.reading import Place
from bot.knowledge.shapes import CareerShape

SHORTEST = 6
"""Words from which on a sentence can be filler; shorter ones are set phrases."""
FACTUAL = 3
"""A sentence with a figure in every third word is a fact: two careers may take the same hours."""
SHINGLE = 3
"""Words that two sentences must share in a row before they are compared letter by letter."""
CROWD = 40
"""A row of words in more sentences than this is a set phrase and tells nothing."""
_WORD = re.compile(r"[\w+#']+")


class Sentence(NamedTuple):
    """One sentence, lower-cased, its own career's name taken out."""

    career: str
    place: Place
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words in a row."""
        return " ".join(self.words)


def examine_filler(folder: Folder, similarity: float) -> None:
    """Add a fault for each sentence that is as good as one of an earlier career."""
    everything = [sentence for key, career in folder.careers.items() for sentence in _sentences(key, career)]
    first: dict[str, Sentence] = {}
    pairs = [(first.setdefault(sentence.text, sentence), sentence) for sentence in everything]
    pairs += _alike(list(first.values()), similarity)
    told: set[tuple[str, Place]] = set()
    for one, other in pairs:
        if one.career != other.career and (other.career, other.place) not in told:
            told.add((other.career, other.place))
            message = f"filler: as in {one.career}, {'.'.join(map(str, one.place))}: {one.text[:80]!r}"
            folder.fault(f"careers/{other.career}.yaml", other.place, message)


def _sentences(key: str, career: CareerShape) -> Iterator[Sentence]:
    own = re.compile("|".join(rf"\b{re.escape(name.casefold())}\b" for name in (career.plural, career.name)))
    for place, passage in passages(career):
        for text in sentences(own.sub("§", passage.casefold())):
            sentence = Sentence(key, place, tuple(_WORD.findall(text)))
            if len(sentence.words) >= max(SHORTEST, FACTUAL * len(_figures(sentence)) + 1):
                yield sentence


def _alike(different: list[Sentence], similarity: float) -> Iterator[tuple[Sentence, Sentence]]:
    """Pairs that differ in letters only: other figures make another fact."""
    for first, second in sorted(_candidates(different)):
        one, other = different[first], different[second]
        apart = one.career == other.career or _figures(one) != _figures(other)
        if not apart and fuzz.ratio(one.text, other.text, score_cutoff=similarity * 100):
            yield one, other


def _figures(sentence: Sentence) -> list[str]:
    return [word for word in sentence.words if word[0].isdigit()]


def _candidates(different: list[Sentence]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers that share at least a quarter of the shorter one's shingles; each pair once."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, sentence in enumerate(different):
        for shingle in _shingles(sentence):
            holders[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        if 1 < len(numbers) <= CROWD:
            shared.update(combinations(numbers, 2))
    for pair, count in shared.items():
        shorter = min(len(different[number].words) for number in pair) - SHINGLE + 1
        if 4 * count >= shorter:
            yield pair


def _shingles(sentence: Sentence) -> set[tuple[str, ...]]:
    words = sentence.words
    return {words[start : start + SHINGLE] for start in range(len(words) - SHINGLE + 1)}
