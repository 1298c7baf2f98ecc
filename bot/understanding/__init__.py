"""Text (and the conversation before it) -> Understanding: kind, careers, topics, the item meant, score, rivals."""

from bot.understanding.engine import Engine

__all__ = ["Engine"]
