"""Reminders: setting them in plain words, looking after them, and the message they arrive as."""

from bot.advisor.remind.advice import RemindAdvice

__all__ = ["RemindAdvice"]
