"""Is it needed, is it used: yes, no or not on our list, with the passage that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.advisor import naming
from bot.advisor.book import Book, use_of
from bot.advisor.passage import Ask
from bot.advisor.said import Said
from bot.advisor.sections import point
from bot.models.knowledge import Career, Item, Skill
from bot.models.understanding import Mention
from bot.wording import either, listed, opened

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
SKIPPED = {
    **dict.fromkeys(("core", "tool", "step"), "needs.skip_not"),
    **dict.fromkeys(("next", "later"), "needs.skip_first"),
    "weak": "needs.skip",
    "": "needs.skip",
}
"""...and the one on whether it may be left out."""
OTHERS = 3
"""Other careers named that do use a skill."""
_SENTENCE = re.compile(r"[.!?;,:\n]+|\s-+\s")
_OPEN = Said(r"\W*(?:\w+\W+){0,2}(?:what|which|wich|wat|when|where|how|who|why)\b")
_CLOSED = Said(r"\W*(?:so |but |and |ok )?(?:is|are|do|does|did|can|could|should|must|will|would|need|have to)\b")
_NEED = Said(
    r"\b(?:need\w*|must|have to|has to|requir\w+|necessary|mandatory|use[sd]?|good at|skip|required|lots? of|matter)\b"
)
_NAMES = r"(?:need|use|know|learn|is|are|in|with|require)"
"""What stands before a name that is an everyday word: "do I need Go"."""
SHARED = 0.3
"""Least weight of a word in a point's name: one that three of them have."""
_USE = Said(r"\b(?:us(?:e|es|ed|ing)|needed|required|necessary)\b")
SHORT = 8
"""Words in which "backend people using Docker?" asks no more than that."""
EASIER = "easier than people fear"
BESIDE = ("difficulty", "myths", "education", "soft_skills", "fit")
"""Topics whose points may say whether something is needed that is neither skill nor tool."""
ASKING = naming.stems(
    "need must have required requires necessary mandatory skip used using good lots still really today nowadays "
    "hard core part list tool tools skill skills knowledge background experience anyone people today matter matters"
)
"""Words of such questions that name nothing."""
TOPICS = frozenset({"skills", "tools", "roadmap", "soft_skills", "overview"})
"""Topics under which a question on a skill is one on its need."""


def verdicts(book: Book, career: Career, topic: str, ask: Ask) -> tuple[str, ...]:
    """One verdict per skill or point that a yes/no question names; empty for any other question."""
    if topic not in TOPICS or not _closed(ask) or ask.asks & {"free", "cost", "availability"}:
        return ()
    named, points = _named(book, career, ask)
    skip = "skip" in ask.asks
    said = [verdict(book, career, skill, text, skip=skip) for skill, text in named]
    said += [_of_item(book, career, item, skip=skip) for item in (points if said or points else _items(career, ask))]
    left = _asked(career, ask, [skill for skill, _ in named])
    said += [_of_fear(book, item) for item in _fears(career, left)]
    if not said and _NEED.search(ask.text):
        said = _by_words(book, career, left)
    return tuple(said[:3])


def _closed(ask: Ask) -> bool:
    """Whether a sentence can be answered by yes or no ("when should I learn Docker?" cannot)."""
    sentences = _SENTENCE.split(ask.text)
    if any(map(_CLOSED.match, sentences)):
        return True
    short = len(ask.text.split()) <= SHORT and _USE.search(ask.text)
    return bool(ask.yes_no or short) and not any(map(_OPEN.match, sentences))


def _named(book: Book, career: Career, ask: Ask) -> tuple[list[tuple[Skill, str]], list[Item]]:
    """The skills named and by what name, and points named in full that a skill is only part of (Kali Linux)."""
    skills: list[tuple[Skill, str]] = []
    points: list[Item] = []
    here = _items(career, ask)
    for one in _skills(book, career, ask):
        skill = book.knowledge.skills[one.id]
        said = naming.stems(one.text)
        own = [item for item in here if naming.named(item.name) == said != naming.named(skill.name)]
        points += own[:1]
        skills += [] if own else [(skill, one.text)]
    return skills, points


def _asked(career: Career, ask: Ask, skills: Sequence[Skill]) -> frozenset[str]:
    """The telling words of a question that no skill named has taken."""
    taken = frozenset().union(*(naming.named(f"{skill.name} {' '.join(skill.aliases)}") for skill in skills))
    return naming.stems(ask.text) - naming.own(career) - taken - ASKING


def _fears(career: Career, asked: frozenset[str]) -> list[Item]:
    """Points on what is hard, or easier than feared, that are named."""
    return [
        item for item in career.sections["difficulty"].items if (words := naming.named(item.name)) and words <= asked
    ]


