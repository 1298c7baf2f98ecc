"""Every sentence of a career with the place it stands at, for the examinations that read prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge.reading import Place
from bot.knowledge.shapes import CareerShape, PhaseShape, ProjectShape, SectionShape

Passage = tuple[Place, str]

_END = re.compile(r"(?<=[.!?])[\"')]*\s+")


def passages(career: CareerShape) -> Iterator[Passage]:
    """All prose of a career, in the order of the file."""
    for topic, section in career.topics.items():
        yield from _section(("topics", topic), section)
    for index, phase in enumerate(career.roadmap.phases):
        yield from _phase(("roadmap", "phases", index), phase)
    for index, resource in enumerate(career.resources):
        yield ("resources", index, "note"), resource.note
    for index, certificate in enumerate(career.certifications):
        yield ("certifications", index, "worth_it"), certificate.worth_it
        yield ("certifications", index, "not_worth_it"), certificate.not_worth_it
    for index, project in enumerate(career.projects):
        yield from _project(("projects", index), project)


def sentences(text: str) -> list[str]:
    """The sentences of a passage."""
    return [part for part in _END.split(text) if part]


def _section(place: Place, section: SectionShape) -> Iterator[Passage]:
    yield (*place, "lead"), section.lead
    yield (*place, "note"), section.note
    for index, item in enumerate(section.items):
        yield (*place, "items", index, "text"), item.text


def _phase(place: Place, phase: PhaseShape) -> Iterator[Passage]:
    yield (*place, "goal"), phase.goal
    for index, step in enumerate(phase.steps):
        for part in ("why", "done", "smaller"):
            yield (*place, "steps", index, part), getattr(step, part)


def _project(place: Place, project: ProjectShape) -> Iterator[Passage]:
    yield (*place, "brief"), project.brief
    yield (*place, "show"), project.show
    for index, milestone in enumerate(project.milestones):
        yield (*place, "milestones", index, "text"), milestone.text
