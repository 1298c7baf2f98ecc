"""Every kind of fault, planted one at a time in the small knowledge, is found with its file, line and key."""

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
LONG_WORDS = (
    "Organizational considerations, particularly regional differentiation and institutional specialization, "
    "predominantly determine individual remuneration, notwithstanding considerable variability attributable to "
    "professional responsibility, interdisciplinary qualification and geographical availability of opportunities"
)


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


FAULTS = [
    # The shape of a file
    Planted("unknown key", "tagline:", "tagines: x\ntagline:", "tagines", "tagines", "did you mean `tagline`?"),
    Planted(
        "key left out",
        "tagline: The Quiet Engine Room\n",
        "",
        "key: backend",
        "tagline",
        "is missing: write `tagline:`",
    ),
    Planted("key twice", "plural:", "plural: them\nplural:", "plural: backend", "plural", "stands here twice"),
    Planted("unknown topic", "  myths:", "  mythz:", "  mythz:", "topics.mythz", "must be one of"),
    Planted("wrong type", "  coding: 3", "  coding: lots", "coding: lots", "traits.coding", "must be a whole number"),
    Planted(
        "link to a script",
        "https://example.org/uk",
        "javascript:x",
        "javascript",
        "topics.salary.facts.1.source.url",
        "begins with https://",
    ),
    Planted(
        "fact without a date",
        "        as_of: 2024-05\n",
        "",
        "      source:",
        "topics.salary.facts.0.source.as_of",
        "is missing",
    ),
    Planted(
        "text too long",
        "Industry moves",
        "Industry " + "moves " * 80,
        "note: Industry",
        "topics.salary.note",
        "at most 400",
    ),
    Planted(
        "empty text",
        "text: Install Git and open it once.",
        "text: ''",
        "",
        "topics.next_steps.items.0.text",
        "is empty: write something",
    ),
    # What must be there
    Planted("file of another name", "key: backend", "key: frontend", "key: front", "key", "must be backend"),
    Planted("unknown field", "field: development", "field: magic", "field: magic", "field", "no such field"),
    Planted("unknown trait", "  play: 1", "  fun: 1", "traits:", "traits", "must rate exactly"),
    Planted("unknown group", "group: think twice", "group: hm", "group: hm", "topics.fit.items.3.group", "must be one"),
    Planted("unknown rating", "rating: Moderate", "rating: Meh", "Meh", "topics.difficulty.rating", "must be one of"),
    Planted(
        "no word on AI",
        "- name: AI\n",
        "- name: Bots\n",
        "    items:\n    - name: Bots",
        "topics.outlook.items",
        "named 'AI'",
    ),
    Planted(
        "nine questions",
        "- name: 'Question 1: how would you plan services?'\n      text: A good answer to number 1 names servers and "
        "one check.\n      group: questions\n    ",
        "",
        "    items:\n    - name: First talk",
        "topics.interview.items",
        "has 9 questions",
    ),
    Planted(
        "one project too few",
        "  level: beginner\n  brief: Build a ticket",
        "  level: advanced\n  brief: Build a ticket",
        "projects:\n- id",
        "projects",
        "has 1 beginner",
    ),
    Planted(
        "no figure for home",
        "country: United States",
        "country: Atlantis",
        "    facts:",
        "topics.salary.facts",
        "no figure",
    ),
    # Links between the files
    Planted("related to nobody", "- frontend\n", "- fronted\n", "- fronted", "related.0", "no career 'fronted'"),
    Planted(
        "pointing to nobody",
        "    frontend: 0.9",
        "    fronted: 0.9",
        "",
        "react.careers.fronted",
        "no career",
        "skills.yaml",
    ),
    Planted(
        "related to itself", "- frontend\n", "- backend\n", "- backend\n- data", "related.0", "not related to itself"
    ),
    Planted(
        "a choice of one",
        "skill: python\n",
        "skill: python\n      either: language\n",
        "either",
        "topics.skills.items.0.either",
        "no choice",
    ),
    Planted("unknown skill", "skill: python\n", "skill: cobra\n", "cobra", "topics.skills.items.0.skill", "no skill"),
    Planted(
        "unknown certificate",
        "- id: cloud-basics",
        "- id: cloudy",
        "- id: cloudy",
        "certifications.0.id",
        "no 'cloudy'",
    ),
    Planted(
        "unknown step of a project",
        "  - python-basics\n  - terminal\n",
        "  - cobra\n",
        "  practises:",
        "projects.0.practises",
        "cobra is no step",
    ),
    Planted(
        "alias of two skills",
        "  - ubuntu\n",
        "  - bash\n  - xyz\n",
        "",
        "linux.aliases.1",
        "also names terminal",
        "skills.yaml",
    ),
    Planted(
        "successor unknown",
        "successor: server-pro",
        "successor: gone",
        "successor: gone",
        "0.successor",
        "no 'gone'",
        "retired.yaml",
    ),
    Planted(
        "retired and on offer",
        "  - esc-9",
        "  - ecb-100",
        "- ecb-100",
        "0.aliases.1",
        "also names cloud-basics",
        "retired.yaml",
    ),
    # Ids
    Planted(
        "id of two steps",
        "- id: terminal",
        "- id: git",
        "- id: git\n      title: Git",
        "roadmap.phases.0.steps.2.id",
        "used twice",
    ),
    Planted("project named as a step", "- id: beginner-0", "- id: docker", "", "projects.0.id", "used twice"),
    Planted("milestone twice", "- id: build", "- id: plan", "  milestones:", "projects.0.milestones", "share an id"),
    Planted(
        "retired, yet here", "retired: {}", "retired: {git: [http]}", "  retired:", "roadmap.retired.git", "in use"
    ),
    Planted(
        "mapped to nothing", "retired: {}", "retired: {a: [b]}", "  retired:", "roadmap.retired.a", "b does not exist"
    ),
    Planted("circle", "retired: {}", "retired: {a: [b], b: [a]}", "  retired:", "roadmap.retired.a", "back to itself"),
    # Numbers
    Planted(
        "hours backwards",
        "      - 30\n      - 50",
        "      - 50\n      - 30",
        "      hours:",
        "roadmap.phases.0.steps.0.hours",
        "low hours",
    ),
    Planted(
        "hours that do not add up",
        "About 116-232 hours",
        "About 50-60 hours",
        "About 50-60",
        "topics.time_to_learn.lead",
        "add up to 116-232",
    ),
    Planted(
        "no hours named",
        "About 116-232 hours",
        "Some weeks",
        "Some weeks",
        "topics.time_to_learn.lead",
        "must name the hours",
    ),
    Planted(
        "months that do not follow",
        "About 116-232 hours",
        "116-232 hours or 12-20 months at 10 hours a week",
        "116-232 hours or",
        "topics.time_to_learn.lead",
        "are 2.7-5.3 months",
    ),
    Planted(
        "value outside its range",
        "value: 120000",
        "value: 220000",
        "value: 220000",
        "topics.salary.facts.0.value",
        "between low and high",
    ),
    Planted(
        "exam hours backwards",
        "  - 20\n  - 40",
        "  - 40\n  - 20",
        "  hours:",
        "cloud-basics.hours",
        "low hours",
        "certifications.yaml",
    ),
    Planted(
        "figure of tomorrow",
        "as_of: 2024-05",
        "as_of: 2027-05",
        "as_of: 2027-05",
        "topics.salary.facts.0.source.as_of",
        "still to come",
    ),
    # What is used where
    Planted(
        "free here and paid there",
        "url: https://example.org/frontend/book",
        "url: https://example.org/backend/course",
        "cost: paid",
        "resources.1.cost",
        "is paid here and free in backend",
        "careers/frontend.yaml",
    ),
    Planted(
        "step that costs money",
        "        cost: free",
        "        cost: paid",
        "        cost: paid",
        "roadmap.phases.0.steps.0.resource.cost",
        "must not need a paid resource",
    ),
    Planted(
        "sentence of another career",
        "City and industry decide what frontend developers earn.",
        "Industry moves the pays of frontend developers most.",
        "note: Industry",
        "topics.salary.note",
        "filler: as in backend",
        "careers/frontend.yaml",
    ),
]
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


