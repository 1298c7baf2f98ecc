"""What breaks around the bot, broken on purpose: what the member sees, and that nothing acknowledged is lost.

docs/operations.md has the table; each row names its test here.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import discord
import pytest
import pytest_asyncio
from simcord.env import Env

from bot import create_bot
from bot.client import AdvisorBot
from bot.errors import StoreBusyError
from bot.jumps import Jumps
from bot.models.changes import CreateReminder, FileGap, SetZone, Tick
from bot.models.reminder import ReminderDraft, Schedule
from bot.schedule import wall
from bot.settings import PROJECT, Settings
from bot.store import driver
from tests.stores import START, Postgres
from tests.worlds import World, _peopled, reply_of, text_of

ZONE = "Europe/Berlin"


async def choose(world: World) -> None:
    await world.ben.slash(world.channel, "path choose", career="backend")


async def tick(world: World) -> str:
    """Tick the next step by command; what the member reads."""
    return text_of(reply_of(await world.ben.slash(world.channel, "path done")))


async def ticked(world: World) -> int:
    return len((await world.stored(world.ben)).done)


async def daily(world: World, **ahead: float) -> None:
    """A daily reminder of Ben's."""
    due = world.bot.services.now().replace(second=0, microsecond=0) + timedelta(**ahead)
    draft = ReminderDraft("study sql", Schedule(wall(due, ZONE), ZONE, "FREQ=DAILY"), due)
    await world.bot.services.apply(world.ben.id, (SetZone(ZONE), CreateReminder(draft)))


def expected(world: World) -> None:
    """The failures so far were caused by the test."""
    assert world.env.errors is not None  # reading them acknowledges them
    world.failures.clear()


def reminded(world: World) -> list[discord.Message]:
    return [one for one in world.ben.user.dm_channel.history() if "study sql" in text_of(one)]


def test_each_row_of_the_table_names_a_test_that_exists() -> None:
    """docs/operations.md promises only what is tried: here, or by a drill that can be called."""
    told = (PROJECT / "docs" / "operations.md").read_text("utf-8")
    rows = told.partition("| fault | injected how |")[2].partition("\n\n")[0].splitlines()[2:]
    assert len(rows) >= 12
    here = Path(__file__).read_text("utf-8")
    for row in rows:
        assert row.endswith(("| nothing |", "| nothing confirmed |")), row
        assert (named := re.findall(r"`(test_\w+)`", row)) or "`python -m bench.drill`" in row, row
        assert [test for test in named if f"def {test}(" not in here] == [], row


# Discord


async def test_gateway_drop_and_new_identify(world: World) -> None:
    """The line breaks and the bot identifies anew: ticks stay, answers go on, commands are not sent again."""
    await choose(world)
    await tick(world)
    shard = world.bot.get_shard(0)
    assert shard is not None
    await shard.disconnect()
    await world.env.settle()
    assert await ticked(world) == 1
    await shard.reconnect()
    await world.env.settle()
    assert "Salary" in text_of(await world.mention(world.ben, "backend salary"))
    await tick(world)
    assert await ticked(world) == 2


@pytest.mark.parametrize("status", [500, 502, 503, 429])
async def test_discord_refuses_the_answer_to_a_question(world: World, status: int) -> None:
    """The first try fails, the member gets a sentence with a number; the next question is answered."""
    world.env.inject_error("POST", "/channels/*/messages", status=status, times=1)
    told = text_of(await world.mention(world.ben, "backend salary"))
    assert "something went wrong on my side" in told
    expected(world)
    assert "Salary" in text_of(await world.mention(world.ben, "backend salary"))


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_discord_refuses_the_answer_to_a_tick(world: World, status: int) -> None:
    """The tick was stored before the answer: the member is told of trouble, the tick is there, once."""
    await choose(world)
    world.env.inject_error("POST", "/interactions/*/callback", status=status, times=1)
    told = await tick(world)
    assert "Nothing of yours is lost" in told
    expected(world)
    assert await ticked(world) == 1


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_discord_refuses_a_reminder_for_a_while(world: World, status: int) -> None:
    """Three refusals in a row: it comes later, once."""
    with world.env.time_context():
        await daily(world, hours=1)
    await world.env.settle()
    world.env.inject_error("POST", "/channels/*/messages", status=status, times=3)
    await world.env.advance_time(3600 + 60)
    await world.env.advance_time(4 * 3600)
    assert len(reminded(world)) == 1


