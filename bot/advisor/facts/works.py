"""Facts on projects: the first one to build, the hardest, the easiest."""

from __future__ import annotations

from bot.advisor import naming
from bot.advisor.book import Book
from bot.advisor.building import project_text
from bot.advisor.facts.fact import Fact
from bot.advisor.passage import Ask
from bot.advisor.said import Said
from bot.models.knowledge import Career, Project
from bot.wording import listed

ENDS = {"hardest": "advanced", "last": "advanced", "easiest": "beginner", "first": "beginner"}
_TRAINS = Said(r"\b(?:train\w*|practi[cs]\w*|teach\w*|learn\w*|skills?|exercis\w*)\b")


def fact(book: Book, career: Career, topic: str, ask: Ask) -> Fact | None:
    """The first project of the level asked for, the others of it named."""
    if (whole := _named(career, ask.text)) is not None:
        return _trains(book, career, whole, ask)
    if topic != "projects":
        return None
    level = next((level for word, level in ENDS.items() if word in ask.asks), "")
    chosen = [project for project in career.projects if project.level == level]
    if not chosen:
        return None
    others = ", ".join(project.title for project in chosen[1:])
    more = f"\n{book.say('facts.also', names=others)}" if others else ""
    return Fact(topic, f"{project_text(book, career, chosen[0])}{more}", sure=False)


def _named(career: Career, text: str) -> Project | None:
    """The project whose whole title is said."""
    said = naming.whole(text)
    return next((project for project in career.projects if naming.in_whole(project.title, said)), None)


def _trains(book: Book, career: Career, project: Project, ask: Ask) -> Fact:
    """A project in full, led by what it practises where that is asked."""
    titles = {step.id: step.title for step in career.steps}
    steps = listed([titles[step] for step in project.practises if step in titles])
    lead = f"{book.say('facts.project_trains', title=project.title, steps=steps)}\n" if _TRAINS.search(ask.text) else ""
    return Fact("projects", f"{lead}{project_text(book, career, project)}")
