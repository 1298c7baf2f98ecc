"""The labelled questions, whole: floors below what is measured, so that a loss shows."""

from __future__ import annotations

import pytest

from tests.engines import engine
from tests.questions import Row, ask


def share(rows: list[Row]) -> float:
    """Share of rows that are right."""
    return sum(row.right for row in rows) / len(rows)


@pytest.mark.parametrize("name, least", [("ordinary", 0.86), ("posts", 0.64)])
def test_questions_are_understood(name: str, least: float) -> None:
    """At least this share of all turns is right (`docs/benchmarks.md` has the figures)."""
    rows = ask(engine(), name)
    wrong = [f"{row.turn.text!r} -> {row.got.kind} {row.got.careers} {row.got.topics}" for row in rows if not row.right]
    assert share(list(rows)) >= least, "\n".join(wrong[:20])


@pytest.mark.parametrize("name, least", [("ordinary", 0.95), ("posts", 0.92)])
def test_the_career_is_found(name: str, least: float) -> None:
    """One career asked about: it is the one found."""
    rows = [row for row in ask(engine(), name) if row.turn.kind == "answer" and len(row.turn.careers) == 1]
    assert sum(set(row.got.careers) == row.turn.careers for row in rows) / len(rows) >= least


def test_confidence_is_a_chance() -> None:
    """Answers given with more confidence are right more often."""
    rows = [row for name in ("ordinary", "posts") for row in ask(engine(), name) if row.got.kind == "answer"]
    sure = [row for row in rows if row.got.confidence >= 0.8]
    unsure = [row for row in rows if row.got.confidence < 0.5]
    assert share(sure) > share(unsure) + 0.15
