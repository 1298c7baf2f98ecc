"""What every part of the advisor speaks from: the knowledge and the sentences, with shared look-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from bot.models.knowledge import Career, Item, Knowledge, Skill, Step
from bot.replies import Replies

IMPLIED = 0.3
"""From this weight on in skills.yaml a career counts as one that uses a skill, even if its page does not list it."""


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """Knowledge and sentences together; each is itself alone, so that what is made from one can be kept by it."""

    knowledge: Knowledge
    replies: Replies
    made: dict[object, Any] = field(default_factory=dict, repr=False)
    """What was made of it, by what made it (`of_book`)."""

    def say(self, key: str, /, **values: object) -> str:
        """A sentence of the catalogue."""
        return self.replies.say(key, **values)

    def known(self, keys: Iterable[str]) -> tuple[Career, ...]:
        """The careers behind keys, each once; keys without a career are left out."""
        return tuple(self.knowledge.careers[key] for key in dict.fromkeys(keys) if key in self.knowledge.careers)

    def topic(self, key: str) -> str:
        """A topic's heading."""
        return self.knowledge.topics[key].title


Made = TypeVar("Made")
Given = ParamSpec("Given")


def of_book(make: Callable[Concatenate[Book, Given], Made]) -> Callable[Concatenate[Book, Given], Made]:
    """Keeps with a book what is made of it and of hashable values: made once, and gone with the book after an edit."""

    @wraps(make)
    def kept(book: Book, /, *args: Given.args, **named: Given.kwargs) -> Made:
        key = (make, args, *named.items())
        if key not in book.made:
            book.made[key] = make(book, *args, **named)
        made: Made = book.made[key]
        return made

    return kept


@dataclass(frozen=True, slots=True)
class Use:
    """Where a career's page speaks of a skill; all empty when it does not."""

    item: Item | None = None
    level: str = ""
    """core, next, later for a skill; tool for a tool; step when only the roadmap has it; weak when it only hints."""
    steps: tuple[tuple[int, Step], ...] = ()
    """Phase number and step."""


def use_of(career: Career, skill: Skill) -> Use:
    """How a career uses a skill: by its skills and tools sections, its roadmap, else by the weight in skills.yaml."""
    steps = tuple((phase.number, step) for phase in career.phases for step in phase.steps if skill.id in step.skills)
    for topic in ("skills", "tools"):
        for item in career.sections[topic].items:
            if skill.id in item.skills:
                return Use(item, item.group if topic == "skills" else "tool", steps)
    if steps:
        return Use(None, "step", steps)
    return Use(None, "weak" if skill.careers.get(career.key, 0) >= IMPLIED else "")
