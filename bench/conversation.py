"""`python -m bench.conversation`: a talk of ten turns on the playground's page; prints docs/conversation.md.

Needs chromium. What stands there was read off the page, so it is what a member reads.
"""

from __future__ import annotations

import sys

from playwright.sync_api import Page, sync_playwright

from bench.screens import CHROMIUM, FLAGS, PATIENCE, PORT, VIEWS, newest, send, served, settle

TURNS = (
    "hey, im a nurse and thinking about data analysis, what is it like day to day",
    "do i need a degree",
    "ok and the pay?",
    "which certs, cheap ones",
    "how long is that valid",
    "lol can you write my essay",
    "what about bi then, is it easier",
    "which of the two has more jobs",
    "what would i build first as data analyst",
    "set that as my path",
)
FIRST = 500
"""Characters of each answer that are shown."""
SKIPPED = ("Career Advisor", "APP")
HEAD = """# A conversation

Read off the playground's page by `python -m bench.conversation`: ten turns in a direct message, the first lines of
each answer.
"""


def main() -> int:
    """Talk and print."""
    if not CHROMIUM:
        print("no chromium on this machine: apt-get install chromium", file=sys.stderr)
        return 2
    with sync_playwright() as driver, served():
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": VIEWS["desktop"], "height": 2000}, color_scheme="dark")
        page.set_default_timeout(PATIENCE)
        page.goto(f"http://127.0.0.1:{PORT}/#dm-ben")
        print(HEAD)
        for turn in TURNS:
            print(f"**{turn}**\n\n{quoted(answer(page, turn))}\n")
        browser.close()
    return 0


def answer(page: Page, text: str) -> str:
    """What the bot says to it."""
    box = page.locator("#channel-composer-input")
    box.wait_for(state="visible")
    send(box, text)
    settle(page)
    return newest(page).locator(".channel-message-content, .v2-container, [class*=container]").first.inner_text()


def quoted(answer: str) -> str:
    """The first lines, as a quotation."""
    lines = [line.strip() for line in answer.splitlines() if line.strip() and line.strip() not in SKIPPED]
    kept: list[str] = []
    size = 0
    for line in lines:
        size += len(line)
        if size > FIRST and kept:
            kept.append("…")
            break
        kept.append(line)
    return "\n>\n".join(f"> {line}" for line in kept)


if __name__ == "__main__":
    sys.exit(main())
