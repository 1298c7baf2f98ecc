"""YAML files -> Knowledge, or every fault with file, line and key."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.errors import Fault, KnowledgeError
from bot.knowledge.building import build
from bot.knowledge.checking import examine
from bot.knowledge.coverage import coverage_of
from bot.knowledge.files import Folder, digest_of, open_folder
from bot.knowledge.kept import Kept
from bot.knowledge.limits import Limits
from bot.knowledge.thorough import examine_thoroughly
from bot.models.knowledge import CAREERS, Knowledge

__all__ = ["Limits", "Report", "check", "digest_of", "load", "review"]

KEPT = "knowledge.json"
"""Name of the cache's file."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: `knowledge` is None when there are faults."""

    knowledge: Knowledge | None
    coverage: dict[str, dict[str, int]]
    """Career -> topic -> number of things it says, at least 1 where there is prose."""
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    replies: Mapping[str, str]
    """The sentences, there even when something else has faults, so that theirs can be reported at once."""
    languages: Mapping[str, Mapping[str, str]]
    """The same in other languages."""


def check(directory: Path, careers: tuple[str, ...] = CAREERS, *, kept: Kept | None = None) -> Report:
    """Read everything and see that it holds together; never raises for what the files hold."""
    with _uncollected():
        folder = open_folder(directory, careers, kept)
        examine(folder)
        return _report(folder)


def review(directory: Path, careers: tuple[str, ...] = CAREERS, *, today: date, limits: Limits | None = None) -> Report:
    """As `check`, and all that an author wants to know: filler, counts, hours, reading level, age."""
    with _uncollected():
        folder = open_folder(directory, careers)
        examine(folder)
        examine_thoroughly(folder, limits or Limits(), today)
        return _report(folder)


def load(directory: Path, cache: Path | None = None) -> Knowledge:
    """The knowledge of a folder; KnowledgeError with every fault when it does not hold together.

    `cache`: a folder for what the files held; unchanged ones are not parsed again.
    """
    kept = Kept(cache / KEPT if cache is not None else None)
    report = check(directory, kept=kept)
    kept.save()
    if report.knowledge is None:
        raise KnowledgeError(report.faults)
    return report.knowledge


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the cycle collector, which would walk the many new nodes again and again: 0.6 s instead of 1.4 s."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _report(folder: Folder) -> Report:
    """Lets go of the nodes, so that the collector does not find them when it is back."""
    faults = tuple(sorted(set(folder.faults), key=_order))
    warnings = tuple(sorted(set(folder.warnings), key=_order))
    knowledge = None if faults else build(folder, digest_of(folder.root))
    folder.documents.clear()
    return Report(knowledge, coverage_of(folder.careers), faults, warnings, folder.replies, folder.languages)


def _order(fault: Fault) -> tuple[str, int, str]:
    return fault.file, fault.line, fault.key
