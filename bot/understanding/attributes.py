"""What a message asks of a single thing: its cost, how long it is valid, what comes after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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
        self._any = _compiled(tuple(phrase for phrases in table.values() for phrase in phrases))

    def asked(self, words: tuple[str, ...]) -> tuple[Mention, ...]:
        """One mention for each attribute asked for, with the member's words."""
        text = " ".join(words)
        return tuple(self._found(text)) if self._any.search(text) else ()

    def _found(self, text: str) -> Iterator[Mention]:
        for attribute, pattern in self._patterns.items():
            if found := pattern.search(text):
                said = _following(text[found.end() :]) if attribute in BESIDE else found[0]
                yield Mention("attribute", attribute, said)


def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(map(_one, longest_first))})(?!\S)")


def _one(phrase: str) -> str:
    parts = (re.escape(" ".join(tokens(part)) or part.strip()) for part in phrase.split(" ... "))
    return f"{GAP} ".join(parts)


def _following(rest: str) -> str:
    return " ".join(rest.partition("?")[0].split()[:REACH])
