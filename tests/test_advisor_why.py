"""Why this answer, and what to do when it is wrong."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.advisor.why import action_of
from bot.models.action import Action, decode
from bot.models.advice import Advice
from bot.models.changes import FileGap
from bot.models.knowledge import CAREERS, KINDS, TOPICS
from bot.models.understanding import Rival, Understanding
from bot.presentation import markdown
from tests import small
from tests.small import asked, controls

ONE = st.sampled_from
RIVAL = st.builds(
    Rival,
    ONE(KINDS),
    st.lists(ONE(CAREERS), max_size=3).map(tuple),
    st.lists(ONE(TOPICS), max_size=3).map(tuple),
    st.just(0.1),
)


def press(action: Action | None, *values: str) -> Advice:
    """One press by the small member."""
    assert action is not None
    return small.advisor().act(action, values, small.MEMBER, now=small.NOW)


def test_it_says_how_the_question_was_understood() -> None:
    """Career, topic, confidence, closest known question, runner-up, source and date: to the presser alone."""
    question = asked(
        "backend",
        "salary",
        matched="backend salary",
        rivals=(Rival("answer", ("backend",), ("growth",), 0.05),),
    )
    advice = press(action_of(question))
    answer = markdown(advice)
    assert advice.personal
    for part in (
        "**Backend Developer**, **Salary**",
        "90%",
        "“backend salary”",
        "My second guess: Backend Developer: Career growth",
        "[BLS Example Wages, May 2024](https://example.org/wages), May 2024",
    ):
        assert part in answer


def test_certificates_say_where_their_prices_come_from() -> None:
    """Price source and date, one line each."""
    assert "Price of Cloud Basics: Example price list, June 2026. [Issuer](https://example.org/price)" in markdown(
        press(action_of(asked("backend", "certifications")))
    )


@given(
    st.builds(
        Understanding,
        text=st.just(""),
        kind=ONE((*KINDS, "answer", "clarify")),
        careers=st.lists(ONE(CAREERS), max_size=4).map(tuple),
        topics=st.lists(ONE(TOPICS), max_size=4).map(tuple),
        confidence=st.floats(0, 1),
        rivals=st.lists(RIVAL, max_size=2).map(tuple),
        matched=st.text(max_size=20),
    )
)
def test_any_understanding_fits_into_a_custom_id(understanding: Understanding) -> None:
    """With the longest owner there is, and comes back as it was."""
    action = action_of(understanding)
    owned = Action(action.verb, action.args, 2**63)
    assert decode(owned.encode()) == owned


def test_wrong_career_offers_a_menu_that_keeps_the_topic() -> None:
    """One choice away from the right answer."""
    wrong = next(
        c.action
        for c in controls(press(action_of(asked("backend", "salary"))))
        if c.action and c.action.verb == "wrong"
    )
    menu = controls(press(wrong))[0]
    assert press(menu.action, "frontend").careers == ("frontend",)
    assert press(menu.action, "frontend").topics == ("salary",)


def test_a_question_is_kept_only_after_consent() -> None:
    """`Wrong or missing` asks first; only the yes files it."""
    why = press(action_of(asked("backend", "salary")))
    ask = press(next(c.action for c in controls(why) if c.action and c.action.verb == "gap_ask"))
    assert ask.changes == ()
    assert "Not your name" in markdown(ask)
    yes = next(c.action for c in controls(ask) if c.action and c.action.verb == "gap")
    filed = press(yes, "what do  they pay in peru", "99")
    assert filed.changes == (FileGap(99, "what do they pay in peru", "answer", "backend", "salary", wrong=True),)
    no = next(c.action for c in controls(ask) if c.action and c.action.verb == "cancel")
    assert press(no).changes == ()