def _of_fear(book: Book, item: Item) -> str:
    told = "needs.feared" if item.group == EASIER else "needs.hard"
    return f"**{book.say(told)}** {point(item).removeprefix('- ')}"


def _by_words(book: Book, career: Career, asked: frozenset[str]) -> list[str]:
    """The point whose name, else whose text, holds the rare words asked about; only of skills and tools a verdict."""
    listed_ = [item for topic in ("skills", "tools") for item in career.sections[topic].items]
    names = [naming.named(f"{item.name} {' '.join(item.aliases)}") for item in listed_]
    if found := _mostly(asked, names, naming.nearest(asked, names)):
        return [_of_item(book, career, listed_[found[0]])]
    others = [item for topic in BESIDE for item in career.sections[topic].items]
    names = [naming.named(item.name) for item in others]
    texts = [naming.named(f"{item.name} {item.text}") for item in others]
    found = _mostly(asked, names, naming.nearest(asked, names, least=SHARED))
    found = found or _mostly(asked, texts, naming.nearest(asked, texts))
    if not found:
        return []
    return [_beside(book, career, others[found[0]])]


def _mostly(asked: frozenset[str], names: Sequence[frozenset[str]], found: Sequence[int]) -> Sequence[int]:
    """Those found that hold at least half of what is asked about: one word shared in a long message says little."""
    return [place for place in found if 2 * len(names[place] & asked) >= len(asked)]


def _beside(book: Book, career: Career, item: Item) -> str:
    if item in career.sections["difficulty"].items:
        return _of_fear(book, item)
    told = point(item).removeprefix("- ")
    return f"**{book.say('needs.myth')}** {told}" if item in career.sections["myths"].items else told


def _skills(book: Book, career: Career, ask: Ask) -> list[Mention]:
    """Skills asked about; the career's own name ("maths for machine learning") is none when another is named."""
    found = {m.id: m for m in ask.mentions if m.kind == "skill" and m.id in book.knowledge.skills}
    own = _own_names(career)
    return [m for m in found.values() if m.text not in own] or list(found.values())


def _own_names(career: Career) -> set[str]:
    return {career.key.replace("-", " "), career.name.casefold(), *career.aliases, *career.titles}


def verdict(book: Book, career: Career, skill: Skill, said: str = "", *, skip: bool = False) -> str:
    """Whether one career needs one skill, or may `skip` it; called as it was `said` where that is another name."""
    use = use_of(career, skill)
    parts = [_told(book, career, use.item, use.level, _called(book, skill, use.item, said), skip=skip)]
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


def choices(career: Career, item: Item | None) -> list[str]:
    """Names of the points that one is chosen of, itself among them."""
    if item is None or not item.either:
        return []
    return [each.name for each in career.sections["skills"].items if each.either == item.either]


def _called(book: Book, skill: Skill, item: Item | None, said: str) -> str:
    """Selenium (Test automation) for somebody who said Selenium; spelt as some page spells it."""
    name = skill.name.casefold().replace("-", " ")
    if said not in skill.aliases or said.replace("-", " ") in name:
        return skill.name
    if item is not None and said in item.name.casefold():
        return item.name
    return f"{_spelt(book, said)} ({skill.name})"


def _spelt(book: Book, said: str) -> str:
    word = re.compile(rf"\b{re.escape(said)}\b", re.IGNORECASE)
    for career in book.knowledge.careers.values():
        for topic in ("skills", "tools"):
            for item in career.sections[topic].items:
                if found := word.search(f"{item.name} {item.text}"):
                    return opened(found[0])
    return opened(said)


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
    names = names - _own_names(career) or names
    here = [item for topic in ("skills", "tools") for item in career.sections[topic].items]
    return [item for item in here if item.name.casefold() in names and _is_said(career, item, ask)]


def _is_said(career: Career, item: Item, ask: Ask) -> bool:
    """Whether the words of a point are the question's, beyond the career's own ("game" in Game design basics)."""
    said = naming.stems(ask.text) - naming.own(career)
    plain = re.search(rf"\b{_NAMES} {re.escape(item.name)}\b(?! to\b)", ask.text, re.IGNORECASE)
    return bool(plain) or any(naming.named(name) & said for name in (item.name, *item.aliases))


def _of_item(book: Book, career: Career, item: Item, *, skip: bool = False) -> str:
    level = item.group if item.group and item.group in VERDICTS else "tool"
    return f"{_told(book, career, item, level, item.name, skip=skip)} {item.text}"


def _told(book: Book, career: Career, item: Item | None, level: str, name: str, *, skip: bool) -> str:
    """Yes, no, later, or one of several."""
    choice = choices(career, item)
    if len(choice) > 1:
        return f"**{book.say('needs.either', skill=name, careers=career.plural, choice=either(choice))}**"
    return f"**{book.say((SKIPPED if skip else VERDICTS)[level], skill=name, careers=career.plural)}**"
