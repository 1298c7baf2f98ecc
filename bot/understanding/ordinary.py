"""Ordinary English words, which are never taken for a misspelt name ("names" is not games)."""

from __future__ import annotations

import json
from functools import cache

from bot.understanding.encoder import PLACE


@cache
def ordinary_words() -> frozenset[str]:
    """Whole words of the encoder's vocabulary: the 20,000 or so most frequent of English text."""
    vocabulary = json.loads((PLACE / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return frozenset(word for word in vocabulary if word.isalpha() and len(word) > 2)
