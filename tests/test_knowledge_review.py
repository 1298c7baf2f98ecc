"""The knowledge of this project: full, without fault, its schemas and its sheet up to date; and ten times as much."""

from __future__ import annotations

import gc
import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from bench.knowledge import MANY, written
from bot.knowledge import Report, check, load, review
from bot.knowledge.schemas import FOLDER, schema_line, schemas
from bot.knowledge.sheet import sheet_of
from bot.models.knowledge import CAREERS, TOPICS
from bot.replies import faults_of
from bot.settings import PROJECT

KNOWLEDGE = PROJECT / "knowledge"
WRITTEN = date(2026, 11, 29)
"""The day the knowledge is held against here; a later one only adds warnings of age."""
SCHEMAS = {name: json.loads(text) for name, text in schemas().items()}
FILES = sorted(path.relative_to(KNOWLEDGE).as_posix() for path in KNOWLEDGE.rglob("*.yaml"))
WITH_SCHEMA = [file for file in FILES if file != "steps.lock.yaml"]


@pytest.fixture(scope="module")
def sheet() -> str:
    return sheet_of(KNOWLEDGE)


@pytest.fixture(scope="module")
def report() -> Report:
    return review(KNOWLEDGE, today=WRITTEN)


def test_there_is_no_fault(report: Report) -> None:
    assert "\n".join(map(str, (*report.faults, *faults_of(report.replies)))) == ""


def test_every_cell_is_full(report: Report) -> None:
    assert set(report.coverage) == set(CAREERS)
    assert [(key, topic) for key in CAREERS for topic in TOPICS if report.coverage[key][topic] < 1] == []


def test_warnings_are_only_of_age(report: Report) -> None:
    """Old figures are shown with their date, and prices that nobody has seen are marked; nothing else is left open."""
    left = [str(warning) for warning in report.warnings if "months old" not in warning.message]
    assert [warning for warning in left if "not confirmed" not in warning] == []


def test_nothing_grows_young(report: Report) -> None:
    """Ten years on there is much to look up again."""
    later = review(KNOWLEDGE, today=WRITTEN.replace(year=2036))
    assert len(later.warnings) > len(report.warnings) + 100
    assert later.faults == ()


@pytest.mark.parametrize("file", WITH_SCHEMA)
def test_an_editor_would_accept_every_file(file: str) -> None:
    """The schema that a file's first line names finds nothing wrong in it."""
    name = Path(schema_line(file).partition("=")[2]).name
    data = yaml.load((KNOWLEDGE / file).read_text(encoding="utf-8"), yaml.CSafeLoader)
    jsonschema.Draft202012Validator(SCHEMAS[name]).validate(json.loads(json.dumps(data, default=str)))


@pytest.mark.parametrize(
    "breakage",
    [{"tagines": 1}, {"field": None}, {"topics": {}}, {"related": []}, {"traits": {"coding": 9}}],
    ids=["unknown key", "no text", "no topics", "related to none", "trait too high"],
)
def test_an_editor_would_draw_a_red_line(breakage: dict[str, object]) -> None:
    data = yaml.load((KNOWLEDGE / "careers" / "backend.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    broken = json.loads(json.dumps({**data, **breakage}, default=str))
    assert not jsonschema.Draft202012Validator(SCHEMAS["career.schema.json"]).is_valid(broken)


def test_the_schemas_are_not_stale() -> None:
    """`python -m bot check --schemas` writes them."""
    there = {path.name: path.read_text(encoding="utf-8") for path in (KNOWLEDGE / FOLDER).glob("*.json")}
    assert there == schemas()


@pytest.mark.parametrize("key", CAREERS)
def test_a_career_leads_its_editor_to_the_schema(key: str) -> None:
    first = (KNOWLEDGE / "careers" / f"{key}.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == schema_line(f"careers/{key}.yaml")


def test_the_sheet_is_not_stale(sheet: str) -> None:
    """`python -m bot check --sheet` writes it."""
    assert (PROJECT / "docs" / "knowledge.md").read_text(encoding="utf-8") == sheet


def test_the_sheet_names_every_certificate_and_what_nobody_looked_up(report: Report, sheet: str) -> None:
    assert report.knowledge is not None
    known = report.knowledge.certifications.values()
    assert [one.short for one in known if f"| {one.short} |" not in sheet] == []
    memory = [one for one in known if "from memory" in one.source.title]
    assert sheet.count("| **not verified against a page** |") == len(memory)


def test_the_readme_shows_a_step_that_holds() -> None:
    """The example authors copy must pass the check it is an example for."""
    readme = (KNOWLEDGE / "README.md").read_text(encoding="utf-8")
    example = readme.partition("```yaml\n")[2].partition("```")[0]
    step = yaml.load(example, yaml.CSafeLoader)["roadmap"]["phases"][0]["steps"][0]
    schema = {**SCHEMAS["career.schema.json"], "$ref": "#/$defs/StepShape"}
    only = {key: schema[key] for key in ("$defs", "$ref")}
    jsonschema.Draft202012Validator(only).validate(step)


def test_loading_leaves_the_collector_as_it_was() -> None:
    gc.disable()
    try:
        load(KNOWLEDGE)
        assert not gc.isenabled()
    finally:
        gc.enable()
    load(KNOWLEDGE)
    assert gc.isenabled()


def test_ten_times_the_careers_hold_together(tmp_path: Path) -> None:
    """`make bench` measures it, and the whole check of them."""
    keys = written(KNOWLEDGE, tmp_path)
    found = check(tmp_path, keys)
    assert len(keys) == MANY
    assert found.knowledge is not None, "\n".join(map(str, found.faults[:5]))
    assert len(found.knowledge.careers) == MANY
