"""Paths: choose one, see where one stands, tick, undo, and be shown it. What writes comes as changes."""

from __future__ import annotations

from bot.advisor.path.advice import PathAdvice

__all__ = ["PathAdvice"]
