"""Sending what is due: exactly once as seen by the member, whatever crashes in between."""

from bot.delivery.deliverer import Deliverer
from bot.delivery.sender import ClosedError, RefusedError, Sender, UnavailableError

__all__ = ["ClosedError", "Deliverer", "RefusedError", "Sender", "UnavailableError"]
