"""The log: neither a token nor a member's words can stand in it, and a machine can read it."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.operations import logs
from bot.settings import PROJECT, Settings
from tests.pages import sample
from tests.worlds import World

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabCde." + "x" * 38
SECRET = "I want to leave my husband"
"""What a member might write."""


@pytest.fixture(params=["text", "json"])
def log(request: pytest.FixtureRequest) -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """A logger set up as the bot's, and what it has written."""
    stream = io.StringIO()
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    levels = {name: logging.getLogger(name).level for name in logs.LOUD}
    url = "postgresql+asyncpg://bot:hunter2@db/advisor"
    logs.set_up(Settings(token=TOKEN, database_url=url, log_format=request.param, log_level="DEBUG"), stream)
    try:
        yield logging.getLogger("bot.test"), stream
    finally:
        root.handlers[:] = before
        root.setLevel(level)
        for name, old in levels.items():
            logging.getLogger(name).setLevel(old)


def test_secrets_never_get_into_the_log(log: tuple[logging.Logger, io.StringIO]) -> None:
    """Not the token, not another token, not the database's password, wherever they stand."""
    logger, stream = log
    logger.info("logging in with %s", TOKEN)
    logger.info("another: %s", TOKEN.replace("x", "y"))
    logger.info("opening postgresql+asyncpg://bot:hunter2@db/advisor and postgres://a:b3tter@c/d")
    logger.error("refused", exc_info=ConnectionError(f"401 for {TOKEN}"))
    written = stream.getvalue()
    assert "refused" in written
    for secret in (TOKEN, "y" * 38, "hunter2", "b3tter"):
        assert secret not in written


def test_a_member_s_words_in_an_error_stay_out(log: tuple[logging.Logger, io.StringIO]) -> None:
    """Neither the error's text nor its causes' are written; where it happened is."""
    logger, stream = log
    try:
        try:
            {}[SECRET]  # type: ignore[index]
        except KeyError as error:
            raise ValueError(f"cannot parse {SECRET!r}") from error
    except ValueError:
        logger.exception("failure %s in %s", "ab12cd", "message", extra={"reference": "ab12cd"})
    logging.getLogger("asyncio").error("Task exception was never retrieved\nfuture: <Task exception=%r>", SECRET)
    logging.getLogger("discord.http").debug("POST returned %s", SECRET)
    logging.getLogger("aiosqlite").debug("executing %s", SECRET)
    written = stream.getvalue()
    assert SECRET not in written
    assert "never retrieved" in written
    assert Path(__file__).name in written
    assert "KeyError" in written


def test_each_line_can_be_read_by_a_machine(log: tuple[logging.Logger, io.StringIO]) -> None:
    """The reference number is a field of its own; a line break cannot forge an event."""
    logger, stream = log
    logger.error('a "quoted"\nmessage', extra={"reference": "ab12cd"})
    (line,) = stream.getvalue().splitlines()
    if line.startswith("{"):
        assert json.loads(line)["reference"] == "ab12cd"
    else:
        fields = dict(re.findall(r'(\w+)=("(?:[^"\\]|\\.)*"|\S+)', line))
        assert fields["reference"] == "ab12cd"
        assert fields["level"] == "ERROR"
        assert json.loads(fields["message"]) == 'a "quoted"\nmessage'


async def test_a_failure_gives_member_and_log_the_same_reference(
    world: World, log: tuple[logging.Logger, io.StringIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a report of a member's leads to the line; the question itself is nowhere in the log."""

    async def broken(self: Any, *args: Any, **kwargs: Any) -> Any:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(type(world.bot.services.store), "member", broken)
    answer = await world.mention(world.ben, SECRET)
    world.failures.clear()
    from tests.worlds import text_of

    written = log[1].getvalue()
    found = re.search(r'reference(?:=|": ")(\w{6})', written)
    assert found, written
    assert found.group(1) in text_of(answer)
    assert SECRET not in written
    assert sample(world.bot.services.metrics.page().decode(), 'advisor_failures_total{error="RuntimeError"}') == 1


def test_nothing_in_the_code_logs_a_member_s_text() -> None:
    """No call of a logger is given a message's content, a question or the text of anything."""
    calls = re.compile(r"\blog\.(?:debug|info|warning|error|exception|critical)\((?:[^()]|\([^()]*\))*\)")
    told = re.compile(
        r"\.(content|text|question|clean_content|value|token)\b|\b(text|question|content|given)\b(?=[,)])"
    )
    wrong = [
        f"{path.relative_to(PROJECT)}: {call}"
        for path in (PROJECT / "bot").rglob("*.py")
        for call in calls.findall(path.read_text("utf-8"))
        if told.search(re.sub(r'"[^"]*"', "", call))
    ]
    assert wrong == []


def test_the_log_of_a_missing_token_says_nothing_else(tmp_path: Path) -> None:
    """`run` without a token ends with one sentence."""
    from tests.test_cli import bot

    done = bot("run", DISCORD_TOKEN="", DATABASE_URL=f"sqlite+aiosqlite:///{tmp_path}/x.db")
    assert done.returncode == 2
    assert b"DISCORD_TOKEN" in done.stderr
