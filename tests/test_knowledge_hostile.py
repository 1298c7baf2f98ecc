"""Hostile and broken files get one clear fault, quickly, and never a crash."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import KnowledgeError
from bot.knowledge import check, load
from bot.knowledge.reading import LARGEST, read

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [*{before}, *{before}, *{before}, *{before}, *{before}, *{before}, *{before}, *{before}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "alias bomb": (BOMB.encode(), "anchors and aliases"),
    "anchor that holds itself": (b"a: &a\n  b: *a\n", "anchors and aliases"),
    "python object": (b'a: !!python/object/apply:os.system ["echo"]\n', "the tag"),
    "python name": (b"a: !!python/name:os.system\n", "the tag"),
    "own tag": (b"a: !secret x\n", "the tag"),
    "set": (b"a: !!set {x, y}\n", "the tag"),
    "binary tag": (b"a: !!binary aGVsbG8=\n", "the tag"),
    "merge key": (b"a:\n  <<: {b: 1}\n", ""),
    "latin-1": ("titel: Übung".encode("latin-1"), "not UTF-8 text"),
    "utf-16": ("key: backend".encode("utf-16"), "not UTF-8 text"),
    "binary": (bytes(range(256)) * 40, "not UTF-8 text"),
    "null bytes": (b"key: back\x00end\n", "not valid YAML"),
    "empty": (b"", "the file is empty"),
    "only a comment": (b"# nothing\n", "the file is empty"),
    "tab": (b"a:\n\t- b\n", "begins with @"),
    "unfinished quote": (b'a: "b\n', "never closed"),
    "two documents": (b"a: 1\n---\nb: 2\n", "not valid YAML"),
    "deep brackets": (b"[" * 100_000 + b"]" * 100_000, "brackets open at once"),
    "deep braces": (b"{a: " * 100_000, "brackets open at once"),
    "deep lists": (b"".join(b" " * depth + b"-\n" for depth in range(1500)), "indented by more"),
    "deep maps": (b"".join(b" " * depth + b"a:\n" for depth in range(1500)), "indented by more"),
    "deep maps with old line ends": (b"".join(b" " * depth + b"a:\r" for depth in range(1500)), "indented by more"),
    "long dashes": (b"- " * 400_000 + b"x\n", "indented by more"),
    "key twice": (b"a: 1\nb: 2\na: 3\n", "stands here twice"),
    "key that is a list": (b"? [a, b]\n: c\n", "a key must be a word"),
    "huge number": (b"a: " + b"9" * 100_000 + b"\n", "cannot be read"),
    "number of minutes": (b"a: 190:20:30\n", "cannot be read"),
    "no such day": (b"a: 2026-13-45\n", "cannot be read"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_one_fault_with_its_name(tmp_path: Path, name: str) -> None:
    content, message = HOSTILE[name]
    (tmp_path / "skills.yaml").write_bytes(content)
    began = time.process_time()
    report = check(tmp_path)
    assert time.process_time() - began < 5
    faults = [fault for fault in report.faults if fault.file == "skills.yaml"]
    assert faults
    assert any(message in fault.message for fault in faults), faults[:3]
    assert all(fault.line >= 1 for fault in faults)
    with pytest.raises(KnowledgeError):
        load(tmp_path)


def test_a_hundred_megabytes_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "skills.yaml"
    path.touch()
    os.truncate(path, 100_000_000)
    began = time.process_time()
    assert f"larger than {LARGEST:,} bytes" in read(path, "skills.yaml").faults[0].message
    assert time.process_time() - began < 0.5


def test_a_folder_in_place_of_a_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "skills.yaml").mkdir()
    assert read(tmp_path / "skills.yaml", "skills.yaml").faults[0].message.startswith("cannot be read")


@pytest.mark.parametrize(
    "content,line",
    [(b"a: 1\nb: [\n", 3), (b"a: 1\n\n\na: 2\n", 4), ("a: 1\nb: é".encode("latin-1"), 2)],
    ids=["open bracket", "key twice", "byte that is no UTF-8"],
)
def test_the_line_is_the_one_to_look_at(tmp_path: Path, content: bytes, line: int) -> None:
    (tmp_path / "x.yaml").write_bytes(content)
    assert read(tmp_path / "x.yaml", "x.yaml").faults[0].line == line


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"\xef\xbb\xbfkey: backend\n")
    document = read(tmp_path / "x.yaml", "x.yaml")
    assert (document.data, document.faults) == ({"key": "backend"}, [])


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.text(alphabet="ab:-[]{}&*!#|>'\"\n ?,%@0.", max_size=200).map(str.encode))
def test_no_bytes_at_all_raise(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever stands in a file is a fault or data."""
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(content)
    document = read(path, "any.yaml")
    assert document.faults or document.data is not None or document.root is not None
