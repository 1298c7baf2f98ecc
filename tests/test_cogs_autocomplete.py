"""What autocomplete offers while somebody types."""

from __future__ import annotations

import pytest

from tests.worlds import MOST_CHOICES, World


@pytest.mark.parametrize(
    "name,option,typed,filled,expected",
    [
        ("career", "career", "", {}, "backend"),
        ("career", "career", "back", {}, "backend"),
        ("career", "career", "bakcend", {}, "backend"),
        ("career", "topic", "sal", {"career": "backend"}, "salary"),
        ("compare", "second", "front", {"first": "backend"}, "frontend"),
        ("roadmap", "phase", "2", {"career": "backend"}, "phase:2"),
        ("path choose", "career", "data", {}, "data-analyst"),
        ("remind timezone", "zone", "berlin", {}, "Europe/Berlin"),
    ],
)
async def test_autocomplete_offers_keys(
    world: World, name: str, option: str, typed: str, filled: dict[str, str], expected: str
) -> None:
    """What is picked arrives as a key."""
    choices = await world.ada.autocomplete(world.channel, name, option, typed, **filled)
    assert len(choices) <= MOST_CHOICES
    assert expected in [choice["value"] for choice in choices]
    assert all(1 <= len(choice["name"]) <= 100 for choice in choices)


async def test_autocomplete_of_a_path_offers_what_is_open_and_what_is_done(world: World) -> None:
    """`/path done` lists open steps and phases, `/path undo` ticks, the newest first."""
    await world.ada.slash(world.channel, "path choose", career="backend")
    before = [choice["value"] for choice in await world.ada.autocomplete(world.channel, "path done", "item", "")]
    first = before[0]
    assert "phase:1" in before
    await world.ada.slash(world.channel, "path done")
    assert first not in [one["value"] for one in await world.ada.autocomplete(world.channel, "path done", "item", "")]
    undone = await world.ada.autocomplete(world.channel, "path undo", "item", "")
    assert undone[0]["value"] == first
    left = await world.ada.autocomplete(world.channel, "path leave", "career", "")
    assert [one["value"] for one in left] == ["backend"]


async def test_autocomplete_shows_how_a_time_is_understood(world: World) -> None:
    """The next times stand in the choice."""
    await world.ada.slash(world.channel, "remind timezone", zone="Europe/Berlin")
    choices = await world.ada.autocomplete(world.channel, "remind create", "when", "every monday at 9")
    assert "Monday at 09:00" in choices[0]["name"]
    await world.ada.slash(world.channel, "remind create", when="every monday at 9", text="read")
    reminders = await world.ada.autocomplete(world.channel, "remind delete", "reminder", "")
    assert len(reminders) == 1
    assert "read" in reminders[0]["name"]
