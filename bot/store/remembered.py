"""Members read a moment ago: a talk asks for the same one at every message.

Only for the one process that writes to the database, which forgets a member whenever it changes something of theirs.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.models.member import Member

MOST = 500
"""Members kept at once, a few kB each; the one not asked for longest goes first."""


@dataclass(slots=True)
class Remembered:
    """Members with the time they were read. `lifetime` zero: nobody is kept."""

    lifetime: timedelta
    changes: int = 0
    """Grows with every change: a member that was being read meanwhile may be of before it, and is not kept."""
    _held: OrderedDict[int, tuple[datetime, Member]] = field(default_factory=OrderedDict)

    def find(self, member: int, now: datetime) -> Member | None:
        """The member, when read within the lifetime."""
        held = self._held.get(member)
        if held is None or not timedelta() <= now - held[0] < self.lifetime:
            return None
        self._held.move_to_end(member)
        return held[1]

    def keep(self, member: Member, now: datetime, *, changes: int) -> None:
        """Keep a member read at `now`, unless something was changed since there had been so many `changes`.

        Who has reminders is not kept: those change by themselves, as they fall due.
        """
        if changes != self.changes or not self.lifetime or member.reminders or member.held:
            return
        self._held[member.id] = (now, member)
        while len(self._held) > MOST:
            self._held.popitem(last=False)

    def forget(self, member: int) -> None:
        """Something of the member's was changed."""
        self.changes += 1
        self._held.pop(member, None)
