"""Why this answer: how the question was understood, how surely, from what, and what to do when it is wrong.

All of it travels in the custom_id of the button, so that it works after a restart and nothing is kept of the question.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from bot.advisor import controls
from bot.advisor.book import Book
from bot.advisor.certificates import certifications
from bot.advisor.figures import sources
from bot.advisor.passage import Ask
from bot.models.action import LIMIT, Action
from bot.models.advice import Advice, Block, Button
from bot.models.changes import FileGap
from bot.models.knowledge import KINDS, Career, Certification
from bot.models.understanding import Rival, Understanding
from bot.wording import cut, listed, month, quoted

OWNER = 21
"""Characters kept free for `@` and the owner's id."""
SORTS = frozenset((*KINDS, "answer", "clarify", "press"))
"""What an answer can have been to; a custom_id comes back from outside and may hold anything."""
QUESTION = 300
"""Characters of a question kept with the member's consent."""


def action_of(understanding: Understanding) -> Action:
    """The press that explains an understanding; the runner-up and the known question go first where room is short."""
    base = (
        understanding.kind,
        "+".join(understanding.careers[:2]),
        "+".join(understanding.topics[:2]),
        str(round(100 * understanding.confidence)),
    )
    rival = _packed(understanding, understanding.rivals[0]) if understanding.rivals else ""
    mark = fingerprint(understanding.matched) if understanding.matched else ""
    for args in ((*base, rival, mark), (*base, "", mark), base, (*base[:2], base[2].partition("+")[0], base[3])):
        action = Action("why", args)
        if len(":".join((action.verb, *args))) <= LIMIT - OWNER:
            return action
    return Action("why", (understanding.kind, understanding.careers[0] if understanding.careers else "", "", base[3]))


def pressed(careers: Iterable[str], topics: Iterable[str]) -> Action:
    """For an answer to a press or a command: nothing had to be understood."""
    return Action("why", ("press", "+".join(careers), "+".join(topics), "100"))


def fingerprint(phrasing: str) -> str:
    """Six hex digits that find a known question again."""
    return f"{zlib.crc32(phrasing.encode()) & 0xFFFFFF:06x}"


def explain(book: Book, args: tuple[str, ...]) -> Advice:
    """What "Why this?" shows, to its presser alone."""
    kind, where, what, sure, rival, mark = (*args, *[""] * 6)[:6]
    kind = kind if kind in SORTS else "answer"
    careers = book.known(where.split("+"))
    topics = tuple(topic for topic in what.split("+") if topic in book.knowledge.topics)
    lines = [_understood(book, kind, careers, topics)]
    if kind != "press" and sure.isdecimal():
        lines.append(book.say("why.sure", percent=min(100, int(sure))))
    if known := _known(book, mark, topics, kind):
        lines.append(book.say("why.known", question=quoted(known)))
    if runner := _unpacked(book, rival, where, topics):
        lines.append(book.say("why.rival", rival=runner))
    blocks = [Block("\n".join(f"- {line}" for line in lines))]
    if facts := _facts(book, careers, topics):
        blocks.append(Block("\n".join(f"- {line}" for line in facts), heading=book.say("why.sources")))
    blocks.append(Block(book.say("why.version", digest=book.knowledge.digest[:8]), small=True))
    key, topic = (careers[0].key if careers else ""), (topics[0] if topics else "")
    buttons = (
        Button(book.say("buttons.wrong_career"), Action("wrong", topics[:2])),
        Button(book.say("buttons.wrong_answer"), Action("gap_ask", (kind, key, topic))),
    )
    return Advice(
        kind="answer",
        blocks=tuple(blocks),
        title=book.say("why.title"),
        careers=tuple(career.key for career in careers),
        topics=topics,
        rows=(buttons,),
        personal=True,
    )


def wrong_career(book: Book, args: tuple[str, ...]) -> Advice:
    """A menu to put the career right; the topics stay."""
    topics = tuple(topic for topic in args if topic in book.knowledge.topics)
    menus = controls.career_menus(book, Action("topic", topics))
    return Advice("clarify", (Block(book.say("why.which")),), topics=topics, rows=menus, personal=True)


