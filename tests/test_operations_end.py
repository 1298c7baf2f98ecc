"""An orderly end: what was promised is finished first."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from typing import Any

import discord
import pytest

from bot.cli import run
from bot.client import AdvisorBot
from bot.services import Services
from bot.settings import PROJECT, Settings
from tests.worlds import World


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
        with self.services.working():
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


async def test_the_process_stays_until_the_store_is_closed(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """discord.py waits for its own part of closing alone; counts in memory were lost where the rest was slower."""
    closed: list[bool] = []

    async def start(self: AdvisorBot, _token: str) -> None:
        await self._async_setup_hook()
        await self.prepare()
        os.kill(os.getpid(), signal.SIGTERM)
        while not self.is_closed():  # noqa: ASYNC110 - discord.py has no event for it
            await asyncio.sleep(0)

    async def close(self: Services) -> None:
        for _ in range(50):
            await asyncio.sleep(0)
        await self.store.close()
        closed.append(True)

    monkeypatch.setattr(AdvisorBot, "start", start)
    monkeypatch.setattr(Services, "close", close)
    assert await run._serve(settings) == ""
    assert closed == [True]
