"""Patterns of words: found in whatever case a message was written."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advisor.said import Said

PATTERN = r"\b(?:how many (\w+)|free of charge)\b"


@pytest.mark.parametrize("text", ["How Many phases", "HOW MANY PHASES?", "so how many phases then"])
def test_case_does_not_count(text: str) -> None:
    found = Said(PATTERN).search(text)
    assert found is not None
    assert found[1] == "phases"


def test_where_it_must_stand() -> None:
    said = Said(r"free")
    assert said.match("Free lunch")
    assert not said.match("a free lunch")
    assert said.fullmatch("FREE")
    assert not said.fullmatch("free lunch")
    assert [found.start() for found in said.finditer("Free, FREE")] == [0, 6]


@pytest.mark.parametrize("pattern", ["\\bI am\\b", "USD", "(?P<Year>\\d)"])
def test_a_pattern_that_finds_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="large letter"):
        Said(pattern)


@pytest.mark.parametrize("pattern", [r"\W\S+", r"(?P<year>\d{4})"])
def test_classes_and_names_of_groups_are_no_letters(pattern: str) -> None:
    assert Said(pattern).search("in 2026")


@given(st.text("howmanyFREEofchargHOWMNY ?", max_size=40))
def test_it_finds_what_ignoring_the_case_finds(text: str) -> None:
    expected = re.search(PATTERN, text, re.IGNORECASE)
    found = Said(PATTERN).search(text)
    assert (found and found.span()) == (expected and expected.span())
