"""The playground: the page answers, the same people come back after a restart, and a browser can use it."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.sync_api import Locator, expect, sync_playwright

from bot.demo import Playground
from bot.demo.people import BOT
from bot.demo.playground import PortError
from bot.settings import PROJECT, Settings

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE = 40
"""Seconds a machine under load may take for one answer, and times Enter is pressed."""


def free_port() -> int:
    """A port nobody listens on just now."""
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest_asyncio.fixture
async def playground(settings: Settings) -> AsyncIterator[Playground]:
    """The bot on its page."""
    async with Playground(settings, port=free_port()) as one:
        yield one


class Visitor:
    """Speaks to the page's calls as its JavaScript does."""

    def __init__(self, session: aiohttp.ClientSession, room: str) -> None:
        self.session = session
        self.headers = {"X-Simcord-Capability": room}
        self.state: dict[str, Any] = {}
        self.sequence = 0

    async def open(self) -> None:
        """Open the room."""
        async with self.session.post("/api/pages", json={}, headers=self.headers) as answer:
            assert answer.status == 200, answer.status
            self.state = await answer.json()
        self.headers["X-Simcord-Context"] = self.state["context"]["id"]

    async def act(self, **body: Any) -> dict[str, Any]:
        """One action; its result."""
        self.sequence += 1
        envelope = {
            "protocol_version": 3,
            "sequence": self.sequence,
            "request_id": f"r{self.sequence}",
            "generation": self.state["context"]["generation"],
            "bot_generation": self.state["botGeneration"],
            "published_revision": 1,
        }
        async with self.session.post("/api/action", json={**envelope, **body}, headers=self.headers) as answer:
            result: dict[str, Any] = await answer.json()
            return result

    async def text(self) -> str:
        """Everything the page shows now."""
        async with self.session.get("/api/state", headers=self.headers) as answer:
            return str(await answer.json())


@pytest_asyncio.fixture
async def visitor(playground: Playground) -> AsyncIterator[Visitor]:
    """Somebody in the first room."""
    async with aiohttp.ClientSession(f"http://127.0.0.1:{playground.page.port}") as session:
        one = Visitor(session, "careers")
        await one.open()
        yield one


async def test_a_typed_name_is_a_mention_and_is_answered(visitor: Visitor) -> None:
    """The page's own gap: it sends plain text."""
    result = await visitor.act(kind="send_message", content=f"@{BOT.lower()} what certifications for backend?")
    assert result["settlement"] == "settled", result
    assert "Backend Developer: Certifications" in await visitor.text()


async def test_rooms_do_not_mix(playground: Playground, visitor: Visitor) -> None:
    """What is said in one is not shown in the other; unknown rooms are refused."""
    await visitor.act(kind="send_message", content=f"@{BOT} what certifications for backend?")
    other = Visitor(visitor.session, "dm-ada")
    await other.open()
    assert "Certifications" not in await other.text()
    await other.act(kind="send_message", content="backend salary")
    assert "Backend Developer: Salary" in await other.text()
    async with visitor.session.post("/api/pages", json={}, headers={"X-Simcord-Capability": "nowhere"}) as answer:
        assert answer.status == 401


async def test_two_at_once_both_get_their_answer(playground: Playground, visitor: Visitor) -> None:
    """One waits for the other instead of being told that the page is busy."""
    other = Visitor(visitor.session, "dm-ben")
    await other.open()
    await asyncio.gather(
        visitor.act(kind="send_message", content=f"@{BOT} backend salary"),
        other.act(kind="send_message", content="backend roadmap"),
    )
    assert "Backend Developer: Salary" in await visitor.text()
    assert "Backend Developer: Roadmap" in await other.text()


async def test_the_clock_is_the_real_one(playground: Playground) -> None:
    """Dates on the page are today's."""
    assert abs((playground._clock() - playground.env.now()).total_seconds()) < 30


async def test_the_session_cannot_be_ended_from_the_page(visitor: Visitor) -> None:
    """One visitor's click must not close the room for the next."""
    await visitor.act(kind="close")
    assert BOT in await visitor.text() or "careers" in await visitor.text()


