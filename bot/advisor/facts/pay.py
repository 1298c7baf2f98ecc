"""Facts on pay: the lowest and highest tenth, what is known of juniors, who says so and when."""

from __future__ import annotations

from collections.abc import Sequence

from bot.advisor.book import Book
from bot.advisor.facts.fact import Fact
from bot.advisor.figures import places, source, within
from bot.advisor.naming import named, nearest, own, stems
from bot.advisor.passage import Ask
from bot.models import knowledge as k
from bot.wording import amount, figure, initials, month, opened

ENDS = {"low": "facts.pay_low", "high": "facts.pay_high"}
STAGES = {"junior": ("facts.pay_junior", "low"), "senior": ("facts.pay_senior", "high")}
"""Stages for which no figure is published: what to say, and the end of the range that is nearest."""


def fact(book: Book, career: k.Career, topic: str, ask: Ask) -> Fact | None:
    """The end of the range asked for, the nearest to a stage, or where the figure comes from."""
    facts = career.sections[topic].facts if topic in ("salary", "outlook") else ()
    if not facts:
        return None
    chosen = _meant(career, facts, ask)
    if ask.asks & {"source", "year"}:
        lines = (
            book.say(
                "facts.pay_source",
                amount=amount(each.value, each.unit),
                what=each.what,
                source=source(book, each.source),
            )
            for each in chosen[:3]
        )
        return Fact(topic, "\n".join(lines))
    return None if topic == "outlook" or _elsewhere(facts, ask) else _figure(book, chosen, ask)


def _figure(book: Book, chosen: Sequence[k.Fact], ask: Ask) -> Fact | None:
    """The end of the range, the middle, or what is nearest to a stage."""
    topic = "salary"
    for end in ENDS:
        if end in ask.asks and (text := _ends(book, chosen, end)):
            return Fact(topic, text)
    if "middle" in ask.asks:
        return Fact(topic, "\n".join(f"**{opened(figure(each))}** {each.proxy}".strip() for each in chosen[:1]))
    for stage, (key, end) in STAGES.items():
        if stage in ask.asks and (text := _ends(book, chosen[:1], end)):
            return Fact(topic, f"{book.say(key)} {text}", sure=False)
    return None


def _meant(career: k.Career, facts: Sequence[k.Fact], ask: Ask) -> Sequence[k.Fact]:
    """The figures for the place and the occupation named; all when none is."""
    wanted = places(ask.text)
    here = [each for each in facts if within(each, wanted)] or list(facts)
    found = nearest(stems(ask.text), [named(each.what) - own(career) for each in here])
    return [here[place] for place in found] or here


def _elsewhere(facts: Sequence[k.Fact], ask: Ask) -> bool:
    """A place is named that no figure is for."""
    wanted = places(ask.text)
    return bool(wanted) and not any(within(each, wanted) for each in facts)


def _ends(book: Book, facts: Sequence[k.Fact], end: str) -> str:
    held = [(each, value) for each in facts if (value := getattr(each, end)) is not None]
    return "\n".join(
        book.say(
            ENDS[end],
            amount=amount(value, each.unit),
            who=each.what.partition(", ")[2] or each.what,
            when=month(each.source.as_of),
            source=initials(each.source.title),
        )
        for each, value in held[:2]
    )
