"""The log: one event a line, key=value or JSON, made so that neither a token nor a member's words can get into it.

An error's own text may quote what a member wrote, so a traceback keeps places and classes alone; the text stays only
where this bot or the operating system wrote it. Libraries log whole messages at DEBUG, so they are held at INFO.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TextIO

import discord

from bot.errors import AdvisorError
from bot.operations.invite import TOKEN
from bot.settings import Settings

HIDDEN = "[hidden]"
EXTRAS = ("reference", "where")
"""What a record may carry beside its message, by `extra=`."""
LOUD = ("discord", "aiosqlite", "aiohttp", "asyncio", "PIL", "asyncpg")
"""Libraries whose DEBUG lines show messages and statements."""
CHATTY = ("sqlalchemy", "alembic")
"""Libraries that tell every statement and step at INFO already."""
PASSWORD = re.compile(r"(?<=://)([^/\s:@]*):[^@\s]*@")
PLAIN = re.compile(r"[\w.:/+-]+")


def set_up(settings: Settings, stream: TextIO | None = None) -> None:
    """Send records of the chosen level and above to `stream`, standard error by default."""
    handler = logging.StreamHandler(stream or sys.stderr)
    shape = JsonFormatter if settings.log_format == "json" else KeyValueFormatter
    handler.setFormatter(shape(secrets_of(settings)))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for name in LOUD:
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLevelName(settings.log_level)))
    for name in CHATTY:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(settings.log_level)))
    # SQLAlchemy echoes every statement at INFO, which tells an operator nothing.
    logging.getLogger("sqlalchemy").setLevel(logging.WARNING)


def secrets_of(settings: Settings) -> tuple[str, ...]:
    """What must not appear, as it stands in the settings."""
    password = re.search(r"://[^/\s:@]*:([^@\s]+)@", settings.database_url)
    return tuple(secret for secret in (settings.token, password.group(1) if password else "") if secret)


class _Formatter(logging.Formatter):
    """What both shapes share: the fields of a record, cleaned."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._secrets = tuple(secrets)

    def fields(self, record: logging.LogRecord) -> dict[str, str]:
        """Field -> text, in the order of writing."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = record.getMessage()
        if record.name == "asyncio":
            told = told.partition("\n")[0]  # the lines below show objects, and these what they hold
        found = {"time": at, "level": record.levelname, "logger": record.name, "message": told}
        found |= {key: str(value) for key in EXTRAS if (value := getattr(record, key, None)) is not None}
        if record.exc_info and record.exc_info[1] is not None:
            found["error"] = described(record.exc_info[1])
            found["traceback"] = "\n".join(places(record.exc_info[1]))
        return {key: self.clean(text) for key, text in found.items()}

    def clean(self, text: str) -> str:
        """The text without anything secret."""
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        return PASSWORD.sub(rf"\1:{HIDDEN}@", TOKEN.sub(HIDDEN, text))


class KeyValueFormatter(_Formatter):
    """`time=... level=... message="..."`, a traceback on lines of its own below."""

    def format(self, record: logging.LogRecord) -> str:
        """One event."""
        fields = self.fields(record)
        below = fields.pop("traceback", "")
        line = " ".join(f"{key}={_value(text)}" for key, text in fields.items())
        return f"{line}\n{below}" if below else line


class JsonFormatter(_Formatter):
    """One object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """One event."""
        return json.dumps(self.fields(record), ensure_ascii=False)


def _value(text: str) -> str:
    return text if PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def described(error: BaseException) -> str:
    """An error's class, and its text where that cannot quote a member."""
    name = type(error).__name__
    if isinstance(error, AdvisorError):
        return f"{name}: {error}"
    if isinstance(error, discord.HTTPException):
        return f"{name}: status {error.status}, code {error.code}"
    if isinstance(error, OSError) and error.strerror:
        return f"{name}: {error.strerror}"
    return name


def places(error: BaseException) -> list[str]:
    """Where an error came from: files, lines and functions, its causes first; no values."""
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*places(cause), "which led to"] if cause is not None else []
    lines += [
        f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    return [*lines, described(error)]
