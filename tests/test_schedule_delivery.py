"""What happens to a due reminder: rules of lateness, night, pauses and second tries."""

# ruff: noqa: DTZ001 - wall-clock times carry no zone

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models.member import Member
from bot.models.reminder import Delivery, Reminder, Schedule
from bot.schedule import next_after, wall
from bot.schedule.delivery import (
    LAST_RETRY,
    LATE,
    LEASE,
    OLD,
    PATIENCE,
    SPREAD,
    Hold,
    PassOver,
    PutOff,
    Send,
    awake,
    decide,
    due_after,
    next_due,
    next_free_evening,
    retry_at,
    spread,
)

ZONE = "Europe/Berlin"
DUE = datetime(2026, 11, 23, 8, tzinfo=UTC)
DAILY = Schedule(datetime(2026, 11, 1, 9), ZONE, "FREQ=DAILY")
REMINDER = Reminder("r1", 42, "sql", DAILY, "study", None, DUE, DUE, paused=False, paused_until=None)
MEMBER = Member(42, zone=ZONE, reminders=(REMINDER,))
DELIVERY = Delivery("d" * 25, REMINDER, DUE, DUE, "claimed")


def test_on_time_is_sent_without_a_word_on_lateness() -> None:
    """Nine minutes are not worth a word."""
    assert decide(DELIVERY, MEMBER, DUE + timedelta(minutes=9)) == Send()


def test_late_is_sent_and_says_so() -> None:
    """Three days late it is one message that says so."""
    assert decide(DELIVERY, MEMBER, DUE + timedelta(days=3)) == Send(timedelta(days=3))


def test_more_than_a_week_late_is_held() -> None:
    """It is listed at the next command instead."""
    assert decide(DELIVERY, MEMBER, DUE + OLD + timedelta(minutes=1)) == Hold("late")


@pytest.mark.parametrize(
    "delivery, member",
    [
        pytest.param(DELIVERY, replace(MEMBER, reminders=()), id="deleted"),
        pytest.param(DELIVERY, replace(MEMBER, reminders=(replace(REMINDER, paused=True),)), id="paused"),
        pytest.param(replace(DELIVERY, during_pause=True), MEMBER, id="fell into a pause"),
    ],
)
def test_not_wanted_any_more_is_passed_over(delivery: Delivery, member: Member) -> None:
    """Deleted or paused after it was claimed: nothing is sent."""
    assert decide(delivery, member, DUE) == PassOver()


def test_night_puts_off_to_the_morning_and_is_not_late_then() -> None:
    """Waking hours from 10: the nine o'clock reminder comes at ten, on time."""
    member = replace(MEMBER, waking=(time(10), time(22)))
    ten = DUE + timedelta(hours=1)
    assert decide(DELIVERY, member, DUE) == PutOff(ten)
    assert decide(DELIVERY, member, ten) == Send()


@pytest.mark.parametrize(
    "hour, expected",
    [(3, 7), (6, 7), (7, 7), (12, 12), (21, 21), (22, 31), (23, 31)],
    ids=lambda hour: f"{hour}h",
)
def test_waking_hours(hour: int, expected: int) -> None:
    """From 7 to 22; the end itself is night already."""
    member = replace(MEMBER, waking=(time(7), time(22)))
    midnight = datetime(2026, 11, 22, 23, tzinfo=UTC)
    assert awake(midnight + timedelta(hours=hour), member) == midnight + timedelta(hours=expected)


def test_waking_hours_past_midnight() -> None:
    """From 20:00 to 02:00: one o'clock is awake, three o'clock waits for the evening."""
    member = replace(MEMBER, waking=(time(20), time(2)))
    midnight = datetime(2026, 11, 22, 23, tzinfo=UTC)
    assert awake(midnight + timedelta(hours=1), member) == midnight + timedelta(hours=1)
    assert awake(midnight + timedelta(hours=3), member) == midnight + timedelta(hours=20)


def test_missed_times_collapse() -> None:
    """After four days away the next time is tomorrow's, not the three missed ones."""
    now = DUE + timedelta(days=3, hours=2)
    assert next_due(REMINDER, now, done=DUE) == DUE + timedelta(days=4) + spread(42)


def test_the_same_time_never_comes_twice() -> None:
    """A due time stored without the member's few seconds is not followed by the same time with them."""
    assert next_due(REMINDER, DUE, done=DUE) == DUE + timedelta(days=1) + spread(42)


@given(st.integers(0, 2**63))
def test_spread_stays_within_its_minute(member: int) -> None:
    """The same every time, less than a minute: the time shown does not change."""
    assert timedelta() <= spread(member) < timedelta(seconds=SPREAD)
    assert spread(member) == spread(member)


def test_spread_spreads() -> None:
    """Ten thousand members leave no second of the minute to themselves."""
    seconds = [spread(member).seconds for member in range(10_000)]
    assert max(seconds.count(second) for second in range(SPREAD)) < 300
    assert set(seconds) == set(range(SPREAD))


def test_single_moments_are_not_spread() -> None:
    """Somebody waits for "in 10 minutes"."""
    at = datetime(2026, 11, 23, 12, 10)
    assert due_after(Schedule(at, "UTC"), DUE, 42) == at.replace(tzinfo=UTC)


def test_tries_grow_apart_and_respect_discord() -> None:
    """One, two, four minutes ... up to an hour; never before Discord asked for."""
    waits = [retry_at(attempt, DUE) - DUE for attempt in range(1, 12)]
    assert waits[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert waits[-1] == LAST_RETRY
    assert retry_at(1, DUE, asked=timedelta(hours=3)) == DUE + timedelta(hours=3)


def test_lease_outlives_patience() -> None:
    """Nobody takes over a claim while its holder may still be sending; a hint of lateness is longer than both."""
    assert PATIENCE < LEASE < LATE


def test_free_evening_skips_taken_ones() -> None:
    """Monday and Tuesday evenings have reminders: Wednesday 19:00 is free."""
    taken = Schedule(datetime(2026, 11, 23, 18, 30), ZONE, "FREQ=WEEKLY;BYDAY=MO,TU")
    due = next_after(taken, DUE)
    member = replace(MEMBER, reminders=(replace(REMINDER, schedule=taken, due=due),))
    found = next_free_evening(member, DUE, zone=ZONE)
    assert wall(found, ZONE) == datetime(2026, 11, 25, 19)
