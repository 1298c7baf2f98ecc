"""How often someone may ask: a bucket of tokens per member and per channel, filled again as time passes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

MOST = 20_000
"""Buckets kept at once; the one unused for longest goes first, by then it is full again."""
QUIET = timedelta(minutes=1)
"""So long without a request, and the next flood is a new one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a request may pass. `wait`: whole seconds until the next one may. `first`: the first refusal of a flood.

    A flood goes on although some of it passes: whoever writes ten a second gets one through every other second.
    """

    allowed: bool
    wait: int = 0
    first: bool = False


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: datetime
    refused: bool = False


class Limits:
    """At most `burst` at once and `per_minute` in the long run, for each key apart; 0 a minute: no limit."""

    __slots__ = ("_buckets", "_burst", "_most", "_per_second")

    def __init__(self, *, burst: int, per_minute: int, most: int = MOST) -> None:
        self._buckets: OrderedDict[Hashable, _Bucket] = OrderedDict()
        self._burst = float(burst)
        self._per_second = per_minute / 60
        self._most = most

    def take(self, key: Hashable, now: datetime) -> Verdict:
        """Take one token of the key's bucket."""
        if not self._per_second:
            return Verdict(allowed=True)
        bucket = self._filled(key, now)
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return Verdict(allowed=True)
        first, bucket.refused = not bucket.refused, True
        return Verdict(allowed=False, wait=ceil((1 - bucket.tokens) / self._per_second), first=first)

    def _filled(self, key: Hashable, now: datetime) -> _Bucket:
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = _Bucket(self._burst, now)
        # A clock set back must not lock anyone out.
        passed = max(0.0, (now - bucket.at).total_seconds())
        if passed >= QUIET.total_seconds():
            bucket.refused = False
        bucket.tokens = min(self._burst, bucket.tokens + passed * self._per_second)
        bucket.at = now
        self._buckets.move_to_end(key)
        while len(self._buckets) > self._most:
            self._buckets.popitem(last=False)
        return bucket
