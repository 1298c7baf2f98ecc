"""The way to learn a career: phases of steps, with hours, and projects with milestones."""

from __future__ import annotations

from dataclasses import dataclass

from bot.models.knowledge.page import Resource


@dataclass(frozen=True, slots=True)
class Hours:
    """Time to spend, in hours: the quick learner's and the thorough beginner's."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to learn on a roadmap. Its id is for ever."""

    id: str
    """`<career>.<slug>`, e.g. `backend.http`."""
    title: str
    why: str
    hours: Hours
    done: str
    """What the learner can show when it is done."""
    skills: tuple[str, ...]
    resource: Resource
    smaller: str
    """A version of the step that fits into 20 minutes."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the roadmap."""

    number: int
    title: str
    goal: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    """One checkable part of a project."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Project:
    """Something to build for practice and for the portfolio."""

    id: str
    """`<career>.<slug>`."""
    title: str
    level: str
    """beginner, intermediate, advanced."""
    brief: str
    milestones: tuple[Milestone, ...]
    practises: tuple[str, ...]
    """Step ids."""
    show: str
