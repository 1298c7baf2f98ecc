"""The zone: asked for once, before any time is judged, and set by name, city or sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.models.advice import Menu
from bot.models.changes import (
    CreateReminder,
    SetZone,
)
from tests.reminding import (
    NOW,
    STRANGER,
    ZONE,
    part,
    press,
    say,
    yes,
)


@pytest.mark.parametrize("when", ["today at 13:00", "tomorrow at 9 new york time", "daily at 9 until today"])
def test_without_a_zone_no_time_is_called_over(when: str) -> None:
    """It is 13:20 in UTC and morning in New York: first the zone is asked for."""
    advice = part().create(when, "", STRANGER, NOW)
    (menu,) = advice.rows
    assert isinstance(menu, Menu)
    offered = press(menu.action, "America/New_York", member=STRANGER)
    assert offered.pending is not None


def test_zone_is_asked_once_and_the_words_are_kept() -> None:
    """Without a zone: a menu that carries the words; choosing goes on with them, and a yes sets the reminder."""
    asked = say("remind me every monday at 9 to study sql", STRANGER)
    assert not asked.changes
    (menu,) = asked.rows
    assert isinstance(menu, Menu)
    offered = press(menu.action, ZONE, member=STRANGER)
    assert offered.changes == (SetZone(ZONE),)
    settled = yes(replace(offered, changes=()), replace(STRANGER, zone=ZONE))
    (change,) = settled.changes
    assert isinstance(change, CreateReminder)
    assert (change.draft.text, change.draft.schedule.rule) == ("study sql", "FREQ=WEEKLY;BYDAY=MO")


@pytest.mark.parametrize("zone", ["Europe/Berlin", "lagos", "India"])
def test_timezone(zone: str) -> None:
    """By name or city."""
    assert [type(change) for change in part().timezone(zone, STRANGER, NOW).changes] == [SetZone]


def test_timezone_unknown() -> None:
    """Says so, and changes nothing."""
    assert not part().timezone("atlantis", STRANGER, NOW).changes
