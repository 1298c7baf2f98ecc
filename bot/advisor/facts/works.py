"""Facts on projects: the first one to build, the hardest, the easiest."""

from __future__ import annotations

from bot.advisor.book import Book
from bot.advisor.building import project_text
from bot.advisor.facts.fact import Fact
from bot.advisor.passage import Ask
from bot.models.knowledge import Career

ENDS = {"hardest": "advanced", "last": "advanced", "easiest": "beginner", "first": "beginner"}


def fact(book: Book, career: Career, topic: str, ask: Ask) -> Fact | None:
    """The first project of the level asked for, the others of it named."""
    if topic != "projects":
        return None
    level = next((level for word, level in ENDS.items() if word in ask.asks), "")
    chosen = [project for project in career.projects if project.level == level]
    if not chosen:
        return None
    others = ", ".join(project.title for project in chosen[1:])
    more = f"\n{book.say('facts.also', names=others)}" if others else ""
    return Fact(topic, f"{project_text(book, career, chosen[0])}{more}", sure=False)
