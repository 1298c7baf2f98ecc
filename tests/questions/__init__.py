"""Labelled questions of our own, and the rule by which an answer to one counts as right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.models.understanding import Conversation, Understanding
from bot.understanding import Engine

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
EITHER = (
    frozenset({"list_careers", "help"}),
    frozenset({"help", "smalltalk"}),
    frozenset({"my_progress", "what_next"}),
)
"""Kinds that a fair judge takes for each other."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message and its labels: what it is, which careers and topics, what else would be right."""

    item: str
    number: int
    of: int
    text: str
    kind: str
    careers: frozenset[str]
    topics: tuple[str, ...]
    also: frozenset[str]

    def right(self, got: Understanding) -> bool:
        """Whether `got` counts as right: kind, careers, every topic, at most one topic more than asked for."""
        if self.kind == "answer":
            return self._answered(got)
        if self.kind == "compare":
            return got.kind == "compare" and set(got.careers) == self.careers
        return got.kind == self.kind or any({got.kind, self.kind} <= pair for pair in EITHER)

    def _answered(self, got: Understanding) -> bool:
        asked_back = got.kind == "clarify" and not self.careers
        if (got.kind != "answer" and not asked_back) or set(got.careers) != self.careers:
            return False
        if not 0 < len(got.topics) <= len(self.topics) + 1:
            return False
        if len(self.topics) == 1:
            return got.topics[0] in {self.topics[0], *self.also}
        missing = set(self.topics) - set(got.topics)
        return not missing or (len(missing) == 1 and bool(self.also & (set(got.topics) - set(self.topics))))


@dataclass(frozen=True, slots=True)
class Row:
    """A turn and what was understood."""

    turn: Turn
    got: Understanding
    right: bool


def items(name: str) -> Iterator[tuple[Turn, ...]]:
    """The questions of one set; conversations have several turns."""
    for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        yield tuple(
            Turn(
                item["id"],
                number,
                len(item["turns"]),
                turn["text"],
                turn["kind"],
                frozenset(turn["careers"]),
                tuple(turn["topics"]),
                frozenset(turn.get("also_ok", ())),
            )
            for number, turn in enumerate(item["turns"])
        )


def ask(engine: Engine, name: str) -> tuple[Row, ...]:
    """Every turn of a set put to the engine, conversations in order."""
    rows: list[Row] = []
    for turns in items(name):
        conversation: Conversation | None = None
        for turn in turns:
            got = engine.understand(turn.text, conversation=conversation)
            conversation = Conversation.following(conversation, got, at=NOW)
            rows.append(Row(turn, got, turn.right(got)))
    return tuple(rows)
