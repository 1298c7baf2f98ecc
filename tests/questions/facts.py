"""Questions on a single fact: a text, and what must stand in the first words of the reply."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.advisor import Advisor
from bot.models.advice import Advice
from bot.models.member import Member
from bot.replies import Replies
from bot.understanding import Engine
from tests.questions import HERE, NOW

FIRST = 300
"""Characters of a reply that a member sees before anything else."""
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and for each fact that the reply must hold the ways to put it; `^` in front: it begins with it."""

    text: str
    expect: tuple[tuple[str, ...], ...]

    def held(self, reply: str) -> bool:
        """Whether a reply holds every fact."""
        return all(any(_stands(way, reply) for way in ways) for ways in self.expect)


def asked(name: str) -> Iterator[Asked]:
    """The questions of one set."""
    for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        yield Asked(one["text"], tuple(map(tuple, one["expect"])))


def missed(engine: Engine, name: str, *, first: int = FIRST) -> tuple[int, list[str]]:
    """How many were asked, and those whose reply does not hold the fact in its `first` characters."""
    advisor = Advisor(engine.knowledge, Replies(engine.knowledge.replies))
    rows = list(asked(name))
    wrong = []
    for one in rows:
        reply = first_words(advisor.reply(engine.understand(one.text), Member(1), now=NOW), first)
        if not one.held(reply):
            wrong.append(f"{one.text!r} wants {one.expect}: {reply[:120]!r}")
    return len(rows), wrong


def first_words(advice: Advice, first: int = FIRST) -> str:
    """What a member sees first under the title: no marks, no addresses."""
    said = "\n".join(part for block in advice.blocks for part in (block.heading, block.text) if part)
    return _LINK.sub(r"\1", said).replace("**", "").replace("-# ", "").strip()[:first]


def _stands(way: str, reply: str) -> bool:
    start, words = way.startswith("^"), re.escape(way.removeprefix("^").casefold())
    pattern = rf"{words}(?!\w)" if start else rf"(?<!\w)(?<!\d[.,]){words}(?!\w)(?![.,]\d)"
    return bool((re.match if start else re.search)(pattern, reply.casefold()))
