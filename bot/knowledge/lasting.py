"""Ids are for ever: everything ever published is listed, and what vanishes must say what took its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import TypeAdapter

from bot.knowledge.files import Folder, open_folder
from bot.knowledge.reading import Place
from bot.knowledge.shapes import CareerShape, ItemId, Slug

LOCK = "steps.lock.yaml"
HEAD = (
    "# Every step, project and milestone (project#milestone) ever published: members may have ticked it.\n"
    "# Written by `python -m bot check --accept-steps`. Never take a line out: an id that is no longer used is mapped\n"
    "# to its successors in its career's file, under roadmap.retired.\n"
)
_PUBLISHED = TypeAdapter(dict[Slug, list[ItemId]])


def examine_lasting(folder: Folder) -> None:
    """Add a fault for every published id that is gone without a mapping, and for mappings that lead nowhere."""
    published = _published(folder)
    for key, career in folder.careers.items():
        for place, message in _faults(career, published.get(key, [])):
            folder.fault(f"careers/{key}.yaml", place, message)
        fresh = [item for item in ids_of(career) if item not in published.get(key, [])]
        if fresh and LOCK in folder.documents:
            message = f"not in {LOCK} yet ({', '.join(fresh[:3])}...): run `python -m bot check --accept-steps`"
            folder.warn(f"careers/{key}.yaml", ("roadmap",), message)


def accept(directory: Path) -> tuple[str, ...]:
    """Add the ids of today to the lock file of a knowledge folder; returns the new ones as `career.id`.

    Nothing is ever taken out, so an id that vanished stays a fault.
    """
    folder = open_folder(directory, ())
    before = _published(folder)
    after = {key: list(before.get(key, [])) for key in sorted({*before, *folder.careers})}
    added = []
    for key, career in folder.careers.items():
        fresh = [item for item in ids_of(career) if item not in before.get(key, [])]
        after[key] += fresh
        added += [f"{key}.{item}" for item in fresh]
    text = HEAD + yaml.safe_dump(after, sort_keys=False, default_flow_style=False)
    if added:
        (directory / LOCK).write_text(text, encoding="utf-8", newline="\n")
    return tuple(added)


def ids_of(career: CareerShape) -> tuple[str, ...]:
    """Everything of a career that a member can tick or start, in order."""
    steps = (step.id for phase in career.roadmap.phases for step in phase.steps)
    return (*steps, *(item for project in career.projects for item in (project.id, *_milestones(project.id, career))))


def _milestones(project: str, career: CareerShape) -> Iterator[str]:
    for shape in career.projects:
        if shape.id == project:
            yield from (f"{project}#{milestone.id}" for milestone in shape.milestones)


def _published(folder: Folder) -> Mapping[str, list[str]]:
    if not (folder.root / LOCK).exists():
        return {}
    return folder.take(LOCK, _PUBLISHED) or {}


def _faults(career: CareerShape, published: list[str]) -> Iterator[tuple[Place, str]]:
    present = set(ids_of(career))
    retired = career.roadmap.retired
    for item in published:
        project = item.partition("#")[0]
        if item not in present and item not in retired and project not in retired:
            yield (
                ("roadmap", "retired"),
                (
                    f"the id {item} was published and is gone: map it to what took its place, "
                    f"`{item}: [new-id]`, or to `[]` when nothing did"
                ),
            )
    for old in retired:
        if old in _reached(old, retired):
            yield ("roadmap", "retired", old), "leads back to itself"


def _reached(old: str, retired: Mapping[str, list[str]]) -> set[str]:
    """All ids that the mappings lead to from `old`."""
    found: set[str] = set()
    waiting = list(retired[old])
    while waiting:
        item = waiting.pop()
        if item not in found:
            found.add(item)
            waiting += retired.get(item, [])
    return found
