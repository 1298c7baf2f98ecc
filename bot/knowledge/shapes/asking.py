"""Files on how people ask: `topics/`, `kinds/` and the talks of `questions/`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from bot.knowledge.shapes.words import Alias, Asked, CareerKey, Shape


class TopicShape(Shape):
    """One file under `topics/`."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    question: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    phrasings: Annotated[list[str], Field(min_length=1)]
    cues: list[Alias] = Field(default_factory=list)


class KindShape(Shape):
    """One file under `kinds/`."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    phrasings: Annotated[list[str], Field(min_length=1)]


class TurnShape(Shape):
    """One message of a talk, with what it means there."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    careers: list[CareerKey] = Field(default_factory=list)
    asks: Annotated[list[Asked], Field(min_length=1, max_length=6)]
