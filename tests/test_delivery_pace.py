"""Requests spread over time."""

from __future__ import annotations

import asyncio

from bot.delivery.pace import LONGEST, Pace


async def test_takers_are_spread_in_the_order_of_asking() -> None:
    """Eleven takers at 200 a second need fifty milliseconds, first come first served."""
    pace, done = Pace(200), []
    loop = asyncio.get_running_loop()
    begun = loop.time()

    async def take(number: int) -> None:
        await pace.take()
        done.append(number)

    await asyncio.gather(*(take(number) for number in range(11)))
    assert done == list(range(11))
    assert loop.time() - begun >= 0.05


async def test_clock_set_back_makes_nobody_wait() -> None:
    """A turn an age away is none: the first taker after it goes at once."""
    pace = Pace(1)
    loop = asyncio.get_running_loop()
    pace._free_at = loop.time() + 2 * LONGEST
    async with asyncio.timeout(1):
        await pace.take()
