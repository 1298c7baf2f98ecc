"""Sentences as vectors: all-MiniLM-L6-v2 (Apache-2.0), taught on our phrasings, int8, by ONNX Runtime on the CPU."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

WIDTH = 384
"""Length of a vector."""
LONGEST = 96
"""Word pieces read of one sentence; 99 of 100 posts in the question sets are shorter."""
BATCH = 32
MODEL = "all-MiniLM-L6-v2-careers-2"
"""Names model and tokenizer in the cache; change it when either changes."""
SLOWER = ("SkipLayerNormFusion", "DynamicQuantizeMatMulFusion")
"""ONNX Runtime's own improvements that make this model 15 % slower (measured at 8 to 48 word pieces)."""
PLACE = Path(__file__).parent / "minilm"
"""How the model was made: `minilm/README.md`."""

Vectors = npt.NDArray[np.float32]


class Encoder:
    """Loads model and tokenizer once. One thread serves messages best; training may use more."""

    def __init__(self, *, threads: int = 1, model: Path = PLACE / "model.onnx") -> None:
        # Imported here: the common path decides without the encoder and must not pay for loading it.
        import onnxruntime
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(PLACE / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(str(model), options, disabled_optimizers=SLOWER)
        self._takes = {one.name for one in self._session.get_inputs()}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), 384)."""
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        for start in range(0, len(order), BATCH):
            rows = order[start : start + BATCH]
            vectors[rows] = self._batch([texts[row] or "career" for row in rows])
        return vectors

    def encode_one(self, text: str) -> Vectors:
        """The unit vector of one text: the same with less to do, since nothing is padded."""
        ids = np.array([self._tokenizer.encode(text or "career").ids], np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        hidden: Vectors = self._session.run(None, {name: feed[name] for name in self._takes})[0]
        pooled: Vectors = np.add.reduce(hidden[0], axis=0)  # not the mean: the length comes off in the next line
        return pooled / np.float32(np.sqrt(pooled @ pooled))

    def _batch(self, texts: list[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch(texts)
        width = max(len(encoding.ids) for encoding in encodings)
        ids = np.zeros((len(texts), width), np.int64)
        mask = np.zeros_like(ids)
        for row, encoding in enumerate(encodings):
            ids[row, : len(encoding.ids)] = encoding.ids
            mask[row, : len(encoding.ids)] = 1
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden: Vectors = self._session.run(None, {name: feed[name] for name in self._takes})[0]
        weights = mask[..., None].astype(np.float32)
        pooled: Vectors = (hidden * weights).sum(axis=1) / weights.sum(axis=1)
        unit: Vectors = pooled / np.linalg.norm(pooled, axis=1, keepdims=True)
        return unit
