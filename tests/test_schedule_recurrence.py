"""Times of schedules: against the reference that walks days, and by what must hold of any schedule."""

# ruff: noqa: DTZ001 - wall-clock times carry no zone

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.drill_clocks import run
from bot.models.reminder import Schedule
from bot.schedule import following, moment, next_after, wall
from bot.schedule.zones import names
from tests.reference_recurrence import ODD_ZONES, PLANS

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize("zone", ODD_ZONES)
def test_odd_zones_match_the_reference(zone: str) -> None:
    """Two years of the plans at awkward hours give the reference's moments, one by one."""
    awkward = tuple(plan for plan in PLANS if not plan.hours)
    assert not run(zones=[zone], years=2, plans=awkward).differences


def test_hourly_plans_match_the_reference() -> None:
    """Schedules by the hour, round every clock change of three zones."""
    hourly = tuple(plan for plan in PLANS if plan.hours)
    assert not run(zones=["Europe/Berlin", "Australia/Lord_Howe", "America/Havana"], years=2, plans=hourly).differences


def test_gap_is_read_with_the_offset_before_it() -> None:
    """02:30 does not exist in Berlin on 29 March 2026: RFC 5545 makes it 03:30 summer time."""
    assert moment(datetime(2026, 3, 29, 2, 30), "Europe/Berlin") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_fold_means_the_first_showing() -> None:
    """02:30 comes twice in Berlin on 25 October 2026: the one in summer time is meant."""
    assert moment(datetime(2026, 10, 25, 2, 30), "Europe/Berlin") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_skipped_day_moves_on() -> None:
    """Samoa had no 30 December 2011: what was meant for it comes a day's length later, in order, each once."""
    daily = Schedule(datetime(2011, 12, 28, 9), "Pacific/Apia", "FREQ=DAILY")
    found = [at for _, at in islice(following(daily, datetime(2011, 12, 28, tzinfo=UTC)), 4)]
    assert found == sorted(set(found))


def test_until_is_utc_and_included() -> None:
    """RFC 5545 gives UNTIL in UTC; a time at that very moment still counts."""
    daily = Schedule(datetime(2026, 11, 22, 9), "Europe/Berlin", "FREQ=DAILY;UNTIL=20261124T080000Z")
    assert [at.day for _, at in following(daily, datetime(2026, 11, 21, tzinfo=UTC))] == [22, 23, 24]


def test_impossible_rule_ends() -> None:
    """30 February gives nothing instead of searching for ever."""
    assert next_after(Schedule(datetime(2026, 1, 1), "UTC", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), NOW) is None


def test_old_reminders_cost_no_more() -> None:
    """Twenty years after its start a schedule still gives the same times as one begun lately."""
    old = Schedule(datetime(2006, 1, 1, 9), "Europe/Berlin", "FREQ=DAILY;INTERVAL=3")
    new = Schedule(datetime(2026, 11, 21, 9), "Europe/Berlin", "FREQ=DAILY;INTERVAL=3")
    shared = (datetime(2026, 11, 21) - datetime(2006, 1, 1)).days % 3
    assert shared == 0
    assert next_after(old, NOW) == next_after(new, NOW)


RULES = st.sampled_from([plan.rule for plan in PLANS] + [""])
STARTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0))
MOMENTS = st.datetimes(datetime(2023, 1, 1), datetime(2029, 1, 1), timezones=st.just(UTC))


@given(STARTS, st.sampled_from(names()), RULES, MOMENTS)
def test_always_later_and_nothing_in_between(start: datetime, zone: str, rule: str, after: datetime) -> None:
    """The next time is later than asked for, and asking from any moment before it gives the same."""
    schedule = Schedule(start, zone, rule)
    found = next_after(schedule, after)
    if found is not None:
        assert found > after
        assert next_after(schedule, found - timedelta(microseconds=1)) == found
        assert next_after(schedule, after + (found - after) / 2) == found


@given(STARTS, st.sampled_from(names()))
def test_wall_and_moment_agree(start: datetime, zone: str) -> None:
    """A moment shows the wall-clock time it was made from, unless the clock skips that time."""
    at = moment(start, zone)
    shown = wall(at, zone)
    assert shown >= start
    assert moment(shown, zone) == at
