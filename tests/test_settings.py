"""Settings: every key read, every fault named at once, nothing secret repeated."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import PROJECT, Settings


def test_nothing_set_is_every_default() -> None:
    """An empty environment is a bot with a SQLite file in the project folder."""
    assert Settings.from_env({}) == Settings()
    assert Settings().database_url == f"sqlite+aiosqlite:///{PROJECT}/data/advisor.db"


def test_empty_values_mean_the_default() -> None:
    """`KEY=` in .env is as good as no line."""
    keys = ("DISCORD_TOKEN", "DATABASE_URL", "LOG_LEVEL", "DEV_GUILD_ID", "MESSAGE_CONTENT", "SHARD_COUNT")
    assert Settings.from_env(dict.fromkeys(keys, " ")) == Settings()


def test_every_key_is_read() -> None:
    """Each variable of .env.example has its field."""
    settings = Settings.from_env(
        {
            "DISCORD_TOKEN": "a.b.c",
            "DATABASE_URL": "postgresql+asyncpg://u:p@h/d",
            "KNOWLEDGE_DIR": "elsewhere",
            "LOG_LEVEL": "debug",
            "LOG_FORMAT": "JSON",
            "DEV_GUILD_ID": "123",
            "MESSAGE_CONTENT": "1",
            "SHARD_COUNT": "4",
            "SHARD_IDS": "3, 1",
            "METRICS_PORT": "9100",
        }
    )
    assert settings == Settings(
        token="a.b.c",
        database_url="postgresql+asyncpg://u:p@h/d",
        knowledge_dir=PROJECT / "elsewhere",
        log_level="DEBUG",
        log_format="json",
        dev_guild_id=123,
        message_content=True,
        shard_count=4,
        shard_ids=(1, 3),
        metrics_port=9100,
    )


def test_every_variable_of_the_example_file_is_a_known_one() -> None:
    """The example file and the reader name the same keys."""
    example = {line.partition("=")[0] for line in _lines(PROJECT / ".env.example") if not line.startswith("#")}
    source = (PROJECT / "bot" / "settings.py").read_text("utf-8")
    assert example
    assert all(f'"{key}"' in source for key in example)


@pytest.mark.parametrize(
    "key,value",
    [
        ("LOG_LEVEL", "loud"),
        ("LOG_FORMAT", "xml"),
        ("MESSAGE_CONTENT", "maybe"),
        ("DEV_GUILD_ID", "my server"),
        ("DEV_GUILD_ID", "9" * 5000),
        ("SHARD_COUNT", "0"),
        ("SHARD_IDS", "0;1"),
        ("METRICS_PORT", "70000"),
        ("DATABASE_URL", "mysql://root:secret@host/db"),
        ("DATABASE_URL", "hunter2"),
    ],
)
def test_a_bad_value_is_named_with_its_key(key: str, value: str) -> None:
    """The operator learns which line to mend; a password in it is not repeated."""
    with pytest.raises(SettingsError, match=key) as caught:
        Settings.from_env({key: value})
    assert "secret" not in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_all_faults_are_named_at_once() -> None:
    """Not one per start."""
    with pytest.raises(SettingsError) as caught:
        Settings.from_env({"LOG_LEVEL": "loud", "METRICS_PORT": "x", "SHARD_IDS": "1"})
    named = [line.partition(":")[0] for line in str(caught.value).splitlines()]
    assert named == ["LOG_LEVEL", "METRICS_PORT", "SHARD_IDS"]


@pytest.mark.parametrize("ids", ["4", "0,9"])
def test_shards_past_the_count_are_refused(ids: str) -> None:
    """Discord would close the connection."""
    with pytest.raises(SettingsError, match="SHARD_IDS"):
        Settings.from_env({"SHARD_COUNT": "4", "SHARD_IDS": ids})


@pytest.mark.parametrize(
    "given,meant",
    [
        ("sqlite+aiosqlite:///x/y.db", f"sqlite+aiosqlite:///{PROJECT}/x/y.db"),
        ("sqlite+aiosqlite:////tmp/y.db", "sqlite+aiosqlite:////tmp/y.db"),
    ],
    ids=["relative", "absolute"],
)
def test_a_relative_file_starts_at_the_project(given: str, meant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the bot was started from."""
    monkeypatch.chdir("/")
    assert Settings.from_env({"DATABASE_URL": given}).database_url == meant


def test_the_token_does_not_show() -> None:
    """Settings may end up in a log."""
    assert "topsecret" not in repr(Settings(token="topsecret"))


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]
