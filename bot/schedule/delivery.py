"""What happens to a due reminder: sent now, put off to waking hours, held, passed over, or tried again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.models.member import Member
from bot.models.reminder import Delivery, Reminder, Schedule
from bot.schedule.recurrence import moment, next_after, wall

LEASE = timedelta(minutes=2)
"""How long a claim keeps other processes away: longer than `PATIENCE`, so that whoever takes over knows it is over."""
PATIENCE = timedelta(seconds=75)
"""Longest time one sending may take, its waiting for Discord's limits included."""
LATE = timedelta(minutes=10)
"""From here on the message says that it is late."""
OLD = timedelta(days=7)
"""Later than this nothing is sent: it is listed at the member's next command."""
SPREAD = 60
"""Seconds over which reminders for one minute are spread; the minute shown stays the same."""
FIRST_RETRY, LAST_RETRY = timedelta(minutes=1), timedelta(hours=1)
EVENING = (time(17), time(22))
"""A reminder within these hours takes the evening."""
FREE_EVENING = time(19)
PAUSE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Send:
    """Send it now; `late` is how much later than meant, zero when on time."""

    late: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class PutOff:
    """Not now: it is night for the member. `until` is aware UTC."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """Do not send; show it at the next command. `reason` as in `models.reminder.Held`."""

    reason: str


@dataclass(frozen=True, slots=True)
class PassOver:
    """Neither send nor show: deleted or paused meanwhile, or it fell into a pause."""


Decision = Send | PutOff | Hold | PassOver


def decide(delivery: Delivery, member: Member, now: datetime) -> Decision:
    """What to do with a claimed delivery of this member at `now`."""
    current = next((one for one in member.reminders if one.id == delivery.reminder.id), None)
    if current is None or delivery.during_pause or (current.paused and not delivery.snooze):
        return PassOver()
    meant = awake(delivery.scheduled, member)
    if now - meant > OLD:
        return Hold("late")
    morning = awake(now, member)
    if morning > now:
        return PutOff(morning)
    late = now - meant
    return Send(late if late > LATE else timedelta())


def next_due(reminder: Reminder, after: datetime, *, done: datetime | None = None) -> datetime | None:
    """When a reminder is due next after `after`: all that was missed before counts as one; None when it is over.

    `done`: the due time that is being settled; the same time of the schedule does not come again, spread or not.
    """
    return due_after(reminder.schedule, after, reminder.member, done=done)


def due_after(schedule: Schedule, after: datetime, member: int, *, done: datetime | None = None) -> datetime | None:
    """As `next_due`, for a schedule not stored yet."""
    shift = spread(member) if schedule.rule else timedelta()
    since = after - shift
    if done is not None:
        since = max(since, done.replace(second=0, microsecond=0))
    found = next_after(schedule, since)
    return found + shift if found else None


def spread(member: int) -> timedelta:
    """The same few seconds for a member every time, so that not everyone's 9 o'clock is one moment."""
    digest = hashlib.blake2s(str(member).encode(), digest_size=4).digest()
    return timedelta(seconds=int.from_bytes(digest) % SPREAD)


def awake(at: datetime, member: Member) -> datetime:
    """`at`, or when the member's waking hours begin next; hours that end before they begin run past midnight."""
    if member.waking is None or member.waking[0] == member.waking[1] or not member.zone:
        return at
    start, end = member.waking
    here = wall(at, member.zone)
    inside = start <= here.time() < end if start < end else here.time() >= start or here.time() < end
    if inside:
        return at
    days = (0, 1) if here.time() < start else (1, 2)
    begins = (moment(datetime.combine(here.date() + timedelta(days=ahead), start), member.zone) for ahead in days)
    return next(begin for begin in begins if begin > at)


def retry_at(attempt: int, now: datetime, *, asked: timedelta | None = None) -> datetime:
    """When to try again: a minute, two, four ... up to an hour later, and never before Discord asked for."""
    doubled = 1 << min(max(attempt - 1, 0), 10)
    wait = min(FIRST_RETRY * doubled, LAST_RETRY)
    return now + max(wait, asked or timedelta())


def next_free_evening(member: Member, now: datetime, *, zone: str) -> datetime:
    """19:00 of the first evening, from this one on, in which none of the member's reminders comes; aware UTC."""
    today = wall(now, zone).date()
    for ahead in range(60):
        day = today + timedelta(days=ahead)
        at = moment(datetime.combine(day, FREE_EVENING), zone)
        if at <= now:
            continue
        start, end = (moment(datetime.combine(day, edge), zone) for edge in EVENING)
        if not any(_comes(reminder, start, end) for reminder in member.reminders):
            return awake(at, member)
    return awake(moment(datetime.combine(today + timedelta(days=1), FREE_EVENING), zone), member)


def _comes(reminder: Reminder, start: datetime, end: datetime) -> bool:
    if reminder.due is None or reminder.paused or reminder.kind == "digest":
        return False
    found = next_after(reminder.schedule, start - timedelta(seconds=1))
    return found is not None and found < end
