"""`sync`: sends the slash commands to Discord, whether or not they have changed."""

from __future__ import annotations

import argparse
import asyncio
import sys

from bot.cli.environment import settings
from bot.cli.run import NO_TOKEN, WRONG_TOKEN
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
    return asyncio.run(_sync(chosen, arguments.guild or chosen.dev_guild_id))


async def _sync(chosen: Settings, guild: int | None) -> int:
    import discord

    from bot.client import create_bot

    bot = create_bot(chosen)
    try:
        async with bot:
            await bot.login(chosen.token)
            sent = await bot.sync(guild)
    except discord.LoginFailure:
        print(WRONG_TOKEN, file=sys.stderr)
        return 2
    print(f"{sent} commands sent to {'all servers' if guild is None else f'server {guild}'}")
    return 0
