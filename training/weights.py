"""Where the weights in `asked.py` and `decisions.py` come from: fitted on phrasings that the model had not seen.

    .venv/bin/python -m training.weights

Three times a third of the phrasings is held back, the rest is learned, and those held back are read; the weights
printed are those under which what their authors said is most likely. Two minutes. What stands in the code began there
and was then moved, one weight at a time, where the tuning sets of `tests/questions` liked it better: phrasings name a
career more plainly than people do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bot.knowledge import load
from bot.models.knowledge import TOPICS, Phrasing
from bot.understanding import asked, decisions, features
from bot.understanding.careers import Candidate, candidates_in
from bot.understanding.engine import DOUBTFUL, SURE
from bot.understanding.lexicon import build
from bot.understanding.model import Model
from bot.understanding.ordinary import ordinary_words
from bot.understanding.targets import Chances, odds, taught
from bot.understanding.training import Lesson, lesson, train
from bot.understanding.vectors import vectors_of

ROOT = Path(__file__).parent.parent
FOLDS, SEED, STEPS, RATE = 3, 1, 600, 0.05
SIDES = ("goal", "", "background")
CAREER_WEIGHTS = (
    "LEARNED",
    *(f"{sort}[{side!r}]" for sort in ("NAMED", "EVERYDAY", "IMPLIED") for side in SIDES),
    "ALONE",
    "NONE",
)

Table = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Held:
    """A phrasing that was held back, and what the model made of it."""

    lesson: Lesson
    chances: Chances
    words: tuple[str, ...]

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Careers its names stand for or imply."""
        return candidates_in(self.words, self.lesson.hits)


def held_back(lessons: Sequence[Lesson]) -> Iterator[Held]:
    """Every lesson, read by a model that was taught the other two thirds."""
    vectors = vectors_of([one.reduced.raw for one in lessons], ROOT / "data")
    order = np.random.default_rng(SEED).permutation(len(lessons)).tolist()
    for fold in range(FOLDS):
        out = set(order[fold::FOLDS])
        rest = [place for place in order if place not in out]
        model = train([lessons[place] for place in rest], vectors[rest])
        for place in sorted(out):
            one = lessons[place]
            yield Held(one, _read(model, one, vectors[place]), tuple(one.reduced.raw.split()))


def _read(model: Model, one: Lesson, vector: features.Floats) -> Chances:
    row = model.table.row(one.reduced, one.phrasing.after)
    quick = Chances.of(model.quick.labels, model.quick.scores(row, None))
    if max(quick.asks.values()) >= SURE and min(quick.several, 1.0 - quick.several) <= DOUBTFUL:
        return quick
    return Chances.of(model.full.labels, model.full.scores(row, vector))


def career_rows(held: Sequence[Held]) -> tuple[Table, npt.NDArray[np.intp]]:
    """Shape (phrasings, careers + 1, weights), and the place of the right career; the last place is nobody."""
    known = [one for one in held if _of_one(one.lesson.phrasing)]
    keys = sorted(known[0].chances.careers)
    rows = np.zeros((len(known), len(keys) + 1, len(CAREER_WEIGHTS)))
    right = np.zeros(len(known), np.intp)
    for row, place, one in zip(rows, range(len(known)), known, strict=True):
        about = one.lesson.phrasing.careers or ("",)
        right[place] = keys.index(about[0]) if about[0] in keys else len(keys)
        row[-1, 0] = odds(one.chances.nobody)
        row[-1, CAREER_WEIGHTS.index("NONE")] = 1.0
        _evidence(row, keys, one)
    return rows, right


def _of_one(phrasing: Phrasing) -> bool:
    """Its author said which career it asks about, or that it names none; of other kinds nobody needs to know."""
    return phrasing.careers is not None and len(phrasing.careers) <= 1 and phrasing.labels[0] in TOPICS


def _evidence(row: Table, keys: Sequence[str], one: Held) -> None:
    named = {c.key for c in one.candidates if c.named}
    for place, key in enumerate(keys):
        chance = one.chances.careers[key]
        row[place, 0] = odds(max(chance, asked.UNTAUGHT) if key in named else chance)
    for c in one.candidates:
        sort = "IMPLIED" if not c.named else "EVERYDAY" if c.weak else "NAMED"
        cell = keys.index(c.key), CAREER_WEIGHTS.index(f"{sort}[{c.side!r}]")
        row[cell] = max(row[cell], c.strength)
    strong = {c.key for c in one.candidates if c.named and not c.weak}
    for key in strong if len(strong) == 1 else ():
        row[keys.index(key), CAREER_WEIGHTS.index("ALONE")] = 1.0


def softmax_weights(rows: Table, right: npt.NDArray[np.intp]) -> Table:
    """The weights under which the right ones are most likely (Adam on the whole table)."""
    weights = np.ones(rows.shape[2])

    def gradient() -> Table:
        scores = rows @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        chances[np.arange(len(right)), right] -= 1.0
        return np.asarray(np.einsum("nk,nkw->w", chances, rows) / len(right))

    return _descend(weights, gradient)


def logistic_weights(rows: Table, right: npt.NDArray[np.bool_]) -> Table:
    """The weights under which `right` is most likely."""
    weights = np.zeros(rows.shape[1])
    return _descend(weights, lambda: (1.0 / (1.0 + np.exp(-(rows @ weights))) - right) @ rows / len(right))


def _descend(weights: Table, gradient: Callable[[], Table]) -> Table:
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = gradient()
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
    return weights


def topic_rows(held: Sequence[Held]) -> tuple[Table, npt.NDArray[np.bool_], Table, npt.NDArray[np.bool_]]:
    """Rows for whether the second topic is asked for too, and for whether the third is, with the answers."""
    second, third = [], []
    for one in held:
        labels = set(one.lesson.phrasing.labels)
        ranked = sorted(TOPICS, key=lambda topic: -one.chances.asks.get(topic, 0.0))
        if not labels & set(TOPICS) or one.lesson.phrasing.again:
            continue
        a, b, c = (odds(one.chances.asks.get(topic, 0.0)) for topic in ranked[:3])
        several, many = odds(one.chances.several), odds(one.chances.many)
        second.append(((b, several, a, c, 1.0), ranked[1] in labels))
        if len(labels) > 1:
            third.append(((c, many, b, several, 1.0), ranked[2] in labels))
    split = [(np.array([row for row, _ in part]), np.array([is_so for _, is_so in part])) for part in (second, third)]
    return *split[0], *split[1]


def main() -> None:
    """Fit and print."""
    knowledge = load(ROOT / "knowledge")
    lexicon = build(knowledge, ordinary_words())
    held = list(held_back([lesson(one, lexicon) for one in taught(knowledge) if one.labels]))
    rows, right = career_rows(held)
    print(f"{len(held)} phrasings read by models that had not seen them, {len(right)} of them with a career or none")
    for name, weight in zip(CAREER_WEIGHTS, softmax_weights(rows, right), strict=True):
        print(f"asked.{name} = {weight:.2f}")
    second, is_second, third, is_third = topic_rows(held)
    print(
        f"decisions.SECOND_WEIGHTS = {np.round(logistic_weights(second, is_second), 2)}, now {decisions.SECOND_WEIGHTS}"
    )
    print(f"decisions.THIRD_WEIGHTS = {np.round(logistic_weights(third, is_third), 2)}, now {decisions.THIRD_WEIGHTS}")


if __name__ == "__main__":
    main()
