"""From the phrasings to a trained model: computed once, cached by content, only new sentences encoded again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.models.knowledge import Phrasing
from bot.understanding import classifier, features, vectors
from bot.understanding.classifier import Bound, Task
from bot.understanding.encoder import MODEL, Vectors
from bot.understanding.features import Reduced
from bot.understanding.lexicon import Hit, Lexicon
from bot.understanding.model import SHIPPED, Model, load, save
from bot.understanding.normalizing import tokens
from bot.understanding.targets import AGAIN, labels_of, targets_of
from bot.understanding.vectors import vectors_of

VERSION = 8
"""Raised whenever the same phrasings would train another model."""
SEED = 20261122
KEPT = 4
"""Models kept in the cache."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A phrasing, read: its pieces and the names in it."""

    phrasing: Phrasing
    reduced: Reduced
    hits: tuple[Hit, ...]


def model_of(given: Sequence[Phrasing], lexicon: Lexicon, cache: Path | None) -> Model:
    """The model for these phrasings: the one that comes with the bot or lies in the cache if it is theirs, else new."""
    # Finding the names in all phrasings takes seconds: what is unchanged is known by what goes in.
    name = name_of(given, lexicon)
    note = cache / f"model-of-{name}.txt" if cache else None
    if held := load(SHIPPED, name) or (_held(cache, note.read_text()) if note and note.exists() else None):
        return held
    lessons = [lesson(phrasing, lexicon) for phrasing in given]
    content = content_of(lessons)
    model = load(SHIPPED, content) or _held(cache, content)
    if model is None:
        model = train(lessons, vectors_of([one.reduced.raw for one in lessons], cache))
        _keep(cache, content, model)
    if note:
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(content)
    return model


def ship(given: Sequence[Phrasing], lexicon: Lexicon, model: Model, cache: Path | None) -> int:
    """Rewrite the model and the vectors that come with the bot; returns of how many phrasings."""
    lessons = [lesson(phrasing, lexicon) for phrasing in given]
    save(SHIPPED, model, names=(name_of(given, lexicon), content_of(lessons)), small=True)
    return vectors.ship([one.reduced.raw for one in lessons], cache)


def lesson(phrasing: Phrasing, lexicon: Lexicon) -> Lesson:
    """Read one phrasing."""
    words = tokens(phrasing.text)
    hits = lexicon.find(words)
    return Lesson(phrasing, features.reduce(phrasing.text, words, hits), hits)


def train(lessons: Sequence[Lesson], meaning: Vectors) -> Model:
    """Both halves, trained on the same phrasings. `meaning`: one vector each."""
    labels = labels_of([one.phrasing for one in lessons])
    # Counted twice rather than kept: the counters of all phrasings together would take 400 MB.
    table = features.build_table(features.pieces(one.reduced, one.phrasing.after) for one in lessons)
    rows = [table.row(one.reduced, one.phrasing.after) for one in lessons]
    targets = targets_of([one.phrasing for one in lessons], [one.hits for one in lessons], labels)
    # The talk before tells whether a message goes on with it, not what a message means by itself (measured).
    bound = Bound(table.of_talk, labels.index(AGAIN)) if AGAIN in labels else None
    task = Task(labels, len(table.places), SEED, bound)
    quick = classifier.train(rows, None, targets, task)
    full = classifier.train(rows, meaning, targets, task)
    return Model(table, quick, full)


def name_of(given: Sequence[Phrasing], lexicon: Lexicon) -> str:
    """Names the phrasings and all names that they might hold."""
    total = hashlib.sha256(f"{VERSION} {MODEL} {lexicon.fingerprint}".encode())
    for phrasing in given:
        total.update(repr(phrasing).encode() + b"\n")
    return total.hexdigest()[:24]


def content_of(lessons: Sequence[Lesson]) -> str:
    """Names the phrasings and the names that they do hold: a new alias that is in none of them changes nothing."""
    total = hashlib.sha256(f"{VERSION} {MODEL}".encode())
    for one in lessons:
        names = [(hit.entry.kind, hit.entry.careers) for hit in one.hits]
        total.update(f"{one.phrasing!r} {one.reduced.text} {names}".encode() + b"\n")
    return total.hexdigest()[:24]


def _held(cache: Path | None, content: str) -> Model | None:
    return load(cache / f"model-{content.strip()[:24]}.npz", content) if cache else None


def _keep(cache: Path | None, content: str, model: Model) -> None:
    if cache is None:
        return
    # Several knowledge folders may share a cache (an edit being tried, the tests): a few models are kept.
    for old in sorted(cache.glob("model-*.npz"), key=lambda path: path.stat().st_mtime)[: -KEPT + 1]:
        old.unlink(missing_ok=True)
    save(cache / f"model-{content}.npz", model, names=(content,))
