"""Saying no in one friendly line, with what the bot can do and the nearest career it knows."""

from __future__ import annotations

from bot.advisor import controls, why
from bot.advisor.book import Book
from bot.models.action import Action
from bot.models.advice import Advice, Block, Button
from bot.models.understanding import Understanding


def refuse(book: Book, understanding: Understanding) -> Advice:
    """Out of scope; a tech career without a page here is named with the nearest that has one."""
    nearest = book.known([understanding.nearest])
    reason = controls.why(book, why.action_of(understanding))
    if nearest:
        name = understanding.nearest_name or book.say("refuse.that_career")
        text = book.say("refuse.nearest", name=name, career=nearest[0].name)
        action = Action("page", (nearest[0].key,))
        show = Button(
            book.say("buttons.open_nearest", career=nearest[0].name), action, "primary", emoji=nearest[0].emoji
        )
        rows = ((show, controls.careers(book), reason),)
        return Advice(
            kind="out_of_scope",
            blocks=(Block(text),),
            confidence=understanding.confidence,
            rows=rows,
            tone="refusal",
            pending=action,
            tags=("unanswered", f"nearest:{nearest[0].key}"),
        )
    rows = ((controls.careers(book), Button(book.say("buttons.help"), Action("help")), reason),)
    return Advice(
        kind="out_of_scope",
        blocks=(Block(book.say("refuse.outside")),),
        confidence=understanding.confidence,
        rows=rows,
        tone="refusal",
        tags=("unanswered",),
    )


def stale(book: Book) -> Advice:
    """A button or a choice that means nothing any more, since the knowledge has changed."""
    return Advice("help", (Block(book.say("refuse.stale")),), rows=((controls.careers(book),),), tone="caution")
