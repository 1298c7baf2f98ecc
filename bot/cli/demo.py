"""`demo`: the real bot against a simulated Discord in the browser, without a token."""

from __future__ import annotations

import argparse
import asyncio
import sys
from dataclasses import replace
from importlib.util import find_spec

from bot.cli.environment import settings
from bot.cli.logs import set_up

PORT = 8765
HIGHEST = 65535
MISSING = (
    "The demo needs simcord[preview]: run `make setup`, or pip install --no-deps --require-hashes -r requirements.lock"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to serve."""
    parser.add_argument("--port", type=_port, default=PORT, help=f"port on this machine (default {PORT})")


def _port(text: str) -> int:
    """A port's number; argparse tells its one line when it is none."""
    if not text.isdecimal() or not 1 <= int(text) <= HIGHEST:
        message = f"{text!r} is not a port: choose a whole number from 1 to {HIGHEST}, for example {PORT}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Serve the page until interrupted; 2 when it cannot."""
    if find_spec("simcord") is None:
        print(MISSING, file=sys.stderr)
        return 2
    from bot.demo import serve

    chosen = replace(settings(), token="", metrics_port=None)
    set_up(chosen)
    asyncio.run(serve(chosen, port=arguments.port))
    return 0
