"""A death at each await between claim and mark: the next process must neither lose nor double the message."""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections.abc import Awaitable, Coroutine
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.recorder import Recorder
from bot.delivery import Deliverer, UnavailableError
from bot.models.action import Action
from bot.models.advice import Advice, Block, Button
from bot.models.changes import CreateReminder, SetZone
from bot.models.member import Member
from bot.models.reminder import Delivery, ReminderDraft, Schedule
from bot.store import Store

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
AWAY = (timedelta(seconds=1), timedelta(minutes=5), timedelta(hours=1))
"""How long until the next process starts."""
POINTS = ("claim_due", "member", "was_sent", "send", "mark")
"""Awaits on the way from claim to mark."""
WORDS = "study"


class Died(BaseException):
    """The process ends here."""


@dataclass(slots=True)
class Death:
    """Where a process dies: before or after the how-manieth call of what."""

    point: str
    after: bool
    call: int = 1
    calls: int = 0
    died: bool = False

    async def around(self, point: str, work: Awaitable[Any]) -> Any:  # Any: what the call gives
        """The call, or the death; the dead call nothing any more."""
        if not self.died:
            self.calls += point == self.point
            if point != self.point or self.calls != self.call:
                return await work
            self.died = True
            if self.after:
                await work
                raise Died
        if isinstance(work, Coroutine):
            work.close()
        raise Died


class Mortal:
    """A store, sender or writer whose calls pass by a death."""

    def __init__(self, inner: object, death: Death) -> None:
        self._inner = inner
        self._death = death

    def __getattr__(self, name: str) -> Any:  # Any: whatever the wrapped object has
        call = getattr(self._inner, name)
        if name not in POINTS:
            return call
        return lambda *args, **values: self._death.around(name, call(*args, **values))


class RecordingSender:
    """Sends to the recorder; `troubles` are answered with 503 first."""

    def __init__(self, recorder: Recorder, clock: list[datetime], troubles: int = 0) -> None:
        self._recorder = recorder
        self._clock = clock
        self._troubles = troubles

    async def send(self, identity: str, advice: Advice, *, member: int, channel: int | None) -> None:
        """Record it."""
        assert advice.rows
        assert channel is None
        await asyncio.sleep(0)
        if self._troubles:
            self._troubles -= 1
            raise UnavailableError
        self._recorder.post(identity, member, self._clock[0])

    async def was_sent(self, identity: str, *, member: int, channel: int | None, since: datetime) -> bool:
        """Look into the recorder's history."""
        assert channel is None
        await asyncio.sleep(0)
        return self._recorder.has(identity, member, since)


class PlainWriter:
    """A message with the delivery's id in its button, and nothing else."""

    def delivered(self, delivery: Delivery, member: Member, now: datetime, *, late: timedelta = timedelta()) -> Advice:
        """The shortest message there can be."""
        assert delivery.reminder.member == member.id
        assert now >= delivery.scheduled
        assert late >= timedelta()
        button = Button(WORDS, Action("remind_done", (delivery.id,)))
        return Advice("remind", (Block(WORDS),), rows=((button,),))


@dataclass(frozen=True, slots=True)
class Faults:
    """What was tried, and which cases went wrong."""

    cases: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]


def run(*, url: str = "", reminders: int = 3, seed: int = 0, twice: bool = True) -> Faults:
    """Every point, before and after, every time away; `twice`: the second process dies somewhere too.

    `url`: an empty database; a SQLite file in a temporary folder when none is given.
    """
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(
            _run(url or f"sqlite+aiosqlite:///{Path(folder) / 'drill.db'}", reminders, seed, twice=twice)
        )


async def _run(url: str, reminders: int, seed: int, *, twice: bool) -> Faults:
    source = random.Random(seed)
    clock = [NOW]
    store = await Store.open(url, now=lambda: clock[0], source=random.Random(seed))
    cases, lost, doubled = 0, [], []
    try:
        for point in POINTS:
            for after in (False, True):
                for away in AWAY:
                    deaths = (Death(point, after), Death(source.choice(POINTS), after=source.random() < 0.5))
                    name = f"{deaths[: 1 + twice]}, {away}"
                    recorder = await _case(store, clock, deaths[: 1 + twice], away, members=reminders, case=cases)
                    seen = [len(recorder.messages.get(_member(cases, index), [])) for index in range(reminders)]
                    lost += [name for count in seen if count == 0]
                    doubled += [name for count in seen if count > 1]
                    cases += 1
                    clock[0] += timedelta(hours=2)
    finally:
        await store.close()
    return Faults(cases, tuple(lost), tuple(doubled))


def _member(case: int, index: int) -> int:
    return 1_000_000 + case * 1000 + index


async def _case(
    store: Store, clock: list[datetime], deaths: tuple[Death, ...], away: timedelta, *, members: int, case: int
) -> Recorder:
    """One-off reminders due now, processes that die one after the other, and one that lives."""
    recorder = Recorder()
    now = clock[0]
    for index in range(members):
        draft = ReminderDraft(WORDS, Schedule(now.replace(tzinfo=None), "UTC"), now)
        await store.apply(_member(case, index), (SetZone("UTC"), CreateReminder(draft)))
    for death in deaths:
        await _process(store, recorder, clock, death)
        clock[0] += away
    for _ in range(20):
        await _process(store, recorder, clock, Death("", after=False))
        if await store.next_due() is None:
            break
        clock[0] += timedelta(minutes=3)
    return recorder


async def _process(store: Store, recorder: Recorder, clock: list[datetime], death: Death) -> None:
    """One process's life: a few rounds, or until it dies."""
    sender = Mortal(RecordingSender(recorder, clock), death)
    deliverer = Deliverer(
        Mortal(store, death),
        sender,
        PlainWriter,
        now=lambda: clock[0],
        owner=f"process-{id(death)}",
    )
    try:
        for _ in range(3):
            await deliverer.round()
    except Died:
        # What the others of the batch had begun is let happen; they die at their next call.
        current = asyncio.current_task()
        await asyncio.gather(*(asyncio.all_tasks() - {current}), return_exceptions=True)
