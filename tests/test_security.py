"""The threat model of docs/security.md, line by line, tried on the real bot in a simulated Discord."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest
from simcord.backend.models.message import EPHEMERAL_FLAG

from bot.client import intents
from bot.errors import KnowledgeError, MemberInputError, StoreError
from bot.knowledge import load
from bot.models.action import decode
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
from bot.models.server import ServerSettings
from bot.operations.gaps import stub
from bot.schedule import parse_when
from bot.settings import PROJECT, Settings
from bot.store import Store
from bot.wording import quoted
from tests.stores import START
from tests.worlds import World, control, custom_ids, reply_of, text_of

NASTY = {
    "everyone": "@everyone @here <@&1> <@2> career?",
    "markdown": "# BIG **bold** ||spoiler|| `code` ```block``` > quote",
    "masked link": "[free nitro](https://evil.example/login) salary?",
    "bare link": "https://evil.example/login backend salary",
    "invite": "discord.gg/abcdef salary?",
    "direction": "\u202egnp.exe\u202c backend salary",
    "zero width": "b\u200bac\u200bkend sal\u200bary",
    "nulls": "backend\x00 salary\x1b[31m",
    "surrogate-like": "backend \ufffe\uffff salary",
    "zalgo": "b" + "\u0301" * 500 + "ackend salary",
    "emoji": "🧑‍💻" * 400,
    "template": "{__class__} {0} %s ${HOME} {{7*7}}",
    "shell": "$(rm -rf /); `reboot` | cat /etc/passwd",
    "sql": "'; DROP TABLE members; --",
    "yaml": "!!python/object/apply:os.system ['true']",
    "path": "../../../../etc/passwd",
    "custom id": "path_leave:backend@1 confirm:privacy_delete",
    "long": "backend salary " * 260,
    "one word": "a" * 3900,
    "brackets": "(" * 1900 + ")" * 1900,
}
"""What members may try, by name."""
SECONDS = 5.0
"""A request that takes longer than this on a busy machine could stop the bot for everyone."""


def pings(message: Any) -> list[str]:
    """What in a message's text Discord would turn into a mention, were it allowed to."""
    return re.findall(r"@(?:everyone|here)\b|<@[!&]?\d+>", text_of(message))


# Words of members


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


# Presses


async def test_another_member_s_press_shows_and_changes_nothing_of_the_owner_s(world: World) -> None:
    """A button on Ada's message, pressed by Ben: Ada's path stays, Ben is answered alone."""
    await world.ada.slash(world.channel, "path choose", career="backend")
    status = reply_of(await world.ada.slash(world.channel, "path status"))
    stored = world.env.backend.get_message(world.channel.id, status.id)
    stored.flags &= ~EPHEMERAL_FLAG
    before = text_of(status)
    result = await world.ben.click(status, custom_id=control(status, "path_tick"))
    assert result.ephemeral
    assert (await world.stored(world.ada)).done == ()
    assert text_of(status) == before


FORGED = (
    "", "x", "path_leave", "confirm:privacy_delete", "confirm:privacy_delete@1", "confirm:path_leave:backend",
    "path_tick:backend:../../etc/passwd", "path_tick:nowhere:nothing", "remind_delete:zzzz", "remind_done:zzzz:zzzz",
    "answer:backend:nothing", "answer", "answer:::::", "why:x:y:z", "gap", "server_quiet", "show", "post", "remove",
    "path_choose:'; DROP TABLE members; --", "a" * 100, "path_tick:backend:" + "x" * 64, "answer:backend:salary@0",
)  # fmt: skip
"""What a modified client can send in place of a button's id."""


@pytest.mark.parametrize("forged", FORGED)
async def test_a_forged_custom_id_gets_a_kind_word_and_reaches_nobody_else(world: World, forged: str) -> None:
    """Pressed by Ben; Ada, whose data it might name, keeps everything."""
    await world.ada.slash(world.channel, "path choose", career="backend")
    await world.ada.slash(world.channel, "path done")
    before = await world.stored(world.ada)
    answer = await world.mention(world.ben, "backend salary")
    raw = world.env.backend.get_message(world.channel.id, answer.id)
    button = next(one for one in custom_ids(answer) if decode(one))
    _rename(raw.components, button, forged or "-")
    result = await world.ben.click(answer, custom_id=forged or "-")
    assert result.response is not None or result.acknowledged, "a press stayed silent"
    assert await world.stored(world.ada) == before


def _rename(components: Any, old: str, new: str) -> None:
    waiting = [components]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if one.get("custom_id") == old:
                one["custom_id"] = new
            waiting += one.values()
        elif isinstance(one, list | tuple):
            waiting += one
        elif hasattr(one, "__dict__"):
            if getattr(one, "custom_id", None) == old:
                one.custom_id = new
            waiting += vars(one).values()


