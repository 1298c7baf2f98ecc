"""Answers to questions on a career's topics: the fact asked for first, then what backs it up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.advisor import controls, facts, why
from bot.advisor.book import Book
from bot.advisor.passage import Ask, Passage
from bot.advisor.topics import brief, passage
from bot.models.action import Action
from bot.models.advice import Advice, Block, Button
from bot.models.knowledge import Career
from bot.models.member import Member
from bot.models.understanding import Understanding
from bot.progress import counted

WITH_WAY_BACK = frozenset({"next_steps"})
"""Topics that end with the way back to all careers."""
REFERENCES = 4
"""Source lines shown under one answer; `Why this?` has them all."""


def answer(book: Book, understanding: Understanding, member: Member) -> Advice:
    """A question on one or more topics of one or more careers."""
    careers = book.known(understanding.careers)
    topics = tuple(topic for topic in understanding.topics if topic in book.knowledge.topics) or ("overview",)
    ask = replace(Ask.of(understanding), reason=why.action_of(understanding))
    fact = facts.leading(book, careers[0], topics, ask) if len(careers) == 1 else None
    if len(careers) == 1:
        fact = fact or facts.beside.lead(book, careers[0], topics, ask)
    if len(careers) == 1 and len(topics) == 1:
        return _beside(book, careers[0], topics, ask, single(book, careers[0], topics[0], ask, member, fact), fact)
    several = _several(book, careers, topics, ask, member)
    if fact is not None:
        several = replace(several, blocks=(_lead(book, careers[0], ask, fact), *several.blocks))
    return _beside(book, careers[0], topics, ask, several, fact) if len(careers) == 1 else several


def _beside(
    book: Book, career: Career, topics: tuple[str, ...], ask: Ask, advice: Advice, fact: facts.Fact | None
) -> Advice:
    """The advice, and under its first lines what else of the page comes near to the question."""
    shown = "\n".join(block.text for block in advice.blocks)
    more = facts.beside.block(book, career, topics, ask, shown, led=fact is not None)
    return replace(advice, blocks=(*advice.blocks[:1], more, *advice.blocks[1:])) if more else advice


def single(book: Book, career: Career, topic: str, ask: Ask, member: Member, fact: facts.Fact | None = None) -> Advice:
    """One topic of one career in full; a single fact leads, and may stand under another topic than was understood."""
    shown = fact.topic if fact else topic
    done = counted(career, book.knowledge, member)
    made = _led(book, career, ask, done, fact) if fact else passage(book, career, topic, ask, done)
    reason = ask.reason or why.pressed((career.key,), (topic,))
    last = (*controls.set_path(book, career, member), controls.why(book, reason))
    if topic in WITH_WAY_BACK:
        last = (controls.careers(book, "buttons.back"), *last)
    return Advice(
        kind="answer",
        title=f"{career.emoji} {career.name}: {book.topic(shown)}",
        blocks=(*(block for block in made.blocks if block.text), *references(made.sources)),
        careers=(career.key,),
        topics=(topic,),
        confidence=ask.confidence,
        rows=(*made.rows, controls.follow_ups(book, career, (shown,)), last),
        more=Button(book.say("buttons.more"), Action("page", (career.key, shown, "all")), "primary"),
    )


def _led(book: Book, career: Career, ask: Ask, done: frozenset[str], fact: facts.Fact) -> Passage:
    """The fact, then what its topic says."""
    made = fact.passage or passage(book, career, fact.topic, ask, done)
    rest = (replace(block, text=_without(block.text, fact.text)) for block in made.blocks)
    return replace(made, blocks=(Block(fact.text), *rest)) if fact.text else made


def _without(text: str, told: str) -> str:
    """A list without the line that was told already."""
    return "\n".join(line for line in text.split("\n") if told not in line)


def _lead(book: Book, career: Career, ask: Ask, fact: facts.Fact) -> Block:
    """The fact alone, over an answer on several topics."""
    return Block(fact.text or (fact.passage or passage(book, career, fact.topic, ask)).lead)


def references(sources: Sequence[str]) -> tuple[Block, ...]:
    """Where the figures come from, in small."""
    return (Block("\n".join(sources[:REFERENCES]), small=True),) if sources else ()


def _several(book: Book, careers: Sequence[Career], topics: Sequence[str], ask: Ask, member: Member) -> Advice:
    """Several topics or careers, one after the other, short; each in full is a button away."""
    pairs = [(career, topic) for career in careers for topic in topics]
    parts = [brief(book, career, topic, ask) for career, topic in pairs]
    blocks = [
        Block(block.text, heading=block.heading if len(careers) == 1 else f"{career.name}: {block.heading}")
        for (career, _), (block, _) in zip(pairs, parts, strict=True)
    ]
    sources = list(dict.fromkeys(line for _, made in parts for line in made.sources))
    first, alone = careers[0], len(careers) == 1
    keys = tuple(career.key for career in careers)
    pages = tuple(_whole(book, career, topic, named=not alone) for career, topic in pairs)
    last = (
        *(controls.set_path(book, first, member) if alone else ()),
        controls.why(book, ask.reason or why.pressed(keys, topics)),
    )
    return Advice(
        kind="answer",
        title=f"{first.emoji} {first.name}" if alone else "",
        blocks=(*blocks, *references(sources)),
        careers=keys,
        topics=tuple(topics),
        confidence=ask.confidence,
        rows=(pages[:5], controls.follow_ups(book, first, topics)[:2] if alone else (), last),
    )


def _whole(book: Book, career: Career, topic: str, *, named: bool) -> Button:
    title = f"{career.name}, {book.topic(topic)}" if named else book.topic(topic)
    label = controls.label(book.say("buttons.whole", topic=title))
    return Button(label, Action("page", (career.key, topic, "all")), "primary")
