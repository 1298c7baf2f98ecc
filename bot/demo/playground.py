"""The playground's life: start the bot in simcord, keep the clock real, show what happens as it happens."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import errno
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import discord
from simcord.env import Env
from simcord.preview import Preview

from bot.client import create_bot
from bot.demo.page import Page, RoomServer
from bot.demo.people import BOT, Room, settle_in
from bot.errors import AdvisorError
from bot.settings import PROJECT, Settings

log = logging.getLogger("bot.demo")
DATABASE = PROJECT / "data" / "demo.db"
SETTLE_SECONDS = 60.0
"""How long one action of a visitor may keep the bot busy."""
REDRAW_SECONDS = 0.15
"""Events of so long a time are shown together."""
WATCH_SECONDS = 3.0


class PortError(AdvisorError):
    """The port is taken, or not for us."""


async def serve(settings: Settings, *, port: int) -> None:
    """Serve the playground until cancelled; AdvisorError when it cannot start."""
    url = f"sqlite+aiosqlite:///{DATABASE}"
    settings = replace(settings, database_url=url, dev_guild_id=None, shard_count=1, shard_ids=None)
    async with Playground(settings, port=port) as playground:
        print(f"Career Advisor is at http://127.0.0.1:{playground.page.port}  (Ctrl+C ends it)", flush=True)
        await asyncio.Event().wait()


class Playground:
    """One bot, one simulated server, one page with a room for each channel."""

    def __init__(
        self, settings: Settings, *, port: int, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.bot = create_bot(settings)
        self.env = Env(self.bot, check_errors=False, settle_timeout=SETTLE_SECONDS)
        self.page = Page(port)
        self.rooms: dict[str, Preview] = {}
        self._clock = clock
        self._acting = asyncio.Lock()
        self._drawing: asyncio.TimerHandle | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._closed = True
        """simcord asks its one preview whether it is closed before it makes another."""

    async def __aenter__(self) -> Playground:
        """Start everything."""
        self.env.backend.bot_user.name = BOT
        rooms = settle_in(self.env)
        # Before the bot starts: its loops would make up for every turn they missed in the months skipped here.
        self.env.backend.advance_clock(max(0.0, (self._clock() - self.env.now()).total_seconds()))
        await self.env.start()
        try:
            for room in rooms:
                await self._open(room)
            self.env._preview = self  # type: ignore[assignment]  # stands for all rooms
            self.env.backend.subscribers.append(self._happened)
            await self._start_page()
        except BaseException:
            await self.__aexit__()
            raise
        # Outside the bot's own work: simcord lets every action wait for that to come to rest.
        for work in (self._tick(), self._watch()):
            self._tasks.append(asyncio.create_task(work, context=contextvars.Context()))
        return self

    async def __aexit__(self, *_error: object) -> None:
        """Stop everything, the store last."""
        for task in self._tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await self.page.close()
        async with self._acting:
            await self.bot.close()
            await self.env.shutdown()

    async def _start_page(self) -> None:
        try:
            await self.page.start()
        except OSError as error:
            why = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be opened ({error.strerror})"
            message = f"Port {self.page.port} {why}: choose another with --port, or make demo PORT=8766."
            raise PortError(message) from error

    async def _open(self, room: Room) -> None:
        self.env._preview = None
        preview = self.env.preview(room.channel, viewers=room.viewers, layout="channel", port=self.page.port)
        preview.capability = room.name
        server = RoomServer(preview, self.page.port)
        preview._server = server
        await preview.__aenter__()
        inner = preview._action

        async def action(context: str | None, body: Mapping[str, Any]) -> dict[str, Any]:
            async with self._acting:
                return await inner(context, self._current(preview, context, body))

        preview._action = action  # type: ignore[method-assign, assignment]
        self.rooms[room.name] = preview
        self.page.add(room, server)

    def _current(self, preview: Preview, context: str | None, body: Any) -> Any:
        """A visitor's action brought up to date: they wait instead of being refused, and a typed @Name is a mention."""
        if not isinstance(body, Mapping):
            return body
        current = dict(body)
        if "published_revision" in current:
            current["published_revision"] = preview._get_page(context).revision
        if current.get("kind") == "close":
            current["kind"] = "refresh"
        if isinstance(current.get("content"), str) and self.bot.user is not None:
            current["content"] = _mentioned(current["content"], self.bot.user)
        return current

    def _mark_action_dispatched(self) -> None:
        """simcord tells its preview of an action's effect; every room passes it on."""
        for preview in self.rooms.values():
            preview._mark_action_dispatched()

    def _happened(self, event: str, _payload: object) -> None:
        """Show what the bot does while it is still at work, a few events together."""
        if event.startswith(("MESSAGE", "CHANNEL", "THREAD")) and self._drawing is None:
            loop = asyncio.get_running_loop()
            self._drawing = contextvars.Context().run(loop.call_later, REDRAW_SECONDS, self._draw)

    def _draw(self) -> None:
        self._drawing = None
        for preview in self.rooms.values():
            for page in tuple(preview._pages.values()):
                preview._publish(page, reason="refresh")

    async def _tick(self) -> None:
        """Let the simulated clock follow the real one, so that reminders come when they are due."""
        while True:
            await asyncio.sleep(1)
            async with self._acting:
                behind = (self._clock() - self.env.now()).total_seconds()
                try:
                    await self.env.advance_time(max(0.0, behind))
                except Exception:
                    # The page goes on; what went wrong stands in the log.
                    log.exception("the clock could not be moved on")

    async def _watch(self) -> None:
        """Take an author's edits into use while the page is open."""
        while True:
            await asyncio.sleep(WATCH_SECONDS)
            await self.bot.reload()


def _mentioned(text: str, me: discord.ClientUser) -> str:
    """The text with the bot's typed name as a real mention."""
    start = text.casefold().find(f"@{me.name.casefold()}")
    if start < 0:
        return text
    return _mentioned(text[:start] + me.mention + text[start + len(me.name) + 1 :], me)
