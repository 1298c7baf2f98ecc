"""A small complete knowledge of three made-up careers with the bot's real sentences, for tests of answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from bot.advisor import Advisor
from bot.knowledge import check
from bot.knowledge.files import REPLIES, Folder
from bot.models.advice import Advice, Button, Menu
from bot.models.knowledge import Knowledge
from bot.models.member import Member
from bot.models.understanding import Mention, Understanding
from bot.presentation import markdown
from bot.replies import Replies

FOLDER = Path(__file__).parent / "knowledge_small"
REAL = Path(__file__).parent.parent / "knowledge"
CAREERS = ("backend", "frontend", "data-analyst")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MEMBER = Member(7)


@cache
def sentences() -> dict[str, str]:
    """The sentences of `knowledge/replies/`, by `part.name`."""
    folder = Folder(REAL)
    files = sorted((REAL / "replies").glob("*.yaml"))
    parts = {path.stem: folder.take(f"replies/{path.name}", REPLIES) or {} for path in files}
    return {f"{part}.{key}": text for part, words in parts.items() for key, text in words.items()}


@cache
def knowledge() -> Knowledge:
    """The small knowledge; AssertionError names its faults."""
    report = check(FOLDER, careers=CAREERS)
    faults = [fault for fault in report.faults if not fault.file.startswith("replies/")]
    assert report.knowledge is not None, "\n".join(map(str, faults))
    return replace(report.knowledge, replies=sentences())


@cache
def replies() -> Replies:
    """The real sentences."""
    return Replies(sentences())


@cache
def advisor() -> Advisor:
    """An advisor on the small knowledge."""
    return Advisor(knowledge(), replies())


def asked(
    careers: str = "", topics: str = "", *mentions: tuple[str, str], kind: str = "answer", **values: Any
) -> Understanding:
    """An understanding from words: careers and topics split at blanks, mentions as (kind, id)."""
    named = tuple(Mention(sort, identity, identity) for sort, identity in mentions)
    base = Understanding("", kind, tuple(careers.split()), tuple(topics.split()), confidence=0.9, mentions=named)
    return replace(base, **values)


def reply(understanding: Understanding, member: Member = MEMBER) -> Advice:
    """The answer on the small knowledge."""
    return advisor().reply(understanding, member, now=NOW)


def text(understanding: Understanding, member: Member = MEMBER) -> str:
    """The answer as a member would read it."""
    return markdown(reply(understanding, member))


def controls(advice: Advice) -> list[Button | Menu]:
    """Every button and menu under an advice."""
    return [control for row in advice.rows for control in ([row] if isinstance(row, Menu) else row)]
