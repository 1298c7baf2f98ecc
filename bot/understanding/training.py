"""From the phrasings to a trained model: computed once, cached by content, only new sentences encoded again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.models.knowledge import Phrasing
from bot.understanding import classifier, features
from bot.understanding.classifier import Bound, Task, Weights
from bot.understanding.encoder import MODEL, Vectors
from bot.understanding.features import Floats, Reduced, Table
from bot.understanding.lexicon import Hit, Lexicon
from bot.understanding.normalizing import tokens
from bot.understanding.targets import AGAIN, labels_of, targets_of
from bot.understanding.vectors import UNREADABLE, vectors_of, write

VERSION = 7
"""Raised whenever the same phrasings would train another model."""
SEED = 20261122
KEPT = 4
"""Models kept in the cache."""


@dataclass(frozen=True, slots=True)
class Model:
    """All that was learned: the quick lexical half alone, and both halves together."""

    table: Table
    quick: Weights
    full: Weights


@dataclass(frozen=True, slots=True)
class Lesson:
    """A phrasing, read: its pieces and the names in it."""

    phrasing: Phrasing
    reduced: Reduced
    hits: tuple[Hit, ...]


def model_of(given: Sequence[Phrasing], lexicon: Lexicon, cache: Path | None) -> Model:
    """The model for these phrasings: from the cache when they are unchanged, else trained now."""
    # Finding the names in all phrasings takes seconds: what is unchanged is known by what goes in.
    note = cache / f"model-of-{_given(given, lexicon)}.txt" if cache else None
    if cache and note and note.exists() and (held := _load(cache / f"model-{note.read_text().strip()[:24]}.npz")):
        return held
    lessons = [lesson(phrasing, lexicon) for phrasing in given]
    name = _digest(lessons)
    model = _load(cache / f"model-{name}.npz") if cache else None
    model = model or _made(lessons, cache, name)
    if note:
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(name)
    return model


def lesson(phrasing: Phrasing, lexicon: Lexicon) -> Lesson:
    """Read one phrasing."""
    words = tokens(phrasing.text)
    hits = lexicon.find(words)
    return Lesson(phrasing, features.reduce(phrasing.text, words, hits), hits)


def _made(lessons: Sequence[Lesson], cache: Path | None, name: str) -> Model:
    vectors = vectors_of([one.reduced.raw for one in lessons], cache)
    model = train(lessons, vectors)
    if cache is not None:
        _save(cache, name, model)
    return model


def train(lessons: Sequence[Lesson], vectors: Vectors) -> Model:
    """Both halves, trained on the same phrasings. `vectors`: one row each."""
    labels = labels_of([one.phrasing for one in lessons])
    # Counted twice rather than kept: the counters of all phrasings together would take 400 MB.
    table = features.build_table(features.pieces(one.reduced, one.phrasing.after) for one in lessons)
    rows = [table.row(one.reduced, one.phrasing.after) for one in lessons]
    targets = targets_of([one.phrasing for one in lessons], [one.hits for one in lessons], labels)
    # The talk before tells whether a message goes on with it, not what a message means by itself (measured).
    bound = Bound(table.of_talk, labels.index(AGAIN)) if AGAIN in labels else None
    task = Task(labels, len(table.places), SEED, bound)
    quick = classifier.train(rows, None, targets, task)
    full = classifier.train(rows, vectors, targets, task)
    return Model(table, quick, full)


def _given(given: Sequence[Phrasing], lexicon: Lexicon) -> str:
    """Names the phrasings and the names they may hold."""
    total = hashlib.sha256(f"{VERSION} {MODEL} {lexicon.fingerprint}".encode())
    for phrasing in given:
        total.update(repr(phrasing).encode() + b"\n")
    return total.hexdigest()[:24]


def _digest(lessons: Sequence[Lesson]) -> str:
    total = hashlib.sha256(f"{VERSION} {MODEL}".encode())
    for one in lessons:
        names = [(hit.entry.kind, hit.entry.careers) for hit in one.hits]
        total.update(f"{one.phrasing!r} {one.reduced.text} {names}".encode() + b"\n")
    return total.hexdigest()[:24]


def _save(cache: Path, name: str, model: Model) -> None:
    # Several knowledge folders may share a cache (an edit being tried, the tests): a few models are kept.
    for old in sorted(cache.glob("model-*.npz"), key=lambda path: path.stat().st_mtime)[: -KEPT + 1]:
        old.unlink(missing_ok=True)
    write(
        cache / f"model-{name}.npz",
        places=np.frombuffer("\n".join(model.table.places).encode(), np.uint8),
        rarity=model.table.rarity,
        labels=np.array(model.full.labels),
        quick=model.quick.pieces.astype(np.float16),
        quick_bias=model.quick.bias,
        full=model.full.pieces.astype(np.float16),
        full_bias=model.full.bias,
        vector=model.full.vector,
    )


def _load(path: Path) -> Model | None:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            names = held["places"].tobytes().decode().split("\n")
            table = Table({piece: place for place, piece in enumerate(names)}, held["rarity"])
            labels = tuple(str(label) for label in held["labels"])
            nothing = np.zeros((0, len(labels)), np.float32)
            quick = Weights(labels, _wide(held["quick"]), nothing, held["quick_bias"])
            full = Weights(labels, _wide(held["full"]), held["vector"], held["full_bias"])
            return Model(table, quick, full)
    except UNREADABLE:
        return None


def _wide(pieces: np.typing.NDArray[np.float16]) -> Floats:
    return pieces.astype(np.float32)
