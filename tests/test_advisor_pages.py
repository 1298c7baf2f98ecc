"""Pages to browse and presses: every button leads somewhere, stale ones end kindly."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.models.action import Action, decode
from bot.models.advice import Advice, Button, Menu
from bot.models.knowledge import TOPICS
from bot.presentation import markdown
from tests import small
from tests.small import asked, controls, reply
from tests.test_presentation import components, held

OTHERS = ("path_", "match", "remind_")
"""Verbs of parts tested elsewhere."""


def act(verb: str, *args: str, values: tuple[str, ...] = ()) -> Advice:
    """One press."""
    return small.advisor().act(Action(verb, args), values, small.MEMBER, now=small.NOW)


def presses(advice: Advice) -> Iterator[tuple[Action, tuple[str, ...]]]:
    """Everything that can be pressed or chosen under an advice."""
    for control in controls(advice):
        if control.action is None or control.action.verb.startswith(OTHERS):
            continue
        if isinstance(control, Menu):
            yield from ((control.action, (option.value,)) for option in control.options)
        else:
            yield control.action, ()


def test_every_button_leads_somewhere() -> None:
    """Walk all that can be reached from the list of careers: no stale answer, every layout within limits."""
    left: list[tuple[Action, tuple[str, ...]]] = [(Action("careers"), ()), (Action("help"), ())]
    met = set(left)
    while left:
        action, values = left.pop()
        advice = small.advisor().act(action, values, small.MEMBER, now=small.NOW)
        assert advice.tone != "caution" or action.verb in ("gap_ask", "gap"), (action, values, markdown(advice))
        held(components(advice, owner=2**63))
        new = set(presses(advice)) - met
        met |= new
        left += new
    assert len(met) > 200


def test_career_page_has_one_select_of_its_topics() -> None:
    """Header, overview, key figures, and all 22 topics to choose."""
    advice = act("page", "backend")
    menus = [control for control in controls(advice) if isinstance(control, Menu)]
    assert [option.value for option in menus[0].options] == list(TOPICS)
    assert len(menus) == 1
    answer = markdown(advice)
    assert answer.startswith("## ⚙️ Backend Developer: The Quiet Engine Room")
    for part in ("$120,000 a year (US median, May 2024, BLS)", "116 to 232 hours", "Moderate", "Optional"):
        assert part in answer
    assert Action("careers") in [control.action for control in controls(advice)]


def test_choosing_a_topic_on_a_career_page_answers_it() -> None:
    """A menu's value arrives beside the action."""
    advice = act("page", "backend", values=("salary",))
    assert (advice.careers, advice.topics) == (("backend",), ("salary",))


def test_careers_are_grouped_by_field() -> None:
    """Each under the heading of its field, with its title line."""
    answer = markdown(act("careers"))
    assert answer.index("### Building software") < answer.index("### Working with data")
    assert "**Data Analyst**: The Reader of Tables" in answer


def test_more_than_25_careers_take_two_menus_with_ids_of_their_own() -> None:
    """Discord's menus hold 25 options."""
    from dataclasses import replace

    from bot.advisor.book import Book
    from bot.advisor.controls import career_menus

    one = small.knowledge().careers["backend"]
    many = {f"career-{number}": replace(one, key=f"career-{number}") for number in range(28)}
    menus = career_menus(Book(replace(small.knowledge(), careers=many), small.replies()), Action("pick"), ["career-20"])
    assert [len(menu.options) for menu in menus] == [14, 14]
    assert menus[0].options[0].value == "career-20"
    assert menus[0].action != menus[1].action


def test_roadmap_shows_phases_to_open() -> None:
    """All phases with hours; a menu opens one; in it a button opens the next."""
    overview = act("roadmap", "backend")
    assert "4 phases, 9 steps, 116 to 232 hours in all." in markdown(overview)
    assert "**Phase 1: Foundations** (40 to 70 hours)" in markdown(overview)
    opened = act("phase", "backend", values=("3",))
    assert "Phase 3 of 4: Services" in markdown(opened)
    assert "[REST services guide](https://example.org/backend/rest)" in markdown(opened)
    assert Action("phase", ("backend", "4")) in [control.action for control in controls(opened)]


def test_a_level_button_shows_that_level_alone() -> None:
    """Only the advanced projects, in full."""
    answer = markdown(act("page", "backend", "projects", "advanced"))
    assert "Plan the a parcel tracker part." in answer
    assert "beginner 1" not in answer


@pytest.mark.parametrize(
    "action",
    [
        Action("page", ("astronaut",)),
        Action("page", ("backend", "horoscope")),
        Action("phase", ("backend", "9")),
        Action("phase", ("backend", "0")),
        Action("compare", ("backend", "astronaut")),
        Action("topic", ("salary",)),
        Action("skill", ("levitation",)),
        Action("dance"),
        Action("roadmap", ("astronaut",)),
    ],
    ids=lambda action: action.encode(),
)
def test_stale_presses_end_kindly(action: Action) -> None:
    """Keys that are gone or never were."""
    advice = small.advisor().act(action, (), small.MEMBER, now=small.NOW)
    assert "older than what I know now" in markdown(advice)
    assert Action("careers") in [control.action for control in controls(advice)]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(
        [
            "page",
            "pick",
            "topic",
            "roadmap",
            "phase",
            "compare",
            "skill",
            "why",
            "wrong",
            "gap_ask",
            "gap",
            "cancel",
            "confirm",
            "x",
        ]
    ),
    st.lists(
        st.one_of(
            st.sampled_from(["backend", "frontend", "salary", "1", "99", "²", "all", "answer", "", "a.b.c", "+"]),
            st.from_regex(r"[^:@\s]{0,9}", fullmatch=True),
        ),
        max_size=6,
    ),
    st.lists(st.text(max_size=9), max_size=3),
)
def test_any_press_gets_an_answer_within_limits(verb: str, args: list[str], values: list[str]) -> None:
    """Custom ids come back from outside: nothing in them may break the bot."""
    advice = small.advisor().act(Action(verb, tuple(args)), tuple(values), small.MEMBER, now=small.NOW)
    held(components(advice))


@pytest.mark.parametrize("kind", ["answer", "clarify", "compare", "list_careers", "help", "smalltalk", "out_of_scope"])
def test_every_custom_id_can_be_read_back(kind: str) -> None:
    """With the longest owner there is."""
    advice = reply(asked("backend frontend", "salary", kind=kind))
    for control in controls(advice):
        if isinstance(control, Button) and control.action is None:
            continue
        assert control.action is not None
        assert decode(control.action.encode()) == control.action
