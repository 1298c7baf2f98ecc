"""Questions that start from a skill or a certificate instead of a career: who uses it, what it leads to, what it is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.advisor import controls, why
from bot.advisor.book import Book, use_of
from bot.advisor.certificates import card, retired
from bot.advisor.facts import says_only
from bot.advisor.figures import source
from bot.advisor.needs import choices, users
from bot.advisor.passage import Ask
from bot.advisor.said import Said
from bot.models.action import Action
from bot.models.advice import Advice, Block, Button
from bot.models.knowledge import Career, Certification, Item, RetiredCertification, Skill
from bot.models.understanding import Understanding
from bot.wording import either, listed, month

_OR = Said(r"\bor\b")
MOST = 5
"""Careers named at most."""
FAR = 1000.0
"""Hours of roadmap that weigh as much as one point of use."""
WEIGHTS = {"core": 3.0, "tool": 2.0, "step": 2.0, "next": 2.5, "later": 0.5, "weak": 0.5, "": 0.0}
"""How much a skill one has counts towards a career, by the career's use of it."""
LEVELS = {
    "core": "skills.level_core",
    "next": "skills.level_next",
    "later": "skills.level_later",
    "tool": "skills.level_tool",
    "step": "skills.level_step",
    "weak": "skills.level_weak",
}


def named(book: Book, understanding: Understanding) -> list[Skill]:
    """Skills a message names."""
    keys = (mention.id for mention in understanding.mentions if mention.kind == "skill")
    return [book.knowledge.skills[key] for key in dict.fromkeys(keys) if key in book.knowledge.skills]


def meant(book: Book, asked: Understanding, *, exactly: bool = False) -> Advice | None:
    """What a skill is and who uses it, where nothing else is asked and no career named; `exactly`: by its own name."""
    said = [one.text for one in asked.mentions if one.kind == "skill"]
    own = {skill.name.casefold() for skill in named(book, asked)}
    if not said or asked.careers or not says_only(asked.text, said) or (exactly and not own.issuperset(said)):
        return None
    return careers_using(book, asked, "list_careers")


def careers_using(book: Book, understanding: Understanding, kind: str) -> Advice:
    """What careers use a skill."""
    skills = named(book, understanding)[:3]
    together = _together(book, skills) if len(skills) > 1 and not _OR.search(understanding.text) else []
    if together:
        return _advice(book, understanding, kind, [_of_all(book, skills, together)], together)
    blocks, found = [], []
    for skill in skills:
        careers = users(book, skill)
        found += careers
        lines = "\n".join(
            f"- {career.emoji} **{career.name}**: {_level(book, career, skill)}" for career in careers[: MOST + 3]
        )
        if careers:
            lead = book.say("skills.used_by", skill=skill.name, count=len(careers), meaning=skill.meaning)
        else:
            lead = book.say("skills.used_by_none", skill=skill.name, meaning=skill.meaning)
        blocks.append(Block("\n".join(part for part in (lead, lines, _rest(book, careers)) if part)))
    return _advice(book, understanding, kind, blocks, found)


def _rest(book: Book, careers: Sequence[Career]) -> str:
    """Names of the careers that the lines above leave out; empty when they hold all."""
    names = [career.name for career in careers[MOST + 3 :]]
    return book.say("skills.also_used_by", careers=listed(names)) if names else ""


def _together(book: Book, skills: Sequence[Skill]) -> list[Career]:
    """Careers that use all of them, those that need the first most at the head."""
    return [career for career in users(book, skills[0]) if all(use_of(career, skill).level for skill in skills)]


def _of_all(book: Book, skills: Sequence[Skill], careers: Sequence[Career]) -> Block:
    names = listed([skill.name for skill in skills])
    lines = [book.say("skills.used_by_all", skills=names, count=len(careers))]
    for career in careers[: MOST + 3]:
        uses = "; ".join(f"{skill.name}: {_word(book, career, skill)}" for skill in skills)
        lines.append(f"- {career.emoji} **{career.name}**: {uses}")
    return Block("\n".join(line for line in (*lines, _rest(book, careers)) if line))


def become(book: Book, understanding: Understanding, kind: str) -> Advice:
    """I know these skills, what can I become?"""
    have = named(book, understanding)
    ranked = reach(book, have)
    names = listed([skill.name for skill in have])
    if not ranked:
        return _advice(book, understanding, kind, [Block(book.say("skills.leads_nowhere", skills=names))], [])
    lines = []
    for career in ranked[:MOST]:
        used = [skill.name for skill in have if use_of(career, skill).level]
        missing = _missing(career, have)
        lines.append(
            f"- {career.emoji} **{career.name}**: "
            + book.say("skills.reach", have=listed(used), missing=listed(missing) or book.say("skills.nothing_missing"))
        )
    lead = book.say("skills.become", skills=names, career=ranked[0].name)
    return _advice(book, understanding, kind, [Block(lead), Block("\n".join(lines))], ranked)


