"""`doctor`: looks at settings, token, permissions, database, clock and knowledge, and says what to do."""

from __future__ import annotations

import argparse
import asyncio
from datetime import UTC, datetime

from bot.cli.environment import environment


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """No arguments: what it looks at are the settings."""


def run(_arguments: argparse.Namespace) -> int:
    """Print one line for each finding; 1 when something has to be mended."""
    from bot.operations.doctor import broken, examine

    found = asyncio.run(examine(environment(), now=datetime.now(UTC)))
    for finding in found:
        print(finding)
    print("something has to be mended" if broken(found) else "ready: python -m bot run")
    return 1 if broken(found) else 0
