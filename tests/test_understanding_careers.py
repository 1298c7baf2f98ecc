"""Which careers a message is about."""

from __future__ import annotations

import pytest

from bot.understanding.careers import candidates_in
from bot.understanding.normalizing import tokens
from tests.engines import engine


def asked(text: str) -> tuple[str, ...]:
    """Careers the engine takes a text to be about."""
    return engine().understand(text).careers


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
        ("testing manually for four years, want to build APIs, what do I learn first", ("backend",)),
        ("which apps should I put on the play store to get noticed by recruiters", ("android",)),
        ("how hard is the first year of leading a team of developers", ("engineering-manager",)),
        ("what do bill gates and other names have in common", ()),
        ("which careers use figma", ()),
        ("what jobs need terraform", ()),
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


@pytest.mark.parametrize(
    "text, key, side",
    [
        ("I'm a QA tester here, want to become a data analyst", "qa", "background"),
        ("I'm a QA tester here, want to become a data analyst", "data-analyst", "goal"),
        ("must I be a data scientist to do MLOps", "data-scientist", "background"),
        ("do I have to be a data scientist one day", "data-scientist", "goal"),
        ("salary of a data analyst", "data-analyst", ""),
    ],
)
def test_where_somebody_comes_from_and_where_they_want_to_go(text: str, key: str, side: str) -> None:
    words = tokens(text)
    found = {one.key: one.side for one in candidates_in(words, engine().lexicon.find(words)) if one.named}
    assert found[key] == side
