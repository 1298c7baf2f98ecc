"""What is stored about one member."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from bot.models.reminder import Held, Reminder


@dataclass(frozen=True, slots=True)
class Done:
    """A ticked step or milestone. `item` is a step id, or `<project id>#<milestone id>`."""

    item: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Path:
    """A career the member follows."""

    career: str
    chosen: datetime
    known_steps: tuple[str, ...] = ()
    """Step ids of the path when the member last saw it."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member as the advisor sees them. Someone unknown is `Member(id)`."""

    id: int
    active: str = ""
    """Career key of the active path, or empty."""
    paths: tuple[Path, ...] = ()
    done: tuple[Done, ...] = ()
    """Oldest first."""
    projects: tuple[str, ...] = ()
    hours_per_week: float | None = None
    zone: str = ""
    waking: tuple[time, time] | None = None
    fallback: int | None = None
    digest: bool = False
    reminders: tuple[Reminder, ...] = ()
    held: tuple[Held, ...] = ()
