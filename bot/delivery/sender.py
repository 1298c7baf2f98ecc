"""What the deliverer needs of Discord, and how Discord says no."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

from bot.errors import AdvisorError
from bot.models.advice import Advice


class ClosedError(AdvisorError):
    """The member cannot be written to there: direct messages closed, channel gone, member gone."""

    def __init__(self, reason: str = "closed") -> None:
        self.reason = reason
        """closed or gone, as `models.reminder.Held` has it."""
        super().__init__(f"the message cannot be delivered: {reason}")


class RefusedError(AdvisorError):
    """Discord refused this very message; sending it again would be refused again."""


class UnavailableError(AdvisorError):
    """Discord asks to wait (429) or is in trouble (5xx): try again later."""

    def __init__(self, wait: timedelta | None = None) -> None:
        self.wait = wait
        """Not before this has passed, when Discord named a time."""
        super().__init__("Discord cannot take the message now")


class Sender(Protocol):
    """A way to write to members. `channel` None: their direct messages."""

    async def send(self, identity: str, advice: Advice, *, member: int, channel: int | None) -> None:
        """Send once; `identity` (25 characters) is the nonce, and stands in the buttons' custom ids.

        ClosedError, RefusedError or UnavailableError when it was not sent.
        """

    async def was_sent(self, identity: str, *, member: int, channel: int | None, since: datetime) -> bool:
        """Whether the newest messages there since then (aware) include this one.

        UnavailableError when that cannot be told now.
        """
