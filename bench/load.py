"""The whole bot under load in simcord, beside an echo bot that sends the same finished layouts: latency, CPU, memory.

Both bots get the same messages in turns, so that whatever else the machine does falls on both. CPU is that of the whole
process (the database's thread, the model's), simcord's own included, which both need alike.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import random
import sqlite3
import statistics
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import discord
import psutil
from discord import ui
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bench.store import Row
from bot.client import AdvisorBot, create_bot, settle
from bot.models.knowledge import Knowledge
from bot.posting import Content, Poster
from bot.settings import PROJECT, Settings
from bot.store import Store

MEMBERS, TICKS_EACH = 100_000, 5
PEOPLE = 50
"""Members who write; the others are in the database only."""
BLOCK = 25
"""Messages to one bot before it is the other's turn."""
RATE = 50.0
"""Messages a second at most: Discord's own ceiling for a bot's requests."""
SEED = 7
BUDGET = 2.5
"""Whole message to reply: at most so many times the echo bot's CPU."""
TOLERATED = 30.0
"""MB that memory may grow over a long run, beyond what the echo bot's simulated Discord grows by."""
WARM = 12
"""Rounds before anything is measured: what is made at its first use, page by page, is no part of a message's cost."""
Env._settle_internal.__kwdefaults__["idle"] = 0.001  # type: ignore[index]  # simcord's own waiting is no work of ours


@dataclass(slots=True)
class Side:
    """One bot with its simulated Discord, and what was measured of it."""

    env: Env
    channel: ChannelHandle
    people: Sequence[MemberActor]
    cpu: array[float] = field(default_factory=lambda: array("d"))
    latency: array[float] = field(default_factory=lambda: array("d"))
    """Eight bytes a message: lists of 200,000 would look like a leak of the bot's."""

    async def say(self, who: int, text: str) -> None:
        """One message to the bot; the time until everything it does because of it is done."""
        mention = self.env.bot.user.mention if self.env.bot.user is not None else ""
        start, spent = time.perf_counter(), time.process_time()
        await self.people[who].send(self.channel, f"{mention} {text}")
        self.latency.append((time.perf_counter() - start) * 1000)
        self.cpu.append((time.process_time() - spent) * 1000)

    def forget(self) -> None:
        """Empty what the simulated Discord remembers, so that only the bots' own memory can grow."""
        backend = self.env.backend
        for grown in (backend.http_requests, backend.transcript, backend._reserved_ids, backend._sequences):
            grown.clear()
        for messages in backend.messages.values():
            messages.clear()


class Echo(discord.AutoShardedClient):
    """Sends a finished layout for each message, and does nothing else."""

    def __init__(self) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none(), shard_count=1)
        self.next: Content | None = None

    async def on_message(self, message: discord.Message) -> None:
        """Reply with the layout that is next."""
        if message.author.bot or self.next is None:
            return
        await message.reply(mention_author=False, files=[], **self.next)


def measure(*, seconds: float = 75.0, rate: float = math.inf, members: int = MEMBERS) -> list[Row]:
    """Both bots for so many seconds in all, at most `rate` messages a second; each has an event loop of its own.

    As fast as they go: a few hundred messages, as many as fit into half a minute at Discord's ceiling, tell a ratio
    no better than to a fifth. And over a minute, because on a shared machine its other guests come and go.
    """
    with tempfile.TemporaryDirectory() as folder, asyncio.Runner() as one, asyncio.Runner() as other:
        file = Path(folder) / "load.db"
        one.run(fill(file, members))
        settings = Settings(
            database_url=f"sqlite+aiosqlite:///{file}",
            cache_dir=PROJECT / "data",
            member_per_minute=0,
            channel_per_minute=0,
        )
        ours = one.run(side(lambda: create_bot(settings)))
        theirs = other.run(side(Echo))
        settle(advisor(ours).services.mind)  # as `run` does
        try:
            memory = _turns(one, ours, other, theirs, seconds=seconds, rate=rate)
        finally:
            one.run(closed(ours))
            other.run(closed(theirs))
        return _rows(ours, theirs, memory, members)


def _turns(
    one: asyncio.Runner, ours: Side, other: asyncio.Runner, theirs: Side, *, seconds: float, rate: float
) -> list[float]:
    """Blocks of messages to each in turns; MB of memory after each."""
    layouts, asked = recorded(), questions(advisor(ours).services.mind.knowledge)
    memory: list[float] = []
    ends, rounds = time.monotonic() + seconds, 0
    while time.monotonic() < ends or rounds < WARM + 2:
        begun = time.monotonic()
        block = [next(asked) for _ in range(BLOCK)]
        one.run(_ask(ours, block, layouts))
        other.run(_echo(theirs, block, layouts))
        rounds += 1
        if rounds == WARM:
            for side in (ours, theirs):
                del side.cpu[:]
                del side.latency[:]
        memory.append(psutil.Process().memory_info().rss / 1e6)
        time.sleep(max(0.0, 2 * BLOCK / rate - (time.monotonic() - begun)))
    return memory[WARM:]


async def _ask(side: Side, block: Sequence[tuple[int, str]], layouts: list[Content]) -> None:
    """A block to our bot; `layouts` holds its replies afterwards."""
    layouts.clear()
    for who, text in block:
        before = len(layouts)
        await side.say(who, text)
        assert len(layouts) == before + 1, f"{len(layouts) - before} replies to {text!r}"
    side.forget()


