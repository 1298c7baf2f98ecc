"""Sentences as vectors: all-MiniLM-L6-v2 (Apache-2.0), taught on our phrasings, int8, by ONNX Runtime on the CPU."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt

WIDTH = 384
"""Length of a vector."""
LONGEST = 96
"""Word pieces read of one sentence; 99 of 100 posts in the question sets are shorter."""
MODEL = "all-MiniLM-L6-v2-careers-2"
"""Names model and tokenizer in the cache; change it when either changes."""
SLOWER = ("SkipLayerNormFusion",)
"""ONNX Runtime's own improvement that makes this model slower on the processors we tried."""
PLACE = Path(__file__).parent / "minilm"
"""How the model was made: `minilm/README.md`."""

Vectors = npt.NDArray[np.float32]


class Encoder:
    """Loads model and tokenizer once. A text is read by itself, by one thread; training reads several at a time."""

    def __init__(self, *, threads: int = 1, model: Path = PLACE / "model.onnx") -> None:
        # Imported here: the common path decides without the encoder and must not pay for loading it.
        import onnxruntime
        from tokenizers import Tokenizer

        self._threads = threads
        self._tokenizer = Tokenizer.from_file(str(PLACE / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(str(model), options, disabled_optimizers=SLOWER)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), 384)."""
        with ThreadPoolExecutor(self._threads) as pool:
            return np.array([*pool.map(self.encode_one, texts)], np.float32).reshape(len(texts), WIDTH)

    def encode_one(self, text: str) -> Vectors:
        """The unit vector of one text."""
        ids = np.array([self._tokenizer.encode(text or "career").ids], np.int64)
        vector: Vectors = self._session.run(None, {"ids": ids})[0][0]
        return vector
