"""The reading grade against texts whose grade is known, and syllables against a dictionary's."""

from __future__ import annotations

import pytest

from bot.knowledge.plainness import ENOUGH, grade_of, syllables_of

SYLLABLES = {
    "go": 1, "like": 1, "asked": 1, "makes": 1, "team": 1, "table": 2, "wanted": 2, "server": 2, "data": 2,
    "services": 3, "engineer": 3, "banana": 3, "security": 4, "information": 4,
}  # fmt: skip
PLAIN = "The cat sat on the mat. The dog ran to the red barn. We all had fun in the warm sun. "
HARD = (
    "Organizational differentiation predominantly determines remuneration, notwithstanding considerable variability "
    "attributable to interdisciplinary responsibilities, administrative accountability and geographical availability. "
)


@pytest.mark.parametrize("word", SYLLABLES)
def test_syllables(word: str) -> None:
    assert syllables_of(word) == SYLLABLES[word]


def test_short_words_in_short_sentences_are_for_first_graders() -> None:
    assert grade_of(PLAIN * 4) < 1


def test_long_words_in_long_sentences_are_for_nobody() -> None:
    assert grade_of(HARD * 4) > 25


def test_too_few_words_have_no_grade() -> None:
    assert grade_of("Notwithstanding " * (ENOUGH - 1)) == 0


def test_the_grade_follows_the_published_formula() -> None:
    """80 words in 8 sentences, 96 syllables: 0.39 * 10 + 11.8 * 1.2 - 15.59."""
    assert grade_of("We go to the old barn in a big banana. " * 8) == pytest.approx(0.39 * 10 + 11.8 * 1.2 - 15.59)
