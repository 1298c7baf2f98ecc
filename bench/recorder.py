"""A stand-in for Discord that records what members see: it forgets nonces after two minutes and serves history."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

NONCE_MEMORY = timedelta(minutes=2)
"""How long a nonce given twice makes no second message; Discord remembers it for a few minutes."""


@dataclass(slots=True)
class Recorder:
    """Messages by member, each with its nonce and time."""

    messages: dict[int, list[tuple[str, datetime]]] = field(default_factory=dict)

    def post(self, identity: str, member: int, at: datetime) -> bool:
        """Record a message; False when its nonce is remembered, so that the member sees nothing new."""
        there = self.messages.setdefault(member, [])
        if any(one == identity and abs(at - when) < NONCE_MEMORY for one, when in there[-20:]):
            return False
        there.append((identity, at))
        return True

    def has(self, identity: str, member: int, since: datetime) -> bool:
        """Whether the history since then shows the message."""
        return any(one == identity and when >= since for one, when in reversed(self.messages.get(member, [])))

    def seen(self) -> Counter[str]:
        """How often each delivery was seen."""
        return Counter(identity for there in self.messages.values() for identity, _ in there)
