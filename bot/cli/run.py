"""`run`: connects to Discord and stays until it is told to stop."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from bot.cli.environment import settings
from bot.cli.logs import set_up
from bot.settings import Settings

NO_TOKEN = "No DISCORD_TOKEN: put the bot's token into .env (the README says where to get it), or try `make demo`."  # noqa: S105
WRONG_TOKEN = "Discord refused the DISCORD_TOKEN: reset it in the developer portal (Bot) and put the new one into .env."  # noqa: S105
NO_INTENT = "Discord refused MESSAGE_CONTENT=1: switch the Message Content intent on in the developer portal (Bot)."
WATCH_SECONDS = 5.0
"""How often edited knowledge is looked for: soon enough for an author who tries a change."""


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """No arguments: everything is a setting."""


def run(_arguments: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM; 2 when it cannot start."""
    chosen = settings()
    if not chosen.token:
        print(NO_TOKEN, file=sys.stderr)
        return 2
    set_up(chosen)
    refused = asyncio.run(_serve(chosen))
    if refused:
        print(refused, file=sys.stderr)
        return 2
    return 0


async def _serve(chosen: Settings) -> str:
    """Run the bot; why Discord did not let it in, or an empty text after an orderly end."""
    from dataclasses import replace

    import discord

    from bot.client import create_bot

    bot = create_bot(replace(chosen, watch_seconds=WATCH_SECONDS))
    if chosen.shard_count is None:
        bot.shard_count = None  # type: ignore[assignment]  # until Discord says how many
    loop = asyncio.get_running_loop()
    ending: set[asyncio.Task[None]] = set()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, lambda: ending.add(loop.create_task(bot.close())))
    try:
        async with bot:
            await bot.start(chosen.token)
    except discord.LoginFailure:
        return WRONG_TOKEN
    except discord.PrivilegedIntentsRequired:
        return NO_INTENT
    return ""
