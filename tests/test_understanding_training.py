"""Training: it learns, it is repeatable, and the cache computes only what is new."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.models.knowledge import Phrasing
from bot.understanding import encoder, vectors
from bot.understanding.encoder import Vectors
from bot.understanding.lexicon import Entry, Lexicon
from bot.understanding.model import SHIPPED, load
from bot.understanding.targets import AGAIN, Chances, taught
from bot.understanding.training import lesson, model_of, name_of
from tests.engines import engine

LEXICON = Lexicon({}, frozenset())
PAY = ("what does it pay", "how much money do they make", "salary please", "is the pay good", "wages of a junior")
TIME = ("how long does it take", "how many months until i am ready", "time needed", "how many years", "weeks to learn")
GIVEN = tuple(Phrasing(text, ("salary",)) for text in PAY) + tuple(Phrasing(text, ("time_to_learn",)) for text in TIME)


def test_what_was_taught_is_known(tmp_path: Path) -> None:
    model = model_of(GIVEN, LEXICON, tmp_path)
    for given in GIVEN:
        scores = model.quick.scores(model.table.row(lesson(given, LEXICON).reduced), None)
        asks = Chances.of(model.quick.labels, scores).asks
        assert max(asks, key=lambda label: asks[label]) == given.labels[0]


def test_the_same_phrasings_train_the_same_model(tmp_path: Path) -> None:
    first = model_of(GIVEN, LEXICON, tmp_path / "a")
    again = model_of(GIVEN, LEXICON, tmp_path / "b")
    assert np.array_equal(first.full.pieces, again.full.pieces)


def test_unchanged_phrasings_come_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trained = model_of(GIVEN, LEXICON, tmp_path)
    monkeypatch.delattr(vectors, "Encoder")
    held = model_of(GIVEN, LEXICON, tmp_path)
    assert held.full.labels == trained.full.labels
    assert np.allclose(held.full.pieces, trained.full.pieces, atol=1e-2)


def test_only_new_sentences_are_encoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An author's new phrasing costs one sentence, not thousands."""
    model_of(GIVEN, LEXICON, tmp_path)
    encoded: list[str] = []

    class Counting(encoder.Encoder):
        def encode(self, texts: Sequence[str]) -> Vectors:
            encoded.extend(texts)
            return super().encode(texts)

    monkeypatch.setattr(vectors, "Encoder", Counting)
    model_of((*GIVEN, Phrasing("remuneration", ("salary",))), LEXICON, tmp_path)
    assert encoded == ["remuneration"]


def test_vectors_of_another_model_are_not_taken(tmp_path: Path) -> None:
    """A changed encoder says other things of the same sentences."""
    path = tmp_path / "vectors.npz"
    held = {vectors.key_of("hello"): np.ones(3, np.float16)}
    vectors.write(path, model=np.array("old"), keys=vectors.joined(held), vectors=np.array(list(held.values())))
    assert vectors.read(path, "old").keys() == held.keys()
    assert not vectors.read(path, "new")
    assert vectors.read(vectors.SHIPPED, encoder.MODEL)


def test_the_model_that_comes_with_the_bot_is_of_its_phrasings() -> None:
    """Else every first start would train for a minute: `python -m bot warm --ship` writes it anew."""
    assert load(SHIPPED, name_of(taught(engine().knowledge), engine().lexicon)) is not None


def test_an_alias_that_no_phrasing_holds_trains_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model_of(GIVEN, LEXICON, tmp_path)
    monkeypatch.delattr(vectors, "Encoder")
    other = Lexicon({"tester": (Entry("career", "qa", (("qa", 1.0),)),)}, frozenset())
    assert name_of(GIVEN, other) != name_of(GIVEN, LEXICON)
    assert model_of(GIVEN, other, tmp_path).full.labels


def test_a_torn_cache_is_made_anew(tmp_path: Path) -> None:
    model_of(GIVEN, LEXICON, tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:100])
    assert {"salary", "time_to_learn"} < set(model_of(GIVEN, LEXICON, tmp_path).full.labels)


def test_the_talk_before_tells_only_whether_a_message_goes_on(tmp_path: Path) -> None:
    """ "Which is hardest" after certificates asks about certificates; the words alone ask what they always ask."""
    turns = tuple(
        Phrasing(text, ("salary",), (), again=True, after="salary") for text in ("even in rome", "oslo", "and me")
    )
    model = model_of((*GIVEN, *turns), LEXICON, tmp_path)
    here = model.table.of_talk
    others = np.array([place for place, label in enumerate(model.full.labels) if label != AGAIN])
    assert len(here) == 1
    assert not model.full.pieces[np.ix_(here, others)].any()
    assert (model.full.pieces[here, model.full.labels.index(AGAIN)] > 0).all()
