"""Every cell of the real knowledge, 28 careers by 22 topics, reads well as a reply."""

from __future__ import annotations

from functools import cache

import pytest

from bot.advisor import Advisor
from bot.knowledge.building import build
from bot.knowledge.files import open_folder
from bot.models.action import Action
from bot.models.knowledge import TOPICS
from bot.presentation import markdown
from bot.presentation.text import pieces
from tests import small
from tests.test_presentation import components, held

CAREERS = sorted(path.stem for path in (small.REAL / "careers").glob("*.yaml"))


@cache
def advisor() -> Advisor:
    """An advisor on the real knowledge; careers that do not hold together are `check`'s to report."""
    folder = open_folder(small.REAL)
    known = folder.certifications.keys()
    folder.careers = {key: c for key, c in folder.careers.items() if {each.id for each in c.certifications} <= known}
    return Advisor(build(folder, "cells"), small.replies())


@pytest.mark.parametrize("career", CAREERS)
def test_every_topic_fits_one_message_and_leads_with_its_answer(career: str) -> None:
    """Nothing is cut, the answer stands on a phone's first screen, the layout holds Discord's limits."""
    known = advisor()._book.knowledge.careers
    if career not in known:
        pytest.skip("its file has faults, which the check reports")
    for topic in TOPICS:
        advice = advisor().reply(small.asked(career, topic), small.MEMBER, now=small.NOW)
        assert not pieces(advice)[1], topic
        assert known[career].sections[topic].lead in markdown(advice)[:900], topic
        held(components(advice, owner=2**63))


@pytest.mark.parametrize("career", CAREERS)
def test_every_page_and_phase_fits_one_message(career: str) -> None:
    """The front page, and each phase with its links."""
    known = advisor()._book.knowledge.careers
    if career not in known:
        pytest.skip("its file has faults, which the check reports")
    actions = [Action("page", (career,)), Action("roadmap", (career,))]
    actions += [Action("phase", (career, str(phase.number))) for phase in known[career].phases]
    for action in actions:
        advice = advisor().act(action, (), small.MEMBER, now=small.NOW)
        assert not pieces(advice)[1], action
        held(components(advice, owner=2**63))


def test_all_careers_fit_one_message() -> None:
    """The list with its menus."""
    advice = advisor().act(Action("careers"), (), small.MEMBER, now=small.NOW)
    assert not pieces(advice)[1]
    held(components(advice, owner=2**63))
