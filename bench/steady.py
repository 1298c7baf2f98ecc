"""The whole bot at a steady pace for minutes or hours: whether it keeps up, and whether its memory stays.

Messages come at fixed moments, whether the one before is answered or not: what waits because the bot is behind counts
as latency. The echo bot gets the finished layout that ours has sent last, right after it or right before the next.
"""

from __future__ import annotations

import asyncio
import itertools
import statistics
import tempfile
import time
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from bench import load
from bench.store import Row
from bot.client import create_bot, settle
from bot.posting import Content
from bot.settings import PROJECT, Settings

EVERY = 250
"""Messages between two looks at the memory."""
WARM = 2_000
"""Messages after which caches are full and memory counts."""
FEWEST = 20
"""Looks at the memory that a trend needs."""
BEHIND = 1.0
"""Seconds that the slowest answer may come after its message; a bot that falls behind is later and later."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long and how fast. `rate` 0: as fast as it goes; `messages` 0: as many as fit into the time."""

    seconds: float
    messages: int = 0
    rate: float = load.RATE
    members: int = load.MEMBERS


@dataclass(slots=True)
class Seen:
    """What was noted on the way."""

    late: array[float] = field(default_factory=lambda: array("d"))
    """Seconds from the moment a message was due until it was answered."""
    memory: list[tuple[int, float]] = field(default_factory=list)
    """Messages so far, MB."""
    lasted: float = 0.0


def measure(pace: Pace, told: Callable[[str], None] = lambda _: None) -> list[Row]:
    """One run; `told` hears how it goes every so often."""
    with tempfile.TemporaryDirectory() as folder, asyncio.Runner() as one, asyncio.Runner() as other:
        file = Path(folder) / "steady.db"
        one.run(load.fill(file, pace.members))
        url, cache = f"sqlite+aiosqlite:///{file}", PROJECT / "data"
        settings = Settings(database_url=url, cache_dir=cache, member_per_minute=0, channel_per_minute=0)
        ours = one.run(load.side(lambda: create_bot(settings)))
        theirs = other.run(load.side(load.Echo))
        settle(load.advisor(ours).services.mind)  # as `run` does
        try:
            seen = _driven(one, ours, other, theirs, pace, told)
        finally:
            one.run(load.closed(ours))
            other.run(load.closed(theirs))
        return _rows(ours, theirs, seen, pace)


def _driven(
    one: asyncio.Runner,
    ours: load.Side,
    other: asyncio.Runner,
    theirs: load.Side,
    pace: Pace,
    told: Callable[[str], None],
) -> Seen:
    bot, echo = load.advisor(ours), theirs.env.bot
    assert isinstance(echo, load.Echo)
    layouts, seen, clock = load.recorded(), Seen(), time.perf_counter
    begun = clock()
    for number, (who, text) in enumerate(load.questions(bot.services.mind.knowledge)):
        due = begun + number / pace.rate if pace.rate else clock()
        if number == pace.messages > 0 or due - begun >= pace.seconds:
            break
        if (early := due - clock()) > 0:
            one.run(asyncio.sleep(early))  # on our bot's loop, whose own timers go on meanwhile
        # By turns, since after a pause whoever comes first finds the processor's caches cold.
        echo_first, begins = number % 2 == 1, clock()
        if echo_first:
            other.run(theirs.say(who, text))
        spent = clock() - begins
        layouts.clear()
        one.run(ours.say(who, text))
        seen.late.append(clock() - due - spent)
        echo.next = _only(layouts, text)
        if not echo_first:
            other.run(theirs.say(who, text))
        if number % load.BLOCK == 0:
            ours.forget()
            theirs.forget()
        if number % EVERY == 0:
            seen.memory.append((number, psutil.Process().memory_info().rss / 1e6))
            if number % (40 * EVERY) == 0:
                told(f"{number:,} messages, {clock() - begun:.0f} s, {seen.memory[-1][1]:.0f} MB")
    seen.lasted = clock() - begun
    return seen


def _only(layouts: Sequence[Content], text: str) -> Content:
    assert len(layouts) == 1, f"{len(layouts)} replies to {text!r}"
    return layouts[0]


def _rows(ours: load.Side, theirs: load.Side, seen: Seen, pace: Pace) -> list[Row]:
    number, members = len(ours.cpu), f"{pace.members:,} members"
    reached = number / seen.lasted
    rows = [
        Row(f"steady load, {members}: messages answered", number, ""),
        Row("steady load: messages a second", reached, "/s"),
        Row("steady load: answered after, p50", statistics.median(ours.latency), "ms"),
        Row("steady load: answered after, p99", statistics.quantiles(ours.latency, n=100)[98], "ms"),
        Row("steady load: CPU of a message, mean", statistics.mean(ours.cpu), "ms"),
        Row("steady load: CPU compared with the echo bot", _ratio(ours, theirs), "x", load.BUDGET),
    ]
    if pace.rate:
        rows += [
            Row("steady load: answered after it was due, p99", statistics.quantiles(seen.late, n=100)[98] * 1000, "ms"),
            Row("steady load: answered after it was due, slowest", max(seen.late), "s", BEHIND),
        ]
    return rows + memory_rows(seen)


def _ratio(ours: load.Side, theirs: load.Side) -> float:
    return statistics.mean(ours.cpu) / statistics.mean(theirs.cpu)


def memory_rows(seen: Seen) -> list[Row]:
    """Where it began and ended, and how much it gains in 100,000 messages; both bots with their simulated Discords."""
    kept = [one for one in seen.memory if one[0] >= WARM]
    if len(kept) < FEWEST:
        return [Row("steady load: memory at the end", seen.memory[-1][1], "MB")]
    tenth = max(1, len(kept) // 10)
    first, last = (statistics.median(mb for _, mb in part) for part in (kept[:tenth], kept[-tenth:]))
    slope = statistics.linear_regression(*zip(*itertools.islice(kept, len(kept) // 2, None), strict=True)).slope
    return [
        Row("steady load: memory, first tenth", first, "MB"),
        Row("steady load: memory, last tenth", last, "MB"),
        Row("steady load: memory gained", last - first, "MB", load.TOLERATED),
        Row("steady load: memory gained by 100,000 messages, second half", slope * 100_000, "MB"),
    ]
