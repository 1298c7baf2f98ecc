"""The examinations for authors, which take longer than a start of the bot may or judge what no machine needs."""

from __future__ import annotations

from datetime import date

from bot.knowledge.ageing import examine_ages, examine_unseen
from bot.knowledge.counting import examine_counts
from bot.knowledge.files import Folder
from bot.knowledge.filler import examine_filler
from bot.knowledge.hours import examine_hours
from bot.knowledge.limits import Limits
from bot.knowledge.plainness import examine_plainness
from bot.knowledge.using import examine_uses


def examine_thoroughly(folder: Folder, limits: Limits, today: date) -> None:
    """Add what an author should know besides what `examine` finds."""
    examine_counts(folder, limits)
    examine_hours(folder, limits.hours_tolerance)
    examine_filler(folder, limits.similarity)
    examine_plainness(folder, limits.grade)
    examine_uses(folder, limits)
    examine_ages(folder, limits, today)
    examine_unseen(folder)
