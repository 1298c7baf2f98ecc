"""What stands on a career's page: sections of points, facts with their sources, places to learn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from and how old it is."""

    title: str
    url: str
    as_of: str
    """Month or day the source speaks of, ISO 8601: 2024-05 or 2026-11-22."""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure that ages: pay, growth, number of jobs."""

    what: str
    value: float
    unit: str
    country: str
    source: Source
    low: float | None = None
    high: float | None = None
    occupation: str = ""
    """Occupation code of the source, e.g. SOC 15-1252."""
    proxy: str = ""
    """Empty, or the sentence that says for what other occupation the figure really stands."""


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a section: what a member may ask for by name."""

    name: str
    text: str
    group: str = ""
    skills: tuple[str, ...] = ()
    """What it is a use of; a point may name several ("Bash and Python")."""
    aliases: tuple[str, ...] = ()
    either: str = ""
    """Points of a section that share this word are a choice: one of them is enough."""


@dataclass(frozen=True, slots=True)
class Section:
    """What one career's page says on one topic: the direct answer first, then the points."""

    topic: str
    lead: str
    items: tuple[Item, ...] = ()
    facts: tuple[Fact, ...] = ()
    note: str = ""
    rating: str = ""
    """One word that sums the section up where one does: difficulty, education."""


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to learn from."""

    title: str
    url: str
    cost: str
    """free, freemium or paid."""
    format: str
    """course, book, docs, video, practice, community, tool, article."""
    level: str
    """beginner, intermediate, advanced."""
    hours: float | None = None
    note: str = ""
