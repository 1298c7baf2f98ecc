"""Requests spread evenly, so that a rush never meets Discord's limit."""

from __future__ import annotations

import asyncio

LONGEST = 60.0
"""Seconds of waiting that no queue of ours reaches: a turn further away comes from a clock that was set back."""


class Pace:
    """At most so many a second: each taker waits for its turn, in the order of asking."""

    __slots__ = ("_apart", "_free_at")

    def __init__(self, per_second: float) -> None:
        self._apart = 1 / per_second
        self._free_at = 0.0

    async def take(self) -> None:
        """Wait for the next turn."""
        now = asyncio.get_running_loop().time()
        turn = self._free_at if now < self._free_at <= now + LONGEST else now
        self._free_at = turn + self._apart
        if turn > now:
            await asyncio.sleep(turn - now)
