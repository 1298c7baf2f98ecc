"""What the bot has just answered, in bounded memory: to mend it when edited, to show it when it was kept back."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.models.advice import Advice
from bot.models.understanding import Conversation

MOST = 2_000
"""Entries kept, a few kB each; the oldest goes first."""
Value = TypeVar("Value")


class Recent(Generic[Value]):
    """A few thousand entries by the id of a message or a member."""

    __slots__ = ("_entries", "_most")

    def __init__(self, most: int = MOST) -> None:
        self._entries: OrderedDict[int, Value] = OrderedDict()
        self._most = most

    def put(self, message: int, value: Value) -> None:
        """Keep the entry, as the newest."""
        self._entries[message] = value
        self._entries.move_to_end(message)
        while len(self._entries) > self._most:
            self._entries.popitem(last=False)

    def find(self, message: int) -> Value | None:
        """The entry, while it is kept."""
        return self._entries.get(message)

    def drop(self, unwanted: Callable[[Value], bool]) -> None:
        """Forget every entry that is unwanted."""
        for message in [message for message, value in self._entries.items() if unwanted(value)]:
            del self._entries[message]


@dataclass(frozen=True, slots=True)
class Answered:
    """The bot's answer to a member's message, and the talk as it was before it."""

    answer: int
    before: Conversation | None
    text: str = ""
    """The message as it was answered."""


@dataclass(frozen=True, slots=True)
class KeptBack:
    """A personal answer that was not shown in public."""

    owner: int
    advice: Advice
