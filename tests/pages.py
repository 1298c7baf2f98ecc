"""The operator's page, read over HTTP, and numbers found on it."""

from __future__ import annotations

import re

import aiohttp
from simcord.env import Env


async def get(env: Env, path: str) -> tuple[int, str]:
    """Status and body of one page."""
    port = env.bot.settings.metrics_port  # type: ignore[attr-defined]
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.status, await answer.text()


def sample(page: str, name: str) -> float:
    """One number of the metrics page."""
    found = re.search(rf"^{re.escape(name)} (\S+)$", page, re.MULTILINE)
    assert found, f"{name} is not on the page"
    return float(found.group(1))
