"""`run`: connects to Discord and stays until it is told to stop."""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import sys
from collections.abc import Awaitable

from bot.cli.environment import settings
from bot.cli.logs import set_up
from bot.errors import UnreachableError
from bot.operations.invite import application_of
from bot.settings import Settings

NO_TOKEN = "No DISCORD_TOKEN: put the bot's token into .env (the README says where to get it), or try `make demo`."  # noqa: S105
WRONG_TOKEN = "DISCORD_TOKEN is not a token of a bot: reset it in the developer portal (Bot), put it into .env."  # noqa: S105
NO_INTENT = "Discord refused MESSAGE_CONTENT=1: switch the Message Content intent on in the developer portal (Bot)."
UNREACHABLE = "Discord cannot be reached ({reason}): check this machine's network, then start again."
CLOSED = "Discord closed the connection with code {code}: for 4010 or 4011 correct SHARD_COUNT and SHARD_IDS."
SERVER_FAULTS = 500
"""HTTP's own number: from here on it is Discord's trouble."""
TOO_MANY = 429
WATCH_SECONDS = 5.0
"""How often edited knowledge is looked for: soon enough for an author who tries a change."""


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """No arguments: everything is a setting."""


def run(_arguments: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM; 2 when it cannot start, UnreachableError when it cannot now."""
    chosen = settings()
    if not chosen.token:
        print(NO_TOKEN, file=sys.stderr)
        return 2
    if application_of(chosen.token) is None:
        print(WRONG_TOKEN, file=sys.stderr)
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
            return await entered(bot.start(chosen.token))
    finally:
        # Leaving the bot waits for discord.py's own part of closing; counts and store come after that.
        await asyncio.gather(*ending)


async def entered(work: Awaitable[None]) -> str:
    """Do what logs in; why Discord did not let the bot in, in one line, or an empty text.

    UnreachableError for what passes by itself: a network that comes up later than the bot must not keep it down.
    """
    import discord

    # What it says while logging in would stand before the one line that matters.
    logging.getLogger("discord.client").setLevel(logging.WARNING)
    try:
        await work
    except discord.LoginFailure:
        return WRONG_TOKEN
    except discord.PrivilegedIntentsRequired:
        return NO_INTENT
    except discord.ConnectionClosed as error:
        return CLOSED.format(code=error.code)
    except (OSError, discord.GatewayNotFound) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise UnreachableError(UNREACHABLE.format(reason=reason)) from error
    except discord.HTTPException as error:
        told = UNREACHABLE.format(reason=f"{error.status} {error.code}")
        if error.status >= SERVER_FAULTS or error.status == TOO_MANY:
            raise UnreachableError(told) from error
        return told
    return ""
