"""Where a member stands on a path: pure computation over knowledge, ticks and a given moment."""

from __future__ import annotations

from bot.progress.migration import Migration, migrate
from bot.progress.standing import counted, progress_of
from bot.progress.streak import Streak, streak_of
from bot.progress.ticks import Ticks, started_of, ticks_of

__all__ = ["Migration", "Streak", "Ticks", "counted", "migrate", "progress_of", "started_of", "streak_of", "ticks_of"]
