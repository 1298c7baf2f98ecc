"""What the bot counts about itself, for Prometheus: numbers alone, never a member, a server or a word of theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.models.reminder import Delivery
from bot.store import Outcome, Store

ANSWER_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 1.5, 3.0, 10.0)
"""Seconds. 3 is where Discord gives up on an interaction."""
STORE_BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.0)
"""Seconds. 2 is how long the store waits for another process's lock."""
LATE_BUCKETS = (1.0, 5.0, 15.0, 60.0, 300.0, 900.0, 3600.0, 86400.0)
"""Seconds."""
LATE = timedelta(minutes=5)
"""A reminder sent later than this counts as late: past the spread of a busy hour."""


class Metrics:
    """All of one bot's numbers, in a registry of their own so that two bots of one process do not mix."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.answers = self._counter("answers", "Questions and commands answered", "kind", "outcome")
        self.failures = self._counter("failures", "Requests that failed with a reference number", "error")
        self.answer_seconds = self._histogram("answer_seconds", "From the request to the reply sent", ANSWER_BUCKETS)
        self.store_seconds = self._histogram("store_seconds", "One transaction of the store", STORE_BUCKETS, "mode")
        self.reminders_due = self._counter("reminders_due", "Deliveries claimed because they were due")
        self.reminders = self._counter("reminders", "Deliveries by how they ended", "outcome")
        self.reminders_late = self._counter("reminders_late", f"Sent more than {LATE.seconds} s after their time")
        self.reminder_delay = self._histogram("reminder_delay_seconds", "Sent so long after their time", LATE_BUCKETS)
        self._gauges: list[Gauge] = []
        self._answers = cache(self.answers.labels)
        """Finding a counter by its labels takes longer than counting."""

    def _counter(self, name: str, text: str, *labels: str) -> Counter:
        return Counter(f"advisor_{name}", text, labels, registry=self.registry)

    def _histogram(self, name: str, text: str, buckets: tuple[float, ...], *labels: str) -> Histogram:
        return Histogram(f"advisor_{name}", text, labels, registry=self.registry, buckets=buckets)

    def gauge(self, name: str, text: str, value: Callable[[], float]) -> None:
        """A number that is asked for whenever the page is read."""
        gauge = Gauge(f"advisor_{name}", text, registry=self.registry)
        gauge.set_function(value)
        self._gauges.append(gauge)

    def answered(self, kind: str, outcome: str) -> None:
        """One question or command answered."""
        self._answers(kind, outcome).inc()

    def took(self, seconds: float) -> None:
        """One request took so long."""
        self.answer_seconds.observe(seconds)

    def failed(self, error: BaseException) -> None:
        """One request failed; the error's class alone is kept."""
        self.failures.labels(type(error).__name__).inc()

    def stored(self, mode: str, seconds: float) -> None:
        """One transaction took so long. `mode`: read or write."""
        self.store_seconds.labels(mode).observe(seconds)

    def page(self) -> bytes:
        """Everything in Prometheus' text format."""
        return generate_latest(self.registry)


class CountedDeliveries:
    """The store as sending needs it, counting what is claimed and how it ends."""

    __slots__ = ("_metrics", "_now", "_store", "member", "next_due")

    def __init__(self, store: Store, metrics: Metrics, *, now: Callable[[], datetime]) -> None:
        self._store = store
        self._metrics = metrics
        self._now = now
        self.member = store.member
        self.next_due = store.next_due

    async def claim_due(self, now: datetime, *, limit: int, lease: timedelta, owner: str) -> tuple[Delivery, ...]:
        """As the store's."""
        claimed = await self._store.claim_due(now, limit=limit, lease=lease, owner=owner)
        self._metrics.reminders_due.inc(sum(not delivery.recovered for delivery in claimed))
        return claimed

    async def mark(
        self,
        delivery: Delivery,
        outcome: Outcome,
        *,
        next_due: datetime | None,
        reason: str = "",
        not_before: datetime | None = None,
    ) -> bool:
        """As the store's; what another process has settled is that one's to count."""
        settled = await self._store.mark(delivery, outcome, next_due=next_due, reason=reason, not_before=not_before)
        if settled:
            self._metrics.reminders.labels(outcome).inc()
            if outcome == "sent":
                self._sent(self._now() - delivery.scheduled)
        return settled

    def _sent(self, delay: timedelta) -> None:
        self._metrics.reminder_delay.observe(max(delay.total_seconds(), 0.0))
        if delay > LATE:
            self._metrics.reminders_late.inc()
