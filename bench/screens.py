"""`python -m bench.screens`: photographs the layouts of paths on the playground's page, for docs/path.md.

Needs chromium. The bot runs in a process of its own, with a member who has been on two paths for a month.
"""

from __future__ import annotations

import asyncio
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, expect, sync_playwright

from bot.demo.people import BOT
from bot.demo.playground import Playground
from bot.models.changes import Change, ChoosePath, SeeKnowledge, SetZone, StartProject, Tick
from bot.settings import PROJECT, Settings

IMAGES = PROJECT / "docs" / "images"
PORT = 8799
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"]
PATIENCE = 60_000
"""Milliseconds for one answer of a machine under load."""
VIEWS = {"phone": 390, "desktop": 1100}
"""Width of the window."""
TALL = 3200
COLOURS, LARGEST = (40, 28, 20), 60_000
"""Colours to try until a picture has no more bytes than that."""
SCENES: tuple[tuple[str, str, Sequence[str]], ...] = (
    ("match", "dm-ada", ("I like drawing and people, which career suits me?",)),
    ("choose", "dm-ada", ("set devops as my path", "[Set as my path]")),
    ("status", "dm-ada", ("set backend as my path", "[Set as my path]", "how far am I?")),
    ("ticked", "dm-ada", ("[Done:]",)),
    ("undo", "dm-ada", ("[Undo]",)),
    ("pace", "dm-ada", ("I have 6 hours a week", "yes", "When will I be done?")),
    ("compare", "dm-ada", ("backend or frontend?",)),
    ("project", "dm-ada", ("start the url shortener project", "[Start this project]")),
    ("picture", "dm-ada", ("show me my progress as a picture",)),
    ("private", "careers", (f"@{BOT} show me my progress as a picture",)),
    ("shared", "careers", ("[Show me]", "[Share in this channel]")),
    ("export", "dm-ada", ("export my data", "[Send me the file]")),
    ("delete", "dm-ada", ("delete my data",)),
)
"""Name of the picture, the room, and what is done there: words to send, or the beginning of a button's words."""


def main() -> int:
    """Take all pictures."""
    if not CHROMIUM:
        print("no chromium on this machine: apt-get install chromium", file=sys.stderr)
        return 2
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for view, width in VIEWS.items():
            with served():
                page = browser.new_page(viewport={"width": width, "height": TALL}, color_scheme="dark")
                page.set_default_timeout(PATIENCE)
                for name, room, acts in SCENES:
                    size = photograph(page, room, acts, IMAGES / f"path-{name}-{view}.png")
                    print(f"path-{name}-{view}.png {size / 1000:.0f} kB", flush=True)
                page.close()
        browser.close()
    return 0


def photograph(page: Page, room: str, acts: Sequence[str], file: Path) -> int:
    """Do what the scene says and photograph the newest message; bytes of the file."""
    address = f"http://127.0.0.1:{PORT}/#{room}"
    if page.url != address:
        page.goto("about:blank")
        page.goto(address)
    box = page.locator("#channel-composer-input")
    box.wait_for(state="visible")
    for act in acts:
        if act.startswith("["):
            newest(page).get_by_role("button", name=act.strip("[]")).first.click()
        else:
            send(box, act)
        settle(page)
    page.mouse.move(0, 0)
    shot = newest(page).screenshot(animations="disabled")
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    for colours in COLOURS:
        image.quantize(colours, dither=Image.Dither.NONE).save(file, optimize=True)
        if file.stat().st_size <= LARGEST:
            break
    return file.stat().st_size


def send(box: Locator, text: str) -> None:
    """Type and press Enter, again where the page was busy: it drops what is pressed while it still measures itself."""
    box.fill(text)
    for _ in range(30):
        box.press("Enter")
        with suppress(AssertionError):
            expect(box).to_have_value("", timeout=2_000)
            return
    raise RuntimeError(f"the page took no message: {text}")


def settle(page: Page) -> None:
    """Wait until the newest message stays as it is."""
    page.wait_for_timeout(1500)
    expect(newest(page)).to_contain_text("APP", timeout=PATIENCE)
    expect(newest(page).locator("button:disabled")).to_have_count(0, timeout=PATIENCE)
    before = ""
    while (now := newest(page).inner_text()) != before:
        before = now
        page.wait_for_timeout(1200)


def newest(page: Page) -> Locator:
    """The last message."""
    return page.locator("#channel-message-list .channel-message").last


@contextmanager
def served() -> Iterator[None]:
    """The playground as its own process, on a new database."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench.screens", folder]
        process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE)
        assert process.stdout is not None
        try:
            process.stdout.readline()
            yield
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()


async def serve(folder: str) -> None:
    """The page, once Ada's month is in the store."""
    settings = Settings(database_url=f"sqlite+aiosqlite:///{folder}/screens.db")
    async with Playground(settings, port=PORT) as playground:
        ada = next(user for user in playground.env.backend.users.values() if user.name == "ada")
        store = playground.bot.services.store
        for at, changes in month(playground):
            await store.apply(ada.id, changes, at=at)
        print("ready", flush=True)
        await asyncio.Event().wait()


def month(playground: Playground) -> Iterator[tuple[datetime, list[Change]]]:
    """A month on two paths: what was known on the first evening, then a step every third day, and daily of late."""
    careers = playground.bot.services.mind.knowledge.careers
    backend, frontend = careers["backend"], careers["frontend"]
    now = datetime.now(UTC)
    begun = now - timedelta(days=30)
    known = tuple(step.id for step in backend.steps[:3])
    yield begun, [ChoosePath("frontend"), SeeKnowledge("frontend", tuple(step.id for step in frontend.steps))]
    yield begun, [ChoosePath("backend"), SeeKnowledge("backend", tuple(step.id for step in backend.steps))]
    yield begun, [SetZone("Europe/Berlin"), Tick(known), StartProject(backend.projects[0].id)]
    for number, step in enumerate(backend.steps[3:10]):
        yield now - timedelta(days=(24, 19, 14, 10, 4, 3, 1)[number]), [Tick((step.id,))]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        asyncio.run(serve(sys.argv[1]))
    sys.exit(main())
