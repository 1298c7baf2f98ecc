"""The operator's page: numbers, health, readiness."""

from __future__ import annotations

import json
import math
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from simcord.env import Env

from bot import create_bot
from bot.client import AdvisorBot
from bot.errors import SettingsError, StoreBusyError
from bot.models.changes import CreateReminder, SetZone
from bot.models.reminder import ReminderDraft, Schedule
from bot.operations.metrics import CountedDeliveries, Metrics
from bot.operations.page import Page
from bot.schedule import wall
from bot.settings import Settings
from bot.store import Store
from tests.pages import get, sample
from tests.stores import SetClock
from tests.worlds import World


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest_asyncio.fixture
async def watched(settings: Settings) -> AsyncIterator[Env]:
    """A connected bot with its page."""
    env = Env(create_bot(replace(settings, metrics_port=free_port())), settle_timeout=30)
    await env.start()
    try:
        yield env
    finally:
        await env.bot.close()
        await env.shutdown()


async def test_the_page_counts_answers_by_kind_and_times_them(watched: Env) -> None:
    """After one question, everything an operator watches has a number; nobody's id and no word is among them."""
    guild = watched.create_guild("Study Corner")
    ben = guild.add_member(watched.create_user("ben"))
    channel = guild.create_text_channel("careers")
    assert watched.bot.user is not None
    await ben.send(channel, f"{watched.bot.user.mention} backend salary")
    status, page = await get(watched, "/metrics")
    assert status == 200
    assert sample(page, 'advisor_answers_total{kind="answer",outcome="answered"}') == 1
    assert sample(page, "advisor_answer_seconds_count") == 1
    assert sample(page, 'advisor_store_seconds_count{mode="read"}') >= 1
    assert sample(page, 'advisor_store_seconds_count{mode="write"}') >= 1
    assert sample(page, "advisor_gateway_latency_seconds") >= 0
    assert sample(page, "advisor_guilds") == 1
    assert sample(page, "advisor_requests_under_way") == 0
    assert math.isfinite(sample(page, "advisor_knowledge_age_seconds"))
    assert str(ben.id) not in page
    assert str(guild.id) not in page


async def test_the_page_reads_no_file(watched: Env, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scrape is answered from memory: the event loop must not wait for a disk."""
    monkeypatch.setattr(Path, "stat", None)
    monkeypatch.setattr(Path, "rglob", None)
    assert (await get(watched, "/metrics"))[0] == 200


async def test_a_connected_bot_is_healthy_and_ready(watched: Env) -> None:
    for path in ("/healthz", "/readyz"):
        status, body = await get(watched, path)
        assert (status, json.loads(body)["ok"]) == (200, True), path


async def test_a_bot_without_its_database_is_alive_but_not_ready(watched: Env, monkeypatch: pytest.MonkeyPatch) -> None:
    """A restart would not help it, so only `/readyz` says no."""
    bot = watched.bot
    assert isinstance(bot, AdvisorBot)

    async def away() -> None:
        raise StoreBusyError("The database is locked.")

    monkeypatch.setattr(bot.services.store, "check", away)
    assert (await get(watched, "/healthz"))[0] == 200
    status, body = await get(watched, "/readyz")
    assert status == 503
    assert json.loads(body)["missing"] == ["The database is locked."]


async def test_a_bot_whose_reminders_have_ended_is_not_alive(watched: Env) -> None:
    """So that a supervisor starts it again."""
    bot = watched.bot
    assert isinstance(bot, AdvisorBot)
    cog: Any = bot.get_cog("Deliveries")
    cog.deliver.cancel()
    await watched.settle()
    status, body = await get(watched, "/healthz")
    assert status == 503
    assert "reminders" in body


async def test_a_port_in_use_is_said_and_no_page_without_one(world: World) -> None:
    """The page is off by default; a taken port names the setting."""
    assert world.bot.page is None
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SettingsError, match="METRICS_PORT"):
            await Page(world.bot).start("127.0.0.1", taken.getsockname()[1])


async def test_reminders_are_counted_as_due_sent_held_and_late(store: Store, clock: SetClock) -> None:
    """Three due at once: one sent in time, one ten minutes late, one held; a second mark counts nothing."""
    due = clock() + timedelta(minutes=1)
    for member in (1, 2, 3):
        draft = ReminderDraft("study", Schedule(wall(due, "Europe/Berlin"), "Europe/Berlin", ""), due)
        await store.apply(member, (SetZone("Europe/Berlin"), CreateReminder(draft)))
    metrics = Metrics()
    counted = CountedDeliveries(store, metrics, now=clock)
    claimed = await counted.claim_due(clock.forward(minutes=1), limit=10, lease=timedelta(hours=1), owner="test")
    await counted.mark(claimed[0], "sent", next_due=None)
    await counted.mark(claimed[1], "held", next_due=None, reason="closed")
    clock.forward(minutes=10)
    await counted.mark(claimed[2], "sent", next_due=None)
    assert not await counted.mark(claimed[2], "sent", next_due=None)
    page = metrics.page().decode()
    assert sample(page, "advisor_reminders_due_total") == 3
    assert sample(page, 'advisor_reminders_total{outcome="sent"}') == 2
    assert sample(page, 'advisor_reminders_total{outcome="held"}') == 1
    assert sample(page, "advisor_reminders_late_total") == 1
    assert sample(page, "advisor_reminder_delay_seconds_count") == 2


async def test_the_bot_s_own_reminders_go_through_the_counter(world: World) -> None:
    """Not only the counter works: it is in use."""
    cog: Any = world.bot.get_cog("Deliveries")
    assert isinstance(cog.deliverer._store, CountedDeliveries)