def reach(book: Book, have: Sequence[Skill]) -> list[Career]:
    """Careers that the skills lead to, nearest first: by weight of the skills used and their share of the core.

    A long roadmap counts against a career: of two that use the same, the shorter way is nearer.
    """
    scored = []
    for place, career in enumerate(book.knowledge.careers.values()):
        weight = sum(
            WEIGHTS.get(use_of(career, skill).level, 0.0) + skill.careers.get(career.key, 0.0) for skill in have
        )
        core = [group for group in _core(career) if any(item.skills for item in group)]
        share = sum(_known(group, have) for group in core) / max(1, len(core))
        if weight:
            way = career.hours.high / FAR
            scored.append((way - weight - share, place, career))
    return [career for *_, career in sorted(scored, key=lambda row: row[:2])]


def alone(book: Book, understanding: Understanding) -> Advice | None:
    """A certificate or skill asked about without any career; None when the message names neither."""
    known, gone = book.knowledge.certifications, book.knowledge.retired
    asked = [known[m.id] for m in understanding.mentions if m.kind == "certification" and m.id in known]
    past = [gone[m.id] for m in understanding.mentions if m.kind == "retired" and m.id in gone]
    if not asked and not past:
        return careers_using(book, understanding, "answer") if named(book, understanding) else None
    blocks = [Block(retired(book, each)) for each in past]
    blocks += [Block(card(book, each, Ask.of(understanding).asks)) for each in asked]
    careers = _holders(book, asked, past)
    if careers:
        names = listed([career.name for career in careers[:MOST]])
        blocks.append(Block(book.say("skills.certificate_for", careers=names)))
    lines = [book.say("certificates.checked", when=month(each.checked.isoformat())) for each in asked[:1]]
    lines += [source(book, each.source) for each in past]
    return _advice(book, understanding, "answer", [*blocks, Block("\n".join(lines), small=True)], careers)


def _holders(book: Book, asked: Sequence[Certification], past: Sequence[RetiredCertification]) -> list[Career]:
    """Careers whose list has one of the certificates, else those its name points to."""
    ids = {each.id for each in asked}
    listing = [c for c in book.knowledge.careers.values() if any(r.certification.id in ids for r in c.certifications)]
    weights = {key: weight for each in past for key, weight in each.careers.items()}
    weights |= {key: weight for each in asked for key, weight in each.careers.items()}
    return listing or list(book.known(sorted(weights, key=lambda key: -weights[key])))


def _level(book: Book, career: Career, skill: Skill) -> str:
    item, told = use_of(career, skill).item, _word(book, career, skill)
    return f"{told}. {item.text}" if item is not None else f"{told}."


def _word(book: Book, career: Career, skill: Skill) -> str:
    use = use_of(career, skill)
    return book.say("skills.level_either" if len(choices(career, use.item)) > 1 else LEVELS[use.level])


def _missing(career: Career, have: Sequence[Skill]) -> list[str]:
    lacking = [group for group in _core(career) if not _known(group, have)]
    return [either([item.name for item in group]) for group in lacking][:3]


def _core(career: Career) -> list[list[Item]]:
    """What a career needs first; a choice of which one is enough counts once."""
    groups: dict[str, list[Item]] = {}
    for item in career.sections["skills"].items:
        if item.group == "core":
            groups.setdefault(item.either or item.name, []).append(item)
    return list(groups.values())


def _known(group: Sequence[Item], have: Sequence[Skill]) -> bool:
    return any(skill.id in item.skills for item in group for skill in have)


def _advice(
    book: Book, understanding: Understanding, kind: str, blocks: list[Block], careers: Sequence[Career]
) -> Advice:
    shown = list(dict.fromkeys(career.key for career in careers))[:MOST]
    pages = tuple(controls.career_page(book, career) for career in book.known(shown))
    last = (
        Button(book.say("buttons.match"), Action("match")),
        controls.careers(book),
        controls.why(book, why.action_of(understanding)),
    )
    return Advice(
        kind=kind,
        blocks=tuple(blocks),
        topics=understanding.topics,
        confidence=understanding.confidence,
        rows=(pages, last),
    )
