"""Times in people's words: understood as meant, or not at all."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule import NotUnderstood, When, following, parse_when
from bot.schedule.words import LONGEST
from tests.times import FILES, Phrase, phrases

NOW = datetime(2026, 11, 22, 13, 20, tzinfo=UTC)
ZONE = "Europe/Berlin"
PHRASES = [phrase for file in FILES for phrase in phrases(file)]
LEAST_UNDERSTOOD = 0.9
"""Share of the phrases with a meaning that are understood."""


def understood(phrase: Phrase) -> When | NotUnderstood:
    """What the parser makes of it."""
    return parse_when(phrase.say, zone=phrase.zone, now=phrase.now)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.say)
def test_none_is_misunderstood(phrase: Phrase) -> None:
    """What is understood is what was meant; what has no clear meaning is asked back."""
    found = understood(phrase)
    if isinstance(found, NotUnderstood):
        return
    shown, _ = next(following(found.schedule, phrase.now))
    assert (shown, found.schedule.rule) == (phrase.first, phrase.rule)
    if phrase.about is not None:
        assert found.text == phrase.about


def test_most_are_understood() -> None:
    """At least `LEAST_UNDERSTOOD` of those that mean something."""
    meant = [phrase for phrase in PHRASES if phrase.first is not None]
    missed = [phrase.say for phrase in meant if isinstance(understood(phrase), NotUnderstood)]
    assert len(missed) <= (1 - LEAST_UNDERSTOOD) * len(meant), missed


WORDS = st.sampled_from(
    """
    every each monday tue fridays weekday weekend day week month hour minute at on in until before after 9 9am 18:30
    noon half past quarter to 8 1st 31st last of the tomorrow today tonight evening for 2 3 a an and , - starting except
    twice march 29 february next other study sql remind me please between from utc 2027 25:00 pm
    """.split()  # noqa: SIM905  a list of words is read more easily without quotation marks
)


@given(
    st.lists(WORDS, min_size=1, max_size=9).map(" ".join), st.sampled_from(["Europe/Berlin", "America/New_York", "UTC"])
)
def test_never_in_the_past_and_never_more_than_hourly(text: str, zone: str) -> None:
    """Any words whatever: a time to come, at most one an hour, or nothing."""
    found = parse_when(text, zone=zone, now=NOW)
    if isinstance(found, When):
        times = []
        for _, at in following(found.schedule, NOW):
            times.append(at)
            if len(times) == 6:
                break
        assert times
        assert times[0] == found.first > NOW
        assert all((two - one).total_seconds() >= 3600 for one, two in pairwise(times))


@given(st.text(max_size=300))
def test_any_text_at_all(text: str) -> None:
    """No text breaks it."""
    assert isinstance(parse_when(text, zone=ZONE, now=NOW), When | NotUnderstood)


def test_very_long_text_is_quick() -> None:
    """A wall of text is read no further than `LONGEST`."""
    assert isinstance(parse_when("every " * LONGEST, zone=ZONE, now=NOW), NotUnderstood)


def test_second_showing_of_an_hour_is_kept() -> None:
    """Ninety minutes before the clock falls back: "in 2 hours" is two hours, though the wall shows one."""
    now = datetime(2026, 10, 24, 23, 30, tzinfo=UTC)
    found = parse_when("in 2 hours", zone=ZONE, now=now)
    assert isinstance(found, When)
    assert found.first == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert next(following(found.schedule, now))[1] == found.first


@pytest.mark.parametrize("words", ["tomorrow 9am utc", "9am gmt tomorrow"])
def test_own_zone_may_be_named(words: str) -> None:
    """Who lives by UTC and says so is not told to leave it out."""
    found = parse_when(words, zone="UTC", now=NOW)
    assert isinstance(found, When)
    assert (found.first, found.text) == (datetime(2026, 11, 23, 9, tzinfo=UTC), "")


def test_own_city_may_be_named() -> None:
    """As above, by the place."""
    found = parse_when("9am london time tomorrow to study", zone="Europe/London", now=NOW)
    assert isinstance(found, When)
    assert (found.first, found.text) == (datetime(2026, 11, 23, 9, tzinfo=UTC), "study")
