"""What an answer changes, as data; the store applies all changes of one answer in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from bot.models.reminder import ReminderDraft


@dataclass(frozen=True, slots=True)
class ChoosePath:
    """Start the path, or come back to it, and make it the active one."""

    career: str


@dataclass(frozen=True, slots=True)
class LeavePath:
    """Take the path off the member's list; ticks stay, since other paths may share them."""

    career: str


@dataclass(frozen=True, slots=True)
class Tick:
    """Mark steps or milestones done; an item already ticked keeps its first time."""

    items: tuple[str, ...]
    at: datetime | None = None
    """When they were done, for a tick that takes another's place; None: now."""


@dataclass(frozen=True, slots=True)
class Untick:
    """Take ticks back."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetPace:
    """Hours a week the member wants to give; None forgets it."""

    hours_per_week: float | None


@dataclass(frozen=True, slots=True)
class StartProject:
    """Put a project on the member's list."""

    project: str


@dataclass(frozen=True, slots=True)
class DropProject:
    """Take a project off the list; ticked milestones stay."""

    project: str


@dataclass(frozen=True, slots=True)
class SetZone:
    """The member's time zone, an IANA name."""

    zone: str


@dataclass(frozen=True, slots=True)
class SetWaking:
    """Hours of the day in which reminders may arrive, in the member's zone."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class SetFallback:
    """Channel to use when direct messages are closed; None: hold instead."""

    channel: int | None


@dataclass(frozen=True, slots=True)
class SetDigest:
    """Weekly digest on or off."""

    on: bool


@dataclass(frozen=True, slots=True)
class SeeKnowledge:
    """The member was told of the changes to their path up to this version of the career's steps."""

    career: str
    steps: tuple[str, ...]
    """Ids of the path's steps as the member now knows them."""


@dataclass(frozen=True, slots=True)
class CreateReminder:
    """Store a new reminder."""

    draft: ReminderDraft


@dataclass(frozen=True, slots=True)
class EditReminder:
    """Replace what and when; the id stays."""

    reminder: str
    draft: ReminderDraft


@dataclass(frozen=True, slots=True)
class SnoozeReminder:
    """One extra delivery at `until`; the schedule does not move."""

    reminder: str
    until: datetime


@dataclass(frozen=True, slots=True)
class PauseReminder:
    """Nothing is sent before `until`; None: until resumed. `reminder` empty: all of the member's."""

    reminder: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class ResumeReminder:
    """Send again; `due` is the next time per reminder id."""

    due: tuple[tuple[str, datetime], ...]


@dataclass(frozen=True, slots=True)
class DeleteReminder:
    """Remove reminders for good."""

    reminders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReleaseHeld:
    """Held messages were shown; they are no longer waiting."""

    deliveries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileGap:
    """The member says an answer is wrong or missing and agrees to the question being kept."""

    guild: int
    question: str
    kind: str
    career: str
    topic: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class Forget:
    """Everything about the member goes; it stands alone."""


Change = (
    ChoosePath | LeavePath | Tick | Untick | SetPace | StartProject | DropProject | SetZone | SetWaking | SetFallback
    | SetDigest | SeeKnowledge | CreateReminder | EditReminder | SnoozeReminder | PauseReminder | ResumeReminder
    | DeleteReminder | ReleaseHeld | FileGap | Forget
)  # fmt: skip
