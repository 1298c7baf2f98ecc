"""What files held is kept between starts: the same knowledge, the same faults with their lines."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bot.knowledge import KEPT, check
from bot.knowledge.kept import Kept
from bot.knowledge.reading import read
from tests import small

FILE = "when: 2026-05-01\nhow: [1, 2.5, yes, null]\ntext: 'a: b'\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A small YAML file with every sort of value."""
    (tmp_path / "a.yaml").write_text(FILE, "utf-8")
    return tmp_path / "a.yaml"


def test_data_and_lines_are_those_of_the_file(file: Path, tmp_path: Path) -> None:
    first = Kept(tmp_path / KEPT)
    parsed = read(file, "a.yaml", first)
    first.save()
    held = read(file, "a.yaml", Kept(tmp_path / KEPT))
    assert held.data == parsed.data
    assert held._root is None, "parsed though it was kept"
    assert held.line(("text",)) == parsed.line(("text",)) == 3


def test_an_edited_file_is_read_anew(file: Path, tmp_path: Path) -> None:
    kept = Kept(tmp_path / KEPT)
    read(file, "a.yaml", kept)
    kept.save()
    file.write_text(FILE.replace("2.5", "3.5"), "utf-8")
    assert read(file, "a.yaml", Kept(tmp_path / KEPT)).data["how"] == [1, 3.5, True, None]  # type: ignore[index,call-overload]


def test_a_faulty_file_is_never_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: &x [1]\nb: *x\n", "utf-8")
    kept = Kept(tmp_path / KEPT)
    for _ in range(2):
        assert read(file, "a.yaml", kept).faults


@pytest.mark.parametrize("torn", ["", "{", "[]", '{"version": 0, "files": {}}', '{"version": 1, "files": 3}', "\x00"])
def test_a_damaged_cache_is_made_anew(torn: str, file: Path, tmp_path: Path) -> None:
    (tmp_path / KEPT).write_text(torn, "utf-8")
    kept = Kept(tmp_path / KEPT)
    assert read(file, "a.yaml", kept).data is not None
    kept.save()
    assert len(json.loads((tmp_path / KEPT).read_text("utf-8"))["files"]) == 1


def test_a_folder_that_cannot_be_written_to_costs_time_alone(file: Path, tmp_path: Path) -> None:
    kept = Kept(file / "no folder" / KEPT)
    assert read(file, "a.yaml", kept).data is not None
    kept.save()


def test_a_write_that_fails_leaves_no_half_behind(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk would fill with them, one at each start."""

    def full(*_: object) -> None:
        raise OSError("No space left on device")

    kept = Kept(tmp_path / "cache" / KEPT)
    read(file, "a.yaml", kept)
    monkeypatch.setattr(Path, "replace", full)
    kept.save()
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_folder_gives_the_same_from_the_cache(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(small.FOLDER, folder)
    reports = [check(folder, small.CAREERS)]
    for _ in range(2):
        kept = Kept(tmp_path / KEPT)
        reports.append(check(folder, small.CAREERS, kept=kept))
        kept.save()
    assert reports[0].knowledge == reports[1].knowledge == reports[2].knowledge
    skills = folder / "skills.yaml"
    skills.write_text(skills.read_text("utf-8").replace("name:", "nome:", 1), "utf-8")
    faulty = [check(folder, small.CAREERS, kept=Kept(cache)) for cache in (None, tmp_path / KEPT)]
    assert faulty[0].faults == faulty[1].faults != ()
