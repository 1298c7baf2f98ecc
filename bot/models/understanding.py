"""What a message means: kind, careers, topics, the item asked for, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Rival:
    """Another reading of the message, for "did you mean"."""

    kind: str
    careers: tuple[str, ...]
    topics: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A name from the knowledge base found in the message: a skill, tool, certificate, item, phase, project or step."""

    kind: str
    """skill, certification, retired, item, phase, step, project, level, group, resource or attribute."""
    id: str
    """Key within its kind: skill id, certification id, item name, phase number, step id, project id, level word."""
    text: str
    """The member's words for it; for the attributes `next` and `before` the words for what it is next to."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """One message, understood. `confidence` is the calibrated chance (0 to 1) that it is right."""

    text: str
    kind: str
    careers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    """Best first; at most one more than asked for."""
    confidence: float = 0.0
    mentions: tuple[Mention, ...] = ()
    rivals: tuple[Rival, ...] = ()
    matched: str = ""
    """The known phrasing nearest to the message."""
    yes_no: bool = False
    """The message asks whether something is so or needed."""
    nearest: str = ""
    """For a tech career without a page: key of the nearest career that has one."""
    nearest_name: str = ""
    """...and its name in plain words, e.g. IT support."""
    background: tuple[str, ...] = ()
    """Careers named as where the member comes from, not asked about."""
    spoken: tuple[str, ...] = ()
    """The career a message speaks of though its kind asks about none."""
    carried: bool = False
    """Career or topic was taken from the conversation."""
    consent: bool | None = None
    """True or False when the message says yes or no to what was pending."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was last said between one member and the bot in one channel."""

    at: datetime
    understanding: Understanding
    pending: str = ""
    """Action waiting for a yes, encoded as in `models.action`; empty when none."""
    recent: tuple[str, ...] = ()
    """Careers spoken of, oldest first, at most four: what "which of the two" refers to."""

    pair: tuple[str, ...] = ()
    """The two (or more) careers last compared, in the order they were named: what "the second one" refers to."""
    topics: tuple[str, ...] = ()
    """Topics last asked for: thanks, or a question that is not ours, does not end them."""

    @classmethod
    def following(
        cls, previous: Conversation | None, understanding: Understanding, *, at: datetime, pending: str = ""
    ) -> Conversation:
        """The conversation after one more message was understood."""
        before = previous.recent if previous else ()
        recent = [key for key in before if key not in understanding.careers] + list(understanding.careers)
        pair = understanding.careers if understanding.kind == "compare" else previous.pair if previous else ()
        kept = previous.topics if previous and understanding.kind != "compare" else ()
        return cls(at, understanding, pending, tuple(recent[-4:]), pair, understanding.topics or kept)
