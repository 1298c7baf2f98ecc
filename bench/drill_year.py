"""A simulated year of reminders: outages, closed messages and rate limits, and every single time accounted for."""

from __future__ import annotations

import asyncio
import gc
import heapq
import logging
import random
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta

from bench.drill_faults import PlainWriter
from bench.recorder import Recorder
from bot.delivery import ClosedError, Deliverer, UnavailableError
from bot.models.advice import Advice
from bot.models.member import Member
from bot.models.reminder import Delivery, Reminder, Schedule
from bot.schedule import following, wall
from bot.schedule.delivery import due_after, spread
from bot.store import Outcome

START = datetime(2026, 1, 5, tzinfo=UTC)
ZONES = (
    "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo",
    "Africa/Casablanca",
    "Asia/Tokyo", "Europe/London", "America/Los_Angeles", "Pacific/Chatham",
)  # fmt: skip
RULES = (
    "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=WEEKLY;BYDAY=SA,SU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    "FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=WEEKLY;BYDAY=WE", "FREQ=WEEKLY;BYDAY=SU", "",
)  # fmt: skip
HOURS = (time(9), time(9), time(9), time(18, 30), time(20), time(2, 30), time(7))
BUSY, BROKEN = 0.01, 0.002
"""Share of sendings answered with 429 and with 503."""


@dataclass(slots=True)
class Row:
    """A delivery as stored."""

    delivery: Delivery
    wake: datetime | None
    state: str = "claimed"


@dataclass(slots=True)
class MemoryStore:
    """The store's promises on sending, kept in memory. Its own tests show that the real one keeps them."""

    clock: list[datetime]
    members: dict[int, Member] = field(default_factory=dict)
    reminders: dict[str, Reminder] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    queue: list[tuple[datetime, str]] = field(default_factory=list)
    """What to look at when: ids of reminders and of deliveries."""
    settled: dict[str, list[tuple[datetime, datetime, str]]] = field(default_factory=dict)
    """By reminder: what it was due, when that was settled, and how."""
    made: int = 0

    def add(self, member: Member, reminder: Reminder) -> None:
        """Store a member with one reminder."""
        self.members[member.id] = replace(member, reminders=(reminder,))
        self.reminders[reminder.id] = reminder
        assert reminder.due is not None
        heapq.heappush(self.queue, (reminder.due, reminder.id))

    async def member(self, member_id: int) -> Member:
        """As the store's."""
        return self.members[member_id]

    async def next_due(self) -> datetime | None:
        """As the store's."""
        while self.queue and not self._current(*self.queue[0]):
            heapq.heappop(self.queue)
        return self.queue[0][0] if self.queue else None

    def _current(self, wake: datetime, identity: str) -> bool:
        if row := self.rows.get(identity):
            return row.wake == wake
        reminder = self.reminders.get(identity)
        return reminder is not None and reminder.due == wake

    async def claim_due(self, now: datetime, *, limit: int, lease: timedelta, owner: str) -> tuple[Delivery, ...]:
        """As the store's."""
        assert owner
        claimed: list[Delivery] = []
        while len(claimed) < limit and (due := await self.next_due()) is not None and due <= now:
            _, identity = heapq.heappop(self.queue)
            row = self.rows.get(identity)
            if row is None:
                reminder = self.reminders[identity]
                self.made += 1
                row = Row(Delivery(f"{self.made:025}", reminder, due, now, "claimed", attempt=0), None)
                self.rows[row.delivery.id] = row
            attempt = row.delivery.attempt + 1
            row.delivery = replace(row.delivery, attempt=attempt, claimed=now, recovered=attempt > 1)
            row.state, row.wake = "claimed", now + lease
            heapq.heappush(self.queue, (row.wake, row.delivery.id))
            claimed.append(row.delivery)
        return tuple(claimed)

    async def mark(
        self,
        delivery: Delivery,
        outcome: Outcome,
        *,
        next_due: datetime | None,
        reason: str = "",
        not_before: datetime | None = None,
    ) -> bool:
        """As the store's."""
        row = self.rows[delivery.id]
        if row.state != "claimed" or row.delivery.attempt != delivery.attempt:
            return False
        if outcome == "retry":
            row.state, row.wake = "waiting", not_before
            assert row.wake is not None
            heapq.heappush(self.queue, (row.wake, delivery.id))
            return True
        assert next_due is None or next_due > delivery.scheduled
        del self.rows[delivery.id]
        said = f"{outcome} {reason}".strip()
        self.settled.setdefault(delivery.reminder.id, []).append((delivery.scheduled, self.clock[0], said))
        reminder = replace(self.reminders[delivery.reminder.id], due=next_due)
        self.reminders[reminder.id] = reminder
        self.members[reminder.member] = replace(self.members[reminder.member], reminders=(reminder,))
        if next_due is not None:
            heapq.heappush(self.queue, (next_due, reminder.id))
        return True


