"""Pages to browse: all careers, one career, its roadmap."""

from __future__ import annotations

from bot.advisor import controls, learning, why
from bot.advisor.answer import references
from bot.advisor.book import Book
from bot.advisor.figures import sources
from bot.advisor.sections import point
from bot.models.action import Action
from bot.models.advice import Advice, Block, Button
from bot.models.knowledge import Career
from bot.models.member import Member
from bot.progress import counted
from bot.wording import figure, hours, total


def careers(book: Book, *, confidence: float = 1.0) -> Advice:
    """All careers by field, with menus to open one."""
    known = book.knowledge.careers
    blocks = [Block(book.say("pages.careers_lead", count=len(known)))]
    for field, heading in book.knowledge.fields.items():
        lines = [
            f"- {career.emoji} **{career.name}**: {career.tagline}"
            for career in known.values()
            if career.field == field
        ]
        if lines:
            blocks.append(Block("\n".join(lines), heading=heading))
    last = (
        Button(book.say("buttons.match"), Action("match"), "primary"),
        Button(book.say("buttons.help"), Action("help")),
    )
    return Advice(
        kind="list_careers",
        title=book.say("pages.careers_title"),
        blocks=tuple(blocks),
        confidence=confidence,
        rows=(*controls.career_menus(book, Action("pick")), last),
    )


def career(book: Book, here: Career, member: Member) -> Advice:
    """A career's front page: what it is, its key figures, one select of its 22 topics."""
    section = here.sections["overview"]
    points = Block("\n".join(point(item) for item in section.items))
    related = book.known(here.related)
    rows = (
        controls.topic_menu(book, here),
        (
            *controls.set_path(book, here, member),
            Button(book.say("buttons.roadmap"), Action("roadmap", (here.key,)), "primary"),
            *(compare_button(book, here, other) for other in related[:1]),
            controls.careers(book, "buttons.back"),
            controls.why(book, why.pressed((here.key,), ("overview",))),
        ),
    )
    return Advice(
        kind="answer",
        title=f"{here.emoji} {here.name}: {here.tagline}",
        blocks=(
            Block(section.lead),
            Block(key_figures(book, here)),
            points,
            *references(sources(book, here.sections["salary"].facts[:1])),
        ),
        careers=(here.key,),
        topics=("overview",),
        rows=rows,
    )


def compare_button(book: Book, here: Career, other: Career) -> Button:
    """Puts two careers side by side."""
    return Button(book.say("buttons.compare", career=other.name), Action("compare", (here.key, other.key)))


def key_figures(book: Book, here: Career) -> str:
    """Pay, time, difficulty and degree in four short lines."""
    lines = [
        book.say("pages.pay", figure=figure(fact))
        + (f" {book.say('answer.proxy', proxy=fact.proxy)}" if fact.proxy else "")
        for fact in here.sections["salary"].facts[:1]
    ]
    lines.append(book.say("pages.time", hours=hours(total(step.hours for step in here.steps)), steps=len(here.steps)))
    lines.append(book.say("pages.difficulty", rating=here.sections["difficulty"].rating))
    lines.append(book.say("pages.degree", rating=here.sections["education"].rating))
    return "\n".join(f"- {line}" for line in lines)


def roadmap(book: Book, here: Career, member: Member, number: int = 0) -> Advice:
    """A career's roadmap; with a phase's number that phase in focus."""
    done = counted(here, book.knowledge, member)
    inside = 1 <= number <= len(here.phases)
    made = learning.phase(book, here, number, done) if inside else learning.overview(book, here)
    last = (*controls.set_path(book, here, member), controls.why(book, why.pressed((here.key,), ("roadmap",))))
    return Advice(
        kind="answer",
        title=f"{here.emoji} {here.name}: {book.topic('roadmap')}",
        blocks=made.blocks,
        careers=(here.key,),
        topics=("roadmap",),
        rows=(*made.rows, controls.follow_ups(book, here, ("roadmap",)), last),
        more=Button(book.say("buttons.more"), Action("phase", (here.key, str(number or 1))), "primary"),
    )
