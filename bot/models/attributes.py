"""What can be asked of a single thing: the words for each stand in `knowledge/attributes.yaml`."""

from __future__ import annotations

ATTRIBUTES: tuple[str, ...] = (
    "cost", "free", "validity", "prerequisites", "level", "availability", "successor", "hours", "better",
    "worth", "skip",
    "phase", "step", "where", "first", "last", "next", "before", "count", "done",
    "hardest", "easiest", "longest", "shortest", "cheapest", "dearest",
    "middle", "low", "high", "source", "year", "junior", "senior", "rank",
)  # fmt: skip
"""Of certificates and courses, of the roadmap's order, of any list, of pay, of a career's ladder."""
