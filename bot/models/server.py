"""What is stored about one server, and what its admins are shown: settings, gaps, counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """One server's choices. A server that never chose anything is `ServerSettings(id)`."""

    id: int
    quiet: tuple[int, ...] = ()
    """Channels in which the bot never answers in public, ascending."""
    answering: tuple[int, ...] = ()
    """Channels and forums in which it answers without a mention, ascending."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that a member agreed to have kept, because its answer was wrong or missing. Names nobody."""

    id: int
    guild: int
    """0: asked in a direct message."""
    at: datetime
    question: str
    kind: str
    career: str
    topic: str
    wrong: bool
    """True: the answer was wrong; False: there was none."""


@dataclass(frozen=True, slots=True)
class Count:
    """How often something was asked since a day, without any text."""

    kind: str
    career: str
    topic: str
    outcome: str
    number: int
