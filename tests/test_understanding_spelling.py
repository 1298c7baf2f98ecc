"""Slips of the finger."""

from __future__ import annotations

import pytest

from tests.engines import engine


@pytest.mark.parametrize(
    "said, meant",
    [("raodmap", "roadmap"), ("certifcations", "certifications"), ("salry", "salary"), ("names", "names")],
)
def test_slips_are_mended_and_words_are_left(said: str, meant: str) -> None:
    assert engine()._speller.mend((said,)) == (meant,)


def test_a_message_that_says_nothing_as_it_is_is_read_again() -> None:
    got = engine().understand("raodmap for ML")
    assert (got.kind, got.careers, got.topics[0]) == ("answer", ("machine-learning",), "roadmap")
    assert got.text == "raodmap for ML"
