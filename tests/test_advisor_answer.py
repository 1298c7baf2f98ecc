"""Questions on a career's topics: the fact asked for first, the rest a button away."""

from __future__ import annotations

import pytest

from bot.models.action import Action
from bot.models.advice import Button
from bot.models.knowledge import TOPICS
from bot.models.member import Done, Member
from bot.presentation import markdown
from tests import small
from tests.small import asked, controls, reply, text


def first(answer: str) -> str:
    """The first line under the title."""
    return next(line for line in answer.splitlines() if line and not line.startswith("## "))


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("career", small.CAREERS)
def test_every_topic_leads_with_its_answer(career: str, topic: str) -> None:
    """The lead comes first, and the answer knows what it is about."""
    advice = reply(asked(career, topic))
    assert small.knowledge().careers[career].sections[topic].lead in first(markdown(advice))
    assert (advice.kind, advice.careers, advice.topics) == ("answer", (career,), (topic,))


@pytest.mark.parametrize("topic", TOPICS)
def test_every_answer_offers_next_questions_a_path_and_why(topic: str) -> None:
    """Two or three natural questions, `Set as my path`, `Why this?`."""
    verbs = [c.action.verb for c in controls(reply(asked("backend", topic))) if isinstance(c, Button) and c.action]
    questions = [c for c in controls(reply(asked("backend", topic))) if isinstance(c, Button) and c.label.endswith("?")]
    assert {"path_choose", "why", "page"} <= set(verbs)
    assert 2 <= len([q for q in questions if q.action and q.action.verb == "page"]) <= 3


def test_own_path_is_not_offered_again() -> None:
    """Who follows backend already needs no `Set as my path`."""
    advice = reply(asked("backend", "skills"), Member(7, active="backend"))
    assert not [c for c in controls(advice) if isinstance(c, Button) and c.action and c.action.verb == "path_choose"]


FOCUS = {
    "phase 2": (asked("backend", "roadmap", ("phase", "2")), "**Phase 2 of 4: Core skills.**"),
    "after phase 2": (asked("backend", "roadmap", ("phase", "2"), text="what comes after phase 2"), "**Phase 3 of 4"),
    "a step": (asked("backend", "roadmap", ("step", "backend.caching")), "**Caching** is in phase 3, Services"),
    "a step by skill": (asked("backend", "roadmap", ("skill", "docker")), "**Containers** is in phase 4"),
    "advanced project": (asked("backend", "projects", ("level", "advanced")), "**A parcel tracker (advanced 1)**"),
    "one project": (asked("backend", "projects", ("project", "backend.beginner-1")), "**A ticket shop (beginner 2)**"),
    "certificate": (asked("backend", "certifications", ("certification", "server-pro")), "Example Server Professional"),
    "foreign certificate": (
        asked("backend", "certifications", ("certification", "web-craft")),
        "**Example Web Craft is not on our list for backend developers.**",
    ),
    "retired certificate": (
        asked("backend", "certifications", ("retired", "old-server")),
        "**Example Server Classic (ESC-9) was retired in June 2024**",
    ),
    "how many steps": (
        asked("backend", "roadmap", ("item", "Caching"), text="how many steps has the backend roadmap"),
        "4 phases, ",
    ),
    "a skill before a phase that sounds alike": (
        asked("backend", "roadmap", ("skill", "docker"), ("phase", "2"), text="which phase is docker in"),
        "**Containers** is in phase 4",
    ),
    "item": (asked("backend", "tools", ("item", "Postman")), "**Postman**: Calls a service by hand."),
    "item by alias": (asked("backend", "day_to_day", ("item", "stand-ups")), "**Meetings**"),
    "skill": (asked("backend", "skills", ("skill", "docker")), "**Docker**: Packs a service"),
    "group": (asked("backend", "fit", ("group", "think twice")), "**You need applause**"),
    "phase in words": (asked("backend", "roadmap", text="what is in the second phase"), "**Phase 2 of 4"),
    "last phase": (asked("backend", "roadmap", text="what comes in the last phase"), "**Phase 4 of 4"),
    "after senior unnamed": (asked("backend", "growth", text="what comes after senior"), "**Lead, 7+ years**"),
    "after senior": (
        asked("backend", "growth", ("item", "Senior, 4-7 years"), text="what comes after senior"),
        "**Lead, 7+ years**",
    ),
    "book": (asked("backend", "resources", text="one good book for backend"), "[Backend Developer book 1]"),
    "resource": (asked("backend", "resources", ("resource", "Backend Developer docs 2")), "Backend Developer docs 2"),
    "UK pay": (asked("backend", "salary", text="what does it pay in the uk"), "**£40,000 a year (UK median"),
    "own pace": (asked("backend", "time_to_learn", text="if i study 2 hrs a day"), "**At 14 hours a week about"),
}


