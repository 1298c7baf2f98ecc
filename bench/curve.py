"""What more phrasings would bring: how much is right after learning from an eighth, a quarter, a half and all."""

from __future__ import annotations

import random
from collections.abc import Sequence

from bench.calibration import JUDGED
from bench.store import Row
from bench.understanding import ROOT
from bot.knowledge import load
from bot.models.knowledge import Phrasing
from bot.understanding import Engine
from bot.understanding.lexicon import Lexicon, build
from bot.understanding.model import Model
from bot.understanding.ordinary import ordinary_words
from bot.understanding.targets import taught
from bot.understanding.training import lesson, train
from bot.understanding.vectors import vectors_of
from tests.questions import ask

SHARES = (0.125, 0.25, 0.5, 1.0)
SEED = 3


def measure() -> list[Row]:
    """Two rows a share: questions in each manner on which no number was chosen; about six minutes."""
    knowledge = load(ROOT / "knowledge")
    lexicon = build(knowledge, ordinary_words())
    order = random.Random(SEED).sample(taught(knowledge), len(taught(knowledge)))
    rows = []
    for share in SHARES:
        engine = Engine(knowledge, lexicon, _model(order[: int(share * len(order))], lexicon))
        for manner in ("ordinary", "posts"):
            sets = [name for name in JUDGED if name.endswith("posts") == (manner == "posts")]
            right = [row.right for name in sets for row in ask(engine, name)]
            name = f"learned from {int(share * len(order)):,} phrasings: {manner}, all turns right"
            rows.append(Row(name, 100 * sum(right) / len(right), f"% of {len(right)}"))
    return rows


def _model(given: Sequence[Phrasing], lexicon: Lexicon) -> Model:
    lessons = [lesson(phrasing, lexicon) for phrasing in given]
    return train(lessons, vectors_of([one.reduced.raw for one in lessons], ROOT / "data"))