@pytest.mark.parametrize("name", ["career", "roadmap", "compare", "path choose", "path leave"])
@pytest.mark.parametrize(
    "value", ["", "nothing", "../etc/passwd", "a" * 1000, "backend; DROP", "{__class__}", "@everyone"]
)
async def test_a_value_outside_the_choices_is_answered_kindly(world: World, name: str, value: str) -> None:
    """Autocomplete only suggests: what arrives is checked again."""
    options = {"first": value, "second": "backend"} if name == "compare" else {"career": value}
    result = await world.ben.slash(world.channel, name, **options)
    assert text_of(reply_of(result))
    assert pings(reply_of(result)) == []
    assert (await world.stored(world.ben)).active == ""


# Admins


@pytest.mark.parametrize("command", ["server setup", "server gaps", "server stats"])
async def test_each_admin_command_checks_the_right_on_the_server_side(world: World, command: str) -> None:
    """Discord shows it to whom a server's integrations page says; the bot looks at the permission itself."""
    shown = next(one for one in await world.bot.tree.fetch_commands() if one.name == "server")
    world.guild.set_command_permissions(shown, {world.ben: True})
    refused = await world.ben.slash(world.channel, command)
    assert "Manage Server" in text_of(reply_of(refused))
    assert refused.ephemeral
    assert world.env.errors  # the refusal, known to simcord


async def test_the_admin_menu_checks_the_right_at_the_press(world: World) -> None:
    """With the admin's message at hand, or its id forged, the right decides."""
    setup = reply_of(await world.ada.slash(world.channel, "server setup"))
    world.env.backend.get_message(world.channel.id, setup.id).flags &= ~EPHEMERAL_FLAG
    refused = await world.ben.select(setup, [world.channel], custom_id=control(setup, "server_quiet"))
    assert "Manage Server" in text_of(reply_of(refused))
    assert (await world.bot.services.store.server(world.guild.id)).quiet == ()


async def test_a_server_that_removes_the_bot_is_purged(world: World) -> None:
    """Settings, gaps and counts of the server go; a member's own path stays theirs."""
    await world.ben.slash(world.channel, "path choose", career="backend")
    setup = reply_of(await world.ada.slash(world.channel, "server setup"))
    await world.ada.select(setup, [world.channel], custom_id=control(setup, "server_quiet"))
    services = world.bot.services
    await services.store.file_gap(world.ben.id, FileGap(world.guild.id, "q", "answer", "", "", wrong=False))
    await services.write_counts()
    world.env.backend.emit("GUILD_DELETE", {"id": str(world.guild.id), "unavailable": False})
    await world.env.settle()
    assert (await services.store.server(world.guild.id)).quiet == ()
    assert await services.store.gaps(world.guild.id, 10) == ()
    assert await services.store.stats(world.guild.id, START.replace(year=2000)) == ()
    assert (await world.stored(world.ben)).active == "backend"


async def test_a_server_that_removed_the_bot_while_it_was_away_is_purged(world: World) -> None:
    """Discord tells nobody who is not connected: the bot looks when it is back."""
    services, gone = world.bot.services, 7 << 22
    for guild in (gone, world.guild.id):
        await services.store.set_server(ServerSettings(guild, (1,), ()))
    await services.store.file_gap(world.ben.id, FileGap(gone, "q", "answer", "", "", wrong=False))
    await world.restart()
    store = world.bot.services.store
    assert await store.servers() == (world.guild.id,)
    assert await store.gaps(gone, 10) == ()


# Store


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


# Knowledge


def test_a_yaml_bomb_is_refused_quickly(tmp_path: Path) -> None:
    """Billions of references in a few lines: an error with its place, not a machine without memory."""
    import shutil

    shutil.copytree(PROJECT / "tests" / "knowledge_small", tmp_path / "k")
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    (tmp_path / "k" / "skills.yaml").write_text("\n".join(lines), "utf-8")
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))\n"
        "from pathlib import Path; from bot.knowledge import check\n"
        "print(any('skills.yaml' in fault.file for fault in check(Path(sys.argv[1])).faults))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "k")], capture_output=True, cwd=PROJECT, timeout=60, check=False
    )
    assert done.stdout.strip() == b"True", done.stderr.decode()[-500:]


def test_yaml_cannot_run_code(tmp_path: Path) -> None:
    """Tags for Python objects are a fault, not an instruction."""
    (tmp_path / "skills.yaml").write_text(f"x: !!python/object/apply:pathlib.Path.touch ['{tmp_path}/ran']", "utf-8")
    with pytest.raises(KnowledgeError):
        load(tmp_path)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("where", ["/etc", "/proc/self", "nowhere", "../../.."])
