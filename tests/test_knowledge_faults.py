"""Every kind of fault, planted one at a time in the small knowledge, is found with its file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planted_faults import FAULTS
from tests.planting import Planted, meant, plant, reviewed

LONG_WORDS = (
    "Organizational considerations, particularly regional differentiation and institutional specialization, "
    "predominantly determine individual remuneration, notwithstanding considerable variability attributable to "
    "professional responsibility, interdisciplinary qualification and geographical availability of opportunities"
)
WARNINGS = [
    Planted(
        "freemium there",
        "url: https://example.org/frontend/docs\n  cost: free",
        "url: https://example.org/backend/docs\n  cost: freemium",
        "cost: freemium",
        "resources.2.cost",
        "is freemium here and free",
        "careers/frontend.yaml",
    ),
    Planted(
        "orphan",
        "git:\n  name",
        "lone:\n  name: Lone\n  kind: skill\n  aliases: []\n  meaning: Nobody.\ngit:\n  name",
        "lone:",
        "lone",
        "an orphan",
        "skills.yaml",
    ),
    Planted(
        "hard to read",
        "All of services, from the first draft to the day it retires.",
        LONG_WORDS + " as it is at the end of a day on which we do it all",
        "  overview:",
        "topics.overview",
        "hard to read",
    ),
    Planted(
        "old figure",
        "as_of: 2024-05",
        "as_of: 2019-05",
        "as_of: 2019-05",
        "topics.salary.facts.0.source.as_of",
        "90 months old, limit 36",
    ),
    Planted(
        "old price",
        "as_of: 2026-06",
        "as_of: 2022-06",
        "as_of: 2022-06",
        "cloud-basics.price.as_of",
        "limit 30",
        "certifications.yaml",
    ),
    Planted(
        "price nobody has seen",
        "    seen:\n      title: Example price list\n",
        "",
        "cloud-basics:",
        "-",
        "not confirmed: Cloud Basics.",
        "certifications.yaml",
    ),
    Planted(
        "certificate not looked up for long",
        "checked: 2026-11-01",
        "checked: 2025-01-01",
        "checked: 2025",
        "cloud-basics.checked",
        "limit 12",
        "certifications.yaml",
    ),
]


def test_the_small_knowledge_is_without_fault(folder: Path) -> None:
    """Else nothing below would prove anything."""
    report = reviewed(folder)
    assert report.faults == ()
    assert [warning.key for warning in report.warnings] == ["postgresql"]


@pytest.mark.parametrize("planted", FAULTS, ids=lambda planted: planted.name)
def test_a_fault_is_found(folder: Path, planted: Planted) -> None:
    line = plant(folder, planted)
    report = reviewed(folder)
    found = meant(report.faults, planted)
    assert found, "\n".join(map(str, report.faults))
    assert line in (0, found[0].line)
    assert report.knowledge is None


@pytest.mark.parametrize("planted", WARNINGS, ids=lambda planted: planted.name)
def test_a_warning_is_given_and_stops_nothing(folder: Path, planted: Planted) -> None:
    line = plant(folder, planted)
    report = reviewed(folder)
    found = meant(report.warnings, planted)
    assert found, "\n".join(map(str, report.warnings))
    assert line in (0, found[0].line)
    assert report.knowledge is not None


def test_all_faults_are_told_at_once(folder: Path) -> None:
    """An author must not mend one to learn of the next."""
    apart = [planted for planted in FAULTS if planted.file != "careers/backend.yaml"]
    for planted in apart:
        plant(folder, planted)
    report = reviewed(folder)
    assert [planted.name for planted in apart if not meant(report.faults, planted)] == []


def test_other_figures_make_another_sentence(folder: Path) -> None:
    """Two careers may both say how many hours they take."""
    for career, hours in (("backend", "116-232"), ("frontend", "100-200")):
        path = folder / "careers" / f"{career}.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("note: ", f"note: Plan {hours} hours of evenings for it. ", 1), encoding="utf-8")
    assert [fault for fault in reviewed(folder).faults if "filler" in fault.message] == []
