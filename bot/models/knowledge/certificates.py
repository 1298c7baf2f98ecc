"""Certificates: what they cost and ask for, which careers want them, and which were retired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.models.knowledge.page import Source
from bot.models.knowledge.roadmap import Hours


@dataclass(frozen=True, slots=True)
class Price:
    """What something costs, with its age and the issuer's page."""

    value: float
    unit: str
    as_of: str
    source: str
    seen: str = ""
    """Where the figure was read; empty for one that nobody has confirmed, which members are told."""


@dataclass(frozen=True, slots=True)
class Certification:
    """A certificate that can be booked today."""

    id: str
    name: str
    short: str
    issuer: str
    code: str
    aliases: tuple[str, ...]
    level: str
    price: Price
    prerequisites: str
    renewal: str
    hours: Hours
    about: str
    careers: Mapping[str, float]
    """How strongly its bare name implies a career, 0 to 1."""
    checked: date
    source: Source


@dataclass(frozen=True, slots=True)
class RetiredCertification:
    """A certificate people still ask for that can no longer be taken."""

    id: str
    name: str
    short: str
    code: str
    aliases: tuple[str, ...]
    retired_on: str
    successor: str
    successor_note: str
    careers: Mapping[str, float]
    source: Source


@dataclass(frozen=True, slots=True)
class CareerCertification:
    """A certificate seen from one career."""

    certification: Certification
    worth_it: str
    not_worth_it: str
