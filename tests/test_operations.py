"""The operator's view: numbers, health, and a log in which neither a token nor a member's words can stand."""

from __future__ import annotations

import io
import json
import logging
import math
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import discord
import pytest
import pytest_asyncio
from simcord.env import Env

from bot import create_bot
from bot.client import AdvisorBot
from bot.errors import SettingsError, StoreBusyError
from bot.models.changes import CreateReminder, SetZone
from bot.models.reminder import ReminderDraft, Schedule
from bot.operations import logs
from bot.operations.metrics import CountedDeliveries, Metrics
from bot.operations.page import Page
from bot.schedule import wall
from bot.settings import PROJECT, Settings
from bot.store import Store
from tests.stores import SetClock
from tests.worlds import World

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabCde." + "x" * 38
SECRET = "I want to leave my husband"
"""What a member might write."""


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


async def get(env: Env, path: str) -> tuple[int, str]:
    """Status and body of one page."""
    port = env.bot.settings.metrics_port  # type: ignore[attr-defined]
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.status, await answer.text()


def sample(page: str, name: str) -> float:
    """One number of the metrics page."""
    found = re.search(rf"^{re.escape(name)} (\S+)$", page, re.MULTILINE)
    assert found, f"{name} is not on the page"
    return float(found.group(1))


# Page


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


# Log


@pytest.fixture(params=["text", "json"])
def log(request: pytest.FixtureRequest) -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """A logger set up as the bot's, and what it has written."""
    stream = io.StringIO()
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in logs.LOUD}
    url = "postgresql+asyncpg://bot:hunter2@db/advisor"
    logs.set_up(Settings(token=TOKEN, database_url=url, log_format=request.param, log_level="DEBUG"), stream)
    try:
        yield logging.getLogger("bot.test"), stream
    finally:
        root.handlers[:] = before
        root.setLevel(level)
        for name, old in levels.items():
            logging.getLogger(name).setLevel(old)


def test_secrets_never_get_into_the_log(log: tuple[logging.Logger, io.StringIO]) -> None:
    """Not the token, not another token, not the database's password, wherever they stand."""
    logger, stream = log
    logger.info("logging in with %s", TOKEN)
    logger.info("another: %s", TOKEN.replace("x", "y"))
    logger.info("opening postgresql+asyncpg://bot:hunter2@db/advisor and postgres://a:b3tter@c/d")
    logger.error("refused", exc_info=ConnectionError(f"401 for {TOKEN}"))
    written = stream.getvalue()
    assert "refused" in written
    for secret in (TOKEN, "y" * 38, "hunter2", "b3tter"):
        assert secret not in written


def test_a_member_s_words_in_an_error_stay_out(log: tuple[logging.Logger, io.StringIO]) -> None:
    """Neither the error's text nor its causes' are written; where it happened is."""
    logger, stream = log
    try:
        try:
            {}[SECRET]  # type: ignore[index]
        except KeyError as error:
            raise ValueError(f"cannot parse {SECRET!r}") from error
    except ValueError:
        logger.exception("failure %s in %s", "ab12cd", "message", extra={"reference": "ab12cd"})
    logging.getLogger("asyncio").error("Task exception was never retrieved\nfuture: <Task exception=%r>", SECRET)
    logging.getLogger("discord.http").debug("POST returned %s", SECRET)
    logging.getLogger("aiosqlite").debug("executing %s", SECRET)
    written = stream.getvalue()
    assert SECRET not in written
    assert "never retrieved" in written
    assert "test_operations.py" in written
    assert "KeyError" in written


def test_each_line_can_be_read_by_a_machine(log: tuple[logging.Logger, io.StringIO]) -> None:
    """The reference number is a field of its own; a line break cannot forge an event."""
    logger, stream = log
    logger.error('a "quoted"\nmessage', extra={"reference": "ab12cd"})
    (line,) = stream.getvalue().splitlines()
    if line.startswith("{"):
        assert json.loads(line)["reference"] == "ab12cd"
    else:
        fields = dict(re.findall(r'(\w+)=("(?:[^"\\]|\\.)*"|\S+)', line))
        assert fields["reference"] == "ab12cd"
        assert fields["level"] == "ERROR"
        assert json.loads(fields["message"]) == 'a "quoted"\nmessage'


