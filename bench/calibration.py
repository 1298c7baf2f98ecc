"""Whether confidence is a chance: the share right of the answers given at a confidence; and the worst mistakes."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from bench.store import Row
from bench.understanding import ROOT, SETS
from bot.knowledge import load
from bot.understanding import Engine
from tests.questions import Row as Asked
from tests.questions import ask

EDGES = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.97, 1.0)
JUDGED = tuple(name for name in SETS if name not in ("ordinary", "posts"))
"""Sets on which no number was chosen."""
WORST = 20


def measure() -> list[Row]:
    """One row per band of confidence, over the answers to all sets on which no number was chosen."""
    engine = Engine.build(load(ROOT / "knowledge"), ROOT / "data")
    asked = [row for name in JUDGED for row in ask(engine, name)]
    print_worst([row for row in asked if not row.right])
    answers = [row for row in asked if row.got.kind == "answer"]
    return [
        _band(low, high, [row for row in answers if low <= row.got.confidence < high + (high == EDGES[-1])])
        for low, high in itertools.pairwise(EDGES)
    ]


def _band(low: float, high: float, rows: Sequence[Asked]) -> Row:
    mean = sum(row.got.confidence for row in rows) / max(1, len(rows))
    right = 100 * sum(row.right for row in rows) / max(1, len(rows))
    return Row(f"confidence {low:.2f}-{high:.2f} (mean {mean:.2f}): right", right, f"% of {len(rows)}")


def print_worst(wrong: Sequence[Asked]) -> None:
    """The mistakes made with most confidence."""
    for row in sorted(wrong, key=lambda row: -row.got.confidence)[:WORST]:
        want = f"{row.turn.kind} {'+'.join(sorted(row.turn.careers))} {'+'.join(row.turn.topics)}"
        got = f"{row.got.kind} {'+'.join(row.got.careers)} {'+'.join(row.got.topics)}"
        print(f"   wrong at {row.got.confidence:.2f}: {row.turn.text[:90]!r}: wanted {want}; got {got}")
