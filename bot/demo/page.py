"""The page: one address for all rooms. Which room a request is about stands in the header that simcord's page sends."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import simcord.preview._server as simcord_server
from aiohttp import web
from simcord.preview._server import PreviewServer

from bot.demo.people import Room

STATIC = Path(__file__).parent / "static"
INDEX = Path(simcord_server.__file__).parent / "static" / "index.html"
CALLS = (
    ("POST", "/api/pages", "_pages"),
    ("DELETE", "/api/pages/{context_id}", "_delete_page"),
    ("GET", "/api/state", "_state"),
    ("GET", "/api/commands", "_commands"),
    ("GET", "/api/action-result", "_action_result"),
    ("POST", "/api/action", "_action"),
    ("GET", "/api/assets/{asset_id}", "_asset"),
)
"""Method, path and simcord's method for each call of its page."""
Answer: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]


class RoomServer(PreviewServer):
    """A room's end of the shared server: it answers requests, and opens no port of its own."""

    async def start(self) -> None:
        """Be ready: the port is the shared one."""
        vars(simcord_server)["web"] = web  # simcord imports it only where it opens a port
        self.port = self._requested_port

    async def close(self) -> None:
        """Nothing to close here."""


class Page:
    """The shared server on one port of this machine."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._rooms: dict[str, RoomServer] = {}
        self._labels: dict[str, str] = {}
        self._runner: web.AppRunner | None = None

    def add(self, room: Room, server: RoomServer) -> None:
        """Serve one more room."""
        self._rooms[room.name] = server
        self._labels[room.name] = room.label

    async def start(self) -> None:
        """Open the port; OSError when it is taken."""
        app = web.Application(handler_args={"handler_cancellation": False})
        first = next(iter(self._rooms.values()))
        app.router.add_get("/", self._index)
        app.router.add_get("/favicon.ico", self._icon)
        app.router.add_get("/rooms.js", self._script)
        app.router.add_get("/rooms.css", self._style)
        for path in PreviewServer._STATIC_FILES:
            if path != "/":
                app.router.add_get(path, first._static)
        for method, path, name in CALLS:
            app.router.add_route(method, path, self._to_room(name))
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()

    async def close(self) -> None:
        """Close the port."""
        if self._runner is not None:
            await self._runner.cleanup()

    def _to_room(self, name: str) -> Answer:
        async def answer(request: web.Request) -> web.StreamResponse:
            server = self._rooms.get(request.headers.get("X-Simcord-Capability", ""))
            if server is None:
                raise web.HTTPUnauthorized
            reply: web.StreamResponse = await getattr(server, name)(request)
            return reply

        return answer

    async def _index(self, _request: web.Request) -> web.Response:
        html = INDEX.read_text(encoding="utf-8")
        html = html.replace("<title>SimCord Preview</title>", "<title>Career Advisor: playground</title>")
        ours = '<link rel="stylesheet" href="/rooms.css"><script src="/rooms.js"></script></head>'
        return _sent(html.replace("</head>", ours), "text/html")

    async def _icon(self, _request: web.Request) -> web.Response:
        return web.Response(status=204)

    async def _script(self, _request: web.Request) -> web.Response:
        rooms: Mapping[str, str] = self._labels
        code = (STATIC / "rooms.js").read_text(encoding="utf-8")
        return _sent(f"const ROOMS = {json.dumps(rooms)};\n{code}", "application/javascript")

    async def _style(self, _request: web.Request) -> web.Response:
        return _sent((STATIC / "rooms.css").read_text(encoding="utf-8"), "text/css")


def _sent(text: str, kind: str) -> web.Response:
    return web.Response(text=text, content_type=kind, headers=PreviewServer._SECURITY_HEADERS)
