"""Whole sentences about one's own path and data: which are read as what, which are not, and what they get."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.advisor.deeds import Deed, read
from bot.advisor.path import PathAdvice
from bot.models.action import Action
from bot.models.changes import SeeKnowledge, StartProject
from bot.models.member import Done, Member, Path
from bot.models.understanding import Understanding
from bot.presentation.text import markdown
from tests.paths import BACKEND, FRONTEND, KNOWLEDGE, NOW, SHORTENER, replies

PATH = PathAdvice(KNOWLEDGE, replies())
MEMBER = Member(
    7,
    active="backend",
    paths=(Path("backend", NOW), Path("frontend", NOW)),
    done=(Done("backend.http", NOW - timedelta(days=1)),),
)


@pytest.mark.parametrize(
    "text,deed",
    [
        ("I have 6 hours a week", Deed("pace", hours=6)),
        ("ok i can only do 3h/week now.", Deed("pace", hours=3)),
        ("I've got 2 hours a day to study", Deed("pace", hours=14)),
        ("set my pace to 8 hours", Deed("pace", hours=8)),
        ("put me down for 45 min a day", Deed("pace", hours=5.2)),
        ("my schedule allows 7 hours weekly", Deed("pace", hours=7)),
        ("When will I be done?", Deed("finish")),
        ("at this rate when do I finish?", Deed("finish")),
        ("so how long will it take me to finish?", Deed("finish")),
        ("What would bring it a month nearer?", Deed("finish")),
        ("how can I finish sooner", Deed("finish")),
        ("I learned git today", Deed("tick", "git")),
        ("i\u2019ve just learned docker!", Deed("tick", "docker")),
        ("I already know SQL", Deed("tick", "SQL")),
        ("that's docker in the bag", Deed("known", "docker")),
        ("I did networking at school already", Deed("known", "networking")),
        ("how far am I with the url shortener project?", Deed("shown", "url shortener")),
        ("what's left in this phase?", Deed("phase")),
        ("got a smaller step?", Deed("smaller")),
        ("list my paths", Deed("paths")),
        ("who can see my progress?", Deed("private")),
        ("start the url shortener project", Deed("project", "url shortener")),
        ("I did the second milestone of the url shortener", Deed("milestone", "second milestone of the url shortener")),
        ("what projects are on my path?", Deed("projects")),
        ("undo that please", Deed("undo")),
        ("oops, I ticked the wrong step", Deed("undo")),
        ("untick git basics", Deed("undo", "git basics")),
        ("stop following frontend", Deed("leave", "frontend")),
        ("which skills do I already have for devops?", Deed("have", "devops")),
        ("share my progress in this channel", Deed("picture")),
        ("export my data", Deed("export")),
        ("what do you store about me?", Deed("export")),
        ("can you send me all of my data please", Deed("export")),
        ("delete my data", Deed("delete")),
        ("please forget everything you know about me", Deed("delete")),
    ],
)
def test_a_whole_sentence_is_a_deed(text: str, deed: Deed) -> None:
    assert read(text) == deed


@pytest.mark.parametrize(
    "text",
    [
        "finish it",
        "complete the path",
        "I have 6 hours a week, is that enough for backend?",
        "is 6 hours a week enough?",
        "I work 40 hours a week",
        "I study 10 hours a week and want a job, what suits me?",
        "how long does it take to become a backend developer",
        "how long until I'm job ready as a data analyst",
        "I learned that Rust is popular",
        "what should I learn today?",
        "what projects should I build?",
        "how much of my path is done",
        "did the Fed cut rates today?",
        "which path am I on?",
        "show me",
        "show me the roadmap",
        "delete this message",
        "how do data engineers delete data",
        "what do you know about devops",
        "I want to start with backend",
        "done",
        "",
        "x" * 500,
    ],
)
def test_questions_and_other_talk_are_none(text: str) -> None:
    assert read(text) is None


def said(text: str, member: Member = MEMBER, *careers: str) -> str:
    """What the path's part answers to a sentence; empty when it leaves it to others."""
    deed = read(text)
    assert deed is not None
    told = PATH.deed(deed, Understanding(text, "answer", careers), member, now=NOW)
    assert told is None or told.personal
    assert told is None or all(isinstance(change, SeeKnowledge) for change in told.changes)
    return markdown(told) if told else ""


@pytest.mark.parametrize(
    "text,part",
    [
        ("I have 6 hours a week", "Plan with **6 hours a week**?"),
        ("When will I be done?", "When you will be done: Backend Developer"),
        ("I learned git today", "Tick **Git basics**"),
        ("start the url shortener project", "Put the project **A URL shortener**"),
        ("what projects are on my path?", "Projects: Backend Developer"),
        ("undo that", "Take back the tick on **How the web talks**"),
        ("I learned knitting today", "Nothing on the Backend Developer path sounds like"),
        ("that's git in the bag", "Tick **Git basics**"),
        ("show my url shortener project", "A URL shortener"),
        ("what's left in this phase?", "Phase 1"),
        ("got a smaller step?", "20 minutes are enough"),
        ("list my paths", "Your path: Backend Developer"),
        ("untick how the web talks", "Take back the tick on **How the web talks**"),
        ("stop following frontend", "Take **Frontend Developer** off your list?"),
        ("what do I already have for frontend?", "Frontend Developer"),
        ("share my progress", "Only you see this picture"),
    ],
)
def test_what_writes_asks_and_what_asks_is_answered(text: str, part: str) -> None:
    assert part in said(text)


@pytest.mark.parametrize(
    "text", ["When will I be done?", "I learned git today", "undo that", "stop following backend", "share my progress"]
)
def test_for_somebody_without_a_path_they_are_questions(text: str) -> None:
    assert said(text, Member(7)) == ""


@pytest.mark.parametrize("career,told", [("frontend", True), ("data-analyst", False)])
def test_the_end_of_the_path_spoken_of_is_told(career: str, told: bool) -> None:
    """Another career's time to learn is a question about that career."""
    about = replace(FRONTEND, key=career) if not told else FRONTEND
    path = PathAdvice(replace(KNOWLEDGE, careers={"backend": BACKEND, career: about}), replies())
    heard = Understanding("how long will it take me", "answer", (career,))
    found = path.deed(Deed("finish"), heard, MEMBER, now=NOW)
    assert (found is not None) is told


def test_a_milestone_is_counted_on_the_project_named_or_the_only_one_started() -> None:
    started = replace(MEMBER, projects=(SHORTENER.id,))
    for text in ("I did the second milestone", "tick milestone 2 of the url shortener"):
        deed = read(text)
        assert deed is not None
        told = PATH.deed(deed, Understanding(text, "answer"), started, now=NOW)
        assert told is not None
        assert told.pending == Action("path_tick", (SHORTENER.id, "serve"), 7)
    assert said("I did the ninth milestone") == ""


def test_a_project_started_by_words_is_on_the_list_after_the_yes() -> None:
    told = PATH.deed(Deed("project", "url shortener"), Understanding("", "answer"), MEMBER, now=NOW)
    assert told is not None
    assert told.pending is not None
    done = PATH.act(told.pending, (), MEMBER, now=NOW)
    assert done is not None
    assert done.changes == (StartProject(SHORTENER.id),)
