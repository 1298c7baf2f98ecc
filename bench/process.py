"""What an operator's machine has to hold: start-up time, memory while serving, and the size of the plain install."""

from __future__ import annotations

import asyncio
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import psutil

from bench.store import Row

ROOT = Path(__file__).parent.parent
STARTS = 5
QUESTIONS = 200
"""Answered before memory is looked at: caches are full by then."""


def measure_start() -> list[Row]:
    """`python -m bot ask hi` as a new process, caches warm: wall and CPU time."""
    command = [sys.executable, "-m", "bot", "ask", "hi"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    walls, spent = [], []
    for _ in range(STARTS):
        before, started = _children(), time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        walls.append(time.perf_counter() - started)
        spent.append(_children() - before)
    return [
        Row('start to first answer (ask "hi"), median', statistics.median(walls), "s", 3.0),
        Row('start to first answer (ask "hi"), CPU, median', statistics.median(spent), "s"),
    ]


def _children() -> float:
    """CPU seconds of the processes that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def measure_memory() -> list[Row]:
    """Resident memory of a bot in a process of its own after questions, presses and a picture; no gateway."""
    done = subprocess.run([sys.executable, "-m", "bench.process"], cwd=ROOT, check=True, capture_output=True, text=True)
    ready, serving = map(float, done.stdout.split())
    return [
        Row("resident memory, started", ready, "MB"),
        Row(f"resident memory, serving (after {QUESTIONS} questions and a picture)", serving, "MB", 400.0),
    ]


def measure_size() -> list[Row]:
    """Files of every package in the plain lock file, the bot's own code and knowledge included."""
    lock = (ROOT / "requirements-plain.lock").read_text("utf-8")
    names = set(re.findall(r"^([A-Za-z0-9._-]+)==", lock, re.MULTILINE))  # some stand there twice, for two Pythons
    total = sum(filter(None, map(_size, names)))
    own = sum(
        path.stat().st_size for part in ("bot", "knowledge") for path in (ROOT / part).rglob("*") if path.is_file()
    )
    return [Row(f"installed size of the plain install ({len(names)} packages)", (total + own) / 1e6, "MB", 350.0)]


def _size(name: str) -> int:
    """Bytes of an installed package; 0 for one that this platform does not need."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return 0
    return sum(path.stat().st_size for file in files if (path := Path(str(file.locate()))).is_file())


async def _serve(url: str) -> tuple[float, float]:
    """MB after starting, and after answering."""
    from bench.load import questions
    from bot.client import create_bot
    from bot.exchange import Asker
    from bot.models.action import Action
    from bot.posting import attachments
    from bot.settings import Settings

    bot = create_bot(Settings(database_url=url))
    await bot._async_setup_hook()
    await bot.prepare()
    ready = _resident()
    exchange = bot.desk.exchange
    asked = questions(bot.services.mind.knowledge)
    await exchange.act(Action("path_choose", ("backend",)), (), Asker(1, 1))
    for _ in range(QUESTIONS):
        who, text = next(asked)
        advice = await exchange.ask(text, Asker(who + 1, 1), public=False)
        bot.desk.poster.compose(advice, owner=1, removable=True)
        await attachments(advice)
    serving = _resident()
    await bot.close()
    return ready, serving


def _resident() -> float:
    return psutil.Process().memory_info().rss / 1e6


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(*asyncio.run(_serve(f"sqlite+aiosqlite:///{folder}/memory.db")))
