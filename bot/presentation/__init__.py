"""Advice -> what a member sees: a Discord layout, or Markdown for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.presentation.text import markdown

if TYPE_CHECKING:
    from bot.presentation.view import PICTURE, layout

__all__ = ["PICTURE", "layout", "markdown"]


def __getattr__(name: str) -> object:
    """Load what builds Discord's values only when it is asked for: the terminal answers without it."""
    if name in {"PICTURE", "layout"}:
        from bot.presentation import view

        return getattr(view, name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
