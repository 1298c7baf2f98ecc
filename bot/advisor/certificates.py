"""Certificates: the verdict, each with price and date; the one asked for first; retired ones with their successor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.advisor.book import Book
from bot.advisor.figures import source
from bot.advisor.learning import link
from bot.advisor.passage import Ask, Passage
from bot.advisor.sections import whole
from bot.models.advice import Block
from bot.models.knowledge import Career, CareerCertification, Certification, Price, RetiredCertification
from bot.wording import either, hours, month, price

ENTRY = frozenset({"beginner", "entry", "entry-level", "easy"})
LEVELS = {"intermediate": ("associate",), "advanced": ("professional", "expert")}
"""Words of a question -> levels in certifications.yaml."""
FACTS = {"cost": "price", "free": "price", "validity": "renewal", "prerequisites": "prerequisites", "hours": "hours"}
"""What is asked of a certificate -> the line that says it."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
"""A date that is known to the day."""


def certifications(book: Book, career: Career, topic: str, ask: Ask) -> Passage:
    """Which certificates are worth it for one career."""
    verdict = career.sections[topic].lead
    ours = {each.certification.id: each for each in career.certifications}
    asked = [key for key in ask.named("certification") if key in book.knowledge.certifications]
    gone = [book.knowledge.retired[key] for key in ask.named("retired") if key in book.knowledge.retired]
    if asked or gone:
        texts = [_gone(book, each) for each in gone]
        texts += [_asked(book, career, book.knowledge.certifications[key], ours.get(key), ask.asks) for key in asked]
        rows = ((whole(book, career, topic),),)
        lines = _sources(book, [book.knowledge.certifications[key] for key in asked], gone)
        return Passage(
            texts[0], (*map(Block, texts), Block(verdict)), rows, lines, tuple(_names(career)), narrowed=True
        )
    chosen = _of_level(career, ask)
    listing = "\n".join(_line(book, each) for each in chosen)
    lines = _sources(book, [each.certification for each in chosen], ())
    rest = () if len(chosen) == len(career.certifications) else ((whole(book, career, topic),),)
    return Passage(verdict, (Block(verdict), Block(listing)), rest, lines, tuple(_names(career)))


def card(book: Book, certificate: Certification, asks: frozenset[str] = frozenset(), verdict: str = "") -> str:
    """One certificate: what is asked of it first, else what it is; `verdict` is what a career says of it."""
    wanted = _wanted(asks)
    said = _facts(book, certificate)
    facts = "\n".join(said[fact] for fact in (*wanted, *(fact for fact in said if fact not in wanted)))
    values = {"name": _full(certificate), "issuer": certificate.issuer, "level": certificate.level}
    if wanted:
        about = book.say("certificates.about", issuer=values["issuer"], level=values["level"], about=certificate.about)
        lines = [book.say("certificates.name", name=values["name"]), facts, verdict, about]
    else:
        lines = [book.say("certificates.head", **values, about=certificate.about), verdict, facts]
    return "\n".join(line for line in lines if line)


def _wanted(asks: frozenset[str]) -> list[str]:
    """The lines asked for, each once; "how long is it valid" asks for no hours."""
    left = asks - {"hours"} if "validity" in asks else asks
    return list(dict.fromkeys(line for attribute, line in FACTS.items() if attribute in left))


def _facts(book: Book, certificate: Certification) -> dict[str, str]:
    """The lines on price, study time, conditions and renewal."""
    return {
        "price": book.say("certificates.price", price=_cost(book, certificate.price)),
        "hours": book.say("certificates.hours", hours=hours(certificate.hours)),
        "prerequisites": book.say("certificates.prerequisites", prerequisites=certificate.prerequisites),
        "renewal": book.say("certificates.renewal", renewal=certificate.renewal),
    }


def _cost(book: Book, cost: Price) -> str:
    """A price that links to its issuer's page: with its month, or marked where nobody has seen it anywhere."""
    shown = link(price(cost), cost.source)
    if cost.seen:
        return book.say("certificates.seen", price=shown, when=month(cost.as_of))
    return book.say("certificates.unconfirmed_free" if cost.value == 0 else "certificates.unconfirmed", price=shown)


def retired(book: Book, certificate: RetiredCertification) -> str:
    """That it can no longer be taken, since when, and what to take."""
    return _gone(book, certificate)


def _gone(book: Book, certificate: RetiredCertification) -> str:
    code = f" ({certificate.code})" if certificate.code and certificate.code not in certificate.name else ""
    key = "certificates.retired_on" if DAY.fullmatch(certificate.retired_on) else "certificates.retired"
    said = book.say(key, name=f"{certificate.name}{code}", when=month(certificate.retired_on))
    successor = book.knowledge.certifications.get(certificate.successor)
    instead = (
        book.say("certificates.take", name=_full(successor)) if successor else book.say("certificates.no_successor")
    )
    return f"{said} {instead} {certificate.successor_note}".strip()


def _asked(
    book: Book, career: Career, certificate: Certification, ours: CareerCertification | None, asks: frozenset[str]
) -> str:
    if ours is not None:
        verdict = book.say("certificates.verdict", worth=ours.worth_it, not_worth=ours.not_worth_it)
        return card(book, certificate, asks, verdict)
    best = [each.certification.short for each in career.certifications[:2]]
    verdict = book.say("certificates.not_ours", name=certificate.name, careers=career.plural, best=either(best))
    if _wanted(asks):
        return card(book, certificate, asks, verdict)
    return f"{verdict}\n{card(book, certificate)}"


def _line(book: Book, each: CareerCertification) -> str:
    certificate = each.certification
    return book.say(
        "certificates.line",
        name=_full(certificate),
        issuer=certificate.issuer,
        level=certificate.level,
        price=_cost(book, certificate.price),
        hours=hours(certificate.hours),
        worth=each.worth_it,
        not_worth=each.not_worth_it,
    )


def _full(certificate: Certification) -> str:
    code = certificate.code
    name = certificate.name
    by = f" ({code})" if code and code not in name else ""
    return f"{name}{by}"


def _of_level(career: Career, ask: Ask) -> Sequence[CareerCertification]:
    asked = set(ask.named("level")) | ({ask.part} if ask.part != "all" else set())
    wanted = {level for name in asked for level in (("entry",) if name in ENTRY else LEVELS.get(name, ()))}
    return [each for each in career.certifications if each.certification.level in wanted] or career.certifications


def _names(career: Career) -> list[str]:
    return [each.certification.name for each in career.certifications]


def _sources(
    book: Book, certificates: Iterable[Certification], gone: Iterable[RetiredCertification]
) -> tuple[str, ...]:
    checked = max((certificate.checked for certificate in certificates), default=None)
    lines = [source(book, each.source) for each in gone]
    return (*lines, *([book.say("certificates.checked", when=month(checked.isoformat()))] if checked else []))
