"""What a finished knowledge must reach: the numbers that the examinations hold the files against."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Ranges are (least, most), both allowed."""

    phases: tuple[int, int] = (4, 6)
    steps: tuple[int, int] = (20, 40)
    projects_per_level: int = 2
    resources: int = 8
    interview_questions: int = 10
    hours_tolerance: float = 0.15
    """How far the hours a page names may lie from the roadmap's sum, as a part of it."""
    topic_phrasings: int = 150
    kind_phrasings: int = 100
    similarity: float = 0.9
    """From here on (0 to 1, after lower-casing) two sentences of different careers count as one."""
    grade: float = 10.0
    """US school grade a page's prose may ask for; what is above is a warning."""
    fact_months: int = 36
    """Age of pay and outlook figures; the US bureau publishes about a year after the month it speaks of."""
    price_months: int = 30
    certificate_months: int = 12
    """Time since somebody looked whether a certificate can still be booked."""
