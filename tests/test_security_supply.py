"""Least privilege, secrets, and what is installed from where."""

from __future__ import annotations

import re
import subprocess
import tomllib

import pytest

from bot.client import intents
from bot.settings import PROJECT, Settings


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
