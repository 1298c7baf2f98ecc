"""Careers side by side, aspect by aspect, so that it reads on a phone without a table."""

from __future__ import annotations

from collections.abc import Sequence

from bot.advisor import controls, why
from bot.advisor.answer import references
from bot.advisor.book import Book, of_book
from bot.advisor.figures import lines, sources
from bot.advisor.passage import Ask
from bot.advisor.said import Said
from bot.advisor.topics import brief
from bot.forms import Forms, forms
from bot.models.action import LIMIT, Action
from bot.models.advice import Advice, Block, Button
from bot.models.knowledge import Career, Fact
from bot.models.member import Member
from bot.models.understanding import Understanding
from bot.progress import counted
from bot.wording import amount, figure, hours, listed, months, number, sentence

MOST = 4
"""Careers compared at once."""
OWNER = 21
"""Characters of `@` and the longest id of a member."""
LOOK = 10
"""Hours a week for the months shown."""
FIGURES = 2
"""Figures of each career in a comparison by one topic, each with what it stands for; its first lead the whole one."""
DIFFICULTIES = ("Gentle", "Moderate", "Hard", "Very hard")
SAID: dict[str, Said] = {
    "salary": Said(r"\b(?:pays?|paid|salar\w+|earns?|money|wages?|income)\b"),
    "difficulty": Said(r"\b(?:easier|easiest|harder|hardest|difficult\w*|tougher)\b"),
    "time_to_learn": Said(r"\b(?:faster|fastest|quick\w*|takes longer|less time|how long)\b"),
    "outlook": Said(r"\b(?:future|demand|more jobs|safer|outlook|replaced?|saturated)\b"),
}
"""Topics that two careers are compared in, by the words that say so."""
ASPECTS = ("salary", "time_to_learn", "difficulty", "outlook", "education", "fit")
"""Topics offered for a closer comparison."""


def _carried(keys: tuple[str, ...]) -> tuple[str, ...]:
    """As many careers as a button has room for beside the longest topic and its owner: of four long names three."""
    longest = max(ASPECTS, key=len)
    while len(":".join(("compare", *keys, longest))) > LIMIT - OWNER:
        keys = keys[:-1]
    return keys


def compare(
    book: Book,
    careers: Sequence[Career],
    topics: Sequence[str],
    member: Member,
    *,
    understanding: Understanding | None = None,
) -> Advice:
    """Two or more careers; with topics those alone."""
    careers = careers[:MOST]
    if understanding is not None and not topics:
        topics = tuple(topic for topic, said in SAID.items() if said.search(understanding.text))
    keys = tuple(career.key for career in careers)
    ask = Ask.of(understanding) if understanding else Ask()
    blocks = _on_topics(book, careers, topics, ask) if topics else _whole(book, careers, member)
    shown = {"salary", "outlook"} & set(topics) if topics else {"salary", "outlook"}
    most = FIGURES if topics else 1
    facts = [fact for topic in sorted(shown) for career in careers for fact in career.sections[topic].facts[:most]]
    names = [career.name for career in careers]
    reason = why.action_of(understanding) if understanding else why.pressed(keys, topics)
    pages = tuple(controls.career_page(book, career) for career in careers)
    aspects = tuple(
        Button(
            controls.label(book.say("buttons.compare_topic", topic=book.topic(topic))),
            Action("compare", (*_carried(keys), topic)),
        )
        for topic in ASPECTS
        if topic not in topics
    )[:3]
    if not topics and not member.done:
        aspects = (*aspects, Button(book.say("compare.button_have"), Action("have", keys)))
    return Advice(
        kind="compare",
        title=listed(names, book.say("compare.versus")),
        blocks=(*blocks, *references(sources(book, facts))),
        careers=keys,
        topics=tuple(topics),
        confidence=understanding.confidence if understanding else 1.0,
        rows=(aspects, (*pages, controls.why(book, reason))),
    )


def _whole(book: Book, careers: Sequence[Career], member: Member) -> list[Block]:
    headings = (book.say("compare.work"), *map(book.topic, TOLD))
    told = zip(*(_told(book, career.key, forms()) for career in careers), strict=True)
    blocks = [Block(_short(book, careers))]
    blocks += [Block(_lines(book, careers, texts), heading=head) for head, texts in zip(headings, told, strict=True)]
    if text := _have(book, careers, member):
        blocks.append(Block(text, heading=book.say("compare.have")))
    return blocks


TOLD = ("salary", "outlook", "time_to_learn", "difficulty", "education", "fit")
"""Topics that a comparison of everything goes through, after the work itself."""


@of_book
def _told(book: Book, key: str, _: Forms) -> tuple[str, ...]:
    """What a career is in one line, and a line for each of `TOLD`; kept for each way of writing figures."""
    career = book.knowledge.careers[key]
    return (
        sentence(career.sections["overview"].lead),
        _pay(book, career),
        _growth(book, career),
        _time(book, career),
        career.sections["difficulty"].rating,
        career.sections["education"].rating,
        _suits(career),
    )


def _short(book: Book, careers: Sequence[Career]) -> str:
    """The differences that can be counted, one a line."""
    said = [verdict(book, careers, topic) for topic in ("salary", "time_to_learn", "difficulty")]
    shared = frozenset.intersection(*(_skills(book, career.key) for career in careers))
    names = [book.knowledge.skills[key].name for key in book.knowledge.skills if key in shared]
    said.append(book.say("compare.shared", skills=listed(names[:6])) if names else book.say("compare.nothing_shared"))
    return "\n".join(f"- {text}" for text in said if text)


