"""`export-gaps`: the questions that members let the bot keep, as YAML to paste into the knowledge."""

from __future__ import annotations

import argparse
import asyncio
from datetime import UTC, datetime

from bot.cli.environment import settings
from bot.models.server import Gap
from bot.settings import Settings

MOST = 1000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Of which server, and how many."""
    parser.add_argument("--guild", type=int, metavar="ID", help="those asked in one server; 0: in direct messages")
    parser.add_argument("--limit", type=int, default=MOST, metavar="N", help=f"the newest N (default {MOST})")


def run(arguments: argparse.Namespace) -> int:
    """Print the stub."""
    from bot.operations.gaps import stub

    print(stub(asyncio.run(_gaps(settings(), arguments.guild, arguments.limit))), end="")
    return 0


async def _gaps(chosen: Settings, guild: int | None, limit: int) -> tuple[Gap, ...]:
    from bot.errors import StoreUnusableError
    from bot.store import Store
    from bot.store.engine import file_of, parsed

    file = file_of(parsed(chosen.database_url))
    if file is not None and not file.exists():
        message = f"There is no database at {file}."
        raise StoreUnusableError(message)
    store = await Store.open(chosen.database_url, now=lambda: datetime.now(UTC))
    try:
        return await store.gaps(guild, limit)
    finally:
        await store.close()
