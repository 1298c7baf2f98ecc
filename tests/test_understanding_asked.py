"""Whom a message asks about: names weighed with what was learned."""

from __future__ import annotations

import pytest

from bot.understanding.asked import read, weigh
from bot.understanding.careers import Candidate
from bot.understanding.targets import Chances, odds


def chances(nobody: float = 0.1, compare: float = 0.0, **careers: float) -> Chances:
    """Learned chances of a few careers."""
    return Chances(
        {"salary": 0.9, "compare": compare},
        0.0,
        0.0,
        0.0,
        careers,
        nobody,
        {key: odds(chance) for key, chance in careers.items()},
    )


def named(key: str, side: str = "", *, weak: bool = False) -> Candidate:
    """A career named in full."""
    return Candidate(key, 1.0, side, "career", weak, 0, 1)


def test_a_name_counts_more_than_a_guess() -> None:
    ranked = weigh([named("qa")], chances(qa=0.2, backend=0.6))
    assert max(ranked, key=lambda key: ranked[key]) == "qa"


def test_the_goal_counts_more_than_the_background() -> None:
    both = [named("qa", "background"), named("devops", "goal")]
    assert read(both, (), chances(qa=0.4, devops=0.4)).asked == ("devops",)
    assert read(both, (), chances(qa=0.4, devops=0.4)).background == ("qa",)


def test_what_was_learned_finds_a_career_without_a_name() -> None:
    reading = read([], (), chances(nobody=0.1, android=0.9))
    assert (reading.asked, reading.named) == (("android",), False)


def test_nobody_is_an_answer_too() -> None:
    assert read([], (), chances(nobody=0.95, android=0.1)).asked == ()


def test_a_career_nobody_taught_is_found_by_its_name() -> None:
    """One that an author has just added."""
    assert read([named("plumber")], (), chances(nobody=0.3, qa=0.05)).asked == ("plumber",)


@pytest.mark.parametrize("compare, asked", [(0.9, ("qa", "devops")), (0.01, ("qa",))])
def test_side_by_side_is_compared_only_when_it_sounds_like_it(compare: float, asked: tuple[str, ...]) -> None:
    both = [named("qa", "goal"), named("devops")]
    assert read(both, ("qa", "devops"), chances(compare=compare, qa=0.6, devops=0.3)).asked == asked


def test_two_likely_careers_are_compared_without_their_names() -> None:
    assert set(read([], (), chances(compare=0.8, ios=0.5, frontend=0.4)).asked) == {"ios", "frontend"}


def test_in_a_talk_a_guess_does_not_change_the_career() -> None:
    guess = chances(nobody=0.3, android=0.5)
    assert read([], (), guess).asked == ("android",)
    assert read([], (), guess, talking=True).asked == ()
    assert read([named("android")], (), guess, talking=True).asked == ("android",)
