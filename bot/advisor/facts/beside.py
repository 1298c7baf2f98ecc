"""What else of a page comes near to a question: shown beside the answer, or in its place where that is doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from bot.advisor import naming
from bot.advisor.book import Book
from bot.advisor.facts.fact import Fact
from bot.advisor.facts.meanings import meanings
from bot.advisor.facts.near import Near, page
from bot.advisor.facts.points import ASKING, index
from bot.advisor.facts.search import LIKED, asked_for, told
from bot.advisor.passage import Ask
from bot.models.advice import Block
from bot.models.knowledge import Career, Step
from bot.models.understanding import Understanding

UNSURE, CONFIDENT = 0.35, 0.8
"""Confidence under which what comes near leads, and from which only what is plainly asked about stands beside."""
LEADING = (0.6, 0.45)
"""Least score of a passage that leads, and least part of what was said that it holds."""
NAMED, HELD, MEANT = (1.0, 0.25), (1.0, 0.6), (0.6, 0.33)
"""The same for one beside a confident answer by its name, or by its text; and for one beside a doubtful answer."""
SEVERAL = 2
"""Words of a name that are no chance hit."""
NEARER = (1.0, 0.6)
"""The same where a single fact leads already."""
CERTAIN, MANY = 1.5, 3
"""Least score, and words held, of a passage that answers what sounded foreign."""
CLOSE = 0.8
"""Score of the second, as a share of the best's, from which it is shown too."""
LONGEST = 45
"""Words of a message past which it is a story that touches on much."""
SHARED = 0.5
"""Part of a question on no career that a passage must hold."""
MOST = 2
"""Lines shown."""
FEELING = naming.named(
    "bad hate love nice suck bother trick ad even ever dealbreaker honest between difference month apart"
)
"""Words of questions that name nothing, besides those that no search looks for."""
UNDERSTOOD = 1.15
"""How much better points under a topic understood answer."""
REASONS = {"myths": 1.25, "struggles": 1.25, "difficulty": 1.2, "fit": 1.2, "education": 1.15, "day_to_day": 1.1}
APART = {
    **dict.fromkeys(
        ("interview", "resources", "roadmap", "projects", "roles", "growth", "salary", "certifications"), 0.7
    ),
    "outlook": 0.8,
}
"""How much better or worse points of a topic answer what is not asked under it."""


def found(career: Career, book: Book, topics: Sequence[str], text: str) -> tuple[Near, ...]:
    """The passages that come nearest to a question on one career, the nearest first."""
    if len(text.split()) > LONGEST:
        return ()
    stems = asked_for(text, career)[0][0] - _cues(book, topics) - FEELING
    stems = frozenset(stem for stem in stems if not stem.isdigit())
    liked = REASONS | APART | {topic: UNDERSTOOD * REASONS.get(topic, 1.0) for topic in topics}
    near = page(book, career.key).nearest(stems, meanings(book).of_terms(text, ASKING), liked, text)
    return tuple(near)


def _cues(book: Book, topics: Sequence[str]) -> frozenset[str]:
    """Words that ask for a topic as such, and so for none of its points."""
    known = (book.knowledge.topics[topic] for topic in topics if topic in book.knowledge.topics)
    return frozenset().union(*(_cued(topic.title, topic.cues) for topic in known))


@lru_cache(maxsize=100)
def _cued(title: str, cues: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(naming.named, (title, *cues)))


def lead(book: Book, career: Career, topics: Sequence[str], ask: Ask) -> Fact | None:
    """What comes nearest, to lead an answer that is doubtful."""
    if ask.confidence >= UNSURE or not ask.text:
        return None
    best = next(iter(found(career, book, topics, ask.text)), None)
    if best is None or not _enough(best, LEADING):
        return None
    if _chance(best, topics):
        return None
    return Fact(best.point.topic, told(book, best.point), sure=False)


def block(book: Book, career: Career, topics: Sequence[str], ask: Ask, shown: str, *, led: bool) -> Block | None:
    """What comes near and is not shown yet, in a line or two; `led`: a single fact leads already."""
    if not ask.text:
        return None
    near = [one for one in found(career, book, topics, ask.text) if _stands(one, ask.confidence, led=led)]
    near = [one for one in near if not _chance(one, topics)]
    near = [one for one in near if one.score >= CLOSE * near[0].score]
    lines = [line for one in near[:MOST] if (line := _line(book, one)) not in shown and not _said(one, shown)]
    if not lines:
        return None
    return Block("\n".join(f"- {line}" for line in lines), heading=book.say("facts.beside"))


def _line(book: Book, near: Near) -> str:
    here = near.point.thing
    if isinstance(here, Step):
        return f"**{here.title}**: {here.why} {here.done}"
    return told(book, near.point)


def _said(near: Near, shown: str) -> bool:
    """Whether the point's own words stand in the reply already."""
    here = near.point.thing
    if isinstance(here, Step):
        return here.done in shown
    text = getattr(here, "text", here)
    return isinstance(text, str) and text in shown


def _stands(near: Near, confidence: float, *, led: bool) -> bool:
    """Whether a passage comes near enough to stand beside an answer."""
    if led and confidence >= UNSURE:
        return _enough(near, NEARER)
    if near.exact == 0 and near.held == 1 and near.point.topic not in REASONS:
        return False
    if confidence >= CONFIDENT:
        return (near.named > 0 and _enough(near, NAMED)) or (near.held > 1 and _enough(near, HELD))
    return _enough(near, MEANT) and (near.named > 0 or near.held > 1 or _enough(near, HELD))


def _chance(near: Near, topics: Sequence[str]) -> bool:
    """Whether it may share a word by chance: a question, a post or a course is meant only by more of its name."""
    here = near.point.topic
    return here in APART and here not in topics and near.named < SEVERAL and not near.whole


def _enough(near: Near, least: tuple[float, float]) -> bool:
    return near.whole or (near.score >= least[0] and near.share >= least[1])


def instead(book: Book, asked: Understanding) -> Understanding | None:
    """A question that was not understood, as one on the passage of a career's page that clearly matches."""
    careers = book.known((*asked.careers, *asked.spoken))
    best = next(iter(found(careers[0], book, asked.topics[:1], asked.text)), None) if careers else None
    if best is None:
        return None
    named = bool(asked.careers) and asked.kind == "clarify"
    if not (_enough(best, LEADING) if named else best.score >= CERTAIN and best.held >= MANY):
        return None
    return replace(asked, kind="answer", careers=(careers[0].key,), topics=(best.point.topic,))


def of_any(book: Book, asked: Understanding) -> Block | None:
    """The passage of some page that shares rare words with a question on no career."""
    words, _ = asked_for(asked.text)[0]
    hit = index(book).find(words, "", LIKED)
    if (
        hit is None
        or len(hit.held) < (SEVERAL if hit.said or hit.whole else MANY)
        or hit.rare < 1
        or hit.share < SHARED
        or hit.careers > MOST
    ):
        return None
    career = book.knowledge.careers[hit.point.career]
    return Block(f"- {career.emoji} {career.name}: {told(book, hit.point)}", heading=book.say("facts.beside"))
