"""YAML files -> Knowledge, or every fault with file, line and key."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.errors import Fault, KnowledgeError
from bot.knowledge.building import build
from bot.knowledge.checking import examine
from bot.knowledge.files import digest_of, open_folder
from bot.knowledge.shapes import CareerShape
from bot.models.knowledge import CAREERS, TOPICS, Knowledge

__all__ = ["Report", "check", "digest_of", "load"]


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: `knowledge` is None when there are faults."""

    knowledge: Knowledge | None
    coverage: dict[str, dict[str, int]]
    """Career -> topic -> number of things it says, at least 1 where there is prose."""
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]


def check(directory: Path, careers: tuple[str, ...] = CAREERS) -> Report:
    """Read and examine everything; never raises for what the files hold."""
    folder = open_folder(directory, careers)
    examine(folder)
    faults = tuple(sorted(set(folder.faults), key=lambda fault: (fault.file, fault.line, fault.key)))
    warnings = tuple(sorted(set(folder.warnings), key=lambda fault: (fault.file, fault.line, fault.key)))
    knowledge = None if faults else build(folder, digest_of(directory))
    coverage = {key: {topic: _count(shape, topic) for topic in TOPICS} for key, shape in folder.careers.items()}
    return Report(knowledge, coverage, faults, warnings)


def load(directory: Path) -> Knowledge:
    """The knowledge of a folder; KnowledgeError with every fault when it does not hold together."""
    report = check(directory)
    if report.knowledge is None:
        raise KnowledgeError(report.faults)
    return report.knowledge


def _count(shape: CareerShape, topic: str) -> int:
    section = shape.topics.get(topic)
    if section is None:
        return 0
    own = {"roadmap": "phases", "resources": "resources", "certifications": "certifications", "projects": "projects"}
    extra = 0
    if topic == "roadmap":
        extra = sum(len(phase.steps) for phase in shape.roadmap.phases)
    elif topic in own:
        extra = len(getattr(shape, own[topic]))
    return max(1, len(section.items) + len(section.facts) + extra)