@dataclass(slots=True)
class RoughSender:
    """Discord in a bad year: some members closed, some answers 429 or 503, some of these after taking the message."""

    recorder: Recorder
    clock: list[datetime]
    source: random.Random
    closed: frozenset[int]
    counts: Counter[str] = field(default_factory=Counter)

    async def send(self, identity: str, advice: Advice, *, member: int, channel: int | None) -> None:
        """As `Sender.send`."""
        assert advice.rows
        assert channel is None
        chance = self.source.random()
        if chance < BUSY:
            self.counts["429"] += 1
            raise UnavailableError(timedelta(seconds=self.source.randrange(1, 300)))
        # Members open and close their messages by the month.
        if member in self.closed and (member + self.clock[0].month) % 2:
            self.counts["closed"] += 1
            raise ClosedError
        if chance < BUSY + BROKEN:
            self.counts["503"] += 1
            if chance < BUSY + BROKEN / 2:
                self.recorder.post(identity, member, self.clock[0])
                self.counts["503 after it was taken"] += 1
            raise UnavailableError
        self.recorder.post(identity, member, self.clock[0])

    async def was_sent(self, identity: str, *, member: int, channel: int | None, since: datetime) -> bool:
        """As `Sender.was_sent`."""
        assert channel is None
        return self.recorder.has(identity, member, since)


@dataclass(frozen=True, slots=True)
class Year:
    """What became of all times that fell due."""

    members: int
    times: int
    """Times the schedules named, until the end."""
    outcomes: dict[str, int]
    """Deliveries by how they ended; those that ended with a message are sent."""
    collapsed: int
    """Times that were missed and are part of a later message."""
    unaccounted: tuple[str, ...]
    doubled: int
    unseen: int
    """Deliveries marked as sent that no member saw."""
    troubles: dict[str, int]


def run(*, members: int = 10_000, days: int = 365, seed: int = 0) -> Year:
    """Let the days pass and account for every time."""
    logging.getLogger("bot.delivery").setLevel(logging.CRITICAL)
    gc.freeze()
    return asyncio.run(_run(members, days, random.Random(seed)))


async def _run(members: int, days: int, source: random.Random) -> Year:
    clock = [START]
    store = MemoryStore(clock)
    for index in range(members):
        store.add(*_someone(index, source, days))
    closed = frozenset(source.sample(sorted(store.members), members // 20))
    sender = RoughSender(Recorder(), clock, source, closed)
    end = START + timedelta(days=days)
    downs = _downs(source, days)
    deliverer = Deliverer(store, sender, PlainWriter, now=lambda: clock[0], owner="year")
    begun = dict(store.reminders)
    while clock[0] < end:
        for start, until in downs:
            if start <= clock[0] < until:
                clock[0] = until
        wait = await deliverer.round()
        due = await store.next_due()
        idle = due is None or due > clock[0]
        clock[0] += timedelta(seconds=wait if idle else 0.01)
    return _account(store, sender, begun, clock[0])


def _someone(index: int, source: random.Random, days: int) -> tuple[Member, Reminder]:
    """A member with one reminder, some with waking hours."""
    zone, rule = source.choice(ZONES), source.choice(RULES[1:] if source.random() < 0.9 else RULES)
    first = wall(START, zone) + timedelta(days=source.randrange(days if not rule else 14))
    start = datetime.combine(first.date(), source.choice(HOURS))
    schedule = Schedule(start, zone, rule)
    waking = (time(8), time(22)) if source.random() < 0.2 else None
    member = Member(10_000_000 + index, zone=zone, waking=waking)
    due = due_after(schedule, START, member.id) or START + timedelta(days=1)
    if not rule and due == START + timedelta(days=1):
        schedule = Schedule(wall(due, zone), zone)
    reminder = Reminder(
        f"r{index}", member.id, "study", schedule, "study", None, START, due, paused=False, paused_until=None
    )
    return member, reminder


def _downs(source: random.Random, days: int) -> list[tuple[datetime, datetime]]:
    """When the bot does not run: minutes often, hours sometimes, once for nine days."""
    lengths = [timedelta(minutes=source.randrange(1, 20)) for _ in range(days // 7)]
    lengths += [timedelta(hours=source.randrange(2, 60)) for _ in range(max(1, days // 60))]
    if days > 60:
        lengths.append(timedelta(days=9))
    starts = (START + timedelta(days=source.random() * days) for _ in lengths)
    return sorted((start, start + length) for start, length in zip(starts, lengths, strict=True))


def _account(store: MemoryStore, sender: RoughSender, begun: dict[str, Reminder], end: datetime) -> Year:
    """Every time a schedule names must be settled, missed before a settled one that stands for it, or under way."""
    outcomes: Counter[str] = Counter()
    times = collapsed = 0
    unaccounted = []
    open_since = {row.delivery.reminder.id: row.delivery.scheduled for row in store.rows.values()}
    for identity, reminder in begun.items():
        settled = store.settled.get(identity, [])
        outcomes.update(said for _, _, said in settled)
        dues = [due for due, _, _ in settled]
        exact = set(dues)
        shift = spread(reminder.member) if reminder.schedule.rule else timedelta()
        for _, at in following(reminder.schedule, START - shift):
            due = at + shift
            if due > end - timedelta(seconds=1):
                break
            times += 1
            if due in exact:
                continue
            index = bisect_right(dues, due) - 1
            if index >= 0 and due <= settled[index][1]:
                collapsed += 1
            elif identity not in open_since or due < open_since[identity]:
                unaccounted.append(f"{identity} at {due}")
    seen = sender.recorder.seen()
    sent = sum(count for said, count in outcomes.items() if said.startswith("sent"))
    waiting = sum(identity in seen for identity in store.rows)
    return Year(
        members=len(begun),
        times=times,
        outcomes=dict(outcomes),
        collapsed=collapsed,
        unaccounted=tuple(unaccounted),
        doubled=sum(count > 1 for count in seen.values()),
        unseen=sent - (len(seen) - waiting),
        troubles=dict(sender.counts),
    )
