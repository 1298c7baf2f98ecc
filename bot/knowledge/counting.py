"""How much each career must say: steps, phases, projects of each level, questions, points that may not be missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.knowledge.files import Folder
from bot.knowledge.limits import Limits
from bot.knowledge.reading import Place
from bot.knowledge.shapes import CareerShape

Found = tuple[Place, str]

LEVELS = ("beginner", "intermediate", "advanced")
POINTS: dict[str, frozenset[str]] = {"outlook": frozenset({"AI", "Entry level"})}
"""Topic -> items that people always ask for, so that each career has them under this name."""
GROUPS: dict[str, frozenset[str]] = {
    "fit": frozenset({"interests", "personality", "strengths", "think twice"}),
    "skills": frozenset({"core", "next"}),
    "roles": frozenset({"entry-level", "titles"}),
    "interview": frozenset({"stages", "questions"}),
    "difficulty": frozenset({"hard parts", "easier than people fear"}),
}
"""Topic -> groups that must have an item."""
HOME = "United States"
"""The country whose figures every career has: its statistics are public domain and cover every career."""


def examine_counts(folder: Folder, limits: Limits) -> None:
    """Add a fault for each career that says less, or far more, than a page should."""
    for key, career in folder.careers.items():
        for place, message in (*_roadmap(career, limits), *_lists(career, limits), *_topics(career, limits)):
            folder.fault(f"careers/{key}.yaml", place, message)


def _roadmap(career: CareerShape, limits: Limits) -> Iterator[Found]:
    phases = career.roadmap.phases
    steps = sum(len(phase.steps) for phase in phases)
    for place, count, (least, most), what in (
        (("roadmap", "phases"), len(phases), limits.phases, "phases"),
        (("roadmap", "phases"), steps, limits.steps, "steps"),
    ):
        if not least <= count <= most:
            yield place, f"has {count} {what}, must have {least} to {most}"
    for p, phase in enumerate(phases):
        for s, step in enumerate(phase.steps):
            if step.resource.cost == "paid":
                yield ("roadmap", "phases", p, "steps", s, "resource", "cost"), "a step must not need a paid resource"


def _lists(career: CareerShape, limits: Limits) -> Iterator[Found]:
    levels = Counter[str](project.level for project in career.projects)
    for level in LEVELS:
        if levels[level] < limits.projects_per_level:
            yield ("projects",), f"has {levels[level]} {level} projects, must have {limits.projects_per_level}"
    if len(career.resources) < limits.resources:
        yield ("resources",), f"has {len(career.resources)} resources, must have {limits.resources}"


def _topics(career: CareerShape, limits: Limits) -> Iterator[Found]:
    for topic, section in career.topics.items():
        names = {item.name for item in section.items}
        groups = Counter(item.group for item in section.items)
        for name in sorted(POINTS.get(topic, frozenset()) - names):
            yield ("topics", topic, "items"), f"has no item named {name!r}"
        for group in sorted(GROUPS.get(topic, frozenset()) - set(groups)):
            yield ("topics", topic, "items"), f"has no item of the group {group!r}"
        if topic == "interview" and groups["questions"] < limits.interview_questions:
            message = f"has {groups['questions']} questions, must have {limits.interview_questions}"
            yield ("topics", topic, "items"), message
        if topic in ("salary", "outlook") and all(fact.country != HOME for fact in section.facts):
            yield ("topics", topic, "facts"), f"has no figure for {HOME}"
