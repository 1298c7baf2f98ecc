"""Notices that the clock was set, or that the machine slept: a wait counted in seconds ends at a wrong moment then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

TOLERANCE = timedelta(seconds=2)
"""What the clock may gain or lose between two looks without having been set: more than a slewing NTP."""


class Jumps:
    """Compares the clock on the wall with one that only counts. A look costs microseconds and asks nobody."""

    __slots__ = ("_count", "_now", "_seen")

    def __init__(self, now: Callable[[], datetime], count: Callable[[], float]) -> None:
        """`count`: seconds that only ever pass, such as an event loop's."""
        self._now = now
        self._count = count
        self._seen = (now(), count())

    def look(self) -> bool:
        """Whether the two have come apart since the last look."""
        before, counted = self._seen
        self._seen = now, count = self._now(), self._count()
        return abs(now - before - timedelta(seconds=count - counted)) > TOLERANCE
