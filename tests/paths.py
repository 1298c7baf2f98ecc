"""Two tiny careers that share skills, made of values: what the tests of paths stand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import yaml

from bot.models.knowledge import (
    Career,
    Hours,
    Knowledge,
    MatchAnswer,
    MatchQuestion,
    MatchTrait,
    Milestone,
    Phase,
    Project,
    Resource,
    Section,
    Skill,
    Step,
)
from bot.replies import Replies

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@cache
def replies() -> Replies:
    """The bot's real sentences."""
    folder = Path(__file__).parent.parent / "knowledge" / "replies"
    parts = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in folder.glob("*.yaml")}
    return Replies({f"{part}.{key}": str(text) for part, words in parts.items() for key, text in words.items()})


def step(id_: str, *skills: str, title: str = "", low: float = 10, high: float = 20) -> Step:
    """A step that teaches `skills`."""
    link = Resource(f"Guide to {id_}", f"https://example.org/{id_}", "free", "docs", "beginner")
    return Step(
        id_, title or id_.partition(".")[2].title(), "It helps.", Hours(low, high), "A demo.", skills, link, "Try."
    )


def career(key: str, *phases: tuple[Step, ...], name: str = "", projects: tuple[Project, ...] = ()) -> Career:
    """A career with these phases and nothing else on its page."""
    return Career(
        key=key,
        name=name or f"{key.title()} Developer",
        tagline="A tagline",
        emoji="⚙️",
        field="development",
        plural=f"{key} developers",
        aliases=(key,),
        titles=(),
        related=(),
        traits={"coding": 3, "visual": 0, "people": 1},
        sections={"difficulty": Section("difficulty", "Fair.", rating="Moderate")},
        phases=tuple(Phase(n, f"Phase title {n}", f"Goal {n}.", steps) for n, steps in enumerate(phases, 1)),
        resources=(),
        certifications=(),
        projects=projects,
        successors={},
    )


def knowledge(*careers: Career, replies: Mapping[str, str] | None = None) -> Knowledge:
    """All that paths and matching look at."""
    return Knowledge(
        careers={one.key: one for one in careers},
        topics={},
        kinds={},
        phrasings=(),
        skills={key: Skill(key, name, "skill", "", aliases, {}) for key, name, aliases in SKILLS},
        certifications={},
        retired={},
        nearest=(),
        elsewhere=(),
        fields={"development": "Building software"},
        traits=TRAITS,
        questions=QUESTIONS,
        replies=replies or {},
        digest="0",
        steps={one.id: one for each in careers for one in each.steps},
    )


SKILLS = (
    ("http", "HTTP", ("http",)),
    ("git", "Git", ("git", "github")),
    ("sql", "SQL", ("sql",)),
    ("python", "Python", ("python", "py")),
    ("docker", "Docker", ("docker",)),
)
TRAITS = {
    "coding": MatchTrait("coding", "writing code", "you like making things by writing code", ("coding", "programming")),
    "visual": MatchTrait("visual", "how things look", "you have an eye for how things look", ("drawing", "design")),
    "people": MatchTrait("people", "working with people", "you like working with people", ("people", "teaching")),
}
QUESTIONS = (
    MatchQuestion(
        "enjoy",
        "A good afternoon?",
        (MatchAnswer("build", "Building", {"coding": 3}), MatchAnswer("draw", "Drawing", {"visual": 3, "people": 1})),
    ),
    MatchQuestion(
        "people",
        "People?",
        (MatchAnswer("much", "A lot", {"people": 3}), MatchAnswer("little", "On my own", {"people": -2})),
    ),
)
SHORTENER = Project(
    "backend.url-shortener",
    "A URL shortener",
    "beginner",
    "Short links for long ones.",
    (Milestone("store", "Links are stored."), Milestone("serve", "A link leads on.")),
    ("backend.http", "backend.sql"),
    "Put it online.",
)
BACKEND = career(
    "backend",
    (step("backend.http", "http", title="How the web talks"), step("backend.git", "git", title="Git basics")),
    (step("backend.sql", "sql", title="Databases with SQL"), step("backend.python", "python", title="Python")),
    (step("backend.deploy", "docker", title="Put it online"),),
    projects=(SHORTENER,),
)
FRONTEND = replace(
    career(
        "frontend",
        (step("frontend.css", title="Style with CSS"), step("frontend.git", "git", title="Git basics")),
        (step("frontend.fetch", "http", "sql", title="Fetch data"),),
    ),
    traits={"coding": 2, "visual": 3, "people": 1},
)
KNOWLEDGE = knowledge(BACKEND, FRONTEND)
