"""Vectors of the phrasings, kept by content: shipped with the bot, cached beside it, computed only when new."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.understanding.encoder import MODEL, WIDTH, Encoder, Vectors

SHIPPED = Path(__file__).parent / "vectors.npz"
"""Vectors of the phrasings that come with the bot, a byte a number: a first start need not compute them."""
STEPS = 127.0
KEY = 12
"""Bytes of the SHA-256 a vector is found by."""
TRAINING_THREADS = 2
"""Cores of the smallest rented server."""
UNREADABLE = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)
"""What a torn or foreign cache file raises."""

Known = dict[bytes, npt.NDArray[np.float16]]


def vectors_of(texts: Sequence[str], cache: Path | None) -> Vectors:
    """Vectors of all texts, shape (len(texts), 384); only those nobody computed before are computed."""
    keys = [key_of(text) for text in texts]
    known = {**read(SHIPPED, MODEL), **(read(_file(cache)) if cache else {})}
    new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
    if new:
        encoded = Encoder(threads=TRAINING_THREADS).encode(list(new.values()))
        known.update(zip(new, encoded.astype(np.float16), strict=True))
        if cache is not None:
            used = {key: known[key] for key in dict.fromkeys(keys)}
            write(_file(cache), keys=joined(used), vectors=np.array(list(used.values()), np.float16))
    return np.array([known[key] for key in keys], np.float32).reshape(len(keys), WIDTH)


def ship(texts: Sequence[str], cache: Path | None) -> int:
    """Write the file that comes with the bot; returns how many vectors it holds."""
    keys = [key_of(text) for text in texts]
    used = dict(zip(keys, vectors_of(texts, cache), strict=True))
    exact = np.array(list(used.values()), np.float32)
    largest = np.abs(exact).max(axis=1, keepdims=True)
    write(
        SHIPPED,
        model=np.array(MODEL),
        keys=joined(used),
        vectors=np.round(exact / largest * STEPS).astype(np.int8),
        largest=(largest / STEPS).astype(np.float16),
    )
    return len(used)


def key_of(text: str) -> bytes:
    """What a text's vector is kept by."""
    return hashlib.sha256(text.encode()).digest()[:KEY]


def write(path: Path, *, small: bool = False, **arrays: npt.NDArray[np.generic]) -> None:
    """Write beside and rename, so that a crash leaves the old file or the new one."""
    put = np.savez_compressed if small else np.savez
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as beside:
        put(beside, **arrays)  # type: ignore[arg-type]
    Path(beside.name).replace(path)


def _file(cache: Path) -> Path:
    return cache / f"vectors-{MODEL}.npz"


def joined(used: dict[bytes, npt.NDArray[np.floating]]) -> npt.NDArray[np.uint8]:
    """The keys as `read` finds them in a file."""
    return np.frombuffer(b"".join(used), np.uint8)


def read(path: Path, model: str = "") -> Known:
    """The vectors of a file by the hash of their texts; none when it is missing or torn, or of another `model`."""
    if not path.exists():
        return {}
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            if model and str(held["model"]) != model:
                return {}
            raw = held["keys"].tobytes()
            keys = [raw[at : at + KEY] for at in range(0, len(raw), KEY)]
            vectors = held["vectors"]
            if vectors.dtype == np.int8:
                vectors = (vectors * held["largest"]).astype(np.float16)
            return dict(zip(keys, vectors, strict=True))
    except UNREADABLE:
        return {}  # A torn cache is made anew; it holds nothing that cannot be computed.