# SQLite


async def test_database_locked_by_another_program(world: World, tmp_path: Path) -> None:
    """Questions are answered meanwhile; a tick is refused with a number, and works when the lock is gone."""
    await choose(world)
    with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        refused = await tick(world)
        assert "nothing was changed" in refused
        assert "Salary" in text_of(await world.mention(world.ben, "backend salary"))
        other.execute("ROLLBACK")
    expected(world)
    assert await ticked(world) == 0
    await tick(world)
    assert await ticked(world) == 1


async def test_counts_wait_for_a_locked_database(world: World, tmp_path: Path) -> None:
    """A statistic that cannot be written now costs nobody an answer, and is written later."""
    services = world.bot.services
    await world.mention(world.ben, "backend salary")
    await world.env.advance_time(60)
    with closing(sqlite3.connect(tmp_path / "bot.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "Salary" in text_of(await world.mention(world.ben, "backend salary"))
        other.execute("ROLLBACK")
    await services.write_counts()
    (count,) = await services.store.stats(world.guild.id, services.now() - timedelta(days=1))
    assert count.number == 2


@pytest_asyncio.fixture
async def small_disk(
    settings: Settings, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    """A bot whose database may grow by 40 pages and no further."""
    with closing(sqlite3.connect(tmp_path / "advisor.db")) as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    monkeypatch.setattr(driver, "PRAGMAS", (*driver.PRAGMAS, f"max_page_count={pages + 40}"))
    async for world in _running(replace(settings, database_url=sqlite_url)):
        yield world


async def test_disk_full(small_disk: World) -> None:
    """What was acknowledged stays; what does not fit is refused with a number; with room again it goes on."""
    world = small_disk
    await choose(world)
    await tick(world)
    store = world.bot.services.store
    for number in range(20):
        await store.file_gap(9, FileGap(world.guild.id, f"{number:990}", "answer", "", "", wrong=False))
    kept: list[str] = []

    async def fill(shape: str) -> None:
        for number in range(5000):
            await store.apply(world.ben.id, [Tick((shape.format(number),))])
            kept.append(shape.format(number))

    for shape in ("a{:060}", "b{:05}"):  # to the last bytes: the short ones find room where the long ones do not
        with pytest.raises(StoreBusyError, match="full"):
            await fill(shape)
    assert len(kept) > 100
    real = await ticked(world) - len(kept)
    assert "nothing was changed" in await tick(world)
    assert {done.item for done in (await world.stored(world.ben)).done} >= set(kept)
    assert await ticked(world) == len(kept) + real
    assert "Salary" in text_of(await world.mention(world.ben, "backend salary"))
    expected(world)
    await store.purge_server(world.guild.id)  # an operator makes room
    await tick(world)
    assert await ticked(world) == len(kept) + real + 1


# PostgreSQL


async def test_postgres_restarted(settings: Settings, postgres: Postgres, postgres_url: str) -> None:
    """The server goes and comes back: refused while it is away, as before afterwards; nothing acknowledged is lost."""
    async for world in _running(replace(settings, database_url=postgres_url)):
        await choose(world)
        await tick(world)
        await asyncio.to_thread(postgres.server.stop)
        refused = await tick(world)
        assert "went wrong" in refused or "nothing was changed" in refused
        await asyncio.to_thread(postgres.server.start)
        expected(world)
        assert await ticked(world) == 1
        await tick(world)
        assert await ticked(world) == 2
        expected(world)


# Clock


@pytest_asyncio.fixture
async def jumpy(settings: Settings) -> AsyncIterator[tuple[World, list[timedelta]]]:
    """A bot whose clock is wrong by what stands in the list."""
    wrong = [timedelta()]
    env = Env(create_bot(settings, now=lambda: discord.utils.utcnow() + wrong[0]), settle_timeout=30)
    await env.start()
    try:
        yield _peopled(settings, env), wrong
    finally:
        await env.bot.close()
        await env.shutdown()


async def test_clock_jumps_ahead(jumpy: tuple[World, list[timedelta]]) -> None:
    """Ten days at once: no flood, one message at most; the daily rhythm goes on."""
    world, wrong = jumpy
    with world.env.time_context():
        await daily(world, hours=1)
    await world.env.settle()
    wrong[0] = timedelta(days=10)
    await world.env.advance_time(3 * 3600)
    assert len(reminded(world)) <= 1
    before = len(reminded(world))
    await world.env.advance_time(24 * 3600)
    assert len(reminded(world)) == before + 1


async def test_clock_jumps_back(jumpy: tuple[World, list[timedelta]]) -> None:
    """Set back by six hours after a message: the same one does not come twice."""
    world, wrong = jumpy
    with world.env.time_context():
        await daily(world, hours=1)
    await world.env.settle()
    await world.env.advance_time(2 * 3600)
    assert len(reminded(world)) == 1
    wrong[0] = timedelta(hours=-6)
    await world.env.advance_time(8 * 3600)
    assert len(reminded(world)) == 1
    await world.env.advance_time(24 * 3600)
    assert len(reminded(world)) == 2


async def test_a_jump_of_the_clock_is_noticed_within_seconds(jumpy: tuple[World, list[timedelta]]) -> None:
    """The loop counts seconds and would sleep on; a look at the clock, which asks no database, wakes it."""
    world, wrong = jumpy
    with world.env.time_context():
        await daily(world, minutes=50)
    await world.env.advance_time(1)
    wrong[0] = timedelta(minutes=51)
    await world.env.advance_time(60)
    assert not reminded(world), "the loop slept less than it was told to"
    await world.bot._watch()
    await world.env.advance_time(1)
    assert len(reminded(world)) == 1


def test_only_a_jump_counts_as_one() -> None:
    """A clock that is a little off is not; one set ahead or back is, once."""
    at, counted, found = START, 0.0, []
    jumps = Jumps(lambda: at, lambda: counted)
    for passed in (60, 61, 59, 60 + 3600, 60, 60 - 3600, 60):
        at, counted = at + timedelta(seconds=passed), counted + 60
        found.append(jumps.look())
    assert found == [False, False, False, True, False, True, False]


# Knowledge


async def test_knowledge_file_broken_while_running(settings: Settings, tmp_path: Path) -> None:
    """An author saves a half-written file: members get the old answer; the log names file, line and key."""
    folder = tmp_path / "knowledge"
    shutil.copytree(PROJECT / "knowledge", folder)
    async for world in _running(replace(settings, knowledge_dir=folder)):
        before = text_of(await world.mention(world.ben, "backend salary"))
        mind = world.bot.services.mind
        for broken in ("topics: [half", "key: backend\nname: 1\n", ""):
            (folder / "careers" / "backend.yaml").write_text(broken, "utf-8")
            await world.bot._watch()
            assert world.bot.services.mind is mind
        assert text_of(await world.mention(world.ben, "backend salary")) == before


async def _running(settings: Settings) -> AsyncIterator[World]:
    env = Env(create_bot(settings), settle_timeout=60)
    await env.start()
    try:
        yield _peopled(settings, env)
    finally:
        bot = env.bot
        assert isinstance(bot, AdvisorBot)
        await bot.close()
        await env.shutdown()
