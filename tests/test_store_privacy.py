"""A member's own data: all of it on request, and no byte of it after deletion."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import struct
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.errors import StoreBusyError
from bot.models.changes import ChoosePath, CreateReminder, FileGap, SetZone, StartProject, Tick
from bot.models.member import Member
from bot.models.reminder import ReminderDraft, Schedule
from bot.store import Store
from bot.store.privacy import TRIES
from bot.store.schema import metadata
from tests.stores import START, OpenStore, SetClock

ANNA, BEN = 1_100_000_000_000_000_001, 1_100_000_000_000_000_002
DOCS = Path(__file__).parent.parent / "docs" / "privacy.md"


async def fill(store: Store, member: int, word: str = "secret") -> None:
    """Something of the member in every table that speaks of members."""
    when = Schedule(datetime(2026, 11, 22, 9), "Europe/Berlin", "FREQ=DAILY")  # noqa: DTZ001 - on the wall
    await store.apply(
        member,
        [
            ChoosePath("backend"),
            Tick((f"{word}.tick",)),
            StartProject(f"{word}.project"),
            SetZone("Europe/Berlin"),
            CreateReminder(ReminderDraft(f"{word} reminder", when, START)),
            FileGap(21, f"{word} question", "answer", "", "", True),
        ],
    )
    await store.claim_due(START, limit=100, lease=timedelta(minutes=1), owner="one")


async def test_the_export_has_every_table_of_the_member_as_json(store: Store) -> None:
    await fill(store, ANNA)
    await fill(store, BEN, "another")
    found = json.loads(json.dumps(await store.export(ANNA)))
    about_members = {"members", "paths", "ticks", "projects", "reminders", "deliveries", "gaps"}
    assert {key for key, rows in found.items() if rows and key != "member_id"} == about_members
    assert found["member_id"] == ANNA
    assert found["ticks"] == [{"member_id": ANNA, "item": "secret.tick", "at": "2026-11-22T12:00:00+00:00"}]
    assert "another" not in json.dumps(found)


async def test_the_export_of_somebody_unknown_is_empty(store: Store) -> None:
    assert not any(rows for key, rows in (await store.export(ANNA)).items() if key != "member_id")


async def test_deletion_counts_what_went_and_leaves_others_alone(store: Store) -> None:
    await fill(store, ANNA)
    await fill(store, BEN)
    before = await store.export(BEN)
    gone = await store.delete_member(ANNA)
    assert gone == dict.fromkeys(["deliveries", "reminders", "projects", "ticks", "paths", "gaps", "members"], 1)
    assert await store.member(ANNA) == Member(ANNA)
    assert await store.export(BEN) == before
    assert set((await store.delete_member(ANNA)).values()) == {0}


def test_the_export_leaves_no_table_with_members_out() -> None:
    """A table added later must be looked at: it is either about members, and exported, or it is not."""
    about_servers = {"server_channels", "counts", "command_trees"}
    about_members = {"members", "paths", "ticks", "projects", "reminders", "deliveries", "gaps"}
    assert {table.name for table in metadata.sorted_tables} == about_members | about_servers


def raw(file: Path) -> bytes:
    """All bytes of a database: the file, its write-ahead log, and whatever else lies beside it."""
    return b"".join(part.read_bytes() for part in file.parent.iterdir() if part.name.startswith(file.name))


def crowd(file: Path, members: list[int]) -> None:
    """40 ticks of each member in disorder, which splits pages and leaves stale copies of rows in their free space."""
    rows = [(member, f"secret-{member}-word.{number}", number) for member in members for number in range(40)]
    random.Random(3).shuffle(rows)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executemany("INSERT INTO members (id) VALUES (?)", [(member,) for member in members])
        connection.executemany("INSERT INTO ticks VALUES (?, ?, ?)", rows)


def traces(file: Path, members: list[int]) -> list[int]:
    """Members whose id (as SQLite writes it) or words stand anywhere in the files."""
    found = raw(file)
    return [member for member in members if struct.pack(">q", member) in found or f"secret-{member}-".encode() in found]


def hard_to_delete(file: Path, members: list[int]) -> list[int]:
    """Those of whom `secure_delete` alone leaves a trace; tried on a copy."""
    copy = file.with_name("copy.db")
    shutil.copyfile(file, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        for table, column in (("ticks", "member_id"), ("members", "id")):
            connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(one,) for one in members])  # noqa: S608
    return traces(copy, members)


async def test_no_byte_of_a_deleted_member_stays(sqlite_url: str, open_store: OpenStore) -> None:
    file = Path(sqlite_url.partition("///")[2])
    rng = random.Random(5)
    members = [rng.getrandbits(60) | 1 << 59 for _ in range(300)]
    crowd(file, members)
    gone = [*hard_to_delete(file, members[:100])[:4], *members[100:103]]
    store = await open_store(sqlite_url)
    for member in gone:
        await fill(store, member, f"secret-{member}-")
    assert traces(file, gone) == gone
    for member in gone:
        await store.delete_member(member)
    assert traces(file, gone) == []
    assert traces(file, members[200:]) == members[200:]


async def test_in_a_large_file_the_rows_go_at_once_and_stale_copies_within_a_day(
    sqlite_url: str, open_store: OpenStore, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for the whole file to be written anew; one writing anew serves all who left that day."""
    file = Path(sqlite_url.partition("///")[2])
    rng = random.Random(5)
    members = [rng.getrandbits(60) | 1 << 59 for _ in range(300)]
    crowd(file, members)
    hard = hard_to_delete(file, members[:100])[:4]
    store = await open_store(sqlite_url)
    await fill(store, ANNA)
    monkeypatch.setattr("bot.store.privacy.LARGE", 1)
    for member in (ANNA, *hard):
        await store.delete_member(member)
    assert b"secret.tick" not in raw(file)
    assert b"secret reminder" not in raw(file)
    assert traces(file, hard)
    clock.forward(days=1, seconds=1)
    await store.claim_due(clock(), limit=1, lease=timedelta(minutes=1), owner="one")
    assert traces(file, hard) == []


