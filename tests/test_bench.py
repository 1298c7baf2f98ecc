"""The bench's verdicts and the drills' eyes: short runs, and proof that they can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import drill, drill_fuzz, drill_ticks, steady
from bench.__main__ import BUDGETS, held, main
from bench.process import measure_size
from bench.store import Row
from bot.mind import Mind
from bot.understanding import Engine
from tests import small

NAMES = tuple(part for budget in BUDGETS for part in budget.rows)


def rows(value: float = 1.0) -> list[Row]:
    """All rows of all budgets, each within a budget of 2."""
    return [
        Row(f"progress picture {part}" if part in {"CPU, p50", "size"} else part, value, "x", 2.0) for part in NAMES
    ]


def test_there_are_nine_budgets_as_in_the_design() -> None:
    assert len(BUDGETS) == 9
    assert all(held(budget, rows()) for budget in BUDGETS)


def test_a_missed_row_misses_its_budget() -> None:
    assert not any(held(budget, rows(3.0)) for budget in BUDGETS)


def test_a_row_that_was_not_measured_misses_its_budget() -> None:
    """Silence is not success."""
    for missing, name in enumerate(NAMES):
        left = [row for number, row in enumerate(rows()) if number != missing]
        assert any(not held(budget, left) for budget in BUDGETS), name


def test_the_last_line_counts_and_the_exit_code_tells(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["size"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "budgets: 1/9"


def test_the_plain_install_is_small_enough() -> None:
    """Counted without duplicates; more than the largest package alone."""
    (row,) = measure_size()
    assert 150 < row.value <= 350


def test_killed_while_ticking(tmp_path: Path) -> None:
    """Every confirmed tick is there, and no half of one."""
    found = drill_ticks.run(kills=3)
    assert found.kills == 3
    assert found.confirmed
    assert (found.lost, found.half) == (0, 0)


def test_two_processes_on_one_postgres_one_killed(postgres_url: str) -> None:
    found = drill_ticks.run(kills=2, url=postgres_url, processes=2)
    assert (found.lost, found.half) == (0, 0)
    assert found.confirmed


def test_a_lost_tick_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    async def forgetful(url: str) -> set[str]:
        return set()

    monkeypatch.setattr(drill_ticks, "_there", forgetful)
    found = drill_ticks.run(kills=1)
    assert found.lost == found.confirmed > 0
    assert drill.faults(found)


def test_fuzz_finds_nothing_in_a_hundred_messages(tmp_path: Path) -> None:
    knowledge = small.knowledge()
    from bot.advisor import Advisor

    replies = small.replies()
    mind = Mind(knowledge, replies, Engine.build(knowledge, tmp_path), Advisor(knowledge, replies))
    found = drill_fuzz.run(messages=100, mind=mind)
    assert found.messages == 100
    assert found.faults == []


@pytest.mark.parametrize(
    "components,text",
    [
        ([{"type": 10, "content": "x" * 4001}], "x"),
        ([{"type": 1}] * 41, "x"),
        ([{"components": [{"custom_id": "x" * 101}]}], "x"),
        ([{"label": "x" * 81}], "x"),
        ([{"options": [{}] * 26}], "x"),
        ([], " "),
        ([], "hello @everyone"),
    ],
    ids=["text", "components", "custom id", "label", "options", "empty", "ping"],
)
def test_a_reply_past_a_limit_is_seen(components: list[dict[str, object]], text: str) -> None:
    assert drill_fuzz.past_limits(components, text)


@pytest.mark.parametrize("each,held", [(0.0, True), (0.002, False)], ids=["flat", "2 kB a message"])
def test_a_leak_is_seen_in_a_long_run(each: float, held: bool) -> None:
    """Memory that rises with the messages misses its budget, and by how much in 100,000 is said."""
    looks = [(number, 300.0 + each * number) for number in range(0, 200_000, steady.EVERY)]
    rows = {row.name.partition(": ")[2]: row for row in steady.memory_rows(steady.Seen(memory=looks))}
    assert rows["memory gained"].held == held
    assert rows["memory gained by 100,000 messages, second half"].value == pytest.approx(each * 100_000)
