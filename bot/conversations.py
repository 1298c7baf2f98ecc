"""What was last said between one member and the bot in one channel: remembered for a while, in bounded space."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from datetime import datetime, timedelta

from bot.models.understanding import Conversation

LIFETIME = timedelta(minutes=15)
"""After this long a question stands for itself again."""
MOST = 10_000
"""Conversations kept at once, about 2 kB each; the one silent for longest goes first."""


class Conversations:
    """The last turn per place, a place being whatever tells conversations apart."""

    __slots__ = ("_lifetime", "_most", "_turns")

    def __init__(self, *, lifetime: timedelta = LIFETIME, most: int = MOST) -> None:
        self._turns: OrderedDict[Hashable, Conversation] = OrderedDict()
        self._lifetime = lifetime
        self._most = most

    def __len__(self) -> int:
        return len(self._turns)

    def recall(self, place: Hashable, now: datetime) -> Conversation | None:
        """The last turn there, unless it is older than the lifetime."""
        turn = self._turns.get(place)
        if turn is None or now - turn.at > self._lifetime:
            self._turns.pop(place, None)
            return None
        return turn

    def remember(self, place: Hashable, turn: Conversation) -> None:
        """Keep the turn; beyond the bound the oldest is forgotten."""
        self._turns[place] = turn
        self._turns.move_to_end(place)
        while len(self._turns) > self._most:
            self._turns.popitem(last=False)

    def forget(self, belongs: Hashable) -> None:
        """Drop every conversation whose place is a tuple that starts with `belongs`: a member who is deleted."""
        for place in [place for place in self._turns if isinstance(place, tuple) and place[:1] == (belongs,)]:
            del self._turns[place]
