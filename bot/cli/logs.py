"""How the commands that serve write their log: one line an event, on standard error."""

from __future__ import annotations

from bot.settings import Settings


def set_up(settings: Settings) -> None:
    """Send records of the chosen level and above to standard error."""
    from bot.operations import logs

    logs.set_up(settings)
