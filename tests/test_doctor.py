"""`doctor` on a good set-up and on broken ones; it never shows the token."""

from __future__ import annotations

import base64
import shutil
import socket
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.operations.doctor import Finding, broken, examine
from bot.operations.invite import NEEDED, application_of, invite_link
from bot.settings import PROJECT

APPLICATION = 123456789012345678
TOKEN = f"{base64.urlsafe_b64encode(str(APPLICATION).encode()).decode().rstrip('=')}.GabCde.{'x' * 38}"
NOW = datetime.now(UTC)


@pytest.fixture
def good(tmp_path: Path, migrated_file: Path) -> dict[str, str]:
    """An environment in which the bot would start."""
    shutil.copyfile(migrated_file, tmp_path / "advisor.db")
    shutil.copytree(PROJECT / "tests" / "knowledge_small", tmp_path / "knowledge")
    return {
        "DISCORD_TOKEN": TOKEN,
        "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/advisor.db",
        "KNOWLEDGE_DIR": str(tmp_path / "knowledge"),
    }


def opened(folder: Path, mode: int) -> None:
    """A database that anyone who gets into its folder can read."""
    (folder / "advisor.db").chmod(0o644)
    folder.chmod(mode)


async def look(environ: dict[str, str], tmp_path: Path, now: datetime = NOW) -> list[Finding]:
    return await examine(environ, now=now, env_file=tmp_path / ".env")


def about(findings: list[Finding], subject: str) -> list[Finding]:
    return [one for one in findings if one.about == subject and one.verdict == "FIX"]


async def test_a_good_set_up_has_nothing_to_mend(good: dict[str, str], tmp_path: Path) -> None:
    """Each part has its line, and the bot can be invited."""
    found = await look(good | {"KNOWLEDGE_DIR": ""}, tmp_path)
    assert not broken(found), [str(one) for one in found]
    subjects = {"settings", "token", "permissions", "database", "disk", "clock", "knowledge", "metrics"}
    assert {one.about for one in found} == subjects
    assert f"client_id={APPLICATION}" in "\n".join(map(str, found))


@pytest.mark.parametrize(
    "token,word",
    [
        ("", "is empty"),
        ("Bot " + TOKEN, "more than the token"),
        (f'"{TOKEN}"', "more than the token"),
        ("abcdefghijklmnopqrstuvwxyz123456", "form of a bot's token"),
        ("not-base64-digits-xx.GabCde." + "x" * 38, "form of a bot's token"),
    ],
    ids=["none", "with a word", "quoted", "client secret", "no id"],
)
async def test_a_wrong_token_is_named_and_never_shown(
    good: dict[str, str], tmp_path: Path, token: str, word: str
) -> None:
    found = await look(good | {"DISCORD_TOKEN": token}, tmp_path)
    (finding,) = about(found, "token")
    assert word in finding.text
    assert broken(found)
    assert all("x" * 38 not in str(one) for one in found)


async def test_faulty_settings_are_all_listed(good: dict[str, str], tmp_path: Path) -> None:
    """Every one at once."""
    found = await look(good | {"LOG_LEVEL": "loud", "METRICS_PORT": "70000"}, tmp_path)
    assert len(about(found, "settings")) == 2


async def test_a_damaged_database(good: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "advisor.db"
    whole = bytearray(file.read_bytes())
    whole[4096:] = b"\xa5" * (len(whole) - 4096)
    file.write_bytes(whole)
    (finding,) = about(await look(good, tmp_path), "database")
    assert "damaged" in finding.text


@pytest.mark.parametrize("mode,noted", [(0o755, True), (0o700, False)])
async def test_the_advice_on_a_readable_database_helps(
    good: dict[str, str], tmp_path: Path, mode: int, noted: bool
) -> None:
    opened(tmp_path, mode)
    assert any("chmod 700" in one.text for one in await look(good, tmp_path)) == noted


async def test_a_database_of_a_newer_bot(good: dict[str, str], tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "advisor.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    (finding,) = about(await look(good, tmp_path), "database")
    assert "newer version" in finding.text


async def test_a_database_is_not_made_by_looking(good: dict[str, str], tmp_path: Path) -> None:
    found = await look(good | {"DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/other.db"}, tmp_path)
    assert not about(found, "database")
    assert not (tmp_path / "other.db").exists()


async def test_postgres_that_is_not_there(good: dict[str, str], tmp_path: Path) -> None:
    found = await look(good | {"DATABASE_URL": f"postgresql+asyncpg://nobody@/none?host={tmp_path}"}, tmp_path)
    assert "cannot be reached" in about(found, "database")[0].text


async def test_a_faulty_edit_is_shown_with_its_place(good: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "knowledge" / "careers" / "aaa.yaml"
    file.write_text("broken: [\n", "utf-8")
    assert any("careers/aaa.yaml:" in one.text for one in about(await look(good, tmp_path), "knowledge"))


async def test_no_folder_of_knowledge(good: dict[str, str], tmp_path: Path) -> None:
    found = await look(good | {"KNOWLEDGE_DIR": str(tmp_path / "nowhere")}, tmp_path)
    assert "KNOWLEDGE_DIR" in about(found, "knowledge")[0].text


async def test_a_clock_that_is_slow(good: dict[str, str], tmp_path: Path) -> None:
    found = await look(good, tmp_path, NOW - timedelta(days=400))
    assert "timedatectl" in about(found, "clock")[0].text


@pytest.mark.parametrize("options", [":port/db", "/db?sslmode=please", "/db?fallback=1"])
async def test_an_address_that_cannot_be_read(good: dict[str, str], tmp_path: Path, options: str) -> None:
    """A finding like any other, which does not show the password."""
    found = await look(good | {"DATABASE_URL": f"postgresql+asyncpg://bot:hunter2@host{options}"}, tmp_path)
    assert about(found, "database")
    assert "hunter2" not in "\n".join(map(str, found))


async def test_a_page_that_cannot_be_opened(good: dict[str, str], tmp_path: Path) -> None:
    """A host that this machine does not have stops the bot; a taken port may be the running bot's own."""
    found = await look(good | {"METRICS_PORT": "9100", "METRICS_HOST": "192.0.2.1"}, tmp_path)
    assert "METRICS_HOST" in about(found, "metrics")[0].text
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        found = await look(good | {"METRICS_PORT": str(taken.getsockname()[1])}, tmp_path)
    assert not about(found, "metrics")
    assert any("run already" in one.text for one in found)


async def test_several_processes_on_one_file(good: dict[str, str], tmp_path: Path) -> None:
    """A part of the shards means that others run elsewhere, and those need the same database."""
    found = await look(good | {"SHARD_COUNT": "2", "SHARD_IDS": "0"}, tmp_path)
    assert "PostgreSQL" in about(found, "shards")[0].text
    assert not about(await look(good | {"SHARD_COUNT": "2", "SHARD_IDS": "0,1"}, tmp_path), "shards")


async def test_a_readable_env_file(good: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKEN=x")
    (tmp_path / ".env").chmod(0o644)
    assert "chmod 600" in about(await look(good, tmp_path), "permissions")[0].text


def test_the_invite_asks_for_little() -> None:
    """Nothing that moderates, manages or pings everyone."""
    asked = {name for name, value in NEEDED if value}
    assert asked == {
        "read_messages", "send_messages", "send_messages_in_threads", "read_message_history", "attach_files",
    }  # fmt: skip
    assert f"permissions={NEEDED.value}" in invite_link(APPLICATION)
    assert application_of(TOKEN) == APPLICATION
