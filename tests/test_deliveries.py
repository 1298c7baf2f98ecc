"""Reminders as members meet them: when they come, how often, and what a closed door or a restart does."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from bot import create_bot
from bot.delivery.deliverer import LONGEST_SHARED_SLEEP, LONGEST_SLEEP
from bot.delivery.discord_sender import DiscordSender
from bot.models.changes import CreateReminder, SetFallback, SetWaking, SetZone
from bot.models.reminder import ReminderDraft, Schedule
from bot.schedule import wall
from bot.settings import Settings
from tests.inboxes import ZONE, inbox, messages, now, remind
from tests.worlds import World, reply_of, text_of


async def test_arrives(world: World) -> None:
    """At its time, with the text, why it came, the next step, and when the next comes."""
    reminder = await remind(world, world.ben)
    await world.env.advance_time(3 * 3600)
    (message,) = inbox(world, world.ben)
    text = text_of(message)
    assert "study sql" in text
    assert "You asked for this on" in text
    assert "Next:" in text
    assert "hours" in text
    assert "https://" in text
    stored = (await world.stored(world.ben)).reminders[0]
    assert stored.due is not None
    assert reminder.due is not None
    assert stored.due > reminder.due


async def test_every_day_once(world: World) -> None:
    """Four days, four messages, each naming the next."""
    await remind(world, world.ben)
    for _ in range(4):
        await world.env.advance_time(24 * 3600)
    assert len(inbox(world, world.ben)) == 4


async def test_first_is_tested_without_its_text(world: World) -> None:
    """The first reminder is followed by a direct message that does not repeat it; a second one is not."""
    await remind(world, world.ben)
    await remind(world, world.ben, hours=5)
    (test,) = messages(world, world.ben)
    assert "I will write here" in text_of(test)
    assert "study sql" not in text_of(test)


async def test_closed_is_held_and_shown_later(world: World) -> None:
    """Closed direct messages: tried once, kept, and told at the next command, once."""
    await remind(world, world.ben, "")
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007, message="Cannot send", times=None)
    await world.env.advance_time(3 * 3600)
    await world.env.advance_time(24 * 3600)
    world.env.backend.faults.clear()
    assert not inbox(world, world.ben)
    (held,) = (await world.stored(world.ben)).held
    assert held.reason == "closed"
    result = await world.ben.slash(world.channel, "remind list")
    told = "\n".join(text_of(one) for one in (reply_of(result), *result.followups))
    assert "direct messages were closed" in told
    assert "study sql" in told
    assert not (await world.stored(world.ben)).held


async def test_fallback_channel(world: World) -> None:
    """A channel the member chose is used when direct messages are closed, and calls them by name."""
    await remind(world, world.ben, "")
    with world.env.time_context():
        await world.bot.services.apply(world.ben.id, (SetFallback(world.other.id),))
    dm = world.ben.user.dm_channel.id
    world.env.inject_error("POST", f"/channels/{dm}/messages", status=403, code=50007, message="no", times=None)
    await world.env.advance_time(3 * 3600)
    message = world.other.history()[-1]
    assert world.ben.mention in text_of(message)
    assert "study sql" in text_of(message)
    assert not (await world.stored(world.ben)).held


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_trouble_is_tried_again(world: World, status: int) -> None:
    """Discord away or asking to wait: it comes a little later, once."""
    await remind(world, world.ben, "")
    world.env.inject_error("POST", "/channels/*/messages", status=status, times=1)
    await world.env.advance_time(2 * 3600 + 60)
    await world.env.advance_time(600)
    assert len(inbox(world, world.ben)) == 1


async def test_restart_and_downtime(world: World) -> None:
    """A daily reminder missed four times while the bot was away is one message, marked late."""
    await remind(world, world.ben)
    await world.bot.close()
    await world.env.advance_time(4 * 24 * 3600)
    await world.restart()
    await world.env.advance_time(60)
    (message,) = inbox(world, world.ben)
    assert "late" in text_of(message)


async def test_long_downtime_is_listed(world: World) -> None:
    """What is more than a week late is not sent but told at the next command."""
    await remind(world, world.ben, "")
    await world.bot.close()
    await world.env.advance_time(9 * 24 * 3600)
    await world.restart()
    await world.env.advance_time(60)
    assert not inbox(world, world.ben)
    assert [held.reason for held in (await world.stored(world.ben)).held] == ["late"]


async def test_waking_hours(world: World) -> None:
    """What falls into the night comes when waking hours begin."""
    with world.env.time_context():
        await world.bot.services.apply(world.ben.id, (SetWaking(time(7), time(22)),))
    here = wall(now(world), ZONE)
    night = here.replace(hour=3, minute=0, second=0, microsecond=0) + timedelta(days=1)
    ahead = (night - here).total_seconds()
    await remind(world, world.ben, "", seconds=ahead)
    await world.env.advance_time(ahead + 3600)
    assert not inbox(world, world.ben)
    await world.env.advance_time(3 * 3600 + 60)
    assert len(inbox(world, world.ben)) == 1


async def test_found_message_is_not_sent_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sent, then the process died before it was marked: the next one finds the message and sends nothing."""
    await remind(world, world.ben, "")
    cog: Any = world.bot.get_cog("Deliveries")
    mark = type(world.bot.services.store).mark

    async def dies(*_: object, **__: object) -> bool:
        raise TimeoutError

    monkeypatch.setattr(type(world.bot.services.store), "mark", dies)
    await world.env.advance_time(2 * 3600 + 60)
    assert len(inbox(world, world.ben)) == 1
    monkeypatch.setattr(type(world.bot.services.store), "mark", mark)
    await world.env.advance_time(3600)
    assert len(inbox(world, world.ben)) == 1
    assert await world.bot.services.store.next_due() is None
    assert cog.deliver.is_running()


