"""What is offered while a time is typed, and how a schedule travels in a button."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.advisor.remind.packing import fitted, packed, plain, unpacked
from bot.models.action import LIMIT, decode
from bot.schedule import When, parse_when
from tests.reminding import (
    MEMBER,
    NOW,
    ZONE,
    part,
    phrasings,
)


def test_preview_shows_rule_and_three_times() -> None:
    """Live, in the choice itself."""
    ((shown, value),) = part().when_choices("every monday at 9am", MEMBER, NOW)
    assert shown == "every Monday at 09:00: Mon 23 Nov, Mon 30 Nov, Mon 7 Dec"
    assert value == "every monday at 9am"


def test_preview_of_hours_shows_hours() -> None:
    """Three times of one day are told apart."""
    ((shown, _),) = part().when_choices("every 2 hours", MEMBER, NOW)
    assert shown == "every 2 hours: Sun 16:20, Sun 18:20, Sun 20:20"


def test_preview_shows_what_is_left_over() -> None:
    """What was not read as time stands in the preview, so that a misreading is seen."""
    ((shown, _),) = part().when_choices("every monday at 9 study sql", MEMBER, NOW)
    assert shown.endswith("About: study sql")


@given(st.text(max_size=150))
def test_choices_stay_within_discords_limits(typed: str) -> None:
    """Whatever is typed: at most 25 choices of at most 100 characters, none of them empty."""
    for found in (part().when_choices(typed, MEMBER, NOW), part().reminder_choices(typed, MEMBER, NOW)):
        assert len(found) <= 25
        assert all(0 < len(name) <= 100 and 0 < len(value) <= 100 for name, value in found)


SCHEDULES = st.sampled_from([text for text in phrasings() if isinstance(parse_when(text, zone=ZONE, now=NOW), When)])


@given(SCHEDULES, st.text(max_size=400), st.integers(1, 2**64 - 1))
def test_packing_comes_back_as_it_was(text: str, about: str, owner: int) -> None:
    """Any schedule survives a custom id whole; of the text comes back what is said to have been kept."""
    found = parse_when(text, zone=ZONE, now=NOW)
    assert isinstance(found, When)
    action, kept = fitted("confirm", ("remind_create", packed(found.schedule)), about, owner)
    encoded = action.encode()
    assert len(encoded) <= LIMIT
    again = decode(encoded)
    assert again is not None
    assert unpacked(again.args[1], ZONE) == found.schedule
    assert plain(again.args[2]) == kept


@given(st.text(max_size=80))
def test_unpacking_anything_is_safe(text: str) -> None:
    """A custom id somebody made up gives nothing."""
    assert unpacked(text, ZONE) is None or text[1:].partition(".")[1]