@pytest.mark.parametrize("question,expected", FOCUS.values(), ids=FOCUS)
def test_the_thing_asked_for_stands_first(question: object, expected: str) -> None:
    """One item meant: it leads, whatever else the page says."""
    answer = text(question)  # type: ignore[arg-type]
    lines = [line for line in answer.splitlines() if line and not line.startswith(("## ", "### "))]
    assert expected in lines[0]


@pytest.mark.parametrize(
    "attribute,fact",
    [
        ("cost", "- **Price:**"),
        ("validity", "- **Renewal:**"),
        ("hours", "- **Study time:**"),
        ("prerequisites", "- **Before it:**"),
        ("", "- **Worth it:**"),
    ],
)
@pytest.mark.parametrize("certificate", ["server-pro", "web-craft"])
def test_a_certificate_leads_with_the_fact_asked_for(certificate: str, attribute: str, fact: str) -> None:
    """Its price when that is asked, and what a career says of it when nothing else is."""
    asks = (("attribute", attribute),) if attribute else ()
    answer = text(asked("backend", "certifications", ("certification", certificate), *asks))
    listed = [line for line in answer.splitlines() if line.startswith("- **")]
    if certificate == "web-craft" and not attribute:
        assert "is not on our list" in first(answer)
    else:
        assert listed[0].startswith(fact)


def test_the_rest_is_a_button_away() -> None:
    """A narrowed answer can be opened whole."""
    advice = reply(asked("backend", "tools", ("item", "Postman")))
    assert Action("page", ("backend", "tools", "all")) in [c.action for c in controls(advice)]
    whole = small.advisor().act(Action("page", ("backend", "tools", "all")), (), small.MEMBER, now=small.NOW)
    assert "**Linux**" in markdown(whole)


YES_NO = {
    "core": ("backend", "skills", "sql", "Yes, SQL basics is a core skill"),
    "next": ("backend", "skills", "docker", "Yes, Docker helps backend developers, but learn the core first."),
    "tool": ("backend", "tools", "git", "Yes, Git is among the tools"),
    "step": ("backend", "skills", "rest", "Yes, REST APIs is a step on the roadmap"),
    "no": ("data-analyst", "tools", "docker", "No, Docker is not on our list for data analysts."),
    "react in backend": ("backend", "tools", "react", "No, React is not on our list for backend developers."),
}


@pytest.mark.parametrize("career,topic,skill,expected", YES_NO.values(), ids=YES_NO)
def test_yes_no_questions_get_a_yes_or_no_first(career: str, topic: str, skill: str, expected: str) -> None:
    """Do I need X for Y, is X used in Y."""
    assert expected in first(text(asked(career, topic, ("skill", skill), yes_no=True)))


def test_a_no_names_who_does_use_it() -> None:
    """And says what the thing is."""
    assert "It matters more to: Backend Developer." in text(
        asked("data-analyst", "tools", ("skill", "docker"), yes_no=True)
    )


@pytest.mark.parametrize("career", small.CAREERS)
def test_a_point_named_does_not_hide_the_verdict(career: str) -> None:
    """The question on a degree names the point on degrees; yes or no still leads."""
    answer = text(asked(career, "education", ("item", "Degree"), yes_no=True))
    assert "**N" in first(answer)
    assert "- **Degree**" in answer


