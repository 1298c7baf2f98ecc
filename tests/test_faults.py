"""What breaks around the bot, broken on purpose: docs/operations.md has the table, each row names its test."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

from bot.settings import PROJECT, Settings
from tests.breaking import running
from tests.worlds import text_of


def test_each_row_of_the_table_names_a_test_that_exists() -> None:
    """docs/operations.md promises only what is tried: here, or by a drill that can be called."""
    told = (PROJECT / "docs" / "operations.md").read_text("utf-8")
    rows = told.partition("| fault | injected how |")[2].partition("\n\n")[0].splitlines()[2:]
    assert len(rows) >= 12
    here = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_faults*.py"))
    for row in rows:
        assert row.endswith(("| nothing |", "| nothing confirmed |")), row
        assert (named := re.findall(r"`(test_\w+)`", row)) or "`python -m bench.drill`" in row, row
        assert [test for test in named if f"def {test}(" not in here] == [], row


async def test_knowledge_file_broken_while_running(settings: Settings, tmp_path: Path) -> None:
    """An author saves a half-written file: members get the old answer; the log names file, line and key."""
    folder = tmp_path / "knowledge"
    shutil.copytree(PROJECT / "knowledge", folder)
    async for world in running(replace(settings, knowledge_dir=folder)):
        before = text_of(await world.mention(world.ben, "backend salary"))
        mind = world.bot.services.mind
        for broken in ("topics: [half", "key: backend\nname: 1\n", ""):
            (folder / "careers" / "backend.yaml").write_text(broken, "utf-8")
            await world.bot._watch()
            assert world.bot.services.mind is mind
        assert text_of(await world.mention(world.ben, "backend salary")) == before
