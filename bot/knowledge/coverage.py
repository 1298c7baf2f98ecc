"""How much each career says on each topic."""

from __future__ import annotations

from bot.knowledge.shapes import CareerShape
from bot.models.knowledge import TOPICS


def coverage_of(careers: dict[str, CareerShape]) -> dict[str, dict[str, int]]:
    """Career -> topic -> number of things it says."""
    return {key: {topic: points(career, topic) for topic in TOPICS} for key, career in careers.items()}


def points(career: CareerShape, topic: str) -> int:
    """Number of things a career says on a topic, at least 1 where there is prose."""
    section = career.topics.get(topic)
    if section is None:
        return 0
    own = {
        "roadmap": sum(len(phase.steps) for phase in career.roadmap.phases),
        "resources": len(career.resources),
        "certifications": len(career.certifications),
        "projects": len(career.projects),
    }
    return max(1, len(section.items) + len(section.facts) + own.get(topic, 0))
