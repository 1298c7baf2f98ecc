"""Reading the knowledge: load, whole check and reload after an edit, of 28 careers and of ten times as many."""

from __future__ import annotations

import json
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from string import ascii_lowercase
from typing import Any, TypeAlias

import yaml

from bench.store import Row
from bot.knowledge import Report, load, review
from bot.models.knowledge import CAREERS

KNOWLEDGE = Path(__file__).parent.parent / "knowledge"
TODAY = date(2026, 11, 22)
TIMES = 10
MANY = len(CAREERS) * TIMES
ROUNDS = 3
PROSE = frozenset(
    {"lead", "text", "note", "why", "done", "smaller", "brief", "show", "goal", "worth_it", "not_worth_it"}
)
"""Keys whose words are made other words in each copy, so that no copy is filler of another."""
KEPT = frozenset({"hours", "months", "at", "a", "week"})
"""Words the sum of hours is read by."""
_WORD = re.compile(r"[A-Za-z]+")
Data: TypeAlias = Any
"""Plain YAML; what is in it is the check's business."""


def measure() -> list[Row]:
    """CPU seconds (median of `ROUNDS`) for the real careers, and once for ten times as many."""
    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder)
        keys = written(KNOWLEDGE, many)
        few = f"knowledge of {len(CAREERS)} careers"
        return [
            Row(f"{few}: load, CPU", _seconds(lambda: load(KNOWLEDGE)), "s"),
            Row(f"{few}: check, CPU", _seconds(lambda: review(KNOWLEDGE, today=TODAY)), "s"),
            Row(f"{few}: reload after an edit, CPU", _seconds(lambda: _reload(KNOWLEDGE, many / "few")), "s"),
            Row(f"knowledge of {MANY} careers: load, CPU", _seconds(lambda: load(many), 1), "s"),
            Row(f"knowledge of {MANY} careers: check, CPU", _seconds(lambda: check_many(many, keys), 1), "s"),
        ]


def check_many(directory: Path, keys: tuple[str, ...]) -> Report:
    """The whole check of made-up careers."""
    return review(directory, keys, today=TODAY)


def written(source: Path, target: Path) -> tuple[str, ...]:
    """Write the knowledge with `TIMES` copies of each career, in other words each; returns the careers' keys."""
    shutil.copytree(source, target, dirs_exist_ok=True)
    keys = list(CAREERS)
    for key in CAREERS:
        career = yaml.load((source / "careers" / f"{key}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
        for number in range(1, TIMES):
            copy = _copy(career, number)
            keys.append(copy["key"])
            text = json.dumps(copy, ensure_ascii=False, default=str)
            (target / "careers" / f"{copy['key']}.yaml").write_text(text, encoding="utf-8")
    return tuple(keys)


def _copy(career: dict[str, Data], number: int) -> dict[str, Data]:
    named = {
        "key": f"{career['key']}-{number}",
        "name": f"{career['name']} {number}",
        "plural": f"{career['plural']} {number}",
        **{part: [f"{name} {number}" for name in career[part]] for part in ("aliases", "titles")},
    }
    shifted = ascii_lowercase[number:] + ascii_lowercase[:number]
    table = str.maketrans(ascii_lowercase + ascii_lowercase.upper(), shifted + shifted.upper())
    return {**{key: _other(key, value, table) for key, value in career.items()}, **named}


def _other(key: str, value: Data, table: dict[int, int]) -> Data:
    if isinstance(value, dict):
        return {inner: _other(inner, one, table) for inner, one in value.items()}
    if isinstance(value, list):
        return [_other(key, one, table) for one in value]
    if isinstance(value, str) and key in PROSE:
        return _WORD.sub(lambda word: word[0] if word[0] in KEPT else word[0].translate(table), value)
    return value


def _reload(source: Path, target: Path) -> None:
    """An author saves one career; the bot reads everything again."""
    if not target.exists():
        shutil.copytree(source, target)
    path = target / "careers" / "backend.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# edited\n", encoding="utf-8")
    load(target)


def _seconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return statistics.median(times)
