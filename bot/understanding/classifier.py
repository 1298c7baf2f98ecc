"""Logistic regressions side by side over word pieces and a sentence vector, trained from the phrasings in a minute."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from bot.understanding.features import Floats, Integers, Row

EPOCHS = 10
BATCH = 64
RATE = 0.4
"""Step of AdaGrad; chosen with EPOCHS and DECAY by cross-validation."""
DECAY = 2e-6
FAR = 30.0
"""Log-odds beyond which a chance is 0 or 1."""
STEPS = 127.0
"""Steps from nothing to the largest weight of a label."""
Bytes: TypeAlias = npt.NDArray[np.int8]
UNKNOWN = -1.0
"""Target of a label of which nobody said whether a phrasing has it: it teaches that label nothing."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained classifier: one row per piece, then one per dimension of the vector, and a bias per label.

    The pieces' weights are whole steps, a byte each: they answer the same (measured), and one message's hundred rows
    are a quarter as much to fetch.
    """

    labels: tuple[str, ...]
    pieces: Bytes
    steps: Floats
    """How large a step is for each label."""
    vector: Floats
    bias: Floats

    @classmethod
    def of(cls, labels: tuple[str, ...], pieces: Floats, vector: Floats, bias: Floats) -> Weights:
        """Weights with those of the pieces rounded to steps."""
        steps = np.asarray(np.maximum(np.abs(pieces).max(axis=0), 1e-6) / STEPS, np.float32)
        return cls(labels, np.round(pieces / steps).astype(np.int8), steps, vector, bias)

    def scores(self, row: Row, vector: Floats | None) -> list[float]:
        """Chance of each label, each by itself: a message may have several labels or none."""
        total = (row.weights @ self.pieces.take(row.places, axis=0).astype(np.float32)) * self.steps
        total += self.bias
        if vector is not None:
            total += vector @ self.vector
        return [1.0 / (1.0 + math.exp(-score if score > -FAR else FAR)) for score in total.tolist()]


@dataclass(frozen=True, slots=True)
class Bound:
    """Pieces that may speak for one label alone."""

    places: Integers
    label: int


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be learned: the labels, over a table of `size` pieces; `seed` orders the phrasings."""

    labels: tuple[str, ...]
    size: int
    seed: int
    bound: Bound | None = None


def sigmoid(scores: Floats) -> Floats:
    """Chances from scores."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(scores, -FAR, FAR))), np.float32)


def train(rows: Sequence[Row], vectors: Floats | None, targets: Floats, task: Task) -> Weights:
    """Train on `rows` (one per phrasing) against `targets` (n x labels: 1, 0 or UNKNOWN)."""
    learner = _Learner(task, 0 if vectors is None else vectors.shape[1])
    generator = np.random.default_rng(task.seed)
    for epoch in range(EPOCHS):
        order = generator.permutation(len(rows))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            part = None if vectors is None else vectors[chosen]
            rate = RATE * (1 - epoch / EPOCHS) ** 0.5
            learner.learn([rows[index] for index in chosen], part, targets[chosen], rate)
    vector = np.zeros((0, len(task.labels)), np.float32) if vectors is None else learner.vector
    return Weights.of(task.labels, learner.pieces, vector, learner.bias)


class _Learner:
    """AdaGrad on mini-batches; only the rows of the table that a batch touches are updated."""

    def __init__(self, task: Task, width: int) -> None:
        self._bound = task.bound
        labels, size = len(task.labels), task.size
        self.pieces = np.zeros((size, labels), np.float32)
        self.vector = np.zeros((width, labels), np.float32)
        self.bias = np.zeros(labels, np.float32)
        self._piece_sum = np.full((size, 1), 1e-3, np.float32)
        self._vector_sum = np.full((width, 1), 1e-3, np.float32)
        self._bias_sum = np.full(labels, 1e-3, np.float32)

    def learn(self, rows: list[Row], vectors: Floats | None, targets: Floats, rate: float) -> None:
        lengths = [len(row.places) for row in rows]
        places = np.concatenate([row.places for row in rows])
        weights = np.concatenate([row.weights for row in rows])
        owners = np.repeat(np.arange(len(rows)), lengths)
        unique, inverse = np.unique(places, return_inverse=True)
        dense = np.zeros((len(rows), len(unique)), np.float32)
        dense[owners, inverse] = weights
        scores = dense @ self.pieces[unique] + self.bias
        if vectors is not None:
            scores += vectors @ self.vector
        wrong = np.asarray(np.where(targets == UNKNOWN, 0.0, sigmoid(scores) - targets) / len(rows), np.float32)
        self._step_pieces(unique, dense.T @ wrong, rate)
        if vectors is not None:
            self._step_vector(vectors.T @ wrong, rate)
        gradient = wrong.sum(axis=0)
        self._bias_sum += gradient**2
        self.bias -= rate * gradient / np.sqrt(self._bias_sum)

    def _step_pieces(self, unique: npt.NDArray[np.int32], gradient: Floats, rate: float) -> None:
        gradient = gradient + DECAY * self.pieces[unique]
        if self._bound is not None:
            own = gradient[:, self._bound.label].copy()
            gradient[np.isin(unique, self._bound.places)] = 0.0
            gradient[:, self._bound.label] = own
        self._piece_sum[unique] += (gradient**2).mean(axis=1, keepdims=True)
        self.pieces[unique] -= rate * gradient / np.sqrt(self._piece_sum[unique])

    def _step_vector(self, gradient: Floats, rate: float) -> None:
        gradient = gradient + DECAY * self.vector
        self._vector_sum += (gradient**2).mean(axis=1, keepdims=True)
        self.vector -= rate * gradient / np.sqrt(self._vector_sum)
