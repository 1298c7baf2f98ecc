"""The shape of each file as authors write it; pydantic reports every fault at once and makes the JSON Schema."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema

from bot.models.attributes import ATTRIBUTES
from bot.models.knowledge import CAREERS, KINDS, TOPICS


def _one_of(known: tuple[str, ...], value: str) -> str:
    if value not in known:
        message = f"must be one of {', '.join(known)}"
        raise ValueError(message)
    return value


Text = Annotated[str, StringConstraints(min_length=1, max_length=400, strip_whitespace=True)]
Lead = Annotated[str, StringConstraints(min_length=20, max_length=420, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=100, strip_whitespace=True)]
Alias = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[^A-Z]+$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
ItemId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(#[a-z0-9]+(-[a-z0-9]+)*)?$", max_length=80)]
"""A step, a project, or `project#milestone`."""
Url = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"]+$", max_length=300)]
AsOf = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Weight = Annotated[float, Field(ge=0, le=1)]
CareerKey = Annotated[
    Slug, WithJsonSchema({"anyOf": [{"enum": list(CAREERS)}, {"type": "string", "pattern": "^[a-z0-9-]+$"}]})
]
"""A career; that it exists is seen when the files are held against each other, so that authors can add some."""
TopicKey = Annotated[
    str, AfterValidator(partial(_one_of, TOPICS)), WithJsonSchema({"type": "string", "enum": list(TOPICS)})
]
Asked = Annotated[
    str,
    AfterValidator(partial(_one_of, (*TOPICS, *KINDS))),
    WithJsonSchema({"type": "string", "enum": [*TOPICS, *KINDS]}),
]
"""A topic, or a kind of message."""
Attribute = Annotated[
    str, AfterValidator(partial(_one_of, ATTRIBUTES)), WithJsonSchema({"type": "string", "enum": list(ATTRIBUTES)})
]
"""What can be asked of a single thing."""
HoursPair = Annotated[list[Annotated[float, Field(gt=0, le=2000)]], Field(min_length=2, max_length=2)]
Level = Literal["beginner", "intermediate", "advanced"]
Cost = Literal["free", "freemium", "paid"]
Format = Literal["course", "book", "docs", "video", "practice", "community", "tool", "article"]
CertificateLevel = Literal["entry", "associate", "professional", "expert"]


class Shape(BaseModel):
    """Unknown keys are faults."""

    model_config = ConfigDict(extra="forbid", strict=False, coerce_numbers_to_str=False)


class SourceShape(Shape):
    title: Name
    url: Url
    as_of: AsOf | date
    credit: str = ""


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


Labels = Annotated[str, StringConstraints(pattern=r"^[a-z_]+( \+ [a-z_]+)*$", max_length=120)]
"""Topics asked for, or one kind: `salary`, `skills + projects`, `choose_path`."""
Sides = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+( \+ [a-z0-9-]+)+$", max_length=120)]
"""Careers weighed against each other: `backend + frontend`."""
Texts = Annotated[list[Annotated[str, StringConstraints(min_length=1, max_length=2000)]], Field(min_length=1)]


class TurnShape(Shape):
    """One message of a talk, with what it means there."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    careers: list[CareerKey] = Field(default_factory=list)
    asks: Annotated[list[Asked], Field(min_length=1, max_length=6)]


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
