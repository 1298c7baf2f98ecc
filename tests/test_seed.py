"""Every fact of the page this project began with stands in a reply, one by one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.advisor import Advisor
from bot.knowledge.building import build
from bot.knowledge.files import open_folder
from bot.models.action import Action
from bot.models.advice import Advice
from bot.presentation import markdown
from tests import small

FACTS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "data" / "seed_facts.yaml").read_text("utf-8"))


@cache
def advisor() -> Advisor:
    """An advisor on the real knowledge, of which the backend career is looked at alone."""
    folder = open_folder(small.REAL)
    folder.careers = {"backend": folder.careers["backend"]}
    return Advisor(build(folder, "seed"), small.replies())


def answer(fact: dict[str, Any]) -> Advice:
    """The reply to the question behind a fact."""
    if fact["ask"] == "page":
        return advisor().act(Action("page", ("backend",)), (), small.MEMBER, now=small.NOW)
    mentions = [(kind, str(fact[kind])) for kind in ("phase", "level") if kind in fact]
    question = small.asked("backend", fact["ask"], *mentions, text=fact["question"])
    return advisor().reply(question, small.MEMBER, now=small.NOW)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["fact"])
def test_fact_of_the_first_page_stands_in_a_reply(fact: dict[str, Any]) -> None:
    """Its own words, in the reply to a question that asks for it; the way back is a button."""
    advice = answer(fact)
    reply = markdown(advice).casefold()
    assert [word for word in fact["words"] if word.casefold() not in reply] == []
    if "button" in fact:
        assert Action(fact["button"]) in [control.action for control in small.controls(advice)]