async def test_a_taken_port_is_said_in_one_line(playground: Playground, settings: Settings) -> None:
    """With what to do about it."""
    code = (
        f"import asyncio, sys\nfrom bot.cli import main\nsys.exit(main(['demo', '--port', '{playground.page.port}']))"
    )
    done = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", code], capture_output=True, cwd=PROJECT, timeout=100, check=False
    )
    assert done.returncode == 2
    assert f"Port {playground.page.port} is taken" in done.stderr.decode()
    assert issubclass(PortError, Exception)


async def test_the_same_people_come_back_with_what_they_had(settings: Settings) -> None:
    """Stop, start, and the tick is still there."""
    for words in ("set backend as my path", "yes", "I finished phase 1", "yes", None):
        async with (
            Playground(settings, port=free_port()) as one,
            aiohttp.ClientSession(f"http://127.0.0.1:{one.page.port}") as session,
        ):
            visitor = Visitor(session, "dm-ada")
            await visitor.open()
            if words in {"set backend as my path", "I finished phase 1"}:
                await visitor.act(kind="send_message", content=words)
                await visitor.act(kind="send_message", content="yes")
            await visitor.act(kind="send_message", content="how far am I on my path?")
            shown = await visitor.text()
    assert "Your path: Backend Developer" in shown
    assert "0 of" not in shown.partition("Your path")[2][:400]


# In a browser


@pytest.fixture
def served(settings: Settings, tmp_path: Path) -> Iterator[str]:
    """The demo as its own process, with a database of its own."""
    port = free_port()
    code = (
        "import asyncio, sys\nfrom dataclasses import replace\nfrom pathlib import Path\n"
        "from bot.demo import playground\nfrom bot.settings import Settings\n"
        f"playground.DATABASE = Path({str(tmp_path / 'demo.db')!r})\n"
        f"asyncio.run(playground.serve(Settings(), port={port}))"
    )
    process = subprocess.Popen([sys.executable, "-c", code], cwd=PROJECT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        assert b"http://127.0.0.1" in process.stdout.readline()
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(20)
        process.kill()
        process.stdout.close()


def send(box: Locator, text: str) -> None:
    """Type and press Enter, again where the page was busy: it drops what is pressed while it still measures itself."""
    box.fill(text)
    for _ in range(PATIENCE):
        box.press("Enter")
        with suppress(AssertionError):
            expect(box).to_have_value("", timeout=2_000)
            return
    raise AssertionError("the page took no message")


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: apt-get install chromium")
@pytest.mark.parametrize("width", [1280, 390], ids=["desktop", "phone"])
def test_a_stranger_opens_the_page_and_gets_an_answer(served: str, width: int) -> None:
    """Types a question, reads the answer, presses a button: on a desktop's and on a phone's width."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": width, "height": 844})
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(served)
        box = page.locator("#channel-composer-input")
        box.wait_for(state="visible")
        send(box, f"@{BOT} what certifications for backend?")
        page.get_by_text("Backend Developer: Certifications").filter(visible=True).first.wait_for()
        page.get_by_role("button", name="What does it pay?").filter(visible=True).last.click()
        page.get_by_text("Backend Developer: Salary").filter(visible=True).first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        browser.close()


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine: apt-get install chromium")
def test_the_newest_message_is_in_sight_when_a_room_opens_and_after_ones_own_words(served: str) -> None:
    """Without a press on "jump to latest": else a second visit seems to get no answers."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 600})
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(f"{served}/#dm-ada")
        box = page.locator("#channel-composer-input")
        box.wait_for(state="visible")
        send(box, "backend roadmap")
        last = page.locator("#channel-message-list .channel-message").last
        expect(last).to_contain_text("Set as my path")
        page.reload()
        expect(last.get_by_role("button", name="Why this?")).to_be_in_viewport()
        page.locator("#channel-timeline").hover()
        page.mouse.wheel(0, -5000)
        expect(last.get_by_role("button", name="Why this?")).not_to_be_in_viewport()
        send(box, "hi")
        expect(last).to_contain_text("Ask me anything")
        expect(last.get_by_role("button", name="All careers")).to_be_in_viewport()
        browser.close()
