"""Choices: what is offered while typing, and what is meant by what arrives."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.arriving import Arriving
from bot.choices import (
    MOST,
    career_choices,
    done_choices,
    find_career,
    find_item,
    find_phase,
    find_topic,
    item_choices,
    phase_choices,
    project_choices,
    topic_choices,
)
from bot.choices.entries import Entry, found, offered
from bot.errors import MemberInputError
from bot.models.member import Done, Member, Path
from tests import paths, small

KNOWLEDGE = small.knowledge()
BACKEND = KNOWLEDGE.careers["backend"]
STEPS = [step.id for step in BACKEND.steps]
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def test_likely_careers_come_first_then_field_by_field() -> None:
    """Before anything is typed."""
    assert career_choices(KNOWLEDGE, "", ["frontend", "gone"])[0].value == "frontend"
    assert {choice.value for choice in career_choices(KNOWLEDGE, "")} == set(KNOWLEDGE.careers)


def test_at_most_twenty_five_are_offered() -> None:
    """Discord refuses more."""
    many = [Entry(f"key-{number}", f"Career {number}") for number in range(80)]
    assert len(offered(many, "")) == MOST
    assert offered(many, "career 7")[0].value == "key-7"


@pytest.mark.parametrize("text", ["backend", "BACKEND", "Backend Developer", "bakcend developer"])
def test_a_career_is_found_by_key_name_and_with_a_typo(text: str) -> None:
    """Whatever arrives is read again."""
    assert find_career(KNOWLEDGE, text) == "backend"


@pytest.mark.parametrize("text", ["", " ", "developer", "zzz", "end", "'; DROP TABLE members; --", "../../etc/passwd"])
def test_what_is_not_clear_is_no_career(text: str) -> None:
    """Better none than the wrong one."""
    assert find_career(KNOWLEDGE, text) == ""


@pytest.mark.parametrize("text", ["phase:2", "2", "Phase 2", "phase 2", "#2", BACKEND.phases[1].title])
def test_a_phase_is_found_by_key_number_and_title(text: str) -> None:
    """A bare 2 is enough."""
    assert find_phase(BACKEND, text) == 2


@pytest.mark.parametrize("text", ["0", "99", "phase:99", "", "two hundred"])
def test_a_phase_that_is_not_there_is_none(text: str) -> None:
    """Nor is the nearest taken for it."""
    assert find_phase(BACKEND, text) == 0


def test_items_are_steps_and_phases() -> None:
    """By id, by title, by number."""
    assert find_item(BACKEND, STEPS[1]) == STEPS[1]
    assert find_item(BACKEND, BACKEND.steps[1].title) == STEPS[1]
    assert find_item(BACKEND, "1") == "phase:1"


def test_what_is_ticked_is_not_offered_again() -> None:
    """Nor a phase that is finished."""
    phase = tuple(Done(step.id, NOW) for step in BACKEND.phases[0].steps)
    values = [choice.value for choice in item_choices(BACKEND, KNOWLEDGE, Member(1, "backend", done=phase), "")]
    assert values[0] == BACKEND.phases[1].steps[0].id
    assert "phase:1" not in values
    undone = [choice.value for choice in done_choices(BACKEND, KNOWLEDGE, Member(1, "backend", done=phase), "")]
    assert undone[0] == phase[-1].item
    assert "phase:1" in undone


def test_what_an_edit_renamed_is_offered_by_its_new_name() -> None:
    """Ticked under the old id it is done, and can be taken back; so can a milestone; a project stays under way."""
    renamed = replace(
        paths.BACKEND,
        successors={"backend.old": ("backend.sql",), "backend.links": ("backend.url-shortener",)},
    )
    known = paths.knowledge(renamed, paths.FRONTEND)
    done = (Done("backend.old", NOW), Done("backend.links#store", NOW + timedelta(days=1)), Done("frontend.git", NOW))
    member = Member(1, "backend", done=done, projects=("backend.links",))
    open_ = [choice.value for choice in item_choices(renamed, known, member, "")]
    assert "backend.sql" not in open_
    assert "backend.git" not in open_
    undo = [choice.value for choice in done_choices(renamed, known, member, "")]
    assert undo[0] == "backend.url-shortener#store"
    assert "backend.sql" in undo
    assert Arriving(known, member).tick("Links are stored") == "backend.url-shortener#store"
    assert project_choices(renamed, known, member, "")[0].value == "backend.url-shortener"


def test_topics_and_phases_are_offered_by_key() -> None:
    """All 22, and as many phases as there are."""
    assert len(topic_choices(KNOWLEDGE, "")) == 22
    assert topic_choices(KNOWLEDGE, "sala")[0].value == "salary"
    assert find_topic(KNOWLEDGE, "Salary") == "salary"
    assert [choice.value for choice in phase_choices(BACKEND, "")] == [f"phase:{one.number}" for one in BACKEND.phases]


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_failure(text: str) -> None:
    """Emoji, right-to-left, control characters: offered within limits, found or not."""
    careers, topics = career_choices(KNOWLEDGE, text), topic_choices(KNOWLEDGE, text)
    for choices in (careers, topics, item_choices(BACKEND, KNOWLEDGE, Member(1), text)):
        assert len(choices) <= MOST
        assert all(1 <= len(choice.name) <= 100 and 1 <= len(choice.value) <= 100 for choice in choices)
    assert find_career(KNOWLEDGE, text) in {"", *KNOWLEDGE.careers}
    assert find_item(BACKEND, text) in {"", *STEPS, *(f"phase:{one.number}" for one in BACKEND.phases)}


def test_two_that_are_equally_near_are_neither() -> None:
    """A typo between two names asks back."""
    assert found([Entry("a", "cat one"), Entry("b", "cat two")], "cat") == ""


def test_arriving_says_what_would_work() -> None:
    """Each refusal is a sentence of the catalogue with what it needs."""
    typed = Arriving(KNOWLEDGE, Member(1))
    with pytest.raises(MemberInputError) as caught:
        typed.career("backend frontend")
    assert small.replies().say(caught.value.reply, **caught.value.values)
    with pytest.raises(MemberInputError) as caught:
        typed.phase(BACKEND, "77")
    assert small.replies().say(caught.value.reply, **caught.value.values)
    with pytest.raises(MemberInputError) as caught:
        typed.topic("zzqqxx")
    assert small.replies().say(caught.value.reply, **caught.value.values)
    assert typed.item("whatever") == "whatever"


def test_without_a_career_the_own_path_is_meant_then_the_one_spoken_of() -> None:
    """Nothing at all is not a fault: it is asked back with something to press."""
    own = Member(1, "frontend", (Path("frontend", NOW),))
    assert Arriving(KNOWLEDGE, Member(1)).own(None) is None
    assert Arriving(KNOWLEDGE, Member(1), ("gone", "frontend", "backend", "gone")).own(None) == BACKEND
    assert Arriving(KNOWLEDGE, own, ("backend",)).own(None) == KNOWLEDGE.careers["frontend"]
    assert Arriving(KNOWLEDGE, own, ()).own("backend") == BACKEND
