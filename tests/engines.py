"""The engine on the real knowledge, built once for all tests; `make setup` has warmed its cache."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.knowledge import load
from bot.understanding import Engine

ROOT = Path(__file__).parent.parent


@cache
def engine() -> Engine:
    """The engine members talk to."""
    return Engine.build(load(ROOT / "knowledge"), ROOT / "data")