def test_few_phrasings_are_a_warning(folder: Path) -> None:
    warnings = {warning.file: warning.message for warning in reviewed(folder, Limits()).warnings}
    assert "ways of asking, should know 150" in warnings["topics/salary.yaml"]
    assert "ways of asking, should know 100" in warnings["kinds/help.yaml"]


def test_other_figures_make_another_sentence(folder: Path) -> None:
    """Two careers may both say how many hours they take."""
    for career, hours in (("backend", "116-232"), ("frontend", "100-200")):
        path = folder / "careers" / f"{career}.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("note: ", f"note: Plan {hours} hours of evenings for it. ", 1), encoding="utf-8")
    assert [fault for fault in reviewed(folder).faults if "filler" in fault.message] == []


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


def test_a_phrase_of_two_topics_is_a_fault_of_the_second(folder: Path) -> None:
    path = folder / "kinds" / "help.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "- What does  it PAY\n", encoding="utf-8")
    faults = reviewed(folder).faults
    assert [(fault.file, fault.key) for fault in faults] == [("kinds/help.yaml", "phrasings.2")]


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


@pytest.mark.parametrize(
    "name, text, key, message",
    [
        ("backend", "salry:\n- what do they get\n", "salry", "no topic 'salry'"),
        ("backend", "salary + help:\n- pay and help\n", "salary + help", "no topic 'help'"),
        ("plumber", "salary:\n- what do they get\n", "-", "no career 'plumber'"),
        ("compare", "backend + plumber:\n- pipes or servers\n", "backend + plumber", "no career 'plumber'"),
        ("compare", "backend:\n- only one side\n", "backend", "careers joined by +"),
        ("talks", "- - {text: hello, asks: [smalltalk]}\n", "0", "at least 2"),
        ("talks", "- - {text: a, asks: [pay]}\n  - {text: b, asks: [salary]}\n", "0.0.asks.0", "must be one of"),
    ],
)
def test_a_whole_message_in_the_wrong_place_is_a_fault(
    folder: Path, name: str, text: str, key: str, message: str
) -> None:
    (folder / "questions").mkdir()
    (folder / "questions" / f"{name}.yaml").write_text(text, encoding="utf-8")
    faults = [fault for fault in reviewed(folder).faults if fault.file == f"questions/{name}.yaml"]
    assert [(fault.key, message in fault.message) for fault in faults] == [(key, True)], faults


def test_whole_messages_teach_what_they_ask_and_of_whom(folder: Path) -> None:
    (folder / "questions").mkdir()
    for name, text in {
        "backend": "salary + skills:\n- pay and languages of server folks\n",
        "none": "education:\n- must one have studied for that\n",
        "compare": "backend + frontend:\n- servers or screens\n",
        "talks": (
            "- - {text: server pay, careers: [backend], asks: [salary]}\n"
            "  - {text: in rome, careers: [backend], asks: [salary]}\n"
        ),
    }.items():
        (folder / "questions" / f"{name}.yaml").write_text(text, encoding="utf-8")
    knowledge = reviewed(folder).knowledge
    assert knowledge is not None
    taught = {one.text: (one.labels, one.careers, one.again) for one in knowledge.phrasings}
    assert taught["pay and languages of server folks"] == (("salary", "skills"), ("backend",), None)
    assert taught["must one have studied for that"] == (("education",), (), None)
    assert taught["servers or screens"] == (("compare",), ("backend", "frontend"), None)
    assert taught["server pay"] == (("salary",), ("backend",), None)
    assert taught["in rome"] == (("salary",), (), True)
