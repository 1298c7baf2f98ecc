"""What an author does to a roadmap in the month: two steps merged, one split, one new; with and without the mapping."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

PATH = "backend"
MERGED, TOGETHER = ("files-errors", "modules-packages"), "files-modules"
SPLIT, NEW = "rest", ("rest-reading", "rest-building")
LOG = "keep-learning"


def edit(folder: Path, *, mapped: bool) -> None:
    """The edit in the author's file; `mapped`: with the successors that `check` asks for."""
    file = folder / "careers" / f"{PATH}.yaml"
    page = yaml.safe_load(file.read_text(encoding="utf-8"))
    phases = page["roadmap"]["phases"]
    for phase in phases:
        phase["steps"] = [new for step in phase["steps"] for new in _became(step)]
    last = phases[-1]["steps"]
    if last[-1]["id"] != LOG:
        last.append(deepcopy(last[-1]) | {"id": LOG, "title": "Keep a learning log", "skills": []})
    gone = {MERGED[0]: [TOGETHER], MERGED[1]: [TOGETHER], SPLIT: list(NEW)}
    for project in page["projects"]:
        names = [new for name in project["practises"] for new in gone.get(name, [name])]
        project["practises"] = list(dict.fromkeys(names))
    page["roadmap"]["retired"] = gone if mapped else {}
    file.write_text(yaml.safe_dump(page, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _became(step: dict[str, Any]) -> list[dict[str, Any]]:
    if step["id"] == MERGED[0]:
        return [step | {"id": TOGETHER, "title": "Files, errors and modules"}]
    if step["id"] == MERGED[1]:
        return []
    if step["id"] == SPLIT:
        return [deepcopy(step) | {"id": new, "title": f"REST APIs: {new.partition('-')[2]}"} for new in NEW]
    return [step]
