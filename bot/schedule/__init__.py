"""When: words -> schedule, schedule -> times, and the rules for what is late."""

from bot.schedule.recurrence import following, moment, next_after, wall
from bot.schedule.words import NotUnderstood, When, parse_when
from bot.schedule.zones import known, zone_of, zones

__all__ = [
    "NotUnderstood",
    "When",
    "following",
    "known",
    "moment",
    "next_after",
    "parse_when",
    "wall",
    "zone_of",
    "zones",
]
