"""Which careers a message is about."""

from __future__ import annotations

import pytest

from bot.understanding.careers import read_careers
from bot.understanding.normalizing import tokens
from tests.engines import engine


def asked(text: str) -> tuple[str, ...]:
    """Careers the engine's own lexicon reads from a text."""
    words = tokens(text)
    return read_careers(words, engine().lexicon.find(words)).asked


@pytest.mark.parametrize(
    "text, careers",
    [
        ("what certifications for backend?", ("backend",)),
        ("FRONT-END devs pay", ("frontend",)),
        ("how hard is it to be a data enginer", ("data-engineer",)),
        ("SREs salary", ("sre",)),
        ("is the CCNA worth it", ("network",)),
        ("do I need django", ("backend",)),
        ("security+ or CEH first", ("cyber-security",)),
        ("I'm a nurse who wants to become a data analyst, how long", ("data-analyst",)),
        ("qa for 5 years, want to move into devops", ("devops",)),
        ("react dev wanting to switch to machine learning", ("machine-learning",)),
        ("backend vs devops", ("backend", "devops")),
        ("should I do data science or data engineering", ("data-scientist", "data-engineer")),
        ("what is the difference between sre and devops", ("sre", "devops")),
        ("frontend, backend and fullstack side by side", ("frontend", "backend", "full-stack")),
        ("what do bill gates and other names have in common", ()),
        ("good morning everybody", ()),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_careers(text: str, careers: tuple[str, ...]) -> None:
    assert set(asked(text)) == set(careers)


def test_every_name_of_every_career_is_understood() -> None:
    """Each alias and title, asked about by itself, leads to its career."""
    for career in engine().knowledge.careers.values():
        for name in (career.name, *career.aliases, *career.titles):
            assert career.key in asked(f"{name} salary"), name
