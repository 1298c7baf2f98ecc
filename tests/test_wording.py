"""Figures, dates and lists read as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import wording
from bot.models.knowledge import Fact, Hours, Source


@pytest.mark.parametrize(
    "value,unit,expected",
    [
        (133080, "USD per year", "$133,080 a year"),
        (49430, "GBP per year", "£49,430 a year"),
        (4500, "EUR per month", "€4,500 a month"),
        (31.5, "USD per hour", "$31.50 an hour"),
        (90000, "CHF per year", "CHF 90,000 a year"),
        (150, "USD", "$150"),
        (15, "percent", "15%"),
        (-0.5, "percent", "-0.5%"),
        (129200, "openings per year", "129,200 openings a year"),
    ],
)
def test_amount(value: float, unit: str, expected: str) -> None:
    """Sign, thousands, and how often."""
    assert wording.amount(value, unit) == expected


@pytest.mark.parametrize(
    "text,expected", [("2024-05", "May 2024"), ("2026-11-22", "22 November 2026"), ("2024", "2024")]
)
def test_month(text: str, expected: str) -> None:
    """ISO 8601 in words."""
    assert wording.month(text) == expected


def fact(**values: object) -> Fact:
    """A fact on pay as the career files have them."""
    source = Source("BLS Occupational Employment and Wage Statistics, May 2024", "https://bls.gov", "2024-05")
    return Fact("Median pay, US software developers", 133080, "USD per year", "United States", source, **values)  # type: ignore[arg-type]


def test_figure_says_amount_place_age_and_source() -> None:
    """The one line every figure is shown as."""
    assert wording.figure(fact()) == "$133,080 a year (US median, May 2024, BLS)"


def test_spread_only_with_both_ends() -> None:
    """No range is made up."""
    assert wording.spread(fact(low=79850, high=211450)) == "$79,850 to $211,450 a year"
    assert wording.spread(fact(low=79850)) == ""


@pytest.mark.parametrize(
    "title,expected", [("BLS Handbook", "BLS"), ("Job Bank, wages", "Job Bank"), ("ONS: ASHE", "ONS")]
)
def test_initials(title: str, expected: str) -> None:
    """A short name for a source."""
    assert wording.initials(title) == expected


def test_hours_and_months() -> None:
    """600 hours at 10 a week are about 14 months."""
    assert wording.hours(Hours(6, 12)) == "6 to 12 hours"
    assert wording.hours(Hours(1, 1)) == "1 hour"
    assert wording.months(Hours(300, 600), 10) == Hours(7, 14)


def test_listed() -> None:
    """a, b and c."""
    assert [wording.listed(["a"]), wording.listed(["a", "b"]), wording.either(["a", "b", "c"])] == [
        "a",
        "a and b",
        "a, b or c",
    ]


def test_cut_ends_after_a_sentence() -> None:
    """A short second half is dropped whole."""
    assert wording.cut("One two three. Four five six seven.", 20) == "One two three."


@given(st.text(), st.integers(1, 50))
def test_cut_never_exceeds_its_limit(text: str, limit: int) -> None:
    """Counted as Discord's strictest counter does."""
    assert wording.size(wording.cut(text, limit)) <= limit


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_size_counts_utf_16_units(text: str) -> None:
    """The same as encoding it."""
    assert wording.size(text) == len(text.encode("utf-16-le")) // 2


def test_quoted_markdown_stays_dead() -> None:
    """A member's own words do not become bold or a link."""
    assert wording.quoted("**a** [b](c)\nd") == r"\*\*a\*\* \[b\]\(c\) d"
