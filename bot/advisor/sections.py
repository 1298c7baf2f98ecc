"""Topics that are a lead and a list of points: the lead answers, the points follow, the one asked for comes first."""

from __future__ import annotations

from collections.abc import Sequence

from bot.advisor import focus
from bot.advisor.book import Book
from bot.advisor.controls import label
from bot.advisor.passage import Ask, Passage
from bot.models.action import Action
from bot.models.advice import Block, Button
from bot.models.knowledge import Career, Item
from bot.wording import opened, size

ROOM = 2600
"""Characters of points shown at once; a last group beyond it is named and put behind a button."""
NUMBERED = frozenset({"next_steps", "growth"})
VERDICTS = {
    "Not needed": "answer.degree_not_needed",
    "Optional": "answer.degree_optional",
    "Helps a lot": "answer.degree_helps",
    "Usually required": "answer.degree_required",
}


def section(book: Book, career: Career, topic: str, ask: Ask) -> Passage:
    """One topic of one career."""
    here = career.sections[topic]
    own = focus.words_of_name(" ".join((career.name, *career.aliases)))
    lead = _lead(book, career, topic, ask)
    found = () if ask.part == "all" else focus.meant(topic, here.items, ask, career_words=own)
    first = focus.likely(here.items, ask, career_words=own)
    if not found and first is not None and (after := focus.following(topic, here.items, first, ask)):
        found = (after,)
    if found and len(found) < len(here.items):
        if not (here.rating and ask.yes_no):
            return _narrow(book, career, topic, lead, found)
        first = found[0]
    shown = [Block(lead)] if first is None else [Block(lead), Block(point(first))]
    listing, rows = _listing(book, career, topic, first)
    names = tuple(item.name for item in here.items if item.group != "questions")
    return Passage(lead, (*shown, *listing), rows, names=names)


def point(item: Item, number: int = 0) -> str:
    """One point of a list."""
    mark = f"{number}. " if number else "- "
    return f"{mark}**{item.name}**{'' if item.name.endswith(('?', '.', '!')) else ':'} {item.text}"


def _lead(book: Book, career: Career, topic: str, ask: Ask) -> str:
    here = career.sections[topic]
    if not here.rating:
        return here.lead
    if topic == "education" and here.rating in VERDICTS and ask.yes_no:
        return f"**{book.say(VERDICTS[here.rating])}** {here.lead}"
    return f"**{here.rating}.** {here.lead}"


def _narrow(book: Book, career: Career, topic: str, lead: str, found: Sequence[Item]) -> Passage:
    group = found[0].group if len(found) > 1 else ""
    text = "\n".join(point(item) for item in found) if len(found) > 1 else point(found[0]).removeprefix("- ")
    where = book.say("answer.from_group", group=found[0].group) if len(found) == 1 and found[0].group else ""
    blocks = [Block(f"{text}\n{where}".strip(), heading=opened(group)), Block(lead)]
    return Passage(text, tuple(blocks), ((whole(book, career, topic),),), narrowed=True)


def whole(book: Book, career: Career, topic: str) -> Button:
    """The button behind which the rest of a topic is."""
    return Button(label(book.say("buttons.whole", topic=book.topic(topic))), Action("page", (career.key, topic, "all")))


def _listing(
    book: Book, career: Career, topic: str, shown: Item | None
) -> tuple[list[Block], tuple[tuple[Button, ...], ...]]:
    """All points but the one shown already, group by group; numbers are those of the whole list."""
    items = career.sections[topic].items
    blocks: list[Block] = []
    buttons: list[Button] = []
    used = 0
    for group in dict.fromkeys(item.group for item in items):
        members = [(number, item) for number, item in enumerate(items, 1) if item.group == group and item is not shown]
        text = "\n".join(point(item, number if topic in NUMBERED else 0) for number, item in members)
        if used and used + size(text) > ROOM:
            text = "\n".join(f"- {item.name}" for _, item in members)
            label_ = book.say("buttons.whole", topic=opened(group or book.topic(topic)))
            buttons.append(Button(label(label_), Action("page", (career.key, topic, focus.slug(group)))))
        used += size(text)
        if members:
            blocks.append(Block(text, heading=opened(group)))
    return blocks, (tuple(buttons),) if buttons else ()
