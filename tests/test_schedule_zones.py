"""Finding a time zone by what people type."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule.zones import LIKELY, MOST, NICKNAMES, known, names, zone_of, zones

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed, zone",
    [
        ("berl", "Europe/Berlin"), ("new york", "America/New_York"), ("mumbai", "Asia/Kolkata"),
        ("+5:30", "Asia/Kolkata"),
        ("utc-3", "America/Sao_Paulo"), ("sao p", "America/Sao_Paulo"), ("america/den", "America/Denver"),
        ("san fran", "America/Los_Angeles"), ("lagso", "Africa/Lagos"), ("Europe/Berlin", "Europe/Berlin"),
    ],
)  # fmt: skip
def test_found(typed: str, zone: str) -> None:
    """By the beginning of a city, a nickname, an offset, the IANA name, in spite of a slip."""
    assert zone in [value for _, value in zones(typed, NOW)]


def test_all_zones_can_be_found_by_name() -> None:
    """Typing a zone's own name offers it."""
    assert all(zone in [value for _, value in zones(zone, NOW)] for zone in names()[::7])


def test_nothing_typed_offers_the_likely_ones() -> None:
    """At most what Discord shows, all of them real."""
    assert len(LIKELY) == MOST
    assert all(known(zone) for zone in (*LIKELY, *NICKNAMES.values()))


@given(st.text(max_size=120))
def test_any_text(typed: str) -> None:
    """Choices stay within Discord's limits and are real zones."""
    found = zones(typed, NOW)
    assert len(found) <= MOST
    assert all(len(label) <= 100 and known(zone) for label, zone in found)


@pytest.mark.parametrize(
    "words, zone",
    [
        ("lagos", "Africa/Lagos"),
        ("India", "Asia/Kolkata"),
        ("utc", "UTC"),
        ("atlantis", ""),
        ("", ""),
        ("gmt+2", ""),
        ("UTC-3", ""),
    ],
)
def test_zone_without_doubt(words: str, zone: str) -> None:
    """One place, or none."""
    assert zone_of(words, NOW) == zone
