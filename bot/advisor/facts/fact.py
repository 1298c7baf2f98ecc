"""One fact that a question asks for, ready to lead the answer."""

from __future__ import annotations

from dataclasses import dataclass

from bot.advisor.passage import Passage


@dataclass(frozen=True, slots=True)
class Fact:
    """What leads the answer, and the topic whose passage follows it."""

    topic: str
    text: str = ""
    """Empty when the passage itself leads with the fact."""
    passage: Passage | None = None
    """A passage of its own in place of the topic's."""
    sure: bool = True
    """The thing is named outright: good enough where the message as a whole was not understood."""
