"""Asking back: which career, or did you mean; never more than one press away from the answer."""

from __future__ import annotations

from collections.abc import Iterable

from bot.advisor import controls, why
from bot.advisor.book import Book
from bot.models.action import Action
from bot.models.advice import Advice, Block, Button
from bot.models.member import Member
from bot.models.understanding import Rival, Understanding
from bot.wording import listed

MOST = 3
"""Readings offered as "did you mean"."""


def which_career(book: Book, understanding: Understanding, member: Member) -> Advice:
    """The topic is known, the career is not."""
    topics = tuple(topic for topic in understanding.topics if topic in book.knowledge.topics)
    likely = _likely(book, understanding, member)
    asked = listed([book.topic(topic) for topic in topics])
    text = book.say("clarify.which", topics=asked) if topics else book.say("clarify.which_of_all")
    buttons = tuple(
        Button(career.name, Action("topic", (*topics[:2], career.key)), emoji=career.emoji)
        for career in book.known(likely[:MOST])
    )
    menus = controls.career_menus(book, Action("topic", topics[:2]), likely)
    return Advice(
        kind="clarify",
        blocks=(Block(text),),
        topics=topics,
        confidence=understanding.confidence,
        rows=(*([buttons] if buttons else []), *menus, (controls.why(book, why.action_of(understanding)),)),
        tone="caution",
    )


def did_you_mean(book: Book, understanding: Understanding, member: Member) -> Advice:
    """Two or more readings are close: up to three of them as buttons."""
    readings = [
        Rival("answer", understanding.careers, understanding.topics, understanding.confidence),
        *understanding.rivals,
    ]
    offered: dict[Action, Button] = {}
    for reading in readings:
        button = _reading(book, reading)
        if button is not None and button.action is not None:
            offered.setdefault(button.action, button)
    buttons = tuple(offered.values())[:MOST]
    if not buttons:
        return which_career(book, understanding, member)
    named = book.known(understanding.careers)
    lines = "\n".join(f"{number}. {button.label}" for number, button in enumerate(buttons, 1))
    menus = (controls.topic_menu(book, named[0]),) if len(named) == 1 else ()
    return Advice(
        kind="clarify",
        blocks=(Block(book.say("clarify.did_you_mean")), Block(lines)),
        careers=tuple(career.key for career in named),
        topics=understanding.topics,
        confidence=understanding.confidence,
        rows=(buttons, *menus, (controls.careers(book), controls.why(book, why.action_of(understanding)))),
        pending=buttons[0].action if len(buttons) == 1 else None,
        tone="caution",
    )


def _reading(book: Book, reading: Rival) -> Button | None:
    careers = book.known(reading.careers)
    topics = [topic for topic in reading.topics if topic in book.knowledge.topics]
    names = listed([career.name for career in careers])
    if reading.kind == "compare" and len(careers) > 1:
        action = Action("compare", tuple(career.key for career in careers[:2]))
        return Button(controls.label(book.say("buttons.did_you_mean_compare", careers=names)), action)
    if reading.kind not in ("answer", "clarify") or not careers:
        return None
    if not topics:
        return controls.career_page(book, careers[0])
    text = book.say("buttons.did_you_mean", careers=careers[0].name, topics=book.topic(topics[0]))
    return Button(controls.label(text), Action("page", (careers[0].key, topics[0])))


def _likely(book: Book, understanding: Understanding, member: Member) -> list[str]:
    """Careers the member follows, then those of other readings, then those implied by skills and certificates named."""
    keys: list[str] = [member.active, *(path.career for path in member.paths)]
    keys += [career for rival in understanding.rivals for career in rival.careers]
    for mention in understanding.mentions:
        named = (
            book.knowledge.skills.get(mention.id)
            if mention.kind == "skill"
            else book.knowledge.certifications.get(mention.id)
        )
        if named is not None:
            keys += sorted(named.careers, key=lambda career: -named.careers[career])
    return _without(keys, understanding.background)


def _without(keys: Iterable[str], background: Iterable[str]) -> list[str]:
    left = set(background)
    return [key for key in dict.fromkeys(keys) if key and key not in left]


def which_path(book: Book, understanding: Understanding, member: Member) -> Advice:
    """The member wants a path and did not say which."""
    menus = controls.career_menus(book, Action("path_choose"), _likely(book, understanding, member))
    return Advice(
        kind="choose_path",
        blocks=(Block(book.say("clarify.which_path")),),
        confidence=understanding.confidence,
        rows=(*menus, (Button(book.say("buttons.match"), Action("match")),)),
        personal=True,
    )
