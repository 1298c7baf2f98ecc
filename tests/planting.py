"""A copy of the small knowledge in which tests plant faults, one edit each; loaded as a plugin by tests/conftest.py."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.errors import Fault
from bot.knowledge import Limits, Report, review
from tests.small import CAREERS, FOLDER

TODAY = date(2026, 11, 22)
SMALL = Limits(
    phases=(3, 6), steps=(1, 40), resources=2, topic_phrasings=1, kind_phrasings=1, similarity=0.97, grade=13.0
)
"""What the small knowledge reaches: it is made from a mould."""


class Planted(NamedTuple):
    """One edit of one file, and what must be said of it."""

    name: str
    old: str
    new: str
    at: str
    """Text of the line that must be named: the first line that has it after the edit."""
    key: str
    message: str
    file: str = "careers/backend.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "knowledge"))


def reviewed(folder: Path, limits: Limits = SMALL) -> Report:
    return review(folder, CAREERS, today=TODAY, limits=limits)


def plant(folder: Path, planted: Planted) -> int:
    """Make the edit; the line that must be named, 0 when the case names none."""
    path = folder / planted.file
    text = path.read_text(encoding="utf-8")
    assert planted.old in text
    text = text.replace(planted.old, planted.new, 1)
    path.write_text(text, encoding="utf-8")
    return text[: text.index(planted.at)].count("\n") + 1 if planted.at else 0


def meant(found: tuple[Fault, ...], planted: Planted) -> list[Fault]:
    return [
        one for one in found if (one.file, one.key) == (planted.file, planted.key) and planted.message in one.message
    ]