async def test_a_failure_gives_member_and_log_the_same_reference(
    world: World, log: tuple[logging.Logger, io.StringIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a report of a member's leads to the line; the question itself is nowhere in the log."""

    async def broken(self: Any, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(type(world.bot.services.store), "member", broken)
    answer = await world.mention(world.ben, SECRET)
    world.failures.clear()
    from tests.worlds import text_of

    written = log[1].getvalue()
    found = re.search(r'reference(?:=|": ")(\w{6})', written)
    assert found, written
    assert found.group(1) in text_of(answer)
    assert SECRET not in written
    assert sample(world.bot.services.metrics.page().decode(), 'advisor_failures_total{error="RuntimeError"}') == 1


# End


@pytest.mark.parametrize("name", ["server setup", "server gaps", "server stats", "privacy export", "privacy delete"])
async def test_no_command_is_cut_off_by_an_orderly_end(
    world: World, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever answers is counted as under way until the answer is sent, and the bot waits for that."""
    under_way: list[float] = []
    send = discord.InteractionResponse.send_message

    async def counted(self: Any, *args: Any, **kwargs: Any) -> Any:
        under_way.append(world.bot.services.under_way())
        return await send(self, *args, **kwargs)

    monkeypatch.setattr(discord.InteractionResponse, "send_message", counted)
    await world.ada.slash(world.channel, name)
    assert under_way == [1.0]
    assert world.bot.services.under_way() == 0


STOPPED = """
import asyncio, sys
import discord
from bot.cli import run
from bot.client import AdvisorBot
from bot.settings import Settings
from pathlib import Path

async def start(self, token, *, reconnect=True):
    await self._async_setup_hook()
    await self.prepare()
    async def answer():
        async with self.services.working():
            print("answering", flush=True)
            await asyncio.sleep(0.5)
            print("answered", flush=True)
    task = asyncio.create_task(answer())
    while not self.is_closed():
        await asyncio.sleep(0.01)
    await task

AdvisorBot.start = start
settings = Settings(token="x", database_url=sys.argv[1], knowledge_dir=Path(sys.argv[2]), log_format="json")
print("left with", repr(asyncio.run(run._serve(settings))), flush=True)
"""


def test_sigterm_finishes_what_was_promised(sqlite_url: str) -> None:
    """A real process: the answer under way is given before it leaves, without a traceback."""
    command = [sys.executable, "-c", STOPPED, sqlite_url, str(PROJECT / "knowledge")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=PROJECT, env=os.environ | {"PYTHONPATH": "."}
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        if b"answering" not in first:
            process.kill()
            raise AssertionError(process.communicate()[1].decode()[-2000:])
        process.send_signal(signal.SIGTERM)
        told, errors = process.communicate(timeout=60)
    assert told.decode().splitlines() == ["answered", "left with ''"], errors.decode()
    assert process.returncode == 0
    assert b"Traceback" not in errors


def test_nothing_in_the_code_logs_a_member_s_text() -> None:
    """No call of a logger is given a message's content, a question or the text of anything."""
    calls = re.compile(r"\blog\.(?:debug|info|warning|error|exception|critical)\((?:[^()]|\([^()]*\))*\)")
    told = re.compile(
        r"\.(content|text|question|clean_content|value|token)\b|\b(text|question|content|given)\b(?=[,)])"
    )
    wrong = [
        f"{path.relative_to(PROJECT)}: {call}"
        for path in (PROJECT / "bot").rglob("*.py")
        for call in calls.findall(path.read_text("utf-8"))
        if told.search(re.sub(r'"[^"]*"', "", call))
    ]
    assert wrong == []


def test_the_log_of_a_missing_token_says_nothing_else(tmp_path: Path) -> None:
    """`run` without a token ends with one sentence."""
    from tests.test_cli import bot

    done = bot("run", DISCORD_TOKEN="", DATABASE_URL=f"sqlite+aiosqlite:///{tmp_path}/x.db")
    assert done.returncode == 2
    assert b"DISCORD_TOKEN" in done.stderr
