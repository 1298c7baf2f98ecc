"""The operator's page: `/metrics` for Prometheus, `/healthz` (is it alive?) and `/readyz` (can it answer members?)."""

from __future__ import annotations

import logging
import math
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.errors import SettingsError, StoreError

if TYPE_CHECKING:
    from bot.client import AdvisorBot

log = logging.getLogger("bot.operations")


class Page:
    """Serves one bot's page; loopback unless METRICS_HOST says otherwise."""

    def __init__(self, bot: AdvisorBot) -> None:
        self._bot = bot
        self._runner: web.AppRunner | None = None
        self._gauges()

    def _gauges(self) -> None:
        bot, metrics = self._bot, self._bot.services.metrics
        metrics.gauge(
            "gateway_latency_seconds", "Heartbeat to Discord, the slowest shard; NaN: not connected", bot.slowest
        )
        metrics.gauge("guilds", "Servers this process serves", lambda: len(bot.guilds))
        metrics.gauge("knowledge_loaded_timestamp_seconds", "When the knowledge in use was loaded", bot.services.loaded)
        metrics.gauge(
            "knowledge_age_seconds", "Since the newest edit of the knowledge in use", bot.services.knowledge_age
        )
        metrics.gauge("requests_under_way", "Requests being answered now", bot.services.under_way)

    async def start(self, host: str, port: int) -> None:
        """Listen; SettingsError when the port is taken."""
        app = web.Application()
        app.add_routes([web.get(path, serve) for path, serve in self.routes().items()])
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            await runner.cleanup()
            message = f"METRICS_PORT: {host}:{port} cannot be listened on ({error.strerror}); choose another one"
            raise SettingsError(message) from error
        self._runner = runner
        log.info("metrics at http://%s:%s/metrics", host, port)

    def routes(self) -> dict[str, Callable[[web.Request], Awaitable[web.Response]]]:
        """Path -> what answers it."""
        return {"/metrics": self.metrics, "/healthz": self.healthy, "/readyz": self.ready}

    async def close(self) -> None:
        """Stop listening."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def metrics(self, _request: web.Request) -> web.Response:
        """All numbers."""
        return web.Response(body=self._bot.services.metrics.page(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def healthy(self, _request: web.Request) -> web.Response:
        """200 while the process works, connected or not: a supervisor restarts it otherwise."""
        return _told(self.stopped())

    async def ready(self, _request: web.Request) -> web.Response:
        """200 when members are answered now; else what is missing."""
        missing = self.stopped()
        if not self._bot.is_ready() or math.isnan(self._bot.slowest()):
            missing.append("not connected to Discord")
        try:
            await self._bot.services.store.check()
        except StoreError as error:
            missing.append(str(error))
        return _told(missing)

    def stopped(self) -> list[str]:
        """What should run and does not."""
        if self._bot.is_closed():
            return ["the bot is closing"]
        cog = self._bot.get_cog("Deliveries")
        loop = getattr(cog, "deliver", None)
        return [] if loop is not None and loop.is_running() else ["the loop of reminders has ended"]


def _told(missing: list[str]) -> web.Response:
    return web.json_response({"ok": not missing, "missing": missing}, status=503 if missing else 200)
