"""The hours a page promises, held against the sum of its roadmap and against the months it makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.knowledge.files import Folder
from bot.knowledge.reading import Place
from bot.knowledge.shapes import CareerShape

WEEKS_IN_MONTH = 365.25 / 12 / 7
MONTH = 1.0
"""Months are named in whole numbers, so one more or less is no fault."""
_DASH = r"\s?[-\N{EN DASH}]\s?"
_HOURS = re.compile(rf"(\d[\d,]*){_DASH}(\d[\d,]*) hours")
_MONTHS = re.compile(rf"(\d+){_DASH}(\d+) months (?:\w+ )?at (\d+) hours a week")
PLACE: Place = ("topics", "time_to_learn", "lead")


@dataclass(frozen=True, slots=True)
class Span:
    """From low to high."""

    low: float
    high: float

    def near(self, other: Span, part: float, least: float = 0.0) -> bool:
        """Whether both ends lie within `part` of the other's, or within `least`."""
        ends = ((self.low, other.low), (self.high, other.high))
        return all(abs(mine - its) <= max(part * its, least) for mine, its in ends)

    def __str__(self) -> str:
        return f"{self.low:g}-{self.high:g}"


def examine_hours(folder: Folder, tolerance: float) -> None:
    """Add a fault for each career whose time to learn does not follow from its steps."""
    for key, career in folder.careers.items():
        for message in _faults(career, tolerance):
            folder.fault(f"careers/{key}.yaml", PLACE, message)


def sum_of(career: CareerShape) -> Span:
    """Hours of all steps together."""
    pairs = [step.hours for phase in career.roadmap.phases for step in phase.steps]
    return Span(sum(low for low, _ in pairs), sum(high for _, high in pairs))


def _faults(career: CareerShape, tolerance: float) -> Iterator[str]:
    section = career.topics.get("time_to_learn")
    if section is None:
        return
    hours = _HOURS.search(section.lead)
    if hours is None:
        yield "must name the hours as a range: `about 400-800 hours`"
        return
    named, total = Span(_number(hours[1]), _number(hours[2])), sum_of(career)
    if not named.near(total, tolerance):
        yield f"says {named} hours, but the roadmap's steps add up to {total}"
    months = _MONTHS.search(section.lead)
    if months is not None:
        per_month = _number(months[3]) * WEEKS_IN_MONTH
        said = Span(_number(months[1]), _number(months[2]))
        follows = Span(round(named.low / per_month, 1), round(named.high / per_month, 1))
        if not said.near(follows, tolerance, MONTH):
            yield f"says {said} months, but {named} hours at {months[3]} a week are {follows} months"


def _number(digits: str) -> float:
    return float(digits.replace(",", ""))
