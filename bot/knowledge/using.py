"""What is used where: skills nobody needs, links both free and paid, topics too few ways of asking are known for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bot.knowledge.files import Folder
from bot.knowledge.limits import Limits
from bot.knowledge.reading import Place
from bot.knowledge.shapes import CareerShape, ResourceShape


def examine_uses(folder: Folder, limits: Limits) -> None:
    """Add faults for links with two prices, warnings for orphans and for few phrasings."""
    _costs(folder)
    _orphans(folder)
    _phrasings(folder, limits)


def _costs(folder: Folder) -> None:
    """One link has one cost wherever it stands."""
    met: dict[str, tuple[str, str]] = {}
    for key, career in folder.careers.items():
        for place, resource in resources_of(career):
            cost, where = met.setdefault(resource.url.rstrip("/").casefold(), (resource.cost, key))
            if cost != resource.cost:
                message = f"{resource.url} is {resource.cost} here and {cost} in {where}"
                note = folder.fault if {cost, resource.cost} == {"free", "paid"} else folder.warn
                note(f"careers/{key}.yaml", (*place, "cost"), message)


def resources_of(career: CareerShape) -> Iterator[tuple[Place, ResourceShape]]:
    """All resources of a career: its list's and its steps'."""
    for index, resource in enumerate(career.resources):
        yield ("resources", index), resource
    for p, phase in enumerate(career.roadmap.phases):
        for s, step in enumerate(phase.steps):
            yield ("roadmap", "phases", p, "steps", s, "resource"), step.resource


def uses_of(folder: Folder) -> dict[str, set[str]]:
    """Skill id -> careers whose points or steps name it."""
    uses: dict[str, set[str]] = defaultdict(set)
    for key, career in folder.careers.items():
        points = (skill for section in career.topics.values() for item in section.items for skill in item.uses)
        taught = (skill for phase in career.roadmap.phases for step in phase.steps for skill in step.skills)
        for skill in (*points, *taught):
            if skill:
                uses[skill].add(key)
    return uses


def _orphans(folder: Folder) -> None:
    used = uses_of(folder)
    for key, skill in folder.skills.items():
        if key not in used and not skill.careers:
            folder.warn("skills.yaml", (key,), "an orphan: no career uses it, and it points to none")


def _phrasings(folder: Folder, limits: Limits) -> None:
    for part, shapes, least in (
        ("topics", folder.topics, limits.topic_phrasings),
        ("kinds", folder.kinds, limits.kind_phrasings),
    ):
        for key, shape in shapes.items():
            if len(shape.phrasings) < least:
                message = f"knows {len(shape.phrasings)} ways of asking, should know {least}"
                folder.warn(f"{part}/{key}.yaml", ("phrasings",), message)
