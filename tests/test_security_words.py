"""Threats in what members write: pings, markdown, look-alikes, bombs, SQL, files pasted from it."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from bot.errors import MemberInputError, StoreError
from bot.models.changes import (
    Change,
    ChoosePath,
    CreateReminder,
    FileGap,
    ReleaseHeld,
    SetZone,
    StartProject,
    Tick,
    Untick,
)
from bot.models.reminder import ReminderDraft, Schedule
from bot.operations.gaps import stub
from bot.schedule import parse_when
from bot.store import Store
from bot.wording import quoted
from tests.hostile import NASTY, SECONDS, pings
from tests.stores import START
from tests.worlds import World, reply_of, text_of


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
async def test_no_words_ping_break_out_or_bring_the_bot_down(world: World, text: str) -> None:
    """Mention and markdown injection, links, oversized input: an answer comes, in time, and pings nobody."""
    started = time.perf_counter()
    answer = await world.mention(world.ben, text[:1900])
    assert time.perf_counter() - started < SECONDS
    assert pings(answer) == []
    assert answer.mentions == []
    told = text_of(answer)
    assert "evil.example" not in told or "](https://evil.example" not in told
    assert "\u202e" not in told
    assert len(told) <= 6000


async def test_no_message_is_sent_that_may_ping(world: World) -> None:
    """Every message to Discord says that nobody is to be notified, whatever its text is."""
    await world.mention(world.ben, "@everyone backend salary")
    await world.ben.slash(world.channel, "ask", question="@everyone <@1> salary")
    await world.ben.slash(world.channel, "path choose", career="backend")
    sent = [one for one in world.env.http_requests if one.method == "POST" and _payload(one)]
    assert sent
    for request in sent:
        allowed = _payload(request).get("allowed_mentions")
        assert allowed is not None, request.path
        assert allowed.get("parse", []) == [], request.path


def _payload(request: Any) -> dict[str, Any]:
    """The message in a request, if it is one."""
    body = request.json or {}
    body = body.get("data") or body if isinstance(body, dict) else {}
    return body if isinstance(body, dict) and "components" in body else {}


@pytest.mark.parametrize("text", ["[nitro](https://evil.example)", "<@1>", "**b**", "`c`", "||s||", "# h", "> q"])
def test_words_of_members_are_shown_as_written(text: str) -> None:
    """No Markdown of theirs comes alive in the bot's own message, so no link hides behind other words."""
    shown = quoted(text)
    assert shown != text
    assert re.sub(r"\\(.)", r"\1", shown) == text
    assert not re.search(r"(?<!\\)[\[\]`*|<]", shown)


async def test_a_reminder_s_text_cannot_disguise_a_link_or_ping(world: World) -> None:
    """The only text of a member's that the bot repeats later."""
    await world.ben.slash(world.channel, "remind timezone", zone="Europe/Berlin")
    result = await world.ben.slash(
        world.channel, "remind create", when="in 2 hours", text="[click](https://evil.example) @everyone"
    )
    await world.env.advance_time(3 * 3600)
    for message in (reply_of(result), *world.ben.user.dm_channel.history()):
        told = text_of(message)
        assert not re.search(r"(?<!\\)\[click(?<!\\)\]\(https", told)
        assert pings(message) == []


@pytest.mark.parametrize(
    "text", ["bаckend salary", "ｂａｃｋｅｎｄ ｓａｌａｒｙ", "𝐛𝐚𝐜𝐤𝐞𝐧𝐝 salary"], ids=["cyrillic", "wide", "bold"]
)
async def test_homoglyphs_are_read_or_asked_about_and_never_act(world: World, text: str) -> None:
    """Look-alike letters change nothing and reach no other career's answer unasked."""
    answer = await world.mention(world.ben, text)
    told = text_of(answer)
    assert "Backend" in told or "?" in told
    await world.mention(world.ben, f"set {text.split(maxsplit=1)[0]} as my path")
    assert (await world.stored(world.ben)).active == ""


@pytest.mark.parametrize(
    "word", ["every " * 500, "1" * 3000, "at " * 900 + "9", "x" * 4000, "(a+)+" * 400, "9" * 400 + "am"]
)
def test_no_time_makes_the_grammar_explode(word: str) -> None:
    """Regular-expression bombs: reading stays quick whatever is typed."""
    started = time.perf_counter()
    parse_when(word, zone="Europe/Berlin", now=START)
    assert time.perf_counter() - started < SECONDS


@pytest.mark.parametrize("size", [1_000, 3_900])
@pytest.mark.parametrize("piece", ["a", "vs ", "phase 1 ", "and ", "@", "\\", "`", "salary? ", "ａ", "é"])
async def test_no_question_makes_the_understanding_explode(world: World, piece: str, size: int) -> None:
    """The longest message that Discord lets through, made of one piece."""
    started = time.perf_counter()
    world.bot.services.mind.engine.understand((piece * size)[:size], conversation=None)
    assert time.perf_counter() - started < SECONDS


SQL = ["'; DROP TABLE members; --", '" OR 1=1 --', "x'); DELETE FROM ticks; --", "%_\\", "\u0000", "🙂'"]


@pytest.mark.parametrize("text", SQL)
async def test_sql_in_every_text_field_is_only_text(store: Store, text: str) -> None:
    """On SQLite and PostgreSQL: stored as it is or refused, and everyone else's rows stay."""
    await store.apply(1, [ChoosePath("backend"), Tick(("kept",))])
    draft = ReminderDraft(text, Schedule(START.replace(tzinfo=None), "Europe/Berlin", ""), START)
    tried: list[Change] = [
        ChoosePath(text), Tick((text,)), Untick((text,)), StartProject(text), SetZone(text), CreateReminder(draft),
        ReleaseHeld((text,)), FileGap(1, text, text[:5], text[:5], text[:5], wrong=True),
    ]  # fmt: skip
    for one in tried:
        try:
            await store.apply(2, [one])
        except (StoreError, MemberInputError):
            continue
    await store.count(1, kind=text.replace("\x00", ""), career="", topic="", outcome="answered")
    assert [done.item for done in (await store.member(1)).done] == ["kept"]
    assert (await store.member(1)).active == "backend"
    reminders = (await store.member(2)).reminders
    assert all(one.text in {text, text.replace("\x00", "\ufffd")} for one in reminders)


def test_a_gap_cannot_break_the_file_it_is_pasted_into() -> None:
    """`export-gaps` writes members' words as quoted scalars."""
    import yaml

    from bot.models.server import Gap

    texts = [*NASTY.values(), "a: b\n- c", "#", "'\"\\"]
    gaps = [Gap(number, 1, START, text, "answer", "", "", wrong=False) for number, text in enumerate(texts)]
    written = stub(gaps)
    read_back = yaml.safe_load(written)
    assert set(read_back) == {"phrasings"}
    assert all(isinstance(one, str) for one in read_back["phrasings"])
