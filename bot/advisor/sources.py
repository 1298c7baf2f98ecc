"""Where to learn: free or paid, format and level always said; what the question asks for first."""

from __future__ import annotations

from collections.abc import Sequence

from bot.advisor.book import Book
from bot.advisor.focus import words
from bot.advisor.learning import link
from bot.advisor.passage import Ask, Passage
from bot.advisor.said import Said
from bot.advisor.sections import whole
from bot.models.advice import Block
from bot.models.knowledge import Career, Resource
from bot.wording import number

FORMATS: dict[str, Said] = {
    "book": Said(r"\b(?:e-?)?books?\b|\bread(?:ing)?\b"),
    "video": Said(r"\byou ?tubers?\b|\byt\b|\bvideos?\b|\bchannels?\b|\bwatch\b"),
    "course": Said(r"\bcourses?\b|\bmoocs?\b|\bclass(?:es)?\b|\bcoursera\b|\budemy\b"),
    "practice": Said(r"\bpractice\b|\bpractise\b|\bexercises?\b|\bchallenges?\b|\bplatforms?\b|\blabs?\b"),
    "community": Said(r"\bcommunit(?:y|ies)\b|\bforums?\b|\bsubreddits?\b|\breddit\b|\bmeet ?ups?\b"),
    "docs": Said(r"\bdocs\b|\bdocumentation\b|\bmanuals?\b"),
}
"""How a question names a format."""
_FREE = Said(r"\bfree\b|\bbroke\b|\bno money\b|\bwithout paying\b|\bcheap\b|\bno budget\b|\b0 (?:euro|dollar)")
_PAID = Said(r"\bpaid\b|\bworth paying\b|\bbuy\b")


def resources(book: Book, career: Career, topic: str, ask: Ask) -> Passage:
    """Where to learn it."""
    advice = career.sections[topic].lead
    names = tuple(resource.title for resource in career.resources)
    if ask.part == "all":
        return Passage(advice, (Block(advice), Block(_list(book, career.resources))), names=names)
    kind, chosen = _chosen(book, career, ask)
    if not chosen:
        none = book.say("resources.none", kind=kind, careers=career.plural)
        return Passage(none, (Block(f"{none} {advice}"), Block(_list(book, career.resources))), names=names)
    if len(chosen) == len(career.resources):
        return Passage(advice, (Block(advice), Block(_list(book, chosen))), names=names)
    listing = _list(book, chosen)
    return Passage(
        listing, (Block(listing), Block(advice)), ((whole(book, career, topic),),), names=names, narrowed=True
    )


def _chosen(book: Book, career: Career, ask: Ask) -> tuple[str, Sequence[Resource]]:
    """What kind was asked for in words, and the resources that fit; all when nothing in particular was."""
    named = set(ask.named("resource"))
    if hit := [resource for resource in career.resources if resource.title in named]:
        return "", hit
    left: Sequence[Resource] = career.resources
    said = []
    if formats := [name for name, pattern in FORMATS.items() if pattern.search(ask.text)]:
        said += [book.say("resources.kind", format=name) for name in formats]
        left = [resource for resource in left if resource.format in formats]
    if costs := _costs(ask.text):
        said.insert(0, costs[0])
        left = [resource for resource in left if resource.cost in costs]
    if levels := [level for level in ask.named("level") if level in ("beginner", "intermediate", "advanced")]:
        left = [resource for resource in left if resource.level in levels] or left
    return " ".join(said), _telling(left, ask)


def _telling(left: Sequence[Resource], ask: Ask) -> Sequence[Resource]:
    """Those that name the skill asked about first."""
    asked = set().union(*(words(name) for name in ask.named("skill")))
    return sorted(left, key=lambda resource: not asked & words(f"{resource.title} {resource.note}"))


def _costs(text: str) -> tuple[str, ...]:
    if _FREE.search(text):
        return ("free", "freemium")
    return ("paid", "freemium") if _PAID.search(text) else ()


def _list(book: Book, chosen: Sequence[Resource]) -> str:
    return "\n".join(f"- {resource_text(book, each)}" for each in chosen)


def resource_text(book: Book, resource: Resource) -> str:
    """One resource on one line."""
    spent = book.say("resources.hours", hours=number(resource.hours)) if resource.hours else ""
    about = book.say("resources.about", cost=resource.cost, level=resource.level, format=resource.format, hours=spent)
    return f"{link(resource.title, resource.url)} ({about}){': ' if resource.note else ''}{resource.note}"
