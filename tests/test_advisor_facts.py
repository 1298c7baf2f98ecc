"""Single facts: the reply leads with the very thing asked for."""

from __future__ import annotations

import pytest

from bot.models.understanding import Mention, Understanding
from tests.engines import engine
from tests.questions.facts import Asked, first_words, missed
from tests.small import asked, reply


@pytest.mark.parametrize(
    "name, least", [("facts", 0.93), ("facts_unseen", 0.93), ("facts_drawn", 0.93), ("facts_fresh", 0.88)]
)
def test_single_facts_are_held(name: str, least: float) -> None:
    """At least this share of replies holds the fact in its first words (`docs/benchmarks.md` has the figures)."""
    count, wrong = missed(engine(), name)
    assert 1 - len(wrong) / count >= least, "\n".join(wrong)


def test_a_fact_is_a_whole_word_near_the_start() -> None:
    """A rule that takes everything would measure nothing."""
    assert Asked("", (("^yes",),)).held("Yes, it is.")
    assert not Asked("", (("^yes",),)).held("It is, yes.")
    assert not Asked("", (("300",),)).held("It costs $1,300.")
    assert not Asked("", (("phase 4",), ("redis",))).held("phase 4")


def about(topic: str, words: str, *mentions: Mention, kind: str = "answer") -> Understanding:
    """A question on the backend page of the small knowledge."""
    return asked("backend", topic, kind=kind, text=words, mentions=mentions)


def asks(attribute: str, beside: str = "") -> Mention:
    """What is asked of a single thing."""
    return Mention("attribute", attribute, beside)


PHASE, STEP, COUNT = asks("phase"), asks("step"), asks("count")
FACTS = {
    "next step": (about("roadmap", "after git?", asks("next", "git")), "After Git comes How the web talks."),
    "step before": (about("roadmap", "before sql?", asks("before", "sql")), "Before SQL basics comes How the web"),
    "nothing before": (about("roadmap", "before python?", asks("before", "python")), "The route goes"),
    "step 2 of phase 2": (about("roadmap", "step 2 of phase 2", PHASE, STEP), "SQL basics is in phase 2"),
    "first step": (about("roadmap", "first step?", STEP, asks("first")), "Python basics is in phase 1"),
    "last step": (about("roadmap", "last step?", STEP, asks("last")), "System design talks is in phase 4"),
    "phase by number, under another topic": (about("time_to_learn", "how long is phase 2?", PHASE), "Phase 2 of 4"),
    "phase that has it": (
        about("roadmap", "which phase has caching?", PHASE, asks("where", "which phase")),
        "Caching is",
    ),
    "hours of a step": (about("time_to_learn", "hours of the caching step", STEP, asks("hours")), "Caching takes"),
    "longest phase": (about("roadmap", "longest phase", PHASE, asks("longest")), "The longest phase is"),
    "unrated": (about("roadmap", "hardest phase", PHASE, asks("hardest")), "I do not rate each phase by difficulty"),
    "rung after": (about("growth", "after senior?", asks("next", "senior")), "After Senior, 4-7 years comes Lead"),
    "top rung": (about("growth", "the top?", asks("high")), "Lead, 7+ years"),
    "years until": (about("time_to_learn", "how many years until i am a senior", COUNT), "Senior, 4-7 years"),
    "lowest pay": (about("salary", "lowest pay?", asks("low")), "$"),
    "cheapest": (about("certifications", "cheapest?", asks("cheapest")), "The cheapest on our list"),
    "how many": (about("projects", "how many projects?", COUNT), "6 projects"),
    "last round": (about("interview", "last round?", asks("last")), "Team talk"),
}


@pytest.mark.parametrize("question, begins", FACTS.values(), ids=FACTS)
def test_the_fact_leads(question: Understanding, begins: str) -> None:
    """What is found and what is asked of it decide the first words."""
    assert first_words(reply(question)).startswith(begins)


def test_what_may_be_skipped_is_said_the_right_way_round() -> None:
    """ "Can I skip SQL" is not answered by "Yes, SQL is a core skill"."""
    question = about("skills", "can i skip sql?", Mention("skill", "sql", "sql"), asks("skip"))
    assert first_words(reply(question)).startswith("No, do not skip SQL")


def test_a_named_thing_is_answered_where_the_whole_was_not_understood() -> None:
    """Asked back without need, or taken for foreign, though the step or the certificate is named."""
    plain = about("roadmap", "which phase has caching", PHASE, asks("where", "which phase"), kind="clarify")
    assert reply(plain).kind == "answer"
    certificate = Mention("certification", "server-pro", "server pro")
    foreign = asked(kind="out_of_scope", text="is server pro valid for ever", mentions=(certificate, asks("validity")))
    assert "Renewal" in first_words(reply(foreign))
    assert reply(asked(kind="out_of_scope", text="server pro", mentions=(certificate,))).kind == "out_of_scope"


@pytest.mark.parametrize("words, begins", [("backend phase 2 step 2 is", True), ("done with phase 2 step 2", False)])
def test_a_phase_asked_about_is_no_phase_done(words: str, begins: bool) -> None:
    """The first was taken for ticking it off, which the second is."""
    question = asked(kind="complete_phase", text=words, mentions=(PHASE, STEP), spoken=("backend",))
    assert first_words(reply(question)).startswith("SQL basics is in phase 2") is begins


def test_stories_ask_for_no_single_fact() -> None:
    """In a long message words of order and number mean other things."""
    story = "after git " + "and so on " * 20
    assert not first_words(reply(about("roadmap", story, asks("next", "git")))).startswith("After Git")
