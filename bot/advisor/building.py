"""Projects to build: one level or one project in focus, or all by level."""

from __future__ import annotations

from bot.advisor.book import Book
from bot.advisor.controls import label
from bot.advisor.passage import Ask, Passage
from bot.advisor.sections import whole
from bot.models.action import Action
from bot.models.advice import Block, Button
from bot.models.knowledge import Career, Project
from bot.wording import listed, opened

LEVELS = ("beginner", "intermediate", "advanced")
WORDS = {
    "entry": "beginner", "easy": "beginner", "simple": "beginner", "first": "beginner", "junior": "beginner",
    "medium": "intermediate", "hard": "advanced", "harder": "advanced", "complex": "advanced", "senior": "advanced",
}  # fmt: skip
"""Other words for the three levels."""


def projects(book: Book, career: Career, topic: str, ask: Ask) -> Passage:
    """What to build."""
    lead = career.sections[topic].lead
    names = tuple(project.title for project in career.projects)
    named = set(ask.named("project"))
    chosen = [project for project in career.projects if project.id in named] or _of_level(career, ask)
    if chosen and len(chosen) < len(career.projects):
        texts = [project_text(book, career, project) for project in chosen]
        return Passage(
            texts[0], (*map(Block, texts), Block(lead)), ((whole(book, career, topic),),), names=names, narrowed=True
        )
    blocks = [Block(lead)]
    for level in LEVELS:
        members = [project for project in career.projects if project.level == level]
        if members:
            blocks.append(
                Block("\n".join(f"- **{each.title}**: {each.brief}" for each in members), heading=opened(level))
            )
    buttons = tuple(
        Button(label(book.say("projects.level", level=level)), Action("page", (career.key, topic, level)))
        for level in LEVELS
    )
    return Passage(lead, tuple(blocks), (buttons,), names=names)


def project_text(book: Book, career: Career, project: Project) -> str:
    """One project in full: brief, milestones, what it practises, how to show it."""
    titles = {step.id: step.title for step in career.steps}
    milestones = "\n".join(f"{number}. {milestone.text}" for number, milestone in enumerate(project.milestones, 1))
    return book.say(
        "projects.full",
        title=project.title,
        level=project.level,
        brief=project.brief,
        milestones=milestones,
        practises=listed([titles[step] for step in project.practises if step in titles]),
        show=project.show,
    )


def _of_level(career: Career, ask: Ask) -> list[Project]:
    asked = [*ask.named("level"), *ask.named("group"), ask.part]
    wanted = {WORDS.get(name, name) for name in asked}
    return [project for project in career.projects if project.level in wanted]
