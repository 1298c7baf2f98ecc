"""How the commands that serve write their log: one line an event, on standard error."""

from __future__ import annotations

import logging

from bot.settings import Settings


def set_up(settings: Settings) -> None:
    """Send records of the chosen level and above to standard error."""
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
