"""What an operator can set, read from the environment into one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import SettingsError

PROJECT = Path(__file__).resolve().parent.parent
"""The project folder: relative paths in settings start here, wherever the bot was started from."""
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
FORMATS = ("text", "json")
SNOWFLAKE_BITS = 64
LAST_PORT = 65_535
MOST_DIGITS = 20


@dataclass(frozen=True, slots=True)
class Settings:
    """One bot's settings. `Settings()` is a bot with every default, fit for tests and for the demo."""

    token: str = field(default="", repr=False)
    database_url: str = field(default=f"sqlite+aiosqlite:///{PROJECT / 'data' / 'advisor.db'}", repr=False)
    knowledge_dir: Path = PROJECT / "knowledge"
    cache_dir: Path = PROJECT / "data"
    """Folder for what can be computed again: sentence vectors, by content."""
    log_level: str = "INFO"
    log_format: str = "text"
    dev_guild_id: int | None = None
    message_content: bool = False
    shard_count: int | None = None
    shard_ids: tuple[int, ...] | None = None
    metrics_port: int | None = None
    metrics_host: str = "127.0.0.1"
    """Address the metrics page listens on: this machine alone, unless the operator opens it."""
    member_per_minute: int = 30
    """Questions, commands and presses of one member in the long run; 0: no limit."""
    channel_per_minute: int = 240
    """Messages the bot answers in one channel in the long run; 0: no limit."""
    watch_seconds: float = 0.0
    """How often to look for edited knowledge files; 0: never."""

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """The settings in `environ`; an empty value means the default. SettingsError names every faulty key at once."""
        reader = _Reader(environ)
        settings = cls(
            token=reader.text("DISCORD_TOKEN", ""),
            database_url=reader.database("DATABASE_URL", cls().database_url),
            knowledge_dir=PROJECT / reader.text("KNOWLEDGE_DIR", "knowledge"),
            log_level=reader.choice("LOG_LEVEL", LEVELS, "INFO"),
            log_format=reader.choice("LOG_FORMAT", FORMATS, "text"),
            dev_guild_id=reader.number("DEV_GUILD_ID", most=2**SNOWFLAKE_BITS - 1),
            message_content=reader.switch("MESSAGE_CONTENT"),
            shard_count=reader.number("SHARD_COUNT", least=1, most=10_000),
            shard_ids=reader.numbers("SHARD_IDS"),
            metrics_port=reader.number("METRICS_PORT", least=1, most=LAST_PORT),
            metrics_host=reader.text("METRICS_HOST", cls().metrics_host),
        )
        reader.faults.extend(_shard_faults(settings))
        if reader.faults:
            raise SettingsError("\n".join(reader.faults))
        return settings


def _shard_faults(settings: Settings) -> list[str]:
    """What is wrong between SHARD_COUNT and SHARD_IDS."""
    if settings.shard_ids is None:
        return []
    if settings.shard_count is None:
        return ["SHARD_IDS: needs SHARD_COUNT, the number of shards in all processes together"]
    if any(shard >= settings.shard_count for shard in settings.shard_ids):
        return [f"SHARD_IDS: shards are numbered from 0 to {settings.shard_count - 1} (SHARD_COUNT minus one)"]
    return []


def _is_number(text: str) -> bool:
    """Plain digits, few enough that no number Discord uses is left out."""
    return text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS


@dataclass(slots=True)
class _Reader:
    """Reads one key at a time and remembers what is wrong with it."""

    environ: Mapping[str, str]
    faults: list[str] = field(default_factory=list)

    def text(self, key: str, default: str) -> str:
        return self.environ.get(key, "").strip() or default

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        given = self.text(key, default)
        for choice in choices:
            if given.casefold() == choice.casefold():
                return choice
        self.faults.append(f"{key}: {given!r} is none of {', '.join(choices)}")
        return default

    def switch(self, key: str) -> bool:
        given = self.text(key, "0").casefold()
        if given not in {"0", "1", "true", "false", "yes", "no", "on", "off"}:
            self.faults.append(f"{key}: {given!r} is neither 1 (on) nor 0 (off)")
        return given in {"1", "true", "yes", "on"}

    def number(self, key: str, *, least: int = 0, most: int) -> int | None:
        given = self.text(key, "")
        if not given:
            return None
        if _is_number(given) and least <= int(given) <= most:
            return int(given)
        self.faults.append(f"{key}: {given!r} is not a whole number from {least} to {most}")
        return None

    def numbers(self, key: str) -> tuple[int, ...] | None:
        given = self.text(key, "")
        parts = [part.strip() for part in given.split(",")]
        if not given:
            return None
        if all(_is_number(part) for part in parts):
            return tuple(sorted({int(part) for part in parts}))
        self.faults.append(f"{key}: {given!r} is not a list of whole numbers with commas, like 0,1")
        return None

    def database(self, key: str, default: str) -> str:
        """The address of the database, a relative SQLite file made absolute."""
        given = self.text(key, default)
        scheme, mark, rest = given.partition("://")
        if not mark or scheme not in {"sqlite+aiosqlite", "postgresql+asyncpg"}:
            # The value itself is not repeated: it may hold a password.
            self.faults.append(f"{key}: must start with sqlite+aiosqlite:/// or postgresql+asyncpg://")
            return default
        if scheme.startswith("sqlite") and rest.startswith("/") and rest[1:] not in {"", ":memory:"}:
            return f"{scheme}:///{PROJECT / rest[1:]}"
        return given
