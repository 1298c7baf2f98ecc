"""What a message asks of a single thing: its cost, how long it is valid, what comes after it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

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
        self._patterns = {attribute: _compiled(phrases) for attribute, phrases in table.items() if phrases}
        self._order = {attribute: place for place, attribute in enumerate(self._patterns)}
        often = Counter(word for phrases in table.values() for phrase in phrases for word in _words(phrase))
        self._rarest: dict[str, set[str]] = defaultdict(set)
        """A word -> attributes of which a phrase cannot stand in a text without it."""
        for attribute, phrases in table.items():
            for phrase in phrases:
                self._rarest[min(_words(phrase), key=lambda word: often[word])].add(attribute)

    def asked(self, words: tuple[str, ...]) -> tuple[Mention, ...]:
        """One mention for each attribute asked for, with the member's words."""
        maybe = set().union(*map(self._rarest.__getitem__, filter(self._rarest.__contains__, words)))
        return tuple(self._found(" ".join(words), maybe)) if maybe else ()

    def _found(self, text: str, maybe: Collection[str]) -> Iterator[Mention]:
        for attribute in sorted(maybe, key=self._order.__getitem__):
            if found := self._patterns[attribute].search(text):
                said = _following(text[found.end() :]) if attribute in BESIDE else found[0]
                yield Mention("attribute", attribute, said)


def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(_one, longest_first))})(?!\S)")


def _one(phrase: str) -> str:
    return f"{GAP} ".join(map(re.escape, _parts(phrase)))


def _parts(phrase: str) -> list[str]:
    """What stands before, between and behind the gaps of a phrase."""
    return [" ".join(tokens(part)) or part.strip() for part in phrase.split(" ... ")]


def _words(phrase: str) -> list[str]:
    return " ".join(_parts(phrase)).split()


def _following(rest: str) -> str:
    return " ".join(rest.partition("?")[0].split()[:REACH])