@pytest.mark.parametrize(
    "career,expected",
    [
        ("backend", "**No, it is optional.**"),
        ("frontend", "**No.**"),
        ("data-analyst", "**Not strictly, but it helps a lot.**"),
    ],
)
def test_degree_questions_get_a_verdict(career: str, expected: str) -> None:
    """The page's rating said as an answer."""
    assert expected in first(text(asked(career, "education", yes_no=True)))


def test_ageing_facts_say_amount_country_year_source() -> None:
    """And the proxy is called a proxy."""
    answer = text(asked("frontend", "salary"))
    assert "$95,000 a year (US median, May 2024, BLS)" in answer
    assert "Proxy: This stands for web developers and designers together." in answer
    assert "-# Source: [BLS Example Wages, May 2024](https://example.org/wages), May 2024." in answer


def test_no_figure_is_made_up_for_a_country_without_one() -> None:
    """It says so, and gives what there is."""
    answer = text(asked("backend", "salary", text="backend pay in India?"))
    assert first(answer).startswith("I have no figure for India")
    assert "$120,000" in answer


def test_us_the_pronoun_is_no_country() -> None:
    """\"What do they pay us\" does not ask about America alone."""
    assert "no figure" not in text(asked("backend", "salary", text="what do they pay us"))


def test_what_is_not_on_the_list_of_resources_is_said() -> None:
    """Asked for paid courses where none is."""
    assert first(text(asked("backend", "resources", text="a paid video course"))).startswith("There is no")


def test_several_topics_are_answered_in_turn() -> None:
    """Each under its heading, short, with the whole behind a button."""
    advice = reply(asked("backend", "salary difficulty"))
    answer = markdown(advice)
    assert answer.index("### Salary") < answer.index("### Difficulty")
    assert "$120,000" in answer
    assert "**Moderate.**" in answer
    assert {Action("page", ("backend", topic, "all")) for topic in ("salary", "difficulty")} <= {
        c.action for c in controls(advice)
    }
    assert advice.topics == ("salary", "difficulty")


def test_several_careers_are_answered_in_turn() -> None:
    """With the career in each heading."""
    answer = text(asked("backend frontend", "tools"))
    assert "### Backend Developer: Tools" in answer
    assert "### Frontend Developer: Tools" in answer


def test_done_steps_are_marked_in_words() -> None:
    """In the phase they stand in."""
    member = Member(7, done=(Done("backend.git", small.NOW),))
    assert "**Git** (done)" in text(asked("backend", "roadmap", ("phase", "1")), member)


def test_first_steps_lead_back_to_all_careers() -> None:
    """The page this project began with ends so."""
    back = [c for c in controls(reply(asked("backend", "next_steps"))) if c.action == Action("careers")]
    assert [button.label for button in back if isinstance(button, Button)] == ["Go back to all careers"]


def test_a_point_named_in_passing_comes_right_after_the_answer() -> None:
    """Asked about being on call, the point on it is read before the others."""
    lines = text(asked("backend", "day_to_day", text="do backend devs have to be on call at night")).splitlines()
    points = [line for line in lines if line.startswith("- ")]
    assert points[0].startswith("- **On call**")


def test_when_is_no_yes_or_no_question() -> None:
    """Asked when to learn Docker, the place on the roadmap leads, not a yes."""
    question = asked(
        "backend", "roadmap", ("skill", "docker"), yes_no=True, text="when should i learn docker for backend?"
    )
    assert first(text(question)).startswith("**Containers** is in phase 4")


def test_what_somebody_brings_along_is_not_what_they_ask() -> None:
    """\"I know Python, which skills next?\" is no question about Python."""
    question = asked(
        "backend", "skills", ("skill", "python"), text="I know Python, which skills do I need for backend?"
    )
    assert first(text(question)).startswith("Start with Python; it carries most of services.")


def test_ones_own_pace_is_said_once() -> None:
    """In its own line first, and not again among the other paces."""
    answer = text(asked("backend", "time_to_learn", text="how long with 5 hours a week"))
    assert answer.lower().count("at 5 hours a week") == 1
    assert ".** **" not in answer
    assert "at 10 hours a week" in answer
