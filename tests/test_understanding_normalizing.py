"""Messages as plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.normalizing import LONGEST, plain, tokens


@pytest.mark.parametrize(
    "text, words",
    [
        pytest.param("What's a Front-End dev?", ("whats", "a", "front", "end", "dev", "?"), id="apostrophe and hyphen"),
        pytest.param(
            "C++ or C#, Security+?", ("c++", "or", "c#", "security+", "?"), id="plus and sharp belong to names"
        ),
        pytest.param("CI/CD with .NET", ("ci", "cd", "with", ".net"), id="slash parts, .net stays"),
        pytest.param("b\u0430ckend", ("backend",), id="cyrillic lookalike"),
        pytest.param("<@123456> <:wave:12345> r\u00e9sum\u00e9", ("resume",), id="markup and accents"),
        pytest.param("QA -> devops", ("qa", "->", "devops"), id="arrows are kept"),
        pytest.param("https://example.org/backend salary", ("salary",), id="links are not read"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_words(text: str, words: tuple[str, ...]) -> None:
    assert tokens(text) == words


@given(st.text(max_size=LONGEST))
def test_any_text_becomes_lower_case_words(text: str) -> None:
    """Whatever is typed, words come out that hold no blanks and no capitals."""
    for word in tokens(text):
        assert word
        assert not any(mark.isspace() for mark in word)
        assert word == word.lower()


@given(st.text(max_size=200))
def test_plain_text_stays_as_it_is(text: str) -> None:
    """Reading the plain form again changes nothing that words are made of."""
    assert tokens(plain(text)) == tokens(plain(plain(text)))
