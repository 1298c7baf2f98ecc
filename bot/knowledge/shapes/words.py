"""The values that the shapes are made of: texts by their length, keys, dates, addresses."""

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


Labels = Annotated[str, StringConstraints(pattern=r"^[a-z_]+( \+ [a-z_]+)*$", max_length=120)]
"""Topics asked for, or one kind: `salary`, `skills + projects`, `choose_path`."""
Sides = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+( \+ [a-z0-9-]+)+$", max_length=120)]
"""Careers weighed against each other: `backend + frontend`."""
Texts = Annotated[list[Annotated[str, StringConstraints(min_length=1, max_length=2000)]], Field(min_length=1)]
