"""What a text speaks of in plain words: its telling stems, and the meanings that people put in other words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.advisor import naming
from bot.advisor.book import Book, of_book


@dataclass(frozen=True, slots=True)
class Said:
    """One text."""

    stems: frozenset[str]
    meanings: frozenset[str]


class Meanings:
    """The table of words that are near to each other (`knowledge/words.yaml`), turned around once."""

    def __init__(self, table: Mapping[str, tuple[str, ...]]) -> None:
        self._of_word: dict[str, set[str]] = {}
        self._of_term: dict[str, list[tuple[str, str]]] = {}
        """By their first word."""
        for meaning, terms in table.items():
            for term in terms:
                words = naming.spoken(term)
                if len(words) == 1:
                    self._of_word.setdefault(naming.stem(words[0]), set()).add(meaning)
                elif words:
                    self._of_term.setdefault(words[0], []).append((f" {' '.join(words)} ", meaning))

    def of_stem(self, stem: str) -> frozenset[str]:
        """The meanings of one word."""
        return frozenset(self._of_word.get(stem, ()))

    def of_terms(self, text: str, besides: frozenset[str] = frozenset()) -> frozenset[str]:
        """Those of terms of several words that stand in a text, and of the words `besides` that tell nothing alone."""
        words = naming.spoken(text)
        alone = besides.intersection(map(naming.stem, words))
        return self._of_words(words).union(*map(self.of_stem, alone))

    def _of_words(self, words: Sequence[str]) -> frozenset[str]:
        said = f" {' '.join(words)} "
        begun = filter(self._of_term.__contains__, words)
        return frozenset(meaning for word in begun for term, meaning in self._of_term[word] if term in said)

    def said(self, text: str) -> Said:
        """Stems and meanings of a text."""
        words = naming.spoken(text)
        every = frozenset(map(naming.stem, words))
        meant = self._of_words(words).union(*(self.of_stem(stem) for stem in every))
        return Said(naming.stems_of(words), meant)


@of_book
def meanings(book: Book) -> Meanings:
    """The meanings of a book's words, turned around when the first question needs them."""
    return Meanings(book.knowledge.words)