def test_a_wrong_knowledge_folder_shows_nothing_of_other_files(where: str, tmp_path: Path) -> None:
    """KNOWLEDGE_DIR may point anywhere its operator can: faults name missing files, never the content of others."""
    settings = Settings.from_env({"KNOWLEDGE_DIR": where})
    with pytest.raises(KnowledgeError) as caught:
        load(settings.knowledge_dir)
    assert "root:" not in str(caught.value)


@pytest.mark.parametrize("name", ["../secret", "..", "/etc/passwd", "a/b", "a\\b"])
async def test_no_name_a_member_types_reaches_a_file(world: World, name: str) -> None:
    """Careers, topics and steps are keys of what is in memory."""
    for command, options in (("career", {"career": name}), ("roadmap", {"career": name})):
        assert "root:" not in text_of(reply_of(await world.ben.slash(world.channel, command, **options)))


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


# Least privilege, secrets, supply chain


def test_no_privileged_intent_by_default() -> None:
    """Messages are read only where the bot is meant."""
    assert not intents(Settings()).message_content
    assert not any((intents(Settings()).members, intents(Settings()).presences))


def test_settings_never_show_the_token_or_a_password() -> None:
    """In a traceback or a debugger's view neither stands."""
    url = "postgresql+asyncpg://bot:hunter2@db/x"
    settings = Settings.from_env({"DISCORD_TOKEN": "tok.en.secret", "DATABASE_URL": url})
    assert settings.database_url == url
    assert "secret" not in repr(settings)
    assert "hunter2" not in repr(settings)
    from bot.errors import SettingsError

    with pytest.raises(SettingsError) as caught:
        Settings.from_env({"DATABASE_URL": "mysql://bot:hunter2@db/x"})
    assert "hunter2" not in str(caught.value)


def test_every_requirement_is_pinned_with_hashes_and_without_an_index() -> None:
    """What is installed is what was tested, wherever it comes from."""
    for lock in PROJECT.glob("requirements*.lock"):
        text = lock.read_text("utf-8")
        assert not re.search(r"https?://|--(?:extra-)?index-url|--trusted-host", text), lock.name
        blocks = re.split(r"\n(?=[a-zA-Z0-9])", text)
        pinned = [block for block in blocks if re.match(r"[A-Za-z0-9._-]+(\[.*\])?==", block)]
        assert len(pinned) > 10
        assert all("--hash=sha256:" in block for block in pinned), lock.name


def test_installing_demands_the_hashes() -> None:
    """The Makefile uses them, and the lock names every dependency of the project."""
    assert "--require-hashes" in (PROJECT / "Makefile").read_text("utf-8")
    wanted = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    locked = (PROJECT / "requirements-plain.lock").read_text("utf-8").casefold().replace("_", "-")
    for line in wanted:
        name = re.match(r"[A-Za-z0-9._-]+", line)
        assert name
        assert f"\n{name.group(0).casefold().replace('.', '-')}==" in f"\n{locked}", line


def test_the_audit_covers_every_locked_package_and_lets_none_slip() -> None:
    """The job for CI reads the lock that holds all others, by hashes, and fails on what it cannot look up."""
    job = (PROJECT / ".ci" / "audit").read_text("utf-8")
    assert all(word in job for word in ("--strict", "--require-hashes", "-r requirements.lock"))
    pinned = {
        lock.name: set(re.findall(r"^[A-Za-z0-9._-]+(?:\[.*\])?==\S+", lock.read_text("utf-8"), re.MULTILINE))
        for lock in PROJECT.glob("requirements*.lock")
    }
    assert all(found <= pinned["requirements.lock"] for found in pinned.values())


def test_no_secret_is_in_the_repository() -> None:
    """No token, no private key, no password in an address, in any file that is kept."""
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, cwd=PROJECT, check=False)  # noqa: S607
    if listed.returncode:
        pytest.skip("not a git checkout")
    kinds = re.compile(rb"[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,40}|-----BEGIN [A-Z ]*PRIVATE KEY")
    for name in listed.stdout.split(b"\0"):
        path = PROJECT / name.decode()
        if name and path.is_file():
            assert not kinds.search(path.read_bytes()), path


def test_every_line_of_the_threat_model_names_a_test_that_exists() -> None:
    """docs/security.md promises only what is tried."""
    told = (PROJECT / "docs" / "security.md").read_text("utf-8")
    named = re.findall(r"`(tests/test_\w+\.py)::(test_\w+)`", told)
    assert len(named) >= 15
    for file, test in named:
        assert f"def {test}(" in (PROJECT / file).read_text("utf-8"), f"{file}::{test}"
    rows = [line for line in told.splitlines() if line.startswith("| ") and not line.startswith(("| threat", "| ---"))]
    assert all("::test_" in row for row in rows), [row for row in rows if "::test_" not in row]
