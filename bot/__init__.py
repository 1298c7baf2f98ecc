"""Career Advisor: a Discord bot that answers about tech careers and helps its members to finish a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import create_bot

__all__ = ("create_bot",)


def __getattr__(name: str) -> object:
    """Load the Discord client only when it is asked for: the terminal commands answer without it."""
    if name == "create_bot":
        from bot.client import create_bot

        return create_bot
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
