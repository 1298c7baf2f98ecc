"""`docs/knowledge.md`: what is known, how old it is and where it comes from, for people to read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from bot.knowledge.ageing import day_of
from bot.knowledge.coverage import points
from bot.knowledge.files import Folder, open_folder
from bot.knowledge.shapes import CertificationShape
from bot.knowledge.using import resources_of, uses_of
from bot.models.knowledge import CAREERS, TOPICS

MEMORY = "from memory"
"""What the title of a source says when no page was opened."""
OLDEST = 20
SITES = 30
HEAD = """# What the bot knows

Generated from `knowledge/` by `python -m bot check --sheet`; do not edit it by hand.
"""


def sheet_of(directory: Path) -> str:
    """The whole sheet as Markdown. It names no day but those of its sources, so it changes only with them."""
    folder = open_folder(directory)
    parts = (_coverage, _oldest, _certificates, _retired, _sources, _licences, _reviewed)
    blocks = ("\n".join(part(folder)) for part in parts)
    return HEAD + "".join(f"\n{block}\n" for block in blocks if block)


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A Markdown table."""
    names = list(head)
    yield f"| {' | '.join(names)} |"
    yield f"| {' | '.join('---' for _ in names)} |"
    for row in rows:
        yield f"| {' | '.join(str(cell).replace('|', '/') for cell in row)} |"


def _coverage(folder: Folder) -> Iterator[str]:
    filled = sum(points(career, topic) > 0 for career in folder.careers.values() for topic in TOPICS)
    skills = len(uses_of(folder))
    yield "## Coverage"
    yield ""
    yield (
        f"{len(folder.careers)} careers x {len(TOPICS)} topics: {filled} cells filled of {len(CAREERS) * len(TOPICS)}. "
        f"Each number counts the points, figures, steps or entries of a cell. {skills} skills are shared between them."
    )
    yield ""
    rows = ([topic, *(points(career, topic) for career in folder.careers.values())] for topic in TOPICS)
    yield from table(["topic", *folder.careers], rows)


def _oldest(folder: Folder) -> Iterator[str]:
    found = [
        (day_of(fact.source.as_of), key, fact.what, fact.source.title, fact.source.as_of)
        for key, career in folder.careers.items()
        for section in career.topics.values()
        for fact in section.facts
    ]
    prices = [
        (day_of(shape.price.as_of), "certifications", f"Price of {shape.short}", seen.title, shape.price.as_of)
        for shape in folder.certifications.values()
        if (seen := shape.price.seen)
    ]
    yield f"## The {OLDEST} oldest figures"
    yield ""
    oldest = sorted(found + prices, key=lambda row: (row[0], row[1], row[2]))[:OLDEST]
    yield from table(["as of", "where", "what", "source"], ((str(as_of), *rest) for _, *rest, as_of in oldest))


def _certificates(folder: Folder) -> Iterator[str]:
    wanted: dict[str, list[str]] = defaultdict(list)
    for key, career in folder.careers.items():
        for certificate in career.certifications:
            wanted[certificate.id].append(key)
    prices = [shape.short for shape in folder.certifications.values() if not shape.price.seen]
    weak = [shape.short for shape in folder.certifications.values() if not _verified(shape)]
    yield "## Certifications, and when their currency was checked"
    yield ""
    yield (
        f"{len(folder.certifications)} certifications. {len(weak)} are **not verified against a page**: "
        f"{', '.join(weak) or 'none'}. The others were found on the page named, or on a stored copy of it. A price "
        f"leads to its issuer's page; {len(prices)} prices are **not confirmed**, and members are told so: "
        f"{', '.join(prices) or 'none'}."
    )
    yield ""
    rows = (
        (
            shape.short,
            shape.code or "-",
            shape.checked,
            _page(shape),
            _price(shape),
            ", ".join(wanted[key]) or "-",
        )
        for key, shape in folder.certifications.items()
    )
    yield from table(
        ["certificate", "code", "checked", "against", "price, where and when it was read", "on the page of"], rows
    )


def _verified(shape: CertificationShape) -> bool:
    return MEMORY not in shape.source.title


def _page(shape: CertificationShape) -> str:
    if not _verified(shape):
        return "**not verified against a page**"
    return f"[{shape.source.title}]({shape.source.url}), {shape.source.as_of}"


def _price(shape: CertificationShape) -> str:
    price = shape.price
    shown = f"[{price.value:g} {price.unit}]({price.source})"
    return f"{shown}, {price.seen.title}, {price.as_of}" if price.seen else f"about {shown}, **not confirmed**"


def _retired(folder: Folder) -> Iterator[str]:
    yield "## Retired, renamed, and what took their place"
    yield ""
    rows = (
        (
            shape.short,
            shape.retired_on,
            folder.certifications[shape.successor].short if shape.successor in folder.certifications else "-",
            "from memory" if MEMORY in shape.source.title else f"[{shape.source.title}]({shape.source.url})",
        )
        for shape in folder.retired
    )
    yield from table(["certificate", "retired on", "take instead", "source"], rows)


def _sources(folder: Folder) -> Iterator[str]:
    facts: Counter[tuple[str, str]] = Counter()
    hosts: Counter[str] = Counter()
    for career in folder.careers.values():
        for section in career.topics.values():
            facts.update((fact.source.title, urlsplit(fact.source.url).netloc) for fact in section.facts)
        hosts.update(urlsplit(resource.url).netloc for _, resource in resources_of(career))
    yield "## Sources of figures"
    yield ""
    yield from table(["source", "site", "figures"], ((*source, count) for source, count in sorted(facts.items())))
    yield ""
    yield "## Where the bot sends learners most"
    yield ""
    most = sorted(hosts.items(), key=lambda one: (-one[1], one[0]))[:SITES]
    yield ", ".join(f"{host} ({count})" for host, count in most)


def _licences(folder: Folder) -> Iterator[str]:
    yield from _written(folder, "credits.md")


def _reviewed(folder: Folder) -> Iterator[str]:
    yield from _written(folder, "reviewed.md")


def _written(folder: Folder, name: str) -> Iterator[str]:
    """A part that people write by hand, beside the files it speaks of."""
    path = folder.root / name
    if path.exists():
        yield from path.read_text(encoding="utf-8").splitlines()
