"""What words of time say, before it is turned into a schedule."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from bot.errors import AdvisorError
from bot.models.reminder import Schedule


class UnclearError(AdvisorError):
    """Words of time that give no schedule. `reason`: part, past, often, far, over, two or none."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Made:
    """A schedule with its first time (aware UTC). `notes`: what was decided for want of a word."""

    schedule: Schedule
    first: datetime
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as said. Not `sure`: morning or evening was left open."""

    hour: int
    minute: int = 0
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Day:
    """A day as said. A weekday's `unit`: "later" for one after today, "next week".

    `kind`: in (`number` of `unit`), next (week, month, year: its first day), weekday (0 is Monday), weekend, month_day,
    day (of the next month that has it), iso, week_end, month_end, year_end (`number` of them ahead).
    """

    kind: str
    number: int = 0
    unit: str = ""
    month: int = 0
    year: int = 0
    falls: int | None = None
    """The weekday said beside it, which it has to be: "tuesday 24 nov"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One stretch of words of time. Empty fields were not said."""

    interval: int = 0
    unit: str = ""
    """hour, day, week, month, year: what it repeats by."""
    days: tuple[int, ...] = ()
    """Weekdays, 0 is Monday."""
    repeats: bool = False
    """The words alone say that it comes again: plurals, several days."""
    month_days: tuple[int, ...] = ()
    """1 to 31; -1 is the last."""
    nth: tuple[tuple[int, int], ...] = ()
    """The how-manieth of which weekday in the month; -1 is the last."""
    workday: int = 0
    """The how-manieth working day of the month; -1 is the last."""
    clocks: tuple[Clock, ...] = ()
    part: str = ""
    """morning, afternoon, evening, night, lunch, work, bed, dinner."""
    day: Day | None = None
    delta: tuple[int, str] | None = None
    """So many minutes or hours from now."""
    until: Day | None = None
    lasts: tuple[int, str] | None = None
    often: tuple[int, str] | None = None
    """So many times a day, week or month."""
    between: tuple[Clock, Clock] | None = None
    without: tuple[int, ...] = ()
    start: Day | None = None
    before: tuple[int, str] | None = None
    """So many days or weeks before `day`."""

    @property
    def recurring(self) -> bool:
        """Whether it comes more than once."""
        return bool(
            self.unit or self.repeats or self.month_days or self.nth or self.workday or self.often or len(self.days) > 1
        )

    @property
    def open_hour(self) -> tuple[str, ...]:
        """The note that morning or evening was left open, if it was."""
        return ("hour",) if not self.part and any(not clock.sure for clock in self.clocks) else ()


_JOINED = frozenset({"days", "clocks", "month_days", "without"})


def merged(one: Reading, two: Reading) -> Reading | None:
    """Both together; None when they contradict each other."""
    changes: dict[str, Any] = {}  # Any: values of fields of several types, each put back where it came from
    for name in (field.name for field in fields(Reading)):
        first, second = getattr(one, name), getattr(two, name)
        if not second or first == second:
            continue
        if not first:
            changes[name] = second
        elif name in _JOINED:
            changes[name] = first + tuple(value for value in second if value not in first)
        else:
            return None
    return replace(one, **changes)