async def test_an_orderly_end_sends_what_is_under_way(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """SIGTERM in the middle of a round: the message is sent and marked, and does not wait for its lease."""
    cog: Any = world.bot.get_cog("Deliveries")
    claimed, go_on, send = asyncio.Event(), asyncio.Event(), DiscordSender.send

    async def slow(self: DiscordSender, *args: Any, **kwargs: Any) -> None:
        claimed.set()
        await go_on.wait()
        await send(self, *args, **kwargs)

    monkeypatch.setattr(DiscordSender, "send", slow)
    due = now(world) + timedelta(seconds=1)
    draft = ReminderDraft("study sql", Schedule(wall(due, ZONE), ZONE, ""), due)
    await world.bot.services.store.apply(world.ben.id, (SetZone(ZONE), CreateReminder(draft)))
    cog.deliver.cancel()
    monkeypatch.setattr(cog.deliverer, "_now", lambda: due)
    sending = asyncio.create_task(cog.deliver.coro(cog))
    await asyncio.wait_for(claimed.wait(), 5)
    closing = asyncio.create_task(cog.cog_unload())
    await asyncio.sleep(0.05)
    assert not closing.done(), "it left in the middle"
    go_on.set()
    await closing
    await sending
    assert len(inbox(world, world.ben)) == 1


@pytest.mark.parametrize("shards,longest", [(None, LONGEST_SLEEP), ((0,), LONGEST_SHARED_SLEEP)])
async def test_who_shares_the_database_looks_more_often(
    settings: Settings, shards: tuple[int, ...] | None, longest: float
) -> None:
    """A reminder made by another process that was killed since is not slept through."""
    bot = create_bot(replace(settings, shard_ids=shards, shard_count=1))
    await bot._async_setup_hook()
    try:
        await bot.prepare()
        cog: Any = bot.get_cog("Deliveries")
        assert await cog.deliverer.round() == longest
    finally:
        await bot.close()