async def _echo(side: Side, block: Sequence[tuple[int, str]], layouts: Sequence[Content]) -> None:
    """The same block to the echo bot, which has the finished layouts."""
    assert isinstance(side.env.bot, Echo)
    for (who, text), layout in zip(block, layouts, strict=True):
        side.env.bot.next = layout
        await side.say(who, text)
    side.forget()


def advisor(side: Side) -> AdvisorBot:
    """Our bot, of the side that has it."""
    assert isinstance(side.env.bot, AdvisorBot)
    return side.env.bot


async def closed(side: Side) -> None:
    await side.env.bot.close()
    await side.env.shutdown()


def _rows(ours: Side, theirs: Side, memory: Sequence[float], members: int) -> list[Row]:
    third = max(1, len(memory) // 3)
    grown = statistics.median(memory[-third:]) - statistics.median(memory[:third])
    name, number = f"message to reply, {members:,} members", len(ours.cpu) + len(theirs.cpu)
    ratio = statistics.mean(ours.cpu) / statistics.mean(theirs.cpu)
    return [
        Row(f"{name}: messages answered", len(ours.cpu), ""),
        Row(f"{name}: p50", statistics.median(ours.latency), "ms"),
        Row(f"{name}: p99", statistics.quantiles(ours.latency, n=100)[98], "ms"),
        Row(f"{name}: CPU, mean", statistics.mean(ours.cpu), "ms"),
        Row("echo bot with the same layouts: CPU, mean", statistics.mean(theirs.cpu), "ms"),
        Row("message to reply: CPU compared with the echo bot", ratio, "x", BUDGET),
        Row(f"memory, last third against the first, {number:,} messages", grown, "MB", TOLERATED),
    ]


def recorded() -> list[Content]:
    """Every layout that our bot composes from now on."""
    layouts: list[Content] = []
    compose = Poster.compose

    def recording(self: Poster, *args: object, **kwargs: object) -> Content:
        content = compose(self, *args, **kwargs)  # type: ignore[arg-type]
        layouts.append(content)
        assert isinstance(content["view"], ui.LayoutView)
        return content

    Poster.compose = recording  # type: ignore[method-assign]
    return layouts


async def side(made: Callable[[], discord.Client]) -> Side:
    env = Env(made(), settle_timeout=60)
    await env.start()
    guild = env.create_guild("Study Corner")
    channel = guild.create_text_channel("careers")
    people = [guild.add_member(env.create_user(f"member{number}")) for number in range(PEOPLE)]
    return Side(env, channel, people)


def questions(knowledge: Knowledge) -> Iterator[tuple[int, str]]:
    """Who writes what: answers, follow-ups, comparisons, personal questions, small talk; the same each time."""
    rng = random.Random(SEED)
    names = [career.aliases[0] if career.aliases else career.name for career in knowledge.careers.values()]
    phrasings = [known.text for known in knowledge.phrasings[::40] if known.labels[0] in knowledge.topics]
    while True:
        career, other = rng.choice(names), rng.choice(names)
        text = rng.choice(
            [
                f"{career} {rng.choice(phrasings)}",
                f"{career} {rng.choice(phrasings)}",
                f"what is the salary of a {career}?",
                rng.choice(phrasings),
                f"{career} or {other}?",
                "what should I learn next?",
                "show my progress",
                "thanks!",
                "how much does a plumber earn",
            ]
        )
        yield rng.randrange(PEOPLE), text


async def fill(file: Path, members: int) -> None:
    """The database with members who have a path and some ticks."""
    await (await Store.open(f"sqlite+aiosqlite:///{file}", now=discord.utils.utcnow)).close()
    ids = range(10**17, 10**17 + members)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA synchronous=OFF")
        connection.executemany("INSERT INTO members (id, active) VALUES (?, 'backend')", ((one,) for one in ids))
        connection.executemany(
            "INSERT INTO paths (member_id, career, chosen) VALUES (?, 'backend', 1764000000000000)",
            ((one,) for one in ids),
        )
        connection.executemany(
            "INSERT INTO ticks VALUES (?, ?, 1764000000000000)",
            ((one, f"step-{number}") for one in ids for number in range(TICKS_EACH)),
        )


def main() -> None:
    """`python -m bench.load`: ten minutes at 50 messages a second; `--messages 200000 --rate 0` looks for leaks."""
    from bench.steady import Pace, measure

    parser = argparse.ArgumentParser(prog="python -m bench.load", description=main.__doc__)
    parser.add_argument("--minutes", type=float, help="at most so long (10; without end when --messages is given)")
    parser.add_argument("--messages", type=int, default=0, help="stop after so many to our bot")
    parser.add_argument("--rate", type=float, default=RATE, help="messages a second to our bot; 0: as fast as it goes")
    parser.add_argument("--members", type=int, default=MEMBERS, help="members in the database")
    parser.add_argument("--core", type=int, help="run on this processor core alone")
    given = parser.parse_args()
    if given.core is not None:
        psutil.Process().cpu_affinity([given.core])
    minutes = given.minutes or (math.inf if given.messages else 10.0)
    pace = Pace(minutes * 60, given.messages, given.rate, given.members)
    for row in measure(pace, lambda text: print(text, flush=True)):
        print(f"{row.name:72} {row.value:9.2f} {row.unit}{'' if row.held else '  MISSED'}")


if __name__ == "__main__":
    main()
