"""`backup`: a verified copy of the SQLite file, while the bot runs."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from bot.cli.environment import settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, or which one to look at."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the copy; one of that name is replaced when all is well"
    )
    parser.add_argument("--verify", action="store_true", help="only check that FILE is a whole backup")


def run(arguments: argparse.Namespace) -> int:
    """Copy or check; StoreError says what to do otherwise."""
    from bot.store.backup import backup, verify

    work = verify(arguments.file) if arguments.verify else backup(settings().database_url, arguments.file)
    rows = asyncio.run(work)
    print(f"{arguments.file}: whole, {sum(rows.values())} rows in {len(rows)} tables")
    return 0