def ask_consent(book: Book, args: tuple[str, ...]) -> Advice:
    """Says what would be kept, and asks."""
    kind, career, topic = (*args, "", "", "")[:3]
    args = (
        kind if kind in SORTS else "answer",
        career if career in book.knowledge.careers else "",
        topic if topic in book.knowledge.topics else "",
    )
    buttons = (
        Button(book.say("buttons.keep_question"), Action("gap", args), "success"),
        Button(book.say("buttons.cancel"), Action("cancel", ("gap",))),
    )
    return Advice("help", (Block(book.say("why.consent")),), rows=(buttons,), personal=True, tone="caution")


def file_gap(book: Book, action: Action, values: tuple[str, ...]) -> Advice:
    """Keeps the question. `values`: its text, and the guild's id; without text only the topic is counted."""
    kind, career, topic = (*action.args, "", "", "")[:3]
    question, guild = (*values, "", "")[:2]
    change = FileGap(
        guild=int(guild) if guild.isdecimal() else 0,
        question=cut(" ".join(question.split()), QUESTION),
        kind=kind if kind in SORTS else "answer",
        career=career if career in book.knowledge.careers else "",
        topic=topic if topic in book.knowledge.topics else "",
        wrong=bool(career and topic),
    )
    return Advice("help", (Block(book.say("why.filed")),), changes=(change,), personal=True, tone="success")


def _understood(book: Book, kind: str, careers: tuple[Career, ...], topics: tuple[str, ...]) -> str:
    names = listed([career.name for career in careers]) or book.say("why.no_career")
    if kind == "press":
        return book.say("why.pressed", careers=names, topics=listed([book.topic(topic) for topic in topics]))
    what = listed([book.topic(topic) for topic in topics]) or _kind(book, kind)
    return book.say("why.understood", careers=names, topics=what)


def _kind(book: Book, kind: str) -> str:
    known = book.knowledge.kinds.get(kind)
    return known.title if known else kind.replace("_", " ")


def _known(book: Book, mark: str, topics: tuple[str, ...], kind: str) -> str:
    """The phrasing behind a fingerprint; it may have been edited away since."""
    if not mark:
        return ""
    likely = {kind, *topics}
    ranked = sorted(book.knowledge.phrasings, key=lambda known: likely.isdisjoint(known.labels))
    return next((known.text for known in ranked if fingerprint(known.text) == mark), "")


def _packed(understanding: Understanding, rival: Rival) -> str:
    """Kind, career and topic of a rival, each left empty where it is as in the answer."""
    career = rival.careers[0] if rival.careers else ""
    topic = rival.topics[0] if rival.topics else ""
    return ".".join(
        (
            "" if rival.kind == understanding.kind else rival.kind,
            "" if career in understanding.careers else career,
            "" if topic in understanding.topics else topic,
        )
    )


def _unpacked(book: Book, packed: str, where: str, topics: tuple[str, ...]) -> str:
    kind, career, topic = (*packed.split("."), "", "", "")[:3]
    if not (kind or career or topic):
        return ""
    if kind and kind != "answer":
        return _kind(book, kind)
    careers = book.known([career or where.partition("+")[0]])
    heading = book.topic(topic) if topic in book.knowledge.topics else "".join(book.topic(each) for each in topics[:1])
    return ": ".join(part for part in (careers[0].name if careers else "", heading) if part)


def _facts(book: Book, careers: tuple[Career, ...], topics: tuple[str, ...]) -> list[str]:
    """Where the answer's ageing facts come from, one line each."""
    found: list[str] = []
    for career in careers:
        for topic in topics:
            found += sources(book, career.sections[topic].facts)
            if topic == "certifications":
                found += certifications(book, career, topic, Ask()).sources
                found += [_price(book, each.certification) for each in career.certifications]
    return list(dict.fromkeys(found))


def _price(book: Book, certificate: Certification) -> str:
    """Where the price was read, or that nobody has seen it."""
    cost = certificate.price
    if not cost.seen:
        return book.say("why.price_unconfirmed", name=certificate.short, url=cost.source)
    return book.say("why.price", name=certificate.short, seen=cost.seen, url=cost.source, when=month(cost.as_of))
