"""Signs that a message is not for us."""

from __future__ import annotations

import pytest

from bot.understanding.elsewhere import Elsewhere, mash

PLACES = Elsewhere(("nurse", "vet tech", "welder"))
KNOWN = frozenset({"thx", "hmm", "pls", "sql"})


@pytest.mark.parametrize(
    "text, named",
    [
        ("what degree for a vet tech", True),
        ("welder pay", True),
        ("im a nurse what next", False),
        ("as a nurse which certs", False),
        ("what does a tester earn", False),
        ("do they earn more than a nurse", False),
    ],
)
def test_a_profession_that_is_asked_about(text: str, *, named: bool) -> None:
    assert PLACES.named(tuple(text.split()), ()) is named


@pytest.mark.parametrize(
    "text, is_mash",
    [
        ("fkjdsl dkdkd", True),
        ("hhhhhhhhh", True),
        ("hmmmmm", False),
        ("thx", False),
        ("ahoj", False),
        ("sql pls", False),
    ],
)
def test_keys_hit_at_random(text: str, *, is_mash: bool) -> None:
    assert mash(tuple(text.split()), KNOWN) is is_mash
