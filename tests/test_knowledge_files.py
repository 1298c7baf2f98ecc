"""Faults of whole files: missing, unread, too short for the bot, too long for Discord."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import Fault
from bot.knowledge import Limits
from tests.planting import reviewed


@pytest.mark.parametrize(
    "limits,key,message",
    [
        (Limits(phases=(4, 6)), "roadmap.phases", "has 3 phases, must have 4 to 6"),
        (Limits(steps=(20, 40)), "roadmap.phases", "steps, must have 20 to 40"),
        (Limits(resources=8), "resources", "has 6 resources, must have 8"),
    ],
    ids=["phases", "steps", "resources"],
)
def test_too_little_is_a_fault(folder: Path, limits: Limits, key: str, message: str) -> None:
    faults = reviewed(folder, limits).faults
    assert [fault for fault in faults if fault.key == key and message in fault.message]


def test_a_missing_file_and_a_missing_folder_are_faults(folder: Path, tmp_path: Path) -> None:
    (folder / "topics" / "fit.yaml").unlink()
    assert Fault("topics/fit.yaml", 1, "-", "the file is missing") in reviewed(folder).faults
    assert reviewed(tmp_path / "nowhere").faults[0].message == "the knowledge folder does not exist"


def test_a_file_that_nobody_reads_is_told(folder: Path) -> None:
    """An ending nobody looks for is a fault; a copy in a wrong place stops nothing."""
    (folder / "careers" / "support.yml").write_text("key: support\n", encoding="utf-8")
    (folder / "old.yaml").write_text("key: backend\n", encoding="utf-8")
    report = reviewed(folder)
    assert [(fault.file, "rename it to support.yaml" in fault.message) for fault in report.faults] == [
        ("careers/support.yml", True)
    ]
    assert ("old.yaml", "read by nobody") in {(one.file, one.message[3:17]) for one in report.warnings}


@pytest.mark.parametrize(
    "file,old,new",
    [("certifications.yaml", "value: 100", "value: lots"), ("skills.yaml", "kind: tool", "kind: gadget")],
)
def test_one_slip_in_a_shared_file_is_one_fault(folder: Path, file: str, old: str, new: str) -> None:
    """What points into it was called dead as well: a hundred faults that hid the one to mend."""
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert [fault.file for fault in reviewed(folder).faults] == [file]


@pytest.mark.parametrize(
    "part,text,most",
    [("commands", "x" * 101, 100), ("buttons", "x" * 81, 80), ("answer", "x" * 2001, 2000)],
    ids=["description of a command", "label", "sentence"],
)
def test_sentences_past_discords_limits_are_faults(folder: Path, part: str, text: str, most: int) -> None:
    (folder / "replies").mkdir()
    (folder / "replies" / f"{part}.yaml").write_text(f"short: fine\nlong: {text}\n", encoding="utf-8")
    faults = reviewed(folder).faults
    assert faults == (Fault(f"replies/{part}.yaml", 2, "long", f"has {len(text)} characters, Discord takes {most}"),)
