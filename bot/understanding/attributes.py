"""What a message asks of a single thing: its cost, how long it is valid, what comes after it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from bot.models.understanding import Mention
from bot.understanding.normalizing import tokens

GAP = r"(?: \S+){0,5}?"
"""What " ... " in a phrase stands for."""
BESIDE = frozenset({"next", "before"})
"""Attributes that take the words after them as the thing meant."""
REACH = 9
"""Words taken at most."""


class Attributes:
    """The table of attribute words, compiled once."""

    def __init__(self, table: Mapping[str, tuple[str, ...]]) -> None:
        often = Counter(word for phrases in table.values() for phrase in phrases for word in _words(phrase))
        self._rarest: dict[str, list[tuple[int, str, _Phrase]]] = defaultdict(list)
        """A phrase's rarest word, without which it cannot stand in a text -> place of its attribute, that, itself."""
        for place, (attribute, phrases) in enumerate(table.items()):
            for phrase in phrases:
                rarest = min(_words(phrase), key=lambda word: often[word])
                self._rarest[rarest].append((place, attribute, _Phrase(phrase)))

    def asked(self, words: tuple[str, ...]) -> tuple[Mention, ...]:
        """One mention for each attribute asked for, with the member's words."""
        maybe = [one for word in self._rarest.keys() & words for one in self._rarest[word]]
        if not maybe:
            return ()
        text = f" {' '.join(words)} "
        best: dict[tuple[int, str], tuple[int, int, int]] = {}
        for place, attribute, phrase in maybe:
            if span := phrase.span(text):
                found = (span[0], -phrase.length, span[1])  # the first, and there the longest
                best[place, attribute] = min(best.get((place, attribute), found), found)
        return tuple(_mention(attribute, text, *best[place, attribute]) for place, attribute in sorted(best))


def _mention(attribute: str, text: str, start: int, _: int, end: int) -> Mention:
    return Mention("attribute", attribute, _following(text[end:]) if attribute in BESIDE else text[start:end].strip())


class _Phrase:
    """A phrase of the table: what stands between blanks, or a pattern where it has gaps."""

    __slots__ = ("_pattern", "_words", "length")

    def __init__(self, phrase: str) -> None:
        parts = _parts(phrase)
        self.length = len(phrase)
        self._words = f" {parts[0]} "
        self._pattern = re.compile(rf"(?<= ){f'{GAP} '.join(map(re.escape, parts))}(?= )") if len(parts) > 1 else None

    def span(self, text: str) -> tuple[int, int] | None:
        """Where it begins and ends in a text with a blank at either end."""
        if self._pattern is not None:
            found = self._pattern.search(text)
            return found.span() if found else None
        start = text.find(self._words)
        return (start + 1, start + len(self._words) - 1) if start >= 0 else None


def _parts(phrase: str) -> list[str]:
    """What stands before, between and behind the gaps of a phrase."""
    return [" ".join(tokens(part)) or part.strip() for part in phrase.split(" ... ")]


def _words(phrase: str) -> list[str]:
    return " ".join(_parts(phrase)).split()


def _following(rest: str) -> str:
    return " ".join(rest.partition("?")[0].split()[:REACH])
