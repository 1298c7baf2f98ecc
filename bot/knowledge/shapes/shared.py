"""Files that careers point into: skills, certificates, fields, the questions of matching."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from bot.knowledge.shapes.words import (
    Alias,
    AsOf,
    CareerKey,
    CertificateLevel,
    HoursPair,
    Name,
    Shape,
    Slug,
    SourceShape,
    Text,
    Url,
    Weight,
)


class SkillShape(Shape):
    name: Name
    kind: Literal["skill", "tool"]
    aliases: list[Alias]
    meaning: Text
    careers: dict[CareerKey, Weight] = Field(default_factory=dict)


class SeenShape(Shape):
    title: Name
    url: Url | None = None


class PriceShape(Shape):
    value: Annotated[float, Field(ge=0)]
    unit: Name
    as_of: AsOf | date
    source: Url
    """The issuer's page, where members look it up and book."""
    seen: SeenShape | None = None
    """Where the figure was read; without it members are told that it is not confirmed."""


class CertificationShape(Shape):
    name: Name
    short: Name
    issuer: Name
    code: str | None = None
    aliases: list[Alias]
    level: CertificateLevel
    price: PriceShape
    prerequisites: Text
    renewal: Text
    hours: HoursPair
    about: Text
    careers: dict[CareerKey, Weight] = Field(default_factory=dict)
    checked: date
    source: SourceShape


class RetiredShape(Shape):
    id: Slug
    name: Name
    short: Name
    code: str | None = None
    aliases: list[Alias]
    retired_on: AsOf | date
    successor: Slug | None = None
    successor_note: Text
    careers: dict[CareerKey, Weight] = Field(default_factory=dict)
    source: SourceShape


class NearestShape(Shape):
    name: Name
    aliases: list[Alias]
    nearest: CareerKey


class TraitShape(Shape):
    label: Name
    reason: Text
    words: list[Alias]


class AnswerShape(Shape):
    id: Slug
    label: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    traits: dict[Slug, Annotated[int, Field(ge=-3, le=3)]]


class QuestionShape(Shape):
    id: Slug
    text: Text
    answers: Annotated[list[AnswerShape], Field(min_length=2, max_length=25)]


class MatchShape(Shape):
    """`match.yaml`: what a person can enjoy, and the guided questions."""

    traits: dict[Slug, TraitShape]
    questions: list[QuestionShape]


class FieldsShape(Shape):
    """`fields.yaml`: the headings careers are grouped under, tech careers that have no page, and other professions."""

    fields: dict[Slug, Name]
    nearest: list[NearestShape] = Field(default_factory=list)
    elsewhere: list[Name] = Field(default_factory=list)
