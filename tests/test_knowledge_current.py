"""The real knowledge answers as of late 2026, and agrees with itself: what members ask of single tools and figures."""

from __future__ import annotations

import re
from functools import cache

import pytest

from bot.advisor import Advisor
from bot.advisor.book import Book, use_of
from bot.advisor.needs import verdict
from bot.knowledge.building import build
from bot.knowledge.files import open_folder
from bot.models.knowledge import Knowledge
from bot.presentation import markdown
from tests import small
from tests.engines import engine

NEEDED = {
    "sre": ("go", "python", "linux", "aws"),
    "devrel": ("python", "javascript"),
    "technical-writer": ("python", "javascript", "css"),
    "blockchain": ("javascript", "typescript"),
    "data-engineer": ("sql", "sql-advanced", "azure", "gcp"),
    "qa": ("javascript", "typescript"),
    "backend": ("java", "csharp", "php", "aws", "kubernetes", "streaming", "graphql"),
    "full-stack": ("angular", "java", "python"),
    "data-scientist": ("docker", "spark", "cloud-basics"),
    "machine-learning": ("cpp",),
    "devops": ("aws", "azure", "gcp"),
    "mlops": ("aws", "azure", "gcp"),
    "database-admin": ("aws", "azure", "gcp"),
    "software-architect": ("aws", "azure", "gcp", "java"),
    "network": ("ansible", "network-automation"),
    "embedded": ("linux", "data-structures"),
    "game": ("linear-algebra", "game-maths"),
    "ux-design": ("html", "css"),
    "bi-analyst": ("tableau", "looker"),
    "frontend": ("data-structures",),
}
"""Skills a page speaks of, though it used to be answered that they are not on the list."""
MONEY = re.compile(r"(?<![A-Z])\$(\d{2,3},\d{3})")


@cache
def knowledge() -> Knowledge:
    """The real one."""
    return build(open_folder(small.REAL), "current")


@pytest.mark.parametrize("career", NEEDED)
def test_what_a_page_speaks_of_is_never_denied(career: str) -> None:
    """Two names in one point ("Python or Go") once hid the second from "do I need Go for SRE?"."""
    known = knowledge()
    book = Book(known, small.replies())
    said = {skill: verdict(book, known.careers[career], known.skills[skill]) for skill in NEEDED[career]}
    assert {skill: text for skill, text in said.items() if "not on our list" in text} == {}


def test_objective_c_is_not_swift() -> None:
    """As an alias of Swift it was called a core skill."""
    known = knowledge()
    assert use_of(known.careers["ios"], known.skills["objective-c"]).level == "later"


def test_no_name_of_a_skill_swallows_a_career() -> None:
    """ "Maths for machine learning" did: whoever asked for the career's maths was shown who else needs maths."""
    known = knowledge()
    named = {name for skill in known.skills.values() for name in (skill.name.casefold(), *skill.aliases)}
    assert {name for name in named if name.endswith(" for machine learning")} == set()


@pytest.mark.parametrize("career", sorted(path.stem for path in (small.REAL / "careers").glob("*.yaml")))
def test_official_us_figures_are_of_the_newest_release(career: str) -> None:
    """Pay of May 2025 (out in May 2026) and projections to 2035 (out in August 2026), nothing older beside them."""
    sections = knowledge().careers[career].sections
    for topic, oldest in (("salary", "2025-05"), ("outlook", "2026-08")):
        official = [fact for fact in sections[topic].facts if "bls.gov" in fact.source.url]
        assert [fact.what for fact in official if fact.source.as_of < oldest] == []


@pytest.mark.parametrize("career", sorted(path.stem for path in (small.REAL / "careers").glob("*.yaml")))
def test_dollars_in_a_lead_are_figures_of_the_page(career: str) -> None:
    """A figure renewed below and forgotten above would be two answers to one question."""
    section = knowledge().careers[career].sections["salary"]
    held = {f"{round(number):,}" for fact in section.facts for number in (fact.value, fact.low, fact.high) if number}
    assert set(MONEY.findall(section.lead)) - held == set()


@pytest.mark.parametrize("gone,now", [("az-800-801", "az-802"), ("az-204", "ai-200"), ("dp-203", "dp-700")])
def test_retired_exams_name_one_that_can_be_booked(gone: str, now: str) -> None:
    """Each with its day."""
    retired = knowledge().retired[gone]
    assert retired.successor == now
    assert now in knowledge().certifications
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", retired.retired_on)


def test_prices_lead_to_their_issuers_and_never_to_sellers_of_exam_questions() -> None:
    """Members book where the link leads; dumps cost them their certificate."""
    dumps = re.compile(r"dump|spoto|certempire|troytec|examice|pass4|certlabpro|nex-arc|open-exam-prep|test-?king")
    known = knowledge()
    links = {one.price.source for one in known.certifications.values()} | {r.source.url for r in known.retired.values()}
    assert sorted(link for link in links if dumps.search(link)) == []


SKILLED = {
    "which one of several": ("do I need Node for backend?", "answer", "need Python, Node.js or Go, and one is enough"),
    "a letter of two": ("do i need go for sre", "answer", "Go is one way"),
    "a tool without a group": ("do technical writers need docusaurus?", "answer", "Yes, "),
    "the career is no skill": (
        "is maths needed for machine learning?",
        "answer",
        "**Yes, Maths for ML is a core skill",
    ),
    "a point of that name": ("is selenium needed for qa", "answer", "Yes, Selenium is among the tools"),
    "by the name it was said by": ("is langchain used by ai engineers", "answer", "Yes, LangChain (AI agents) helps"),
    "no code": ("do qa testers need to code?", "answer", "Not to start: Coding comes later"),
    "plural": ("are algorithms needed for frontend?", "answer", "Not to start: Data structures and algorithms"),
    "hardly known, but clear": ("is rust used in blockchain", "answer", "Not to start: Rust"),
    "optional": ("do i need photoshop for ux design?", "answer", "Photoshop is among the tools"),
    "where": ("where is photoshop used?", "list_careers", "UX Designer"),
    "two at once": ("what careers use python and sql", "list_careers", "are used together in"),
    "jobs of two": ("I can do Excel and Power BI, what jobs", "recommend", "nearest to **BI Analyst**"),
    "no career is named": ("i know html css and javascript, what can i be", "recommend", "nearest to **Frontend Dev"),
    "a skill named like a career": ("I know Linux and networking. what career fits", "recommend", "Networking basics"),
    "elsewhere": ("where is the nearest library", "out_of_scope", "outside what I know"),
}


@pytest.mark.parametrize("question,kind,part", SKILLED.values(), ids=SKILLED)
def test_questions_between_skills_and_careers(question: str, kind: str, part: str) -> None:
    """Is it needed, who uses it, what can be made of it."""
    asked = engine().understand(question)
    assert asked.kind == kind
    assert part in markdown(Advisor(engine().knowledge, small.replies()).reply(asked, small.MEMBER, now=small.NOW))
