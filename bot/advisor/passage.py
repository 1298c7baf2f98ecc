"""What stands on one topic of one career, ready to be put into an advice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.advisor.controls import Row
from bot.models.action import Action
from bot.models.advice import Block
from bot.models.understanding import Mention, Understanding


@dataclass(frozen=True)  # without slots: what is asked is looked for a dozen times, and kept
class Ask:
    """What an answer needs to know of the question; made from a message or from a press."""

    text: str = ""
    mentions: tuple[Mention, ...] = ()
    yes_no: bool = False
    part: str = ""
    """A group or level whose points are wanted alone, or `all`."""
    confidence: float = 1.0
    reason: Action | None = None
    """What "Why this?" does; None for a press, which needed no understanding."""

    @classmethod
    def of(cls, understanding: Understanding) -> Ask:
        """The question as understood."""
        said = (understanding.text, understanding.mentions, understanding.yes_no)
        return cls(*said, confidence=understanding.confidence)

    @cached_property
    def asks(self) -> frozenset[str]:
        """What is asked of a single thing: cost, validity, next, ..."""
        return frozenset(self.named("attribute"))

    def beside(self, attribute: str) -> str:
        """The words for what `next` or `before` is next to."""
        return next((one.text for one in self.mentions if one.kind == "attribute" and one.id == attribute), "")

    def named(self, kind: str) -> tuple[str, ...]:
        """Ids of the mentions of one kind, in order."""
        return tuple(mention.id for mention in self.mentions if mention.kind == kind)


@dataclass(frozen=True, slots=True)
class Passage:
    """The direct answer, what backs it up, where it comes from."""

    lead: str
    """The answer in the fewest words that stand alone."""
    blocks: tuple[Block, ...] = ()
    rows: tuple[Row, ...] = ()
    sources: tuple[str, ...] = ()
    """Lines on where ageing facts come from."""
    names: tuple[str, ...] = ()
    """What the rest speaks of, for the short form."""
    narrowed: bool = False
    """Only the item asked for is shown; the rest is a button away."""
