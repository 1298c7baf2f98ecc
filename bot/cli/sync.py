"""`sync`: sends the slash commands to Discord, whether or not they have changed."""

from __future__ import annotations

import argparse
import asyncio
import sys

from bot.cli.environment import settings
from bot.cli.run import NO_TOKEN, WRONG_TOKEN, entered
from bot.operations.invite import application_of
from bot.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("--guild", type=int, metavar="ID", help="one server only, where they appear at once")


def run(arguments: argparse.Namespace) -> int:
    """Send them; 2 when Discord does not let the bot in."""
    chosen = settings()
    if not chosen.token:
        print(NO_TOKEN, file=sys.stderr)
        return 2
    if application_of(chosen.token) is None:
        print(WRONG_TOKEN, file=sys.stderr)
        return 2
    return asyncio.run(_sync(chosen, arguments.guild or chosen.dev_guild_id))


async def _sync(chosen: Settings, guild: int | None) -> int:
    from bot.client import create_bot

    async with create_bot(chosen) as bot:
        refused = await entered(bot.login(chosen.token))
        if refused:
            print(refused, file=sys.stderr)
            return 2
        sent = await bot.sync(guild)
    print(f"{sent} commands sent to {'all servers' if guild is None else f'server {guild}'}")
    return 0
