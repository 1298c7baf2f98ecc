"""How a language writes figures, dates and lists. English stands here; a language's file changes what differs."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, fields, replace

PART = "wording"
"""The catalogue's file: `knowledge/replies/wording.yaml`."""
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Forms:
    """Patterns of one language, with its own `{placeholders}`; what is listed is joined by commas."""

    decimal: str = "."
    thousands: str = ","
    percent: str = "{number}%"
    money: str = "{sign}{number}"
    per_hour: str = "an hour"
    per_day: str = "a day"
    per_week: str = "a week"
    per_month: str = "a month"
    per_year: str = "a year"
    span: str = "{low} to {high}"
    free: str = "free"
    hour: str = "{number} hour"
    hours: str = "{number} hours"
    conjunction: str = "and"
    alternative: str = "or"
    months: str = "January,February,March,April,May,June,July,August,September,October,November,December"
    month: str = "{month} {year}"
    date: str = "{day} {month} {year}"
    day: str = "{weekday} {day} {month}"
    day_of_year: str = "{weekday} {day} {month} {year}"
    clock: str = "{hour}:{minute}"
    ordinals: str = "th,st,nd,rd"
    """Endings of 0th, 1st, 2nd, 3rd; a single one is put behind every number."""

    @classmethod
    def of(cls, sentences: Mapping[str, str]) -> Forms:
        """The forms of a catalogue, `wording.decimal` and so on; what it lacks is English."""
        given = {name: sentences[f"{PART}.{name}"] for name in NAMES if f"{PART}.{name}" in sentences}
        return replace(cls(), **given)

    def use(self) -> None:
        """Write in these forms from now on, in this task and those it starts; elsewhere nothing changes."""
        _IN_USE.set(self)

    def number(self, value: float, decimals: int) -> str:
        """1,234.5 with so many decimals."""
        plain = f"{value:,.{decimals}f}"
        if self.thousands == "," and self.decimal == ".":
            return plain
        return plain.translate({ord(","): self.thousands, ord("."): self.decimal})

    def month_name(self, number: int) -> str:
        """The month of a number from 1 to 12."""
        return self.months.split(",")[number - 1]

    def ordinal(self, number: int) -> str:
        """1st, 2nd, 11th."""
        endings = self.ordinals.split(",")
        teens = range(11, 14)
        last = number % 10 if number % 100 not in teens and number % 10 < len(endings) else 0
        return f"{number}{endings[last]}"


NAMES = tuple(field.name for field in fields(Forms))
ENGLISH = Forms()
_IN_USE: ContextVar[Forms] = ContextVar("forms", default=ENGLISH)


def forms() -> Forms:
    """Those in use here, as `decimal` has its context: a figure is written in a hundred places, chosen in one."""
    return _IN_USE.get()
