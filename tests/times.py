"""The phrases of tests/data/times*.yaml: how people name times, and what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml

from bot.schedule import moment

FILES = sorted((Path(__file__).parent / "data").glob("times*.yaml"))


@dataclass(frozen=True)
class Phrase:
    """A phrase and what it means."""

    say: str
    now: datetime
    zone: str
    first: datetime | None = None
    rule: str = ""
    about: str | None = None


def phrases(file: Path) -> list[Phrase]:
    """Those of one file."""
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    now, zone = moment(_wall(data["now"]), data["zone"]), data["zone"]
    return [
        Phrase(
            one["say"],
            now,
            zone,
            _wall(one["first"]) if "first" in one else None,
            one.get("rule", ""),
            one.get("about"),
        )
        for one in data["phrases"]
    ]


def _wall(text: object) -> datetime:
    return datetime.fromisoformat(str(text))
