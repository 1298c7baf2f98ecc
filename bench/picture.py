"""The picture's budgets: CPU time and size of the largest real path, half done."""

from __future__ import annotations

import statistics
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.store import Row
from bot.advisor.path import PathAdvice
from bot.knowledge import load
from bot.models.knowledge import Career
from bot.models.member import Done, Member
from bot.presentation.picture import draw
from bot.replies import Replies

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
ROUNDS = 30


def measure() -> list[Row]:
    """CPU time of a drawing (p50 and the slowest of `ROUNDS`) and its bytes, dark and light, for the longest path."""
    knowledge = load(KNOWLEDGE)
    path = PathAdvice(knowledge, Replies(knowledge.replies))
    career = max(knowledge.careers.values(), key=lambda one: (len(one.phases), len(one.steps)))
    times: list[float] = []
    sizes: list[int] = []
    for turn in range(ROUNDS):
        drawn = path.picture(_half_way(career), now=NOW, dark=turn % 2 == 0).picture
        if drawn is None:
            message = "an advice on a path without its picture"
            raise RuntimeError(message)
        start = time.process_time()
        data = draw(drawn)
        times.append((time.process_time() - start) * 1000)
        sizes.append(len(data))
    return [
        Row(f"progress picture ({career.key}), CPU, p50", statistics.median(times), "ms", 100.0),
        Row(f"progress picture ({career.key}), CPU, slowest of {ROUNDS}", max(times), "ms"),
        Row(f"progress picture ({career.key}), size", max(sizes) / 1000, "kB", 100.0),
    ]


def _half_way(career: Career) -> Member:
    steps = career.steps[: len(career.steps) // 2]
    done = tuple(Done(step.id, NOW - timedelta(days=len(steps) - index)) for index, step in enumerate(steps))
    return Member(1, active=career.key, done=done)
