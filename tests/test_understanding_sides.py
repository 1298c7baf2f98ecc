"""Careers that stand side by side."""

from __future__ import annotations

import pytest

from bot.understanding.careers import candidates_in
from bot.understanding.normalizing import tokens
from bot.understanding.sides import side_by_side
from tests.engines import engine


@pytest.mark.parametrize(
    "text, sides",
    [
        ("backend or frontend", {"backend", "frontend"}),
        ("sre vs devops pay", {"sre", "devops"}),
        ("swift or react", {"ios", "frontend"}),
        ("from qa to devops", set()),
        ("backend salary", set()),
    ],
)
def test_sides(text: str, sides: set[str]) -> None:
    words = tokens(text)
    assert set(side_by_side(words, candidates_in(words, engine().lexicon.find(words)))) == sides
