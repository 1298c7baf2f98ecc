"""What to say and what to change: the advisor's answer, before it has a Discord shape."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.models.action import Action
from bot.models.changes import Change
from bot.models.progress import ProgressPicture


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of Discord Markdown, with an optional heading of its own."""

    text: str
    heading: str = ""
    small: bool = False
    """Source lines, dates and hints: set as subtext."""


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. `style`: primary, secondary, success, danger or link (then `url`)."""

    label: str
    action: Action | None = None
    style: str = "secondary"
    url: str = ""
    emoji: str = ""
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a menu."""

    label: str
    value: str
    description: str = ""
    default: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A select of at most 25 options; its values arrive with the action."""

    action: Action
    placeholder: str
    options: tuple[Option, ...]
    most: int = 1


@dataclass(frozen=True, slots=True)
class Advice:
    """One reply: blocks most important first, rows of controls under them, and the changes it carries."""

    kind: str
    blocks: tuple[Block, ...]
    title: str = ""
    careers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    confidence: float = 1.0
    rows: tuple[tuple[Button, ...] | Menu, ...] = ()
    changes: tuple[Change, ...] = ()
    personal: bool = False
    """About the member: in a server it is shown to them alone."""
    tone: str = "answer"
    """answer, success, caution or refusal: the accent beside the words, never the only sign."""
    picture: ProgressPicture | None = None
    pending: Action | None = None
    """What a plain "yes" in the next message does."""
    more: Button | None = None
    """Shows the rest, should the text be too long for one message."""
    tags: tuple[str, ...] = field(default=())
    """For metrics and the gap counts: e.g. `unanswered`, `nearest:devops`."""