def _on_topics(book: Book, careers: Sequence[Career], topics: Sequence[str], ask: Ask) -> list[Block]:
    blocks = [Block(f"**{text}**") for topic in topics if (text := verdict(book, careers, topic))]
    for topic in topics:
        for career in careers:
            block, _ = brief(book, career, topic, ask)
            figures = lines(book, career.sections[topic].facts[:FIGURES])
            heading = career.name if len(topics) == 1 else f"{career.name}: {block.heading}"
            blocks.append(Block("\n".join(part for part in (block.text, figures) if part), heading=heading))
    return blocks


def verdict(book: Book, careers: Sequence[Career], topic: str) -> str:
    """Who is ahead in a topic that can be counted; empty for any other."""
    if topic in ("salary", "outlook"):
        return _ahead_in_figures(book, careers, topic)
    if topic == "time_to_learn":
        spans = [(career.hours, career) for career in careers]
        quick, slow = min(spans, key=lambda s: s[0].low + s[0].high), max(spans, key=lambda s: s[0].low + s[0].high)
        if quick[0] == slow[0]:
            return book.say("compare.same_time", hours=hours(quick[0]))
        return book.say(
            "compare.quicker",
            career=quick[1].name,
            hours=hours(quick[0]),
            other=slow[1].name,
            other_hours=hours(slow[0]),
        )
    if topic == "difficulty":
        ranked = sorted(careers, key=_rank)
        low, high = ranked[0], ranked[-1]
        if _rank(low) == _rank(high):
            return book.say("compare.same_difficulty", rating=low.sections[topic].rating.lower())
        return book.say(
            "compare.gentler",
            career=low.name,
            rating=low.sections[topic].rating.lower(),
            other=high.name,
            other_rating=high.sections[topic].rating.lower(),
        )
    return ""


def _ahead_in_figures(book: Book, careers: Sequence[Career], topic: str) -> str:
    facts = [(career.sections[topic].facts[0], career) for career in careers if career.sections[topic].facts]
    if len(facts) < len(careers) or len({(fact.country, fact.unit) for fact, _ in facts}) > 1:
        return ""
    high, low = max(facts, key=lambda pair: pair[0].value), min(facts, key=lambda pair: pair[0].value)
    if high[0].value == low[0].value:
        return book.say("compare.same_figure", figure=figure(high[0]))
    key = "compare.pays_more" if topic == "salary" else "compare.grows_more"
    caution = f" {book.say('compare.proxy')}" if high[0].proxy or low[0].proxy else ""
    first, last = (_names(facts, fact.value) for fact, _ in (high, low))
    said = book.say(key, career=first, figure=_amount(high[0]), other=last, other_figure=_amount(low[0]))
    return said + caution


def _names(facts: Sequence[tuple[Fact, Career]], value: float) -> str:
    """All careers that share a figure."""
    return listed([career.name for fact, career in facts if fact.value == value])


def _amount(fact: Fact) -> str:
    return amount(fact.value, fact.unit)


def _rank(career: Career) -> int:
    rating = career.sections["difficulty"].rating
    return DIFFICULTIES.index(rating) if rating in DIFFICULTIES else 0


def _lines(book: Book, careers: Sequence[Career], told: Sequence[str]) -> str:
    """A line for each career; one for all when it says the same of them."""
    if len(set(told)) == 1:
        key = "compare.both" if len(careers) == 2 else "compare.all"  # noqa: PLR2004 - both are two
        return f"- **{book.say(key)}**: {told[0]}"
    return "\n".join(f"- **{career.name}**: {text}" for career, text in zip(careers, told, strict=True))


def _pay(book: Book, career: Career) -> str:
    fact = career.sections["salary"].facts[0]
    return figure(fact) + (f". {book.say('answer.proxy', proxy=fact.proxy)}" if fact.proxy else "")


def _growth(book: Book, career: Career) -> str:
    fact = career.sections["outlook"].facts[0]
    return f"{fact.what}: {figure(fact)}" + (f". {book.say('answer.proxy', proxy=fact.proxy)}" if fact.proxy else "")


def _time(book: Book, career: Career) -> str:
    spent = career.hours
    took = months(spent, LOOK)
    return book.say("compare.time", hours=hours(spent), low=number(took.low), high=number(took.high), pace=LOOK)


def _suits(career: Career) -> str:
    names = [item.name for item in career.sections["fit"].items if item.group != "think twice"]
    return ", ".join(names[:4])


@of_book
def _skills(book: Book, key: str) -> frozenset[str]:
    """What a career's roadmap teaches."""
    return frozenset(skill for step in book.knowledge.careers[key].steps for skill in step.skills)


def have(book: Book, careers: Sequence[Career], member: Member) -> Advice:
    """What the member's ticks cover of each career, for their eyes: the part that a public comparison leaves out."""
    text = _have(book, careers, member) or book.say("compare.nothing_ticked")
    keys = tuple(career.key for career in careers)
    follow = tuple(
        Button(controls.label(book.say("match.choose", career=career.name)), Action("path_choose", (career.key,)))
        for career in careers
        if career.key != member.active
    )
    title = book.say("compare.have")
    return Advice("compare", (Block(text),), title=title, careers=keys, rows=(follow,), personal=True)


def _have(book: Book, careers: Sequence[Career], member: Member) -> str:
    """What the member's ticks already cover of each, also through shared skills; empty without ticks."""
    if not member.done:
        return ""
    lines = []
    for career in careers:
        done = len(counted(career, book.knowledge, member))
        text = book.say("compare.covered", done=done, count=len(career.steps))
        lines.append(f"- **{career.name}**: {text}")
    return "\n".join(lines)
