"""What was made of the question at hand: kept while a dozen parts ask for it, put away with the answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

Made = TypeVar("Made")
Given = ParamSpec("Given")
MOST = 4
"""Texts at hand at once: the question, and pieces of it."""
_CLEAR: list[Callable[[], None]] = []


def at_hand(make: Callable[[str], Made]) -> Callable[[str], Made]:
    """The same function, which does not work twice on one question."""
    kept = lru_cache(maxsize=MOST)(make)
    _CLEAR.append(kept.cache_clear)
    return kept


def put_away(answer: Callable[Given, Made]) -> Callable[Given, Made]:
    """The same function, with nothing at hand after it: no words stay in memory longer than their conversation."""

    @wraps(answer)
    def tidy(*args: Given.args, **named: Given.kwargs) -> Made:
        try:
            return answer(*args, **named)
        finally:
            for clear in _CLEAR:
                clear()

    return tidy
