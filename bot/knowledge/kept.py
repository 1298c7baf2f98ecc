"""What YAML files hold, kept as JSON by their bytes: a start that meets the same files again parses none of them."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.knowledge.reading import Plain

VERSION = 1
"""Raised whenever the same bytes would give other data."""
DATE = "\0date"
"""Key, impossible in YAML, of the object that stands for a date."""


@dataclass(slots=True)
class Kept:
    """Data of faultless files by the SHA-256 of their bytes. `file`: where it lies between starts; None: nowhere."""

    file: Path | None = None
    _held: dict[str, Plain] = field(init=False, default_factory=dict)
    _used: dict[str, Plain] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Read the file; one that is torn or of another version is made anew."""
        try:
            held = json.loads(self.file.read_bytes(), object_hook=_dated) if self.file else {}
        except (OSError, ValueError, RecursionError):
            return
        if isinstance(held, dict) and held.get("version") == VERSION and isinstance(held.get("files"), dict):
            self._held = held["files"]

    def find(self, digest: str) -> Plain:
        """Data of the file with these bytes; None when it was never read."""
        found = self._held.get(digest)
        if found is not None:
            self._used[digest] = found
        return found

    def keep(self, digest: str, data: Plain) -> None:
        """Keep the data of a file that has no faults."""
        self._used[digest] = data

    def save(self) -> None:
        """Write what was used, when that is something new; a folder that cannot be written to costs time alone."""
        if self.file is None or self._used.keys() == self._held.keys():
            return
        text = json.dumps({"version": VERSION, "files": self._used}, ensure_ascii=False, default=_undated)
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            # Taken away again whatever happens: a full disk must not fill with halves.
            with tempfile.TemporaryDirectory(dir=self.file.parent) as beside:
                Path(beside, self.file.name).write_text(text, encoding="utf-8")
                Path(beside, self.file.name).replace(self.file)
        except OSError:
            return


def _undated(value: object) -> dict[str, str]:
    if not isinstance(value, date):
        message = f"not plain data: {value!r}"
        raise TypeError(message)
    return {DATE: value.isoformat()}


def _dated(found: dict[str, Plain]) -> Plain:
    day = found.get(DATE)
    return date.fromisoformat(day) if isinstance(day, str) else found
