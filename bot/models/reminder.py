"""A reminder, its schedule and its deliveries, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Schedule:
    """When: an iCalendar rule (RFC 5545) in local wall-clock time, or one moment.

    `rule` is an RRULE value without DTSTART ("FREQ=WEEKLY;BYDAY=MO"), empty for a single moment.
    `start` is naive local wall-clock time in `zone` (RFC 5545's DTSTART with TZID).
    """

    start: datetime
    zone: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ReminderDraft:
    """A reminder before it is stored."""

    text: str
    schedule: Schedule
    due: datetime
    """Next time, aware UTC."""
    kind: str = "study"
    """study or digest."""
    channel: int | None = None
    """Channel to write to; None: direct message."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A stored reminder."""

    id: str
    member: int
    text: str
    schedule: Schedule
    kind: str
    channel: int | None
    created: datetime
    due: datetime | None
    """Next time, aware UTC; None when it is over."""
    paused: bool
    paused_until: datetime | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One sending of one reminder, claimed by a process. `id` is 25 characters, Discord's nonce limit."""

    id: str
    reminder: Reminder
    scheduled: datetime
    """When it was meant, aware UTC."""
    claimed: datetime
    state: str
    """claimed, sent, held, dropped."""
    attempt: int = 1
    recovered: bool = False
    """Claimed before, by a process that died or was not answered: look whether it was sent before sending."""
    snooze: bool = False
    """The extra delivery of a snooze: marking it never moves the schedule."""
    during_pause: bool = False
    """It fell into a pause that is over now: pass it over (`dropped`) and go on with the next time."""


@dataclass(frozen=True, slots=True)
class Held:
    """A message that could not be delivered and waits for the member's next command."""

    id: str
    text: str
    scheduled: datetime
    reason: str
    """closed (direct messages closed), late (past a week), gone."""
