"""A button's meaning as text that fits Discord's custom_id, and back."""

from __future__ import annotations

import re
from dataclasses import dataclass

LIMIT = 100
"""Discord's longest custom_id, in characters."""
PATTERN = re.compile(r"(?P<verb>[a-z_]{1,24})(?P<args>(?::[^:@\s]{0,64})*)(?:@(?P<owner>\d{1,20}))?")
"""Shape of every custom_id the bot makes: `verb:arg:arg@owner`."""


@dataclass(frozen=True, slots=True)
class Action:
    """What a press asks for. `owner` is the member whose message it stands on, 0 when it belongs to nobody."""

    verb: str
    args: tuple[str, ...] = ()
    owner: int = 0

    def encode(self, owner: int = 0) -> str:
        """Text of at most `LIMIT` characters; ValueError when an argument cannot be carried.

        `owner`: another one than its own.
        """
        owner = owner or self.owner
        text = ":".join((self.verb, *self.args)) + (f"@{owner}" if owner else "")
        if len(text) > LIMIT or not PATTERN.fullmatch(text):
            message = f"not a custom_id: {text!r}"
            raise ValueError(message)
        return text


def decode(custom_id: str) -> Action | None:
    """The action behind a custom_id; None for anything this bot did not make."""
    found = PATTERN.fullmatch(custom_id) if len(custom_id) <= LIMIT else None
    if found is None:
        return None
    args = tuple(found["args"][1:].split(":")) if found["args"] else ()
    return Action(found["verb"], args, int(found["owner"] or 0))
