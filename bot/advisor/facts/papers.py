"""Facts on certificates: what one costs, whether it is still there, which is cheapest, what comes after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.advisor import naming
from bot.advisor.book import Book, of_book
from bot.advisor.certificates import certifications
from bot.advisor.facts.fact import Fact
from bot.advisor.passage import Ask
from bot.advisor.said import Said
from bot.models.knowledge import Career, CareerCertification, Certification
from bot.models.understanding import Mention, Understanding
from bot.wording import hours, listed, month, price

LEVELS = ("entry", "associate", "professional", "expert")
"""From the lowest to the highest."""
OF_ONE = frozenset({"cost", "free", "validity", "prerequisites", "availability", "successor", "hours", "level"})
"""What is asked of a certificate that is named."""
ELSEWHERE = frozenset({"salary", "outlook", "interview", "fit", "roles", "struggles"})
"""Topics in which these words ask for something else."""
LEADS = {
    "cheapest": "facts.certificate_cheapest",
    "dearest": "facts.certificate_dearest",
    "shortest": "facts.certificate_shortest",
    "longest": "facts.certificate_longest",
    "highest": "facts.certificate_highest",
    "lowest": "facts.certificate_lowest",
}
_EXAM = Said(r"\b(?:certs?|certificates?|certifications?|certified|exams?)\b")
SHORTENED = 3
"""Letters to which a word may be shortened."""
ALWAYS = frozenset({"validity", "prerequisites", "availability", "successor"})


def recognised(book: Book, asked: Understanding) -> Understanding:
    """The same message with the certificate mentioned that the words of its short name call (HubSpot Content)."""
    if any(one.kind in ("certification", "retired") for one in asked.mentions) or not Ask.of(asked).asks & OF_ONE:
        return asked
    found = _called(book, asked.text)
    more = (Mention("certification", found.id, found.short),) if found else ()
    return replace(asked, mentions=(*asked.mentions, *more))


def certified(asked: Understanding) -> bool:
    """A certificate is named by more than a short word, and something is asked that only certificates have."""
    names = [one.text for one in asked.mentions if one.kind in ("certification", "retired")]
    plain = any(len(name) >= 4 or any(mark.isdigit() or mark == "+" for mark in name) for name in names)  # noqa: PLR2004
    asks = {one.id for one in asked.mentions if one.kind == "attribute"}
    return plain and bool(asks & (ALWAYS | {"cost", "hours", "free"}))


def fact(book: Book, career: Career, topic: str, ask: Ask) -> Fact | None:
    """A fact on the certificates named, or on the career's list of them."""
    known = book.knowledge.certifications
    named = [known[key] for key in ask.named("certification") if key in known]
    gone = [key for key in ask.named("retired") if key in book.knowledge.retired]
    if not named and not gone:
        found = _in_words(book, career, topic, ask)
        return found or (_of_list(book, career, ask) if topic == "certifications" else None)
    if len(named) > 1 and "better" in ask.asks:
        return Fact("certifications", compared(book, career, named))
    if named and any(one.id == named[0].id and one.text in ask.beside("next") for one in ask.mentions):
        return _after(book, career, named[0])
    if (
        (gone and topic in ("certifications", "resources"))
        or ask.asks & ALWAYS
        or (ask.asks & OF_ONE and topic not in ELSEWHERE)
    ):
        return Fact("certifications", available(book, named) if "availability" in ask.asks else "")
    return None


def _in_words(book: Book, career: Career, topic: str, ask: Ask) -> Fact | None:
    """A fact on a certificate that is called by the words of its short name (AWS dev associate)."""
    if not ask.asks & (OF_ONE - {"level", "free"}) or topic in ELSEWHERE:
        return None
    found = _called(book, ask.text, career)
    if found is None:
        return None
    mentions = (*ask.mentions, Mention("certification", found.id, found.short))
    shown = certifications(book, career, "certifications", replace(ask, mentions=mentions))
    return Fact("certifications", available(book, [found]) if "availability" in ask.asks else "", shown)


def _called(book: Book, text: str, career: Career | None = None) -> Certification | None:
    """The certificate whose short name's words are all said, the longest first; of like ones that on a career's list.

    A career's own words alone name no certificate.
    """
    said, exam = naming.stems(text), _EXAM.search(text)
    own = naming.own(career) if career else frozenset()
    least, bare = (1, frozenset[str]()) if exam else (2, own)
    names = _names(book, career.key if career else "")
    begun = {word[:SHORTENED] for word in said}
    near = sorted({place for beginning in begun for place in names.begun.get(beginning, ())})
    here = (names.names[place] for place in near)
    return next((each for each, name in here if len(name - bare) >= least and _said(name, said, own)), None)