async def test_a_reader_in_the_way_delays_the_blanking_until_the_next_start(
    sqlite_url: str, open_store: OpenStore
) -> None:
    store = await open_store(sqlite_url, busy_seconds=0.01)
    file = Path(sqlite_url.partition("///")[2])
    await fill(store, ANNA)
    engine = sa.create_engine(f"sqlite:///{file}")
    with engine.connect() as reader:
        reader.exec_driver_sql("BEGIN")
        reader.exec_driver_sql("SELECT count(*) FROM ticks")
        assert (await store.delete_member(ANNA))["ticks"] == 1
        assert b"secret.tick" in raw(file)
    engine.dispose()
    await open_store(sqlite_url)
    assert b"secret" not in raw(file)
    assert TRIES > 1


async def test_a_busy_file_is_blanked_within_a_day_and_the_deletion_stands(
    sqlite_url: str, open_store: OpenStore, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process writes just when the file is to be written anew: the member's rows are gone all the same."""
    store = await open_store(sqlite_url)
    file = Path(sqlite_url.partition("///")[2])
    await fill(store, ANNA)

    def busy() -> None:
        raise StoreBusyError("locked")

    with monkeypatch.context() as patch:
        patch.setattr(store._database, "bare", busy)
        assert (await store.delete_member(ANNA))["ticks"] == 1
    assert b"secret.tick" in raw(file)
    clock.forward(days=1, seconds=1)
    await store.claim_due(clock(), limit=1, lease=timedelta(minutes=1), owner="one")
    assert b"secret" not in raw(file)


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_the_privacy_policy_names_every_field(table: sa.Table) -> None:
    rows = [line.split("|")[1] for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    named = {name.strip(" `") for row in rows for name in row.split(",")}
    assert {f"{table.name}.{column.name}" for column in table.c} - named == set()
