"""`warm`: builds what the first answer needs and keeps it under `data/`, so that starting is quick."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from bot.cli.environment import settings
from bot.mind import Mind


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Only `--ship`, for those who publish the bot."""
    parser.add_argument("--ship", action="store_true", help="also rewrite the vectors that come with the bot")


def run(arguments: argparse.Namespace) -> int:
    """Build the caches and say what was done."""
    chosen = settings()
    began = datetime.now(UTC)
    before = _files(chosen.cache_dir)
    mind = Mind.load(chosen.knowledge_dir, chosen.cache_dir)
    seconds = (datetime.now(UTC) - began).total_seconds()
    fresh = sorted(str(path) for path in _files(chosen.cache_dir) - before)
    phrasings = len(mind.knowledge.phrasings)
    print(f"{len(mind.knowledge.careers)} careers, {phrasings} phrasings, ready in {seconds:.1f} s")
    if arguments.ship:
        print(f"{mind.engine.ship(chosen.cache_dir)} vectors written")
    print("new: " + ", ".join(fresh) if fresh else "nothing new to compute")
    return 0


def _files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()} if folder.is_dir() else set()
