"""Advice -> what a member sees: a Discord layout, or Markdown for the terminal."""

from bot.presentation.layout import PICTURE, layout
from bot.presentation.text import markdown

__all__ = ["PICTURE", "layout", "markdown"]
