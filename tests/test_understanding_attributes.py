"""What is asked of a single thing: every phrase is found, and looking only where one may stand misses none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.attributes import BESIDE, GAP, Attributes
from bot.understanding.normalizing import tokens
from tests.engines import engine


def _pattern(phrase: str) -> str:
    return f"{GAP} ".join(re.escape(" ".join(tokens(part)) or part.strip()) for part in phrase.split(" ... "))


TABLE = engine().knowledge.attributes
ATTRIBUTES = Attributes(TABLE)
PATTERNS = {
    attribute: re.compile(rf"(?<!\S)(?:{'|'.join(map(_pattern, sorted(phrases, key=len, reverse=True)))})(?!\S)")
    for attribute, phrases in TABLE.items()
}
WORDS = sorted({word for phrases in TABLE.values() for phrase in phrases for word in tokens(phrase)} | {"it", "docker"})


@pytest.mark.parametrize("attribute", TABLE)
def test_every_phrase_asks_for_its_attribute(attribute: str) -> None:
    for phrase in TABLE[attribute]:
        words = tokens(f"so {phrase.replace(' ... ', ' docker ')} then")
        assert attribute in {one.id for one in ATTRIBUTES.asked(words)}, phrase


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_none_is_missed(words: list[str]) -> None:
    """As if all phrases of each attribute, the longest first, were looked for in every text."""
    text = " ".join(words)
    found = {name: match for name, pattern in PATTERNS.items() if (match := pattern.search(text))}
    said = {one.id: one.text for one in ATTRIBUTES.asked(tuple(words))}
    assert said.keys() == found.keys()
    assert all(said[name] == match[0] for name, match in found.items() if name not in BESIDE)
