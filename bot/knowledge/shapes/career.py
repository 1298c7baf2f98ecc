"""One file under `careers/`: a career with its sections, roadmap, projects and certificates."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from bot.knowledge.shapes.words import (
    Alias,
    CareerKey,
    Cost,
    Format,
    HoursPair,
    ItemId,
    Lead,
    Level,
    Name,
    Shape,
    Slug,
    SourceShape,
    Text,
    TopicKey,
    Url,
)
from bot.models.knowledge import TOPICS


class FactShape(Shape):
    what: Name
    value: float
    unit: Name
    country: Name
    source: SourceShape
    low: float | None = None
    high: float | None = None
    occupation: str = ""
    proxy: str = ""


class ItemShape(Shape):
    name: Annotated[str, StringConstraints(min_length=1, max_length=160)]
    text: Text
    group: str = ""
    skill: Slug | None = None
    skills: list[Slug] = Field(default_factory=list)
    """Instead of `skill`, where a point names several: [scripting, python]."""
    either: Annotated[str, StringConstraints(max_length=40)] = ""
    """The same word at several points makes them a choice, of which one is enough: `either: first language`."""
    aliases: list[Alias] = Field(default_factory=list)

    @property
    def uses(self) -> tuple[str, ...]:
        """All skills it names."""
        return (*((self.skill,) if self.skill else ()), *self.skills)


class SectionShape(Shape):
    lead: Lead
    items: list[ItemShape] = Field(default_factory=list)
    facts: list[FactShape] = Field(default_factory=list)
    note: Annotated[str, StringConstraints(max_length=400)] = ""
    rating: str = ""


class ResourceShape(Shape):
    title: Name
    url: Url
    cost: Cost
    format: Format
    level: Level
    hours: Annotated[float, Field(gt=0)] | None = None
    note: Annotated[str, StringConstraints(max_length=200)] = ""


class StepShape(Shape):
    id: Slug
    title: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    why: Text
    hours: HoursPair
    done: Text
    skills: list[Slug]
    resource: ResourceShape
    smaller: Text


class PhaseShape(Shape):
    title: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    goal: Text
    steps: Annotated[list[StepShape], Field(min_length=1)]


class RoadmapShape(Shape):
    phases: Annotated[list[PhaseShape], Field(min_length=1, max_length=12)]
    retired: dict[ItemId, list[ItemId]] = Field(default_factory=dict)


class CareerCertificationShape(Shape):
    id: Slug
    worth_it: Text
    not_worth_it: Text


class MilestoneShape(Shape):
    id: Slug
    text: Text


class ProjectShape(Shape):
    id: Slug
    title: Name
    level: Level
    brief: Text
    milestones: Annotated[list[MilestoneShape], Field(min_length=1, max_length=10)]
    practises: list[Slug]
    show: Text


class CareerShape(Shape):
    """One file under `careers/`."""

    key: CareerKey
    name: Name
    tagline: Name
    emoji: Annotated[str, StringConstraints(min_length=1, max_length=8)]
    field: Slug
    plural: Name
    aliases: Annotated[list[Alias], Field(min_length=1)]
    titles: list[Alias]
    related: Annotated[list[CareerKey], Field(min_length=1, max_length=6)]
    traits: dict[Slug, Annotated[int, Field(ge=0, le=3)]]
    topics: Annotated[dict[TopicKey, SectionShape], Field(json_schema_extra={"required": list(TOPICS)})]
    roadmap: RoadmapShape
    resources: Annotated[list[ResourceShape], Field(min_length=1)]
    certifications: Annotated[list[CareerCertificationShape], Field(min_length=1)]
    projects: Annotated[list[ProjectShape], Field(min_length=1)]
