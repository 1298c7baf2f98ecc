"""`db copy`: a stopped bot's database into another, empty one, compared table by table."""

from __future__ import annotations

import argparse
import asyncio
from datetime import UTC, datetime
from pathlib import Path

from bot.settings import PROJECT


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """From where to where."""
    acts = parser.add_subparsers(metavar="ACT", required=True)
    copy = acts.add_parser("copy", help="copy a database into another, empty one (stop the bot first)")
    copy.add_argument("source", metavar="FROM", help="sqlite+aiosqlite:///data/advisor.db, or the file's name alone")
    copy.add_argument("target", metavar="TO", help="postgresql+asyncpg://user:password@host/database, or a file")


def run(arguments: argparse.Namespace) -> int:
    """Copy and compare; StoreError says what to do otherwise."""
    from bot.store.copying import copy

    source, target = _address(arguments.source), _address(arguments.target)
    sums = asyncio.run(copy(source, target, now=lambda: datetime.now(UTC)))
    for one in sums:
        print(f"{one.table:16} {one.rows:9} rows  {one.checksum:016x}")
    print(f"equal on both sides: {sum(one.rows for one in sums)} rows. Set DATABASE_URL to the new one, then start.")
    return 0


def _address(text: str) -> str:
    """A database's address; a plain file name stands for SQLite, a relative one starts at the project folder."""
    scheme, mark, rest = text.partition(":///")
    if mark and scheme.startswith("sqlite"):
        return f"{scheme}:///{PROJECT / rest}"
    return text if "://" in text else f"sqlite+aiosqlite:///{Path(text).absolute()}"
