"""Careers side by side."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.advisor import Advisor
from bot.models.action import Action
from bot.models.advice import Button
from bot.models.member import Done, Member
from bot.presentation import markdown
from bot.replies import Replies
from tests import small
from tests.engines import engine
from tests.small import asked, controls, reply, text


def test_every_aspect_names_every_career() -> None:
    """What you do, pay with year and source, outlook, hours, difficulty, degree, who it suits."""
    answer = text(asked("backend frontend", kind="compare"))
    parts = re.split(r"^### ", answer, flags=re.MULTILINE)[1:]
    assert [part.splitlines()[0] for part in parts] == [
        "What you do", "Salary", "Job outlook", "Time to learn", "Difficulty", "Education", "Is it for me?",
    ]  # fmt: skip
    assert all("**Backend Developer**" in part and "**Frontend Developer**" in part for part in parts)
    assert "$120,000 a year (US median, May 2024, BLS)" in answer


def test_buttons_of_four_careers_with_long_names_fit() -> None:
    """Discord's custom_id has a hundred characters; the owner's id takes up to 21 of them."""
    four = "data-analyst data-engineer engineering-manager software-architect"
    known = engine().knowledge
    advice = Advisor(known, Replies(known.replies)).reply(asked(four, kind="compare"), Member(2**63), now=small.NOW)
    buttons = [one for row in advice.rows if isinstance(row, tuple) for one in row]
    actions = [one.action for one in buttons if one.action is not None]
    assert all(replace(action, owner=2**63).encode() for action in actions)


def test_no_tables_for_a_phone() -> None:
    """A wide table cannot be read on one."""
    assert "|" not in text(asked("backend frontend data-analyst", kind="compare"))


def test_a_single_topic_leads_with_who_is_ahead() -> None:
    """Which pays more: the answer in its first line, and that a proxy is among the figures."""
    advice = reply(asked("frontend backend", "salary", kind="compare"))
    line = markdown(advice).splitlines()[2]
    assert line.startswith(
        "**Higher pay: Backend Developer, $120,000 a year at the median; Frontend Developer: $95,000 a year"
    )
    assert "proxy" in line
    assert advice.kind == "compare"
    assert advice.careers == ("frontend", "backend")
    assert "### What you do" not in markdown(advice)


def test_the_topic_is_heard_in_the_words() -> None:
    """Asked which pays more, the answer is about pay alone."""
    advice = reply(asked("frontend backend", kind="compare", text="frontend vs backend, which pays more"))
    assert advice.topics == ("salary",)


def test_what_the_member_already_has() -> None:
    """Git ticked for frontend counts for backend as well, since they share the skill."""
    member = Member(7, done=(Done("frontend.git", small.NOW),))
    answer = text(asked("backend frontend", kind="compare"), member)
    assert (
        "### What you already have\n- **Backend Developer**: 1 of 9 steps\n- **Frontend Developer**: 1 of 7 steps"
        in answer
    )
    assert "already have" not in text(asked("backend frontend", kind="compare"))


def test_what_the_member_has_survives_a_rename_and_is_the_number_of_their_path() -> None:
    """As everywhere else: by the ids of today."""
    known = small.knowledge()
    backend = replace(known.careers["backend"], successors={"backend.old": ("backend.git",)})
    advisor = Advisor(replace(known, careers={**known.careers, "backend": backend}), small.replies())
    member = Member(7, done=(Done("backend.old", small.NOW),))
    shown = advisor.act(Action("have", ("backend", "frontend")), (), member, now=small.NOW)
    assert "**Backend Developer**: 1 of 9 steps" in markdown(shown)
    assert shown.personal
    nothing = advisor.act(Action("have", ("backend", "frontend")), (), Member(7), now=small.NOW)
    assert "Nothing is ticked yet" in markdown(nothing)


def test_three_careers_fit() -> None:
    """Within one message."""
    assert "Data Analyst" in text(asked("backend frontend data-analyst", kind="compare"))


def test_pages_and_closer_looks_are_offered() -> None:
    """Each career's page, and topics to compare alone."""
    actions = [c.action for c in controls(reply(asked("backend frontend", kind="compare"))) if isinstance(c, Button)]
    assert Action("page", ("backend",)) in actions
    assert Action("compare", ("backend", "frontend", "salary")) in actions


def test_comparing_one_career_shows_its_page() -> None:
    """Rather than failing."""
    assert "The Quiet Engine Room" in text(asked("backend", kind="compare"))


def test_by_one_topic_each_figure_says_what_it_is_and_where_it_comes_from() -> None:
    """The first line points at proxies "below": there they must be, and no source may be left out."""
    knowledge = small.knowledge()
    answer = text(asked("frontend backend", "salary", kind="compare"))
    for key in ("frontend", "backend"):
        for fact in knowledge.careers[key].sections["salary"].facts[:2]:
            assert f"**{fact.what}**" in answer
            assert fact.proxy in answer
            assert fact.source.url in answer
