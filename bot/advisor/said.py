"""Patterns of words in a message, found in whatever case they were written."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LARGE = re.compile(r"(?<!\\)(?<!\(\?)[A-Z]")
"""A large letter that is no class (`\\W`) and no group's name (`(?P<`)."""


class Said:
    """A pattern in small letters, looked for in the text made small, which is cheaper than `re.IGNORECASE`.

    What is found is small too, and its place that of the small text. ValueError for a pattern that could find nothing.
    """

    __slots__ = ("_pattern",)

    def __init__(self, pattern: str) -> None:
        if found := _LARGE.search(pattern):
            message = f"a large letter is never found: {found[0]!r} in {pattern!r}"
            raise ValueError(message)
        self._pattern = re.compile(pattern)

    def search(self, text: str) -> re.Match[str] | None:
        """The first place where it is said."""
        return self._pattern.search(text.lower())

    def match(self, text: str) -> re.Match[str] | None:
        """It is said at the start."""
        return self._pattern.match(text.lower())

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Nothing else is said."""
        return self._pattern.fullmatch(text.lower())

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All places where it is said, in order."""
        return self._pattern.finditer(text.lower())
