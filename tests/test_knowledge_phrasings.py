"""Ways of asking: enough of them, each of one topic, whole messages in their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge import Limits
from tests.planting import reviewed


def test_few_phrasings_are_a_warning(folder: Path) -> None:
    warnings = {warning.file: warning.message for warning in reviewed(folder, Limits()).warnings}
    assert "ways of asking, should know 150" in warnings["topics/salary.yaml"]
    assert "ways of asking, should know 100" in warnings["kinds/help.yaml"]


def test_a_phrase_of_two_topics_is_a_fault_of_the_second(folder: Path) -> None:
    path = folder / "kinds" / "help.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "- What does  it PAY\n", encoding="utf-8")
    faults = reviewed(folder).faults
    assert [(fault.file, fault.key) for fault in faults] == [("kinds/help.yaml", "phrasings.2")]


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