@dataclass(frozen=True, slots=True)
class _Names:
    """Certificates with the words of their short names, the longest first."""

    names: tuple[tuple[Certification, frozenset[str]], ...]
    begun: Mapping[str, Sequence[int]]
    """Their places by how the first of those words begins: a text that calls one has a word that begins so."""


@of_book
def _names(book: Book, career: str) -> _Names:
    listed_ = book.knowledge.careers[career].certifications if career else ()
    every = (*(each.certification for each in listed_), *book.knowledge.certifications.values())
    names = sorted(((each, naming.named(each.short)) for each in every), key=lambda pair: -len(pair[1]))
    begun: dict[str, list[int]] = defaultdict(list)
    for place, (_, name) in enumerate(names):
        begun[min(name, default="")[:SHORTENED]].append(place)
    return _Names(tuple(names), begun)


def _said(name: frozenset[str], said: frozenset[str], own: frozenset[str]) -> bool:
    """Whether all words of a name are said, in full or shortened (dev for developer)."""
    if len(name) == 1 and not name <= said:
        return False
    return all(
        word in said or any(len(short) >= SHORTENED and word.startswith(short) for short in said - own) for word in name
    )


def available(book: Book, named: Sequence[Certification]) -> str:
    """That it can be booked, as far as was checked."""
    return "\n".join(
        book.say("facts.available", name=each.short, when=month(each.checked.isoformat())) for each in named
    )


def compared(book: Book, career: Career | None, named: Sequence[Certification]) -> str:
    """Certificates side by side, those on the career's list marked."""
    ours = {each.certification.id for each in career.certifications} if career else set()
    lines = [
        book.say(
            "facts.certificate_line",
            name=each.short,
            level=each.level,
            price=price(each.price),
            hours=hours(each.hours),
        )
        for each in named[:3]
    ]
    if career is not None:
        listed_ = [each.short for each in named if each.id in ours]
        verdict = "facts.on_list" if 0 < len(listed_) < len(named) else "facts.both_on_list"
        verdict = verdict if listed_ else "facts.none_on_list"
        lines.insert(0, book.say(verdict, names=listed(listed_), careers=career.plural))
    return "\n".join(lines)


def _after(book: Book, career: Career, certificate: Certification) -> Fact | None:
    """The next certificate on the career's list: a higher level, first of the same issuer."""
    higher = [each.certification for each in career.certifications if _level(each.certification) > _level(certificate)]
    higher.sort(key=lambda each: (each.issuer != certificate.issuer, _level(each)))
    if not higher:
        return None
    text = book.say(
        "facts.certificate_after",
        name=certificate.short,
        next=higher[0].short,
        full=higher[0].name,
        careers=career.plural,
    )
    return Fact("certifications", text)


def _of_list(book: Book, career: Career, ask: Ask) -> Fact | None:
    """The cheapest, quickest, easiest or hardest of the career's list."""
    ours = career.certifications
    if ask.asks & {"cheapest", "dearest"}:
        once = [each for each in ours if " per " not in each.certification.price.unit]
        once.sort(key=lambda each: each.certification.price.value, reverse="dearest" in ask.asks)
        return _first(book, once, "dearest" if "dearest" in ask.asks else "cheapest")
    if ask.asks & {"shortest", "longest"}:
        ranked = sorted(ours, key=lambda each: each.certification.hours.low, reverse="longest" in ask.asks)
        return _first(book, ranked, "longest" if "longest" in ask.asks else "shortest")
    if "hardest" in ask.asks:
        return _first(book, sorted(ours, key=lambda each: -_level(each.certification)), "highest")
    if ask.asks & {"easiest", "first", "junior"}:
        return _first(book, sorted(ours, key=lambda each: _level(each.certification)), "lowest")
    return None


def _first(book: Book, ranked: Sequence[CareerCertification], which: str) -> Fact | None:
    if not ranked:
        return None
    each = ranked[0].certification
    line = book.say(
        "facts.certificate_line", name=each.name, level=each.level, price=price(each.price), hours=hours(each.hours)
    )
    return Fact("certifications", f"{book.say(LEADS[which])}\n{line}\n{ranked[0].worth_it}")


def _level(certificate: Certification) -> int:
    return LEVELS.index(certificate.level)
