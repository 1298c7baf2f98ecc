"""Is it needed, is it used: yes, no or not on our list, with the passage that says so."""

from __future__ import annotations

import re

from bot.advisor.book import Book, use_of
from bot.advisor.passage import Ask
from bot.models.knowledge import Career, Item, Skill
from bot.wording import listed

VERDICTS = {
    "core": "needs.core",
    "next": "needs.next",
    "later": "needs.later",
    "tool": "needs.tool",
    "step": "needs.step",
    "weak": "needs.weak",
    "": "needs.unlisted",
}
"""Level of use -> the sentence that answers."""
OTHERS = 3
"""Other careers named that do use a skill."""
_SENTENCE = re.compile(r"[.!?;,\n]+")
_OPEN = re.compile(r"\W*(?:\w+\W+){0,2}(?:what|which|wich|wat|when|where|how|who|why)\b", re.IGNORECASE)
_CLOSED = re.compile(
    r"\W*(?:so |but |and |ok )?(?:is|are|do|does|did|can|could|should|must|will|would|need|have to)\b", re.IGNORECASE
)
TOPICS = frozenset({"skills", "tools", "roadmap", "soft_skills", "overview"})
"""Topics under which a question on a skill is one on its need."""


def verdicts(book: Book, career: Career, topic: str, ask: Ask) -> tuple[str, ...]:
    """One verdict per skill or point that a yes/no question names; empty for any other question."""
    if not ask.yes_no or topic not in TOPICS or _wants_more(ask.text):
        return ()
    skills = [book.knowledge.skills[key] for key in ask.named("skill") if key in book.knowledge.skills]
    said = [verdict(book, career, skill) for skill in skills]
    if not said:
        said = [_of_item(book, career, item) for item in _items(career, ask)]
    return tuple(said[:3])


def _wants_more(text: str) -> bool:
    """Whether no sentence can be answered by yes or no ("when should I learn Docker?")."""
    sentences = _SENTENCE.split(text)
    return any(map(_OPEN.match, sentences)) and not any(map(_CLOSED.match, sentences))


def verdict(book: Book, career: Career, skill: Skill) -> str:
    """Whether one career needs one skill."""
    use = use_of(career, skill)
    told = book.say(VERDICTS[use.level], skill=skill.name, careers=career.plural)
    parts = [f"**{told}**"]
    if use.item is not None:
        parts.append(use.item.text)
    if use.steps:
        number, step = use.steps[0]
        parts.append(book.say("needs.where", step=step.title, number=number))
    if not use.level:
        others = users(book, skill, besides=career.key)
        parts.append(skill.meaning)
        if others:
            parts.append(book.say("needs.others", careers=listed([each.name for each in others[:OTHERS]])))
    return " ".join(parts)


def users(book: Book, skill: Skill, besides: str = "") -> list[Career]:
    """Careers that use a skill, those that need it most first."""
    order = ("core", "tool", "step", "next", "later", "weak")
    found = []
    for place, career in enumerate(book.knowledge.careers.values()):
        level = use_of(career, skill).level
        if level and career.key != besides:
            found.append((order.index(level), -skill.careers.get(career.key, 0), place, career))
    return [career for *_, career in sorted(found, key=lambda row: row[:3])]


def _items(career: Career, ask: Ask) -> list[Item]:
    names = {name.casefold() for name in ask.named("item")}
    return [
        item for topic in ("skills", "tools") for item in career.sections[topic].items if item.name.casefold() in names
    ]


def _of_item(book: Book, career: Career, item: Item) -> str:
    level = item.group if item.group in VERDICTS else "tool"
    return f"**{book.say(VERDICTS[level], skill=item.name, careers=career.plural)}** {item.text}"
