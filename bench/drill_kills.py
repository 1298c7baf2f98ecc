"""Real processes killed with SIGKILL at random moments, one or two on one database, and what members saw of it."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import json
import logging
import multiprocessing
import os
import random
import signal
import socket
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.context import ForkContext, ForkProcess
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from urllib.request import urlopen

import aiohttp
from aiohttp import web

from bench.drill_faults import WORDS, PlainWriter
from bench.recorder import Recorder
from bot.delivery import Deliverer, UnavailableError
from bot.errors import StoreError
from bot.models.advice import Advice
from bot.models.changes import CreateReminder, SetZone
from bot.models.reminder import ReminderDraft, Schedule
from bot.store import Store

AWAY = (1.0, 300.0, 3600.0)
"""Seconds of simulated time until the next process starts."""
EACH = 12
"""Reminders that fall due for each kill."""
LONGEST_LIFE = 0.45
"""Seconds of real time a process lives at most before it is killed."""
ANSWER_SECONDS = 0.012
"""The recording server takes up to so long before and after it records, so that kills fall into a sending."""
FORK: ForkContext = multiprocessing.get_context("fork")


@dataclass(frozen=True, slots=True)
class Kills:
    """What was done to the processes and what members saw."""

    kills: int
    reminders: int
    recovered: int
    """Messages found by looking, instead of being sent a second time."""
    lost: int
    doubled: int


@dataclass(slots=True)
class Skew:
    """The simulated time: the real one, pushed forward. Shared by all processes."""

    seconds: Synchronized[float]

    def now(self) -> datetime:
        """Simulated time, aware UTC."""
        return datetime.now(UTC) + timedelta(seconds=self.seconds.value)

    def push(self, seconds: float) -> None:
        """Let time pass."""
        with self.seconds.get_lock():
            self.seconds.value += seconds


def run(*, kills: int = 200, url: str = "", processes: int = 1, seed: int = 0) -> Kills:
    """Kill `processes` at a time until there were `kills`. `url`: an empty database; by default a SQLite file."""
    with tempfile.TemporaryDirectory() as folder:
        skew = Skew(FORK.Value(ctypes.c_double, 0.0))
        place = url or f"sqlite+aiosqlite:///{Path(folder) / 'kills.db'}"
        with _listening() as listener:
            port: int = listener.getsockname()[1]
            server = FORK.Process(target=_serve, args=(listener, skew, seed), daemon=True)
            server.start()
            try:
                return _drill(place, skew, port, random.Random(seed), kills=kills, processes=processes)
            finally:
                server.terminate()
                server.join()


def _drill(url: str, skew: Skew, port: int, source: random.Random, *, kills: int, processes: int) -> Kills:
    killed = made = 0
    _in_child(_make, url, skew, 0, 0)
    living: list[ForkProcess] = []
    while killed < kills:
        _in_child(_make, url, skew, made, EACH)
        made += EACH
        while len(living) < processes:
            living.append(_start(_work, url, skew, port))
        time.sleep(source.random() * LONGEST_LIFE)
        victim = living.pop(source.randrange(len(living)))
        os.kill(victim.pid or 0, signal.SIGKILL)
        victim.join()
        killed += 1
        skew.push(source.choice(AWAY))
    for process in living:
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
    _in_child(_finish, url, skew, port)
    seen, found = _ask(port)
    counts = [seen.get(str(_member(index)), 0) for index in range(made)]
    return Kills(killed, made, found, counts.count(0), sum(count > 1 for count in counts))


def _start(target: Callable[..., None], *args: object) -> ForkProcess:
    process = FORK.Process(target=target, args=args)
    process.start()
    return process


def _in_child(target: Callable[..., None], *args: object) -> None:
    """Run to the end in a process of its own, so that nothing of it stays in this one, which is forked again."""
    process = _start(target, *args)
    process.join()
    assert process.exitcode == 0, target


def _member(index: int) -> int:
    return 5_000_000 + index


def _make(url: str, skew: Skew, first: int, count: int) -> None:
    """Store reminders that are due now."""

    async def make() -> None:
        store = await Store.open(url, now=skew.now, busy_seconds=20)
        now = skew.now().replace(microsecond=0)
        draft = ReminderDraft(WORDS, Schedule(now.replace(tzinfo=None), "UTC"), now)
        for index in range(first, first + count):
            await store.apply(_member(index), (SetZone("UTC"), CreateReminder(draft)))
        await store.close()

    asyncio.run(make())


# The process that is killed


def _work(url: str, skew: Skew, port: int) -> None:
    """Deliver until killed."""
    logging.disable(logging.CRITICAL)
    asyncio.run(_deliver(url, skew, port, forever=True))


def _finish(url: str, skew: Skew, port: int) -> None:
    """Deliver what is left, time passing quickly."""
    logging.disable(logging.CRITICAL)
    asyncio.run(_deliver(url, skew, port, forever=False))


async def _deliver(url: str, skew: Skew, port: int, *, forever: bool) -> None:
    store = await _opened(url, skew)
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:
        deliverer = Deliverer(store, _HttpSender(session), PlainWriter, now=skew.now, owner=str(os.getpid()))
        while forever or await store.next_due() is not None:
            wait = await deliverer.round()
            if forever:
                await asyncio.sleep(min(wait, 0.02))
            else:
                skew.push(wait)
    await store.close()


async def _opened(url: str, skew: Skew) -> Store:
    while True:
        try:
            return await Store.open(url, now=skew.now, busy_seconds=20)
        except StoreError:  # another process holds the lock while it starts
            await asyncio.sleep(0.05)


class _HttpSender:
    """Sends to the recording server."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def send(self, identity: str, advice: Advice, *, member: int, channel: int | None) -> None:
        """As `Sender.send`."""
        assert advice.rows
        assert channel is None
        await self._post("/send", {"id": identity, "member": member})

    async def was_sent(self, identity: str, *, member: int, channel: int | None, since: datetime) -> bool:
        """As `Sender.was_sent`."""
        assert channel is None
        found = await self._post("/find", {"id": identity, "member": member, "since": since.timestamp()})
        return bool(found["found"])

    async def _post(self, path: str, body: dict[str, object]) -> dict[str, object]:
        try:
            async with self._session.post(path, json=body) as answer:
                found: dict[str, object] = await answer.json()
                return found
        except aiohttp.ClientError as error:
            raise UnavailableError from error


