"""What is kept while a question is answered is put away with the answer."""

from __future__ import annotations

from typing import Any, cast

import pytest

from bot.advisor import figures, focus, naming
from bot.advisor.hand import at_hand, put_away
from tests.small import MEMBER, NOW, advisor, asked


def test_work_is_done_once_while_a_question_is_at_hand_and_again_for_the_next() -> None:
    made: list[str] = []

    @at_hand
    def split(text: str) -> tuple[str, ...]:
        made.append(text)
        return tuple(text.split())

    @put_away
    def answer(text: str) -> int:
        return len(split(text)) + len(split(text))

    assert (answer("two words"), answer("two words")) == (4, 4)
    assert made == ["two words", "two words"]


def test_it_is_put_away_after_a_failure_too() -> None:
    made: list[str] = []

    @at_hand
    def kept(text: str) -> str:
        made.append(text)
        return text

    @put_away
    def fail(text: str) -> None:
        kept(text)
        raise ValueError(text)

    for _ in range(2):
        with pytest.raises(ValueError, match="private"):
            fail("private")
    assert made == ["private", "private"]


@pytest.mark.parametrize("kept", [naming.spoken, naming.stems, naming.whole, focus.words, figures.places])
@pytest.mark.parametrize("text", ["what does a backend developer earn in berlin", "done with the http basics step"])
def test_no_words_of_a_question_stay_after_its_answer(kept: object, text: str) -> None:
    question = asked("backend", "salary", text=text)
    advisor().deed(question, MEMBER, now=NOW)
    advisor().reply(question, MEMBER, now=NOW)
    assert cast("Any", kept).cache_info().currsize == 0
