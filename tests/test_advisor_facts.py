"""Single facts: the reply leads with the very thing asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.advisor import Advisor
from bot.models.advice import Advice
from bot.models.member import Member
from bot.models.understanding import Mention, Understanding
from bot.replies import Replies
from tests import small
from tests.engines import engine
from tests.questions import NOW
from tests.questions.facts import Asked, first_words, missed
from tests.small import asked, reply


@pytest.mark.parametrize(
    "name, least",
    [
        ("facts", 0.93),
        ("facts_unseen", 0.93),
        ("facts_drawn", 0.95),
        ("facts_fresh", 0.9),
        ("facts_blind", 0.92),
        ("facts_items", 0.8),
        ("facts_blind2", 0.86),
    ],
)
def test_single_facts_are_held(name: str, least: float) -> None:
    """At least this share of replies holds the fact in its first words (`docs/benchmarks.md` has the figures)."""
    count, wrong = missed(engine(), name)
    assert 1 - len(wrong) / count >= least, "\n".join(wrong)


@pytest.mark.parametrize(
    "name, least", [("facts_blind2", 0.95), ("facts_blind3", 0.85), ("facts_blind4", 0.9), ("facts_words", 0.82)]
)
def test_single_facts_are_somewhere_in_the_reply(name: str, least: float) -> None:
    """Where it is not certain that a passage is meant, it stands beside the answer."""
    count, wrong = missed(engine(), name, first=10_000)
    assert 1 - len(wrong) / count >= least, "\n".join(wrong)


PLAIN = {
    "done, of no career": ("Canary, shadow, rollback - whats the finish line", "Canary, shadow, rollback. Done when:"),
    "done, no deed": ("Version your analysis, done definition?", "Version your analysis. Done when:"),
    "done, not what is next": ("Schedule with Airflow: when am I done with it", "Schedule with Airflow. Done when:"),
    "what to build": ("async/await and actors - what should i have built", "async/await and actors. Done when:"),
    "page of the title": ("Train in a cloud: enough to move on when?", "Train in a cloud. Done when:"),
    "hours, of no career": ('how many hrs for the "Build an evaluation set" step', "Build an evaluation set takes"),
    "what a project trains": ("what does 'Where does the money go?' train", "Where does the money go? practises"),
    "other words, not sure": ("firmware from home, realistic in embedded?", "You want to work from the beach"),
    "asked back before": ("will i still code as an engineering manager", "You will never code again"),
}


@pytest.mark.parametrize("words, begins", PLAIN.values(), ids=PLAIN)
def test_what_is_meant_leads(words: str, begins: str) -> None:
    """Steps and projects are known by their titles alone, passages by words that mean the same."""
    assert first_words(said(words)).startswith(begins)


@pytest.mark.parametrize("words", ["I finished Kubernetes for models", "done with database migrations"])
def test_who_did_a_step_asks_nothing(words: str) -> None:
    """Only questions on when a step is done are answered with what it must show."""
    assert said(words).kind == "complete_phase"


def test_what_comes_near_stands_beside_a_sure_answer_once() -> None:
    """The answer stays as it was understood; what it says already is not said again."""
    told = said("AI engineer without a PhD?").blocks
    assert told[0].text.startswith("**Optional.**")
    assert "You need a PhD in AI" in told[1].text
    assert len({block.text for block in told}) == len(told)


@pytest.mark.parametrize(
    "words", ["backend salary", "how do i become a data analyst", "what does a devops engineer do"]
)
def test_plain_questions_get_nothing_beside(words: str) -> None:
    """A phone has little room: only telling words bring a passage along."""
    assert all(not block.heading.startswith("Close to") for block in said(words).blocks)


def said(words: str) -> Advice:
    """The reply to a message on the real pages."""
    advisor = Advisor(engine().knowledge, Replies(engine().knowledge.replies))
    return advisor.reply(engine().understand(words), Member(1), now=NOW)


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


FOREIGN = {
    "a tool": ("what does postman do?", "Postman: Calls a service by hand."),
    "a title": ("the tutorial loop, what is it?", "Tutorial loop: Close the video"),
    "a step": ("how the web talks: what is that?", "How the web talks is in phase 2"),
}


@pytest.mark.parametrize("words, begins", FOREIGN.values(), ids=FOREIGN)
def test_a_thing_of_a_page_is_answered_though_no_career_is_named(words: str, begins: str) -> None:
    """Refused before, as foreign: only the engine's careers and phrasings made a question ours."""
    assert first_words(reply(asked(kind="out_of_scope", text=words))).startswith(begins)


@pytest.mark.parametrize(
    "words", ["what does a cat do?", "my postman is late", "is the meeting at five?", "a tidy room"]
)
def test_foreign_words_that_a_page_holds_are_no_question_on_it(words: str) -> None:
    """A page's name inside a sentence on something else asks nothing of us."""
    assert reply(asked(kind="out_of_scope", text=words)).kind == "out_of_scope"


PAGE = {
    "named under another topic": (
        about("day_to_day", "postman at work: what for?"),
        "Postman: Calls a service by hand.",
    ),
    "by its rare words": (about("overview", "does somebody without sighing look an hour?"), "Patient: You can look"),
    "not sure, but named": (about("fit", "tutorial loop, tell me", kind="clarify"), "Tutorial loop: Close the video"),
    "first thing to do": (about("next_steps", "first thing to do this week?", asks("first")), "Start tonight"),
    "pay stays pay": (about("salary", "what does a tidy person get?"), "The made-up US median"),
}


@pytest.mark.parametrize("question, begins", PAGE.values(), ids=PAGE)
def test_the_one_thing_asked_about_leads(question: Understanding, begins: str) -> None:
    """By its name or by rare words, before what was understood; topics with an answer of their own keep it."""
    assert first_words(reply(question)).startswith(begins)


def test_what_leads_is_not_told_twice() -> None:
    """The list below goes without the line above."""
    told = "\n".join(block.text for block in reply(about("tools", "postman, what is it?")).blocks)
    assert told.count("Calls a service by hand.") == 1


def test_titles_in_other_letters_are_read_too() -> None:
    """An author may call a step in words of which none is ours; the bot starts, and the rest is found."""
    whole = small.knowledge()
    backend = whole.careers["backend"]
    step = replace(backend.phases[0].steps[0], title="数据库")
    phase = replace(backend.phases[0], steps=(step, *backend.phases[0].steps[1:]))
    mixed = replace(backend, phases=(phase, *backend.phases[1:]))
    advisor = Advisor(replace(whole, careers={**whole.careers, "backend": mixed}), small.replies())
    advisor.study()
    assert advisor.reply(small.asked("backend", "roadmap"), small.MEMBER, now=small.NOW).kind == "answer"
