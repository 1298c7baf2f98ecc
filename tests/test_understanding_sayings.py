"""Sayings: what is kept, under what, and how long."""

from __future__ import annotations

import pytest

from bot.understanding.normalizing import tokens
from bot.understanding.sayings import MOST, Sayings

KNOWN = ("thanks!", "show my progress", "a phrasing that is much too long to be said word for word by anybody else")


@pytest.fixture
def sayings() -> Sayings[int]:
    return Sayings(KNOWN)


def put(sayings: Sayings[int], text: str, reading: int, after: str = "") -> None:
    sayings.keep(text, tokens(text), after, reading)


def find(sayings: Sayings[int], text: str, after: str = "") -> int | None:
    return sayings.find(text, tokens(text), after)


@pytest.mark.parametrize("text", ["thanks!", "THANKS!", "  thanks! "])
def test_a_phrasing_is_read_once(sayings: Sayings[int], text: str) -> None:
    put(sayings, "thanks!", 1)
    assert find(sayings, text) == 1


@pytest.mark.parametrize("text", ["my name is Ada", KNOWN[2], ""])
def test_nobody_s_own_words_are_kept(sayings: Sayings[int], text: str) -> None:
    put(sayings, text, 1)
    assert find(sayings, text) is None
    assert not sayings._read


@pytest.mark.parametrize("text, after", [("thanks", ""), ("thanks?!", ""), ("thanks!", "salary")])
def test_another_shape_or_talk_is_another_reading(sayings: Sayings[int], text: str, after: str) -> None:
    """ "thanks" alone and "thanks?" may mean something else, and so may both after another question."""
    put(sayings, "thanks!", 1)
    assert find(sayings, text, after) is None


def test_only_so_many_are_kept(sayings: Sayings[int]) -> None:
    put(sayings, "thanks!", 0)
    for number in range(MOST - 1):
        put(sayings, "show my progress", number, after=str(number))
    assert find(sayings, "thanks!") == 0  # asked for, so not the next to go
    put(sayings, "show my progress", 1, after="one more")
    assert find(sayings, "thanks!") == 0
    assert find(sayings, "show my progress", "0") is None
    assert find(sayings, "show my progress", "1") == 1
