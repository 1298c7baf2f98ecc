"""Rounds of sending, with a store and a Discord of the tests' own."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bench.drill_faults import PlainWriter
from bot.cogs.deliveries import _share
from bot.delivery import Deliverer, UnavailableError
from bot.delivery.deliverer import AT_ONCE, BATCH, GIVE_UP
from bot.models.advice import Advice
from bot.models.member import Member
from bot.models.reminder import Delivery, Reminder, Schedule
from bot.schedule.delivery import LEASE
from bot.settings import Settings

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
DAILY = Schedule(NOW.replace(tzinfo=None), "UTC", "FREQ=DAILY")
REMINDER = Reminder("r1", 1, "study", DAILY, "study", None, NOW, NOW, paused=False, paused_until=None)


@dataclass
class Shelf:
    """Gives out what is put on it, and keeps what is marked."""

    waiting: list[Delivery]
    marked: list[tuple[str, str, str, datetime | None]] = field(default_factory=list)

    async def member(self, member_id: int) -> Member:
        """The one member."""
        return Member(member_id, zone="UTC", reminders=(REMINDER,))

    async def next_due(self) -> datetime | None:
        """Nothing later."""
        return None

    async def claim_due(self, now: datetime, *, limit: int, lease: timedelta, owner: str) -> tuple[Delivery, ...]:
        """The next ones."""
        assert now.tzinfo
        assert lease
        assert owner
        given, self.waiting = self.waiting[:limit], self.waiting[limit:]
        return tuple(given)

    async def mark(self, delivery: Delivery, outcome: str, **how: Any) -> bool:
        """Noted."""
        self.marked.append((delivery.id, outcome, how["reason"], how["not_before"]))
        return True


@dataclass
class Discord:
    """Counts what is sent, and how much at once."""

    look: Exception | None = None
    sent: list[str] = field(default_factory=list)
    open: int = 0
    most: int = 0

    async def send(self, identity: str, advice: Advice, *, member: int, channel: int | None) -> None:
        """Takes a few turns of the loop."""
        assert advice.rows
        assert member
        assert channel is None
        self.open += 1
        self.most = max(self.most, self.open)
        for _ in range(3):
            await asyncio.sleep(0)
        self.open -= 1
        self.sent.append(identity)

    async def was_sent(self, identity: str, **_: Any) -> bool:
        """Never there, or not to be told."""
        if self.look:
            raise self.look
        return identity in self.sent


def claimed(count: int, **values: Any) -> list[Delivery]:
    """Deliveries that were claimed just now."""
    return [replace(Delivery(f"d{number:024}", REMINDER, NOW, NOW, "claimed"), **values) for number in range(count)]


def deliverer(shelf: Shelf, discord: Discord, now: datetime = NOW) -> Deliverer:
    """With the time standing still."""
    return Deliverer(shelf, discord, PlainWriter, now=lambda: now, owner="test")


@pytest.mark.parametrize("attempt", [2, GIVE_UP, GIVE_UP + 5])
async def test_a_look_that_discord_cannot_answer_is_put_off_and_never_given_up(attempt: int) -> None:
    """Whether it was sent cannot be told during an outage: nothing is sent, and no failure of ours is counted."""
    shelf = Shelf(claimed(1, attempt=attempt, recovered=True))
    discord = Discord(look=UnavailableError(timedelta(hours=3)))
    await deliverer(shelf, discord).round()
    assert [(outcome, reason, at) for _, outcome, reason, at in shelf.marked] == [
        ("retry", "unavailable", NOW + timedelta(hours=3))
    ]
    assert not discord.sent


async def test_a_rush_is_sent_a_few_at_once_and_without_a_pause_between_batches() -> None:
    """One round takes several batches, and no more are under way at once than was said."""
    shelf, discord = Shelf(claimed(3 * BATCH + 5)), Discord()
    await deliverer(shelf, discord).round()
    assert len(discord.sent) == len(set(discord.sent)) == len(shelf.marked) == 3 * BATCH + 5
    assert 1 < discord.most <= AT_ONCE


async def test_a_claim_that_waited_too_long_is_left_alone() -> None:
    """It could be another's before it is sent: two would send it."""
    shelf, discord = Shelf(claimed(1)), Discord()
    await deliverer(shelf, discord, NOW + LEASE - timedelta(seconds=60)).round()
    assert not discord.sent
    assert not shelf.marked


async def test_an_end_claims_nothing_more() -> None:
    """What is claimed is sent, the rest stays for the next process."""
    shelf, discord = Shelf(claimed(3 * BATCH)), Discord()
    ending = deliverer(shelf, discord)
    ending.end()
    await ending.round()
    assert (len(discord.sent), len(shelf.waiting)) == (BATCH, 2 * BATCH)


@pytest.mark.parametrize("shards,count,share", [(None, None, 1), ((0, 1), 8, 0.25), ((3,), 4, 0.25)])
def test_processes_share_the_limit_of_requests(
    settings: Settings, shards: tuple[int, ...] | None, count: int | None, share: float
) -> None:
    """Discord counts the requests of a bot, however many processes it has."""
    assert _share(replace(settings, shard_ids=shards, shard_count=count)) == share
