"""No id vanishes from the knowledge without a mapping."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.knowledge import check
from bot.knowledge.files import open_folder
from bot.knowledge.lasting import LOCK, accept, ids_of

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
BACKEND = yaml.safe_load((KNOWLEDGE / "careers" / "backend.yaml").read_text(encoding="utf-8"))
STEPS = [step["id"] for phase in BACKEND["roadmap"]["phases"] for step in phase["steps"]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "careers").mkdir()
    shutil.copy(KNOWLEDGE / "careers" / "backend.yaml", tmp_path / "careers")
    accept(tmp_path)
    return tmp_path


def write(folder: Path, without: set[str], retired: dict[str, list[str]]) -> None:
    phases = [
        {**phase, "steps": [step for step in phase["steps"] if step["id"] not in without] or phase["steps"][:1]}
        for phase in BACKEND["roadmap"]["phases"]
    ]
    changed = {**BACKEND, "roadmap": {"phases": phases, "retired": retired}}
    (folder / "careers" / "backend.yaml").write_text(yaml.safe_dump(changed, allow_unicode=True), encoding="utf-8")


def gone(folder: Path) -> set[str]:
    faults = check(folder, ("backend",)).faults
    return {fault.message.split()[2] for fault in faults if "was published and is gone" in fault.message}


def test_nothing_is_gone_from_what_was_accepted(folder: Path) -> None:
    assert gone(folder) == set()


def test_accepting_again_changes_nothing(folder: Path) -> None:
    before = (folder / LOCK).read_bytes()
    assert accept(folder) == ()
    assert (folder / LOCK).read_bytes() == before


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.sampled_from(STEPS), min_size=1, max_size=5))
def test_a_vanished_step_is_a_fault_until_it_is_mapped(folder: Path, lost: set[str]) -> None:
    write(folder, lost, {})
    really = set(STEPS) - set(ids_of(open_folder(folder, ("backend",)).careers["backend"]))
    assert gone(folder) == really
    accept(folder)
    assert gone(folder) == really
    write(folder, lost, {item: [] for item in really})
    assert gone(folder) == set()


def test_a_circle_of_mappings_is_a_fault(folder: Path) -> None:
    write(folder, set(STEPS[1:3]), {STEPS[1]: [STEPS[2]], STEPS[2]: [STEPS[1]]})
    assert any("leads back to itself" in fault.message for fault in check(folder, ("backend",)).faults)


def test_a_new_step_is_a_warning_until_it_is_accepted(folder: Path) -> None:
    text = (folder / LOCK).read_text(encoding="utf-8")
    (folder / LOCK).write_text(text.replace(f"- {STEPS[0]}\n", "", 1), encoding="utf-8")
    assert any(STEPS[0] in warning.message for warning in check(folder, ("backend",)).warnings)
    assert accept(folder) == (f"backend.{STEPS[0]}",)


def test_everything_published_here_is_listed() -> None:
    assert (KNOWLEDGE / LOCK).exists()
    warnings = [str(warning) for warning in check(KNOWLEDGE).warnings if LOCK in warning.message]
    assert warnings == []
