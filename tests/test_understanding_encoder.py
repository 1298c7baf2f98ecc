"""The sentence encoder: unit vectors, one text at a time or many, and likeness that follows meaning."""

from __future__ import annotations

import numpy as np

from bot.understanding.encoder import LONGEST, WIDTH, Encoder

ENCODER = Encoder(threads=2)
TEXTS = ("what does a backend developer earn", "salary of server side engineers", "is the bus late again", "")


def test_vectors_have_length_one() -> None:
    made = ENCODER.encode(TEXTS)
    assert made.shape == (len(TEXTS), WIDTH)
    assert made.dtype == np.float32
    assert np.allclose(np.linalg.norm(made, axis=1), 1.0, atol=1e-5)


def test_a_text_says_the_same_alone_and_among_others() -> None:
    for text, vector in zip(TEXTS, ENCODER.encode(TEXTS), strict=True):
        assert np.array_equal(ENCODER.encode_one(text), vector)


def test_what_means_the_same_is_nearer() -> None:
    pay, same, other, _ = ENCODER.encode(TEXTS)
    assert pay @ same > pay @ other + 0.2


def test_no_texts_make_no_vectors() -> None:
    assert ENCODER.encode([]).shape == (0, WIDTH)


def test_of_a_long_text_the_beginning_is_read() -> None:
    long = "career " * LONGEST
    assert np.array_equal(ENCODER.encode_one(long), ENCODER.encode_one(long + "and a bus"))
