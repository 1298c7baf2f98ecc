"""docs/security.md has the threat model; each line names the tests that try it on the real bot."""

from __future__ import annotations

import re

from bot.settings import PROJECT


def test_every_line_of_the_threat_model_names_a_test_that_exists() -> None:
    """docs/security.md promises only what is tried."""
    told = (PROJECT / "docs" / "security.md").read_text("utf-8")
    named = re.findall(r"`(tests/test_\w+\.py)::(test_\w+)`", told)
    assert len(named) >= 15
    for file, test in named:
        assert f"def {test}(" in (PROJECT / file).read_text("utf-8"), f"{file}::{test}"
    rows = [line for line in told.splitlines() if line.startswith("| ") and not line.startswith(("| threat", "| ---"))]
    assert all("::test_" in row for row in rows), [row for row in rows if "::test_" not in row]
