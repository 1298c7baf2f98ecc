"""From the phrasings to a trained model: computed once, cached by content, only new sentences encoded again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.models.knowledge import Knowledge
from bot.understanding import classifier, features
from bot.understanding.classifier import Weights
from bot.understanding.encoder import MODEL, Vectors
from bot.understanding.features import Floats, Reduced, Table
from bot.understanding.lexicon import Lexicon
from bot.understanding.normalizing import tokens
from bot.understanding.vectors import UNREADABLE, vectors_of, write

VERSION = 2
"""Raised whenever the same phrasings would train another model."""
SEED = 20261122
KEPT = 4
"""Models kept in the cache."""


@dataclass(frozen=True, slots=True)
class Example:
    """One phrasing with the labels it stands for."""

    text: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """All that was learned: the quick lexical half alone, and both halves together."""

    table: Table
    quick: Weights
    full: Weights


def examples(knowledge: Knowledge) -> Iterator[Example]:
    """Every phrasing of every topic and kind, and the messages that ask several things."""
    for topic in knowledge.topics.values():
        yield from (Example(text, (topic.key,)) for text in topic.phrasings)
    for kind in knowledge.kinds.values():
        yield from (Example(text, (kind.key,)) for text in kind.phrasings)
    yield from (Example(item.text, item.topics) for item in knowledge.several)


def model_of(given: Sequence[Example], lexicon: Lexicon, cache: Path | None) -> Model:
    """The model for these phrasings: from the cache when they are unchanged, else trained now."""
    # Finding the names in all phrasings takes seconds: what is unchanged is known by what goes in.
    note = cache / f"model-of-{_given(given, lexicon)}.txt" if cache else None
    if cache and note and note.exists() and (held := _load(cache / f"model-{note.read_text().strip()[:24]}.npz")):
        return held
    reduced = [_reduce(example.text, lexicon) for example in given]
    name = _digest(given, reduced)
    model = _load(cache / f"model-{name}.npz") if cache else None
    model = model or _made(given, reduced, cache, name)
    if note:
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(name)
    return model


def _made(given: Sequence[Example], reduced: Sequence[Reduced], cache: Path | None, name: str) -> Model:
    vectors = vectors_of([one.text for one in reduced], cache)
    model = _train(given, reduced, vectors)
    if cache is not None:
        _save(cache, name, model)
    return model


def _reduce(text: str, lexicon: Lexicon) -> Reduced:
    words = tokens(text)
    return features.reduce(words, lexicon.find(words))


def _train(given: Sequence[Example], reduced: Sequence[Reduced], vectors: Vectors) -> Model:
    labels = tuple(sorted({label for example in given for label in example.labels}))
    # Counted twice rather than kept: the counters of all phrasings together would take 400 MB.
    table = features.build_table(features.pieces(one) for one in reduced)
    rows = [table.row(features.pieces(one)) for one in reduced]
    targets = np.zeros((len(given), len(labels)), np.float32)
    for index, example in enumerate(given):
        for label in example.labels:
            targets[index, labels.index(label)] = 1.0 / len(example.labels)
    size = len(table.places)
    quick = classifier.train(rows, None, targets, labels, size=size, seed=SEED)
    full = classifier.train(rows, vectors, targets, labels, size=size, seed=SEED)
    return Model(table, quick, full)


def _given(given: Sequence[Example], lexicon: Lexicon) -> str:
    """Names the phrasings and the names they may hold."""
    total = hashlib.sha256(f"{VERSION} {MODEL} {lexicon.fingerprint}".encode())
    for example in given:
        total.update("\0".join((example.text, *example.labels)).encode() + b"\n")
    return total.hexdigest()[:24]


def _digest(given: Sequence[Example], reduced: Sequence[Reduced]) -> str:
    total = hashlib.sha256(f"{VERSION} {MODEL}".encode())
    for example, one in zip(given, reduced, strict=True):
        total.update("\0".join((one.text, *one.marks, *example.labels)).encode() + b"\n")
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
