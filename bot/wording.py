"""Figures, dates and lists as people read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.forms import MONTHS, forms
from bot.models.knowledge import Fact, Hours, Price

SYMBOLS = {
    "USD": "$",
    "GBP": "£",
    "EUR": "€",
    "INR": "₹",
    "CAD": "C$",
    "AUD": "A$",
    "JPY": "¥",
    "BRL": "R$",
    "NZD": "NZ$",
}
"""Signs put before an amount; other currencies keep their ISO 4217 code."""
COUNTRIES = {"United States": "US", "United Kingdom": "UK", "European Union": "EU"}
"""Short forms everyone reads."""
_UNIT = re.compile(r"(?P<currency>[A-Z]{3})(?: per (?P<per>\w+))?")
_INITIALS = re.compile(r"[A-Z][A-Z*]{1,6}\b")
_SENTENCE_END = re.compile(r"[.!?…][)\"'*]*(?=\s|$)")
_MARKDOWN = re.compile(r"([\\*_~`|>#\[\]()<])")


def number(value: float) -> str:
    """1234567 -> 1,234,567; at most one decimal, none when whole."""
    rounded = round(value, 1)
    return forms().number(rounded, 0 if rounded == int(rounded) else 1)


def amount(value: float, unit: str) -> str:
    """A value with its unit: $133,080 a year, 15%, 140,100 openings a year."""
    if unit in ("percent", "%"):
        return forms().percent.format(number=number(value))
    found = _UNIT.fullmatch(unit)
    if found is None:
        what, _, per = unit.partition(" per ")
        return f"{number(value)} {what}{_per(per)}"
    return f"{_money(value, found['currency'])}{_per(found['per'])}"


def _money(value: float, currency: str) -> str:
    sign = SYMBOLS.get(currency, f"{currency} ")
    digits = forms().number(abs(value), 0 if value == int(value) else 2)
    return f"{'-' if value < 0 else ''}{forms().money.format(sign=sign, number=digits)}".strip()


def _per(what: str | None) -> str:
    if not what:
        return ""
    return f" {getattr(forms(), f'per_{what}', f'a {what}')}"


def spread(fact: Fact) -> str:
    """From low to high, $79,850 to $211,450 a year; empty when the source gives no ends."""
    if fact.low is None or fact.high is None:
        return ""
    found = _UNIT.fullmatch(fact.unit)
    low = _money(fact.low, found["currency"]) if found and found["currency"] in SYMBOLS else number(fact.low)
    return forms().span.format(low=low, high=amount(fact.high, fact.unit))


def figure(fact: Fact) -> str:
    """A fact in one breath, with place, age and source: $133,080 a year (US median, May 2024, BLS)."""
    what = fact.what.casefold()
    kind = next((f" {word}" for word in ("median", "average", "mean") if word in what), "")
    place = f"{COUNTRIES.get(fact.country, fact.country)}{kind}"
    return f"{amount(fact.value, fact.unit)} ({place}, {month(fact.source.as_of)}, {initials(fact.source.title)})"


def price(cost: Price) -> str:
    """What something costs: $100, or the word free."""
    return forms().free if cost.value == 0 else amount(cost.value, cost.unit)


def month(text: str) -> str:
    """An ISO 8601 month or day in words: May 2024, 22 November 2026; a bare year stays."""
    year, *rest = text.split("-")
    if not rest:
        return year
    name = forms().month_name(int(rest[0])) if rest[0].isdigit() and 1 <= int(rest[0]) <= MONTHS else rest[0]
    if len(rest) > 1:
        return forms().date.format(day=int(rest[1]), month=name, year=year)
    return forms().month.format(month=name, year=year)


def initials(title: str) -> str:
    """A source's short name: the initials it starts with, else what stands before the first comma or colon."""
    found = _INITIALS.match(title)
    return found[0] if found else cut(re.split(r"[,:;(]", title)[0].strip() or title, 48)


def hours(value: Hours) -> str:
    """6 to 12 hours; one figure when both ends are the same."""
    form = forms().hour if value.low == value.high == 1 else forms().hours
    if value.low == value.high:
        return form.format(number=number(value.low))
    return form.format(number=forms().span.format(low=number(value.low), high=number(value.high)))


def total(spans: Iterable[Hours]) -> Hours:
    """The sum of spans, end by end."""
    pairs = [(span.low, span.high) for span in spans]
    return Hours(sum(low for low, _ in pairs), sum(high for _, high in pairs))


def months(value: Hours, hours_per_week: float) -> Hours:
    """Months that so many hours take, rounded, at least one; a month is 365.25 / 12 / 7 weeks."""
    weeks = 365.25 / 12 / 7
    return Hours(*(max(1.0, float(round(end / hours_per_week / weeks))) for end in (value.low, value.high)))


def listed(names: Sequence[str], last: str = "") -> str:
    """a, b and c; with semicolons where a name has a comma of its own. `last`: the word before the last, if another."""
    if len(names) < 2:  # noqa: PLR2004  one name needs no joining
        return "".join(names)
    mark = "; " if any("," in name for name in names) else ", "
    return f"{mark.join(names[:-1])}{';' if mark == '; ' else ''} {last or forms().conjunction} {names[-1]}"


def either(names: Sequence[str]) -> str:
    """a, b or c."""
    return listed(names, forms().alternative)


def sentence(text: str) -> str:
    """The first sentence."""
    found = _SENTENCE_END.search(text)
    return text[: found.end()] if found else text


def opened(text: str) -> str:
    """With a capital letter at its start."""
    return text[:1].upper() + text[1:]


def size(text: str) -> int:
    """Length as the strictest counter sees it: UTF-16 units, of which an emoji has two or more."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int) -> str:
    """At most `limit` units, ending after a sentence if one ends past the half, else after a word with an ellipsis."""
    if size(text) <= limit:
        return text
    head = text[: max(0, limit - 1)]
    while size(head) > limit - 1:
        head = head[:-1]
    ends = [found.end() for found in _SENTENCE_END.finditer(head)]
    if ends and ends[-1] > len(head) // 2:
        return head[: ends[-1]]
    space = max(head.rfind(" "), head.rfind("\n"))
    return f"{head[:space] if space > len(head) // 2 else head}…"[:limit]


def quoted(text: str, limit: int = 120) -> str:
    """A member's own words on one line, shown as written: no Markdown comes alive."""
    return _MARKDOWN.sub(r"\\\1", cut(" ".join(text.split()), limit))