# The recording server


@contextlib.contextmanager
def _listening() -> Iterator[socket.socket]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(128)
        yield listener


def _serve(listener: socket.socket, skew: Skew, seed: int) -> None:
    recorder, source = Recorder(), random.Random(seed)
    found = 0

    async def send(request: web.Request) -> web.Response:
        body = await request.json()
        await asyncio.sleep(source.random() * ANSWER_SECONDS)
        recorder.post(body["id"], body["member"], skew.now())
        await asyncio.sleep(source.random() * ANSWER_SECONDS)
        return web.json_response({})

    async def find(request: web.Request) -> web.Response:
        nonlocal found
        body = await request.json()
        since = datetime.fromtimestamp(body["since"], UTC)
        there = recorder.has(body["id"], body["member"], since)
        found += there
        return web.json_response({"found": there})

    async def seen(_: web.Request) -> web.Response:
        members = {member: len(there) for member, there in recorder.messages.items()}
        return web.json_response({"members": members, "found": found})

    app = web.Application()
    app.add_routes([web.post("/send", send), web.post("/find", find), web.get("/seen", seen)])
    web.run_app(app, sock=listener, print=None, access_log=None)


def _ask(port: int) -> tuple[dict[str, int], int]:
    """Messages by member, and how often a look found one."""
    with urlopen(f"http://127.0.0.1:{port}/seen") as answer:
        body = json.load(answer)
        return body["members"], body["found"]
