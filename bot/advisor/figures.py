"""Pay and job outlook: amounts that age, each with country, year and source, and called a proxy where it is one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.advisor.book import Book, of_book
from bot.advisor.hand import at_hand
from bot.advisor.passage import Ask, Passage
from bot.advisor.said import Said
from bot.advisor.sections import section
from bot.forms import Forms, forms
from bot.models.advice import Block
from bot.models.knowledge import Career, Fact, Source
from bot.wording import figure, listed, month, opened, spread

PLACES: dict[str, str] = {
    r"us|u\.s\.?a?\.?|usa|united states|america|american|states": "United States",
    r"uk|u\.k\.|united kingdom|britain|england|london|scotland|wales": "United Kingdom",
    r"canada|canadian|toronto|vancouver": "Canada",
    r"germany|german|berlin|munich": "Germany",
    r"india|indian|bangalore|bengaluru|lpa|lakhs?": "India",
    r"australia|australian|sydney|melbourne": "Australia",
    r"europe|european|eu": "Europe",
    r"france|french|paris": "France",
    r"brazil|brasil|brazilian": "Brazil",
    r"nigeria|nigerian|lagos": "Nigeria",
    r"pakistan|pakistani": "Pakistan",
    r"philippines|filipino|manila": "the Philippines",
    r"netherlands|dutch|amsterdam": "the Netherlands",
    r"spain|spanish|madrid": "Spain",
    r"poland|polish|warsaw": "Poland",
    r"ireland|irish|dublin": "Ireland",
    r"singapore": "Singapore",
    r"japan|tokyo": "Japan",
    r"mexico": "Mexico",
    r"south africa": "South Africa",
    r"new zealand": "New Zealand",
}
"""How people name places in a question on pay -> the country's name in the facts."""
_PLACES = {Said(rf"\b(?:{pattern})\b"): country for pattern, country in PLACES.items()}
_ANY_PLACE = Said(rf"\b(?:{'|'.join(PLACES)})\b")
_PRONOUN = re.compile(r"\bus\b")
"""Lower-case "us" is mostly the pronoun; it is left to the default order, in which the United States come first."""


@at_hand
def places(text: str) -> tuple[str, ...]:
    """Countries a question names."""
    plain = _PRONOUN.sub(" ", text)
    if not _ANY_PLACE.search(plain):
        return ()  # as nearly all
    return tuple(country for pattern, country in _PLACES.items() if pattern.search(plain))


def within(fact: Fact, wanted: Sequence[str]) -> bool:
    """Whether a figure is for one of the countries, or for a part of one: Canada (British Columbia)."""
    return any(fact.country.startswith(place) for place in wanted)


def salary(book: Book, career: Career, topic: str, ask: Ask) -> Passage:
    """What it pays."""
    here = career.sections[topic]
    wanted = places(ask.text)
    found = [fact for fact in here.facts if within(fact, wanted)]
    missing = [place for place in wanted if not any(within(fact, (place,)) for fact in here.facts)]
    told, origins = _in_order(book, career.key, topic, forms())
    if found:
        facts = [*found, *(fact for fact in here.facts if not within(fact, wanted))]
        told, origins = lines(book, facts), sources(book, facts)
    lead = here.lead
    if missing:
        lead = f"{book.say('answer.no_figure', place=listed(missing))} {lead}"
    elif found and found[0].country != here.facts[0].country:
        lead = f"**{opened(figure(found[0]))}.** {lead}"
    extra = [Block(here.note)] if here.note else []
    points = section(book, career, topic, ask).blocks[1:]
    return Passage(lead, (Block(lead), Block(told), *extra, *points), sources=origins)


def outlook(book: Book, career: Career, topic: str, ask: Ask) -> Passage:
    """Whether there is a future in it."""
    base = section(book, career, topic, ask)
    told, origins = _in_order(book, career.key, topic, forms())
    cut = 2 if base.narrowed else 1
    return Passage(
        base.lead,
        (*base.blocks[:cut], Block(told), *base.blocks[cut:]),
        base.rows,
        origins,
        base.names,
        base.narrowed,
    )


@of_book
def _in_order(book: Book, career: str, topic: str, _: Forms) -> tuple[str, tuple[str, ...]]:
    """The figures of a page as they stand there, and where they come from; kept for each way of writing figures."""
    facts = book.knowledge.careers[career].sections[topic].facts
    return lines(book, facts), sources(book, facts)


def lines(book: Book, facts: Iterable[Fact]) -> str:
    """Facts as a list, one line each."""
    return "\n".join(line(book, fact) for fact in facts)


def line(book: Book, fact: Fact) -> str:
    """One fact: what, how much, where, when, who says so, and for whom it stands if not for this career."""
    ends = book.say("answer.spread", ends=spread(fact)) if spread(fact) else ""
    proxy = f" {book.say('answer.proxy', proxy=fact.proxy)}" if fact.proxy else ""
    return f"- **{fact.what}**: {figure(fact)}{ends}.{proxy}"


def sources(book: Book, facts: Sequence[Fact]) -> tuple[str, ...]:
    """A line per source."""
    return tuple(dict.fromkeys(source(book, fact.source) for fact in facts))


def source(book: Book, origin: Source) -> str:
    """Where something comes from, with its age and the credit it asks for."""
    line_ = book.say("answer.source", title=origin.title, url=origin.url, when=month(origin.as_of))
    return f"{line_} {origin.credit}".strip()
