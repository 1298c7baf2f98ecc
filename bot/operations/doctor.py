"""What is wrong with a set-up before the bot is started: one finding a line, each says ok or what to do."""

from __future__ import annotations

import errno
import shutil
import socket
import zoneinfo
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from bot.errors import SettingsError, StoreError
from bot.knowledge import check
from bot.knowledge.reading import located
from bot.languages import language_faults
from bot.operations.invite import application_of, invite_link
from bot.replies import faults_of
from bot.settings import PROJECT, Settings
from bot.store import upgrade
from bot.store.backup import verify
from bot.store.engine import Database, file_of, parsed

LEAST_SPACE = 200e6
"""Bytes that should be free beside the database: room for the log of changes and the copy before an upgrade."""
AHEAD = timedelta(hours=1)
"""A file newer than the clock by more than this means that the clock is slow."""
SHOWN = 5
"""Faults of one kind that are spelled out."""
PORTAL = "https://discord.com/developers/applications"
Verdict = Literal["ok", "note", "FIX"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One line. `note`: it works, and something should be known; `FIX`: the bot does not work like that."""

    about: str
    verdict: Verdict
    text: str

    def __str__(self) -> str:
        return f"{self.verdict:4}  {self.about}: {self.text}"


async def examine(environ: Mapping[str, str], *, now: datetime, env_file: Path | None = None) -> list[Finding]:
    """Look at everything that can be told without Discord. `now`: the machine's clock, aware UTC."""
    try:
        settings = Settings.from_env(environ)
    except SettingsError as error:
        found = [Finding("settings", "FIX", fault) for fault in str(error).splitlines()]
        found.append(Finding("settings", "note", "the rest is checked when these are mended"))
        return found
    found = [Finding("settings", "ok", "every value is understood")]
    found += _token(settings)
    found += _permissions(settings, env_file or PROJECT / ".env")
    database = await _database(settings)
    found += database
    if not broken(database):
        found += _shards(settings)
    found += _clock(settings, now)
    found += _knowledge(settings)
    found += _page(settings)
    return found


def broken(findings: Iterable[Finding]) -> bool:
    """Whether something has to be mended."""
    return any(finding.verdict == "FIX" for finding in findings)


def _token(settings: Settings) -> Iterator[Finding]:
    """By its form alone, and never shown: only Discord knows whether it is still valid."""
    token = settings.token
    if not token:
        yield Finding("token", "FIX", f"DISCORD_TOKEN is empty: {PORTAL} -> your application -> Bot -> Reset Token")
    elif token.casefold().startswith(("bot ", "bearer ")) or token[:1] in "\"'":
        yield Finding("token", "FIX", "DISCORD_TOKEN holds more than the token: no quotes, no word before it")
    elif (application := application_of(token)) is None:
        yield Finding(
            "token",
            "FIX",
            f"DISCORD_TOKEN has not the form of a bot's token (a.b.c); the one under Bot is meant: {PORTAL}",
        )
    else:
        yield Finding("token", "ok", f"has the form of a token, of application {application}")


def _permissions(settings: Settings, env_file: Path) -> Iterator[Finding]:
    application = application_of(settings.token)
    if application is not None:
        yield Finding("permissions", "ok", f"invite with the least that is needed: {invite_link(application)}")
    if settings.message_content:
        text = f"MESSAGE_CONTENT=1 needs the Message Content intent switched on: {PORTAL} -> Bot"
        yield Finding("permissions", "note", text)
    if env_file.is_file() and env_file.stat().st_mode & 0o077:
        yield Finding("permissions", "FIX", f"others on this machine can read the token: chmod 600 {env_file}")


async def _database(settings: Settings) -> list[Finding]:
    try:
        file = file_of(parsed(settings.database_url))
        if file is None:
            return [await _postgres(settings)]
        if not file.exists():
            upgrade.check_place(file)
            return [Finding("database", "ok", f"{file} will be made at the first start"), *_room(file)]
        upgrade.check_place(file)
        await _revision(settings)
        rows = await verify(file)
    except StoreError as error:
        return [Finding("database", "FIX", str(error))]
    found = [Finding("database", "ok", f"{file} is whole, {sum(rows.values())} rows"), *_room(file)]
    if file.stat().st_mode & 0o004 and file.parent.stat().st_mode & 0o001:
        found.append(Finding("database", "note", f"others on this machine can read it: chmod 700 {file.parent}"))
    return found


async def _postgres(settings: Settings) -> Finding:
    revision = await _revision(settings)
    if not revision:
        return Finding("database", "ok", "PostgreSQL answers; its tables will be made at the first start")
    return Finding("database", "ok", f"PostgreSQL answers, at revision {revision}")


async def _revision(settings: Settings) -> str:
    """The database's revision; StoreUnusableError when it is of a newer bot."""
    database = Database(parsed(settings.database_url))
    try:
        return await upgrade.revision(database)
    finally:
        await database.close()


def _room(file: Path) -> Iterator[Finding]:
    folder = next(parent for parent in file.parents if parent.exists())
    free = shutil.disk_usage(folder).free
    if free < LEAST_SPACE:
        yield Finding("disk", "FIX", f"only {free / 1e6:.0f} MB are free at {folder}: make room")
    else:
        yield Finding("disk", "ok", f"{free / 1e9:.1f} GB are free at {folder}")


def _clock(settings: Settings, now: datetime) -> Iterator[Finding]:
    """The clock against the newest file that was surely written before now."""
    written = [*Path(__file__).parent.glob("*.py"), *settings.knowledge_dir.rglob("*.yaml")]
    newest = max((path.stat().st_mtime for path in written if path.is_file()), default=0.0)
    latest = datetime.fromtimestamp(newest, UTC)
    if now + AHEAD < latest:
        text = (
            f"it says {now:%Y-%m-%d %H:%M} UTC, a file here is from {latest:%Y-%m-%d %H:%M}: timedatectl set-ntp true"
        )
        yield Finding("clock", "FIX", text)
    else:
        yield Finding("clock", "ok", f"{now:%Y-%m-%d %H:%M} UTC; compare it with your watch, reminders go by it")
    if "Europe/Berlin" not in zoneinfo.available_timezones():
        yield Finding("clock", "FIX", "there are no time zones: install the package tzdata")


def _knowledge(settings: Settings) -> Iterator[Finding]:
    directory = settings.knowledge_dir
    if not directory.is_dir():
        yield Finding("knowledge", "FIX", f"there is no folder {directory}: correct KNOWLEDGE_DIR")
        return
    report = check(directory)
    faults = report.faults
    if report.knowledge is not None:
        found = list(faults_of(report.replies))
        for name, own in report.languages.items():
            found += language_faults(name, own, report.replies)
        faults += tuple(located(directory, fault) for fault in found)
    for fault in faults[:SHOWN]:
        yield Finding("knowledge", "FIX", str(fault))
    if len(faults) > SHOWN:
        yield Finding("knowledge", "FIX", f"{len(faults) - SHOWN} more faults: python -m bot check")
    if not faults and report.knowledge is not None:
        yield Finding(
            "knowledge", "ok", f"{len(report.knowledge.careers)} careers, version {report.knowledge.digest[:12]}"
        )


def _shards(settings: Settings) -> Iterator[Finding]:
    """One SQLite file under several processes works on one machine at best, and not under load."""
    if settings.shard_ids is None:
        return
    if file_of(parsed(settings.database_url)) is not None and len(settings.shard_ids) < (settings.shard_count or 0):
        yield Finding("shards", "FIX", "SHARD_IDS names a part of all shards: several processes need PostgreSQL")
    else:
        yield Finding("shards", "ok", f"{len(settings.shard_ids)} of {settings.shard_count} in this process")


def _page(settings: Settings) -> Iterator[Finding]:
    host, port = settings.metrics_host, settings.metrics_port
    if port is None:
        yield Finding("metrics", "ok", "no page (METRICS_PORT is empty)")
        return
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            yield Finding("metrics", "note", f"port {port} is taken ({error.strerror}): does the bot run already?")
        else:
            text = f"{host}:{port} cannot be listened on ({error.strerror}): correct METRICS_HOST or METRICS_PORT"
            yield Finding("metrics", "FIX", text)
        return
    yield Finding("metrics", "ok", f"http://{host}:{port}/metrics")
