"""Facts on a career's ladder: what comes after senior, what stands at its top, where it begins."""

from __future__ import annotations

from collections.abc import Sequence

from bot.advisor.book import Book
from bot.advisor.facts.fact import Fact
from bot.advisor.naming import named, nearest, own, stems
from bot.advisor.passage import Ask
from bot.advisor.said import Said
from bot.advisor.sections import point
from bot.models.knowledge import Career, Item

TOPICS = frozenset({"growth", "roles"})
LENGTHS = frozenset({"growth", "roles", "time_to_learn"})
"""Topics under which years may be asked for: until one is a senior."""
_YEARS = Said(
    r"\b(?:how long|how many (?:years|yrs)|years?|yrs)\b.{0,40}?"
    r"\b(?:until|till|til|to|before|for|as|is|are|stay|one|a)\b "
    r"(?:(?:be(?:ing|come)?|make|get|reach|am|im|i|you|one|a|an) )*"
    r"((?:junior|mid|middle|senior|staff|principal|lead|head|architect|manager|director)\b.*)"
)


def fact(book: Book, career: Career, topic: str, ask: Ask) -> Fact | None:
    """The rung before or after the one named, the first, or the last."""
    rungs = career.sections["growth"].items
    if topic in LENGTHS and (found := _YEARS.search(ask.text)):
        return _rung(rungs[place]) if (place := _named(career, found[1])) is not None else None
    if topic not in TOPICS and "rank" not in ask.asks:
        return None
    for beside, step in (("next", 1), ("before", -1)):
        place = _named(career, ask.beside(beside)) if beside in ask.asks else None
        if place is not None and 0 <= place + step < len(rungs):
            key = "facts.after" if step == 1 else "facts.before"
            lead = book.say(key, name=rungs[place].name, other=rungs[place + step].name)
            return Fact("growth", f"{lead}\n{rungs[place + step].text}")
    return _end(rungs, ask) if topic == "growth" else None


def _end(rungs: Sequence[Item], ask: Ask) -> Fact | None:
    """The lowest or the highest rung; those without years in their name are ways off the ladder."""
    steady = [rung for rung in rungs if any(mark.isdigit() for mark in rung.name)] or rungs
    if ask.asks & {"last", "high"}:
        return _rung(steady[-1])
    return _rung(steady[0]) if "first" in ask.asks else None


def _rung(rung: Item) -> Fact:
    return Fact("growth", point(rung).removeprefix("- "), sure=False)


def _named(career: Career, text: str) -> int | None:
    """Place of the rung a text names: by words beside the career's own name, else by that."""
    names = [named(rung.name) for rung in career.sections["growth"].items]
    asked = stems(text)
    found = nearest(asked - own(career) or asked, names)
    return found[0] if found else None
