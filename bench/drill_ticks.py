"""A process that ticks as fast as it can, killed again and again: every tick confirmed to a member stays."""

from __future__ import annotations

import asyncio
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import StoreBusyError
from bot.models.changes import ChoosePath, Tick, Untick
from bot.store import Store

ROOT = Path(__file__).parent.parent
MEMBER = 7
LONGEST_LIFE = 0.5
"""Seconds a process lives at most after its first tick."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """What was done and what was found."""

    kills: int
    confirmed: int
    """Changes that the process said were stored before it was killed."""
    lost: int
    half: int
    """Changes of which only a part was stored: each ticks two steps at once."""


def run(*, kills: int = 50, url: str = "", processes: int = 1, seed: int = 0) -> Ticks:
    """Kill `kills` times, with so many processes on one database. `url`: SQLite in a temporary folder by default."""
    source = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        address = url or f"sqlite+aiosqlite:///{folder}/ticks.db"
        asyncio.run(_begin(address))
        confirmed: set[str] = set()
        done = 0
        for turn in range(kills):
            children = [_start(address, f"{turn}-{number}") for number in range(processes)]
            first = [_line(child) for child in children]
            confirmed.update(filter(None, first))
            time.sleep(source.uniform(0.0, LONGEST_LIFE))
            victim, *others = children
            victim.send_signal(signal.SIGKILL)
            done += 1
            confirmed.update(_rest(victim))
            for other in others:  # it must go on while the other is dead
                confirmed.update(filter(None, [_line(other)]))
                other.send_signal(signal.SIGKILL)
                confirmed.update(_rest(other))
        there = asyncio.run(_there(address))
        lost = sum(f"{name}-x" not in there or f"{name}-y" not in there for name in confirmed)
        names = {item[:-2] for item in there}
        half = sum((f"{name}-x" in there) != (f"{name}-y" in there) for name in names)
        return Ticks(done, len(confirmed), lost, half)


def _start(url: str, name: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "bench.drill_ticks", url, name]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _line(child: subprocess.Popen[str]) -> str:
    assert child.stdout is not None
    return child.stdout.readline().strip()


def _rest(child: subprocess.Popen[str]) -> list[str]:
    """What it had said before it died; a line cut short was not said."""
    told = child.communicate()[0]
    return [line.strip() for line in told.splitlines(keepends=True) if line.endswith("\n")]


async def _opened(url: str) -> Store:
    return await Store.open(url, now=lambda: datetime.now(UTC))


async def _begin(url: str) -> None:
    store = await _opened(url)
    await store.delete_member(MEMBER)
    await store.apply(MEMBER, [ChoosePath("backend")])
    await store.close()


async def _there(url: str) -> set[str]:
    store = await _opened(url)
    member = await store.member(MEMBER)
    await store.close()
    return {done.item for done in member.done}


async def _tick(url: str, name: str) -> None:
    """Two steps at once for ever, each confirmed by a line once it is stored; a busy file is asked again."""
    store: Store | None = None
    number = 0
    while True:
        item = f"{name}-{number}"
        try:
            store = store or await _opened(url)
            await store.apply(MEMBER, [Tick((f"{item}-x",)), Untick(("nothing",)), Tick((f"{item}-y",))])
        except StoreBusyError:
            continue
        print(item, flush=True)
        number += 1


if __name__ == "__main__":
    asyncio.run(_tick(*sys.argv[1:3]))
