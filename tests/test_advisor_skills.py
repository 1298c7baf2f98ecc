"""Questions that start from a skill or a certificate."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor import Advisor
from bot.advisor.book import Book
from bot.advisor.certificates import card
from bot.models.action import Action
from bot.presentation import markdown
from bot.replies import Replies
from tests import small
from tests.engines import engine
from tests.small import asked, controls, reply, text


def test_what_careers_use_a_skill() -> None:
    """Those that need it most first, each with what for."""
    answer = text(asked("", "", ("skill", "sql"), kind="list_careers"))
    assert "used in 2 of the careers" in answer
    assert "**Backend Developer**: core skill. Every service asks a database." in answer
    assert "Frontend" not in answer


def test_every_career_that_was_counted_is_named() -> None:
    known = engine().knowledge
    advice = Advisor(known, Replies(known.replies)).reply(
        engine().understand("who uses git"), small.MEMBER, now=small.NOW
    )
    said = markdown(advice)
    count = int(said.partition("used in ")[2].split()[0])
    assert sum(career.name in said for career in known.careers.values()) >= count > 8


def test_a_skill_nobody_uses_is_said() -> None:
    """No career is made up for it."""
    assert "None of the careers I know lists" in text(asked("", "", ("skill", "postgresql"), kind="list_careers"))


def test_what_can_i_become_with_what_i_know() -> None:
    """The nearest career first, with what can be used and what comes next."""
    advice = reply(asked("", "", ("skill", "html"), ("skill", "css"), kind="recommend", text="I know HTML and CSS"))
    answer = markdown(advice)
    assert "nearest to **Frontend Developer**" in answer
    assert "Next: JavaScript" in answer
    assert advice.kind == "recommend"
    assert Action("page", ("frontend",)) in [control.action for control in controls(advice)]


def test_a_certificate_without_a_career_is_answered() -> None:
    """What it is, what it costs and when that was, for whom."""
    answer = text(asked("", "certifications", ("certification", "cloud-basics")))
    assert "**Example Cloud Basics (ECB-100)** by Example Institute" in answer
    assert "[$100](https://example.org/price) (June 2026)" in answer
    assert "Careers it is for: Backend Developer." in answer


def test_a_price_that_nobody_has_seen_is_marked() -> None:
    """As a guess in the answer, and again where it is said what the answer rests on."""
    book = Book(small.knowledge(), small.replies())
    known = small.knowledge().certifications["cloud-basics"]
    guessed = replace(known, price=replace(known.price, seen=""))
    free = replace(guessed, price=replace(guessed.price, value=0))
    assert "about [$100](https://example.org/price) (not confirmed; check the issuer's page)" in card(book, guessed)
    assert "**Price:** [free](https://example.org/price) (not confirmed;" in card(book, free)
    assert "June 2026" not in card(book, guessed)


def test_a_retired_certificate_without_a_career_is_answered() -> None:
    """Retired in ..., take ..."""
    answer = text(asked("", "certifications", ("retired", "old-server")))
    assert "was retired in June 2024" in answer
    assert "Take **Example Server Professional (ESP-300)** instead." in answer


def test_a_skill_without_a_career_is_answered() -> None:
    """Its meaning and who uses it."""
    assert "Packs a program" in text(asked("", "skills", ("skill", "docker")))
