"""The operator's commands, as processes, on real files: backup and restore, copying, gaps, doctor."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Coroutine
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
import yaml

from bot.models.changes import ChoosePath, FileGap, Tick
from bot.models.server import Gap
from bot.operations.gaps import quoted, stub
from bot.store import Store
from tests.test_cli import bot

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
T = TypeVar("T")


def awaited(work: Coroutine[object, object, T]) -> T:
    with asyncio.Runner() as runner:
        return runner.run(work)


async def fill(url: str) -> None:
    store = await Store.open(url, now=lambda: NOW)
    await store.apply(7, [ChoosePath("backend"), Tick(("a", "b"))])
    await store.file_gap(
        7, FileGap(guild=1, question="how do I\nunionise? `rm` <@1>", kind="answer", career="", topic="", wrong=False)
    )
    await store.close()


async def ticked(url: str) -> int:
    store = await Store.open(url, now=lambda: NOW)
    member = await store.member(7)
    await store.close()
    return len(member.done)


def test_a_backup_of_a_running_bot_puts_everything_back(sqlite_url: str, tmp_path: Path) -> None:
    """Backed up while a connection is open, verified, and used in place of the lost file."""
    awaited(fill(sqlite_url))
    with closing(sqlite3.connect(tmp_path / "advisor.db")) as running:
        running.execute("SELECT count(*) FROM members").fetchone()
        done = bot("backup", str(tmp_path / "copy.db"), DATABASE_URL=sqlite_url)
    assert done.returncode == 0, done.stderr.decode()
    for file in tmp_path.glob("advisor.db*"):
        file.unlink()
    (tmp_path / "copy.db").rename(tmp_path / "advisor.db")
    assert awaited(ticked(sqlite_url)) == 2


def test_a_damaged_backup_is_told_from_a_good_one(tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_bytes(b"no database" * 1000)
    done = bot("backup", "--verify", str(tmp_path / "copy.db"))
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_copying_prints_equal_sums(sqlite_url: str, tmp_path: Path) -> None:
    """The same numbers on both sides, and the copy works."""
    awaited(fill(sqlite_url))
    target = f"sqlite+aiosqlite:///{tmp_path}/target.db"
    done = bot("db", "copy", str(tmp_path / "advisor.db"), target)
    assert done.returncode == 0, done.stderr.decode()
    assert "equal on both sides" in done.stdout.decode()
    assert awaited(ticked(target)) == 2
    again = bot("db", "copy", sqlite_url, target)
    assert again.returncode == 2, "a full database was written over"


def test_gaps_come_out_as_yaml_to_paste(sqlite_url: str) -> None:
    awaited(fill(sqlite_url))
    done = bot("export-gaps", DATABASE_URL=sqlite_url)
    assert done.returncode == 0, done.stderr.decode()
    assert yaml.safe_load(done.stdout) == {"phrasings": ["how do I unionise? `rm` <@1>"]}


def test_no_database_is_made_by_asking_for_gaps(tmp_path: Path) -> None:
    done = bot("export-gaps", DATABASE_URL=f"sqlite+aiosqlite:///{tmp_path}/none.db")
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["- x", "a: b", "#", "'\"", "\x00\x1b", "{{", "é 🎉", "!!python/object", "null", "\\"])
def test_any_question_is_one_line_of_yaml(text: str) -> None:
    """What members wrote cannot break the file it is pasted into."""
    line = quoted(text)
    assert "\n" not in line
    assert yaml.safe_load(f"- {line}") == [text]


def test_the_same_question_is_listed_once() -> None:
    """With how often it came."""
    gaps = [Gap(n, 1, NOW, "who  pays?", "answer", "qa", "salary", wrong=n == 1) for n in range(3)]
    told = stub(gaps)
    assert told.count("who pays?") == 1
    assert "3 times" in told
    assert "topics/salary.yaml" in told


def test_doctor_exits_with_1_when_something_is_broken(sqlite_url: str) -> None:
    """And says what, without a traceback."""
    done = bot("doctor", DISCORD_TOKEN="nonsense", DATABASE_URL=sqlite_url)
    assert done.returncode == 1
    assert b"FIX   token" in done.stdout
    assert b"nonsense" not in done.stdout + done.stderr
