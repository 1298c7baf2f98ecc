"""Imports point one way, pure parts await nothing, cogs never know cogs, and the clock is read in one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"
ROOT = BOT.parent

VALUES = {"errors", "models"}
LAYERS: dict[str, set[str]] = {
    "errors": set(),
    "models": VALUES,
    "settings": {"errors"},
    "forms": set(),
    "wording": {"models", "forms"},
    "replies": {"errors", "forms"},
    "languages": {"errors", "forms", "replies"},
    "knowledge": VALUES,
    "understanding": VALUES | {"knowledge"},
    "progress": {"models"},
    "schedule": VALUES | {"wording"},
    "choices": {"models", "progress", "wording"},
    "advisor": VALUES | {"progress", "schedule", "replies", "wording", "forms"},
    "presentation": {"models", "wording"},
    "mind": VALUES | {"knowledge", "understanding", "advisor", "replies", "languages"},
    "dialogue": VALUES | {"mind"},
    "arriving": VALUES | {"choices", "wording"},
    "conversations": {"models"},
    "limits": set(),
    "jumps": set(),
    "recent": {"models"},
    "command_texts": {"errors"},
    "store": VALUES | {"schedule"},
}
"""Part -> the parts it may import; a part that is not named here may import anything but cogs, cli and demo."""
PURE = {
    "errors", "models", "settings", "wording", "replies", "understanding", "progress", "schedule", "choices", "advisor",
    "presentation", "dialogue", "arriving", "conversations", "limits", "recent", "command_texts", "jumps",
    "forms", "languages",
}  # fmt: skip
"""Parts that await nothing and touch neither clock, database, network nor environment."""
OUTSIDE = {
    "asyncio", "aiosqlite", "sqlalchemy", "sqlite3", "asyncpg", "alembic", "aiohttp", "socket", "subprocess", "os",
    "dotenv", "simcord", "requests", "urllib", "httpx", "random", "secrets",
}  # fmt: skip
DISCORD_IN = {"presentation"}
"""Pure parts that may build Discord's values."""
CLOCKS = {"now", "utcnow", "today", "time", "monotonic", "perf_counter"}
MAY_READ_CLOCK = {"cli", "demo", "client"}
"""Where the one clock is chosen."""
CACHES = {"bot.understanding.training": {"os"}}
"""Modules that keep what they computed in a file, and what they need for it."""
SQL_IN = {"store", "cli", "operations"}


def faults_of(source: str, module: str) -> list[str]:
    """What a module does that its layer forbids. `module`: its dotted name, `bot.advisor.answer`."""
    part = module.split(".")[1] if "." in module else ""
    tree = ast.parse(source)
    faults = [fault for name in _imports(tree, module) if (fault := _import_fault(name, part, module))]
    if part in PURE:
        faults += [f"{module}: {what}" for what in _awaits(tree)]
    if part not in MAY_READ_CLOCK:
        faults += [f"{module}: reads the clock by {what}" for what in _clock_reads(tree)]
    return faults


def _import_fault(name: str, part: str, module: str) -> str:
    head, *rest = name.split(".")
    if head != "bot":
        outside = OUTSIDE - CACHES.get(module, set())
        forbidden = head in outside or (head == "discord" and part not in DISCORD_IN)
        if part in PURE and forbidden:
            return f"{module}: a pure part imports {name}"
        return f"{module}: SQL outside the store: {name}" if head == "sqlalchemy" and part not in SQL_IN else ""
    target = rest[0] if rest else ""
    if part == target or not target:
        return f"{module}: a cog imports a cog: {name}" if part == "cogs" and len(rest) > 1 else ""
    allowed = LAYERS.get(part)
    if allowed is not None and target not in allowed:
        return f"{module}: {part} must not import {name}"
    if target in {"cogs", "demo"} and part not in {"cli", "demo", "__init__", "client"}:
        return f"{module}: nothing imports {target}"
    return ""


def _imports(tree: ast.AST, module: str) -> Iterator[str]:
    package = module.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{stem}.{alias.name}" for alias in node.names) if stem in {"bot", "bot.cogs"} else (stem,)
        elif isinstance(node, ast.Call) and _called(node).rpartition(".")[2] in {"import_module", "__import__"}:
            yield from (str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant))


def _awaits(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncFunctionDef | ast.Await | ast.AsyncFor | ast.AsyncWith):
            yield f"a pure part has {type(node).__name__} in line {node.lineno}"


def _clock_reads(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        called = _called(node) if isinstance(node, ast.Call) else ""
        head, _, last = called.rpartition(".")
        if last in CLOCKS and head.rpartition(".")[2] in {"datetime", "date", "time", "utils"}:
            yield f"{called}() in line {getattr(node, 'lineno', 0)}"


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func)


def _modules() -> dict[str, Path]:
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(BOT.rglob("*.py"))
    }


@pytest.mark.parametrize("module", _modules())
def test_every_module_keeps_to_its_layer(module: str) -> None:
    """Walks the real imports."""
    assert faults_of(_modules()[module].read_text("utf-8"), module) == []


@pytest.mark.parametrize(
    "module,planted",
    [
        ("bot.advisor.answer", "from bot.store import Store"),
        ("bot.advisor.answer", "import discord"),
        ("bot.advisor.answer", "import asyncio"),
        ("bot.advisor.answer", "import sqlite3"),
        ("bot.advisor.answer", "from bot import client"),
        ("bot.advisor.answer", "from ..cogs import ask"),
        ("bot.advisor.answer", "async def f(): pass"),
        ("bot.advisor.answer", "from datetime import datetime\nx = datetime.now()"),
        ("bot.advisor.answer", "import importlib\nimportlib.import_module('bot.store')"),
        ("bot.models.advice", "from bot.advisor import Advisor"),
        ("bot.presentation.view", "from bot.store import Store"),
        ("bot.understanding.engine", "from bot.advisor import Advisor"),
        ("bot.store.members", "from bot.advisor import Advisor"),
        ("bot.cogs.ask", "from bot.cogs.path import Path"),
        ("bot.cogs.ask", "from . import path"),
        ("bot.cogs.ask", "import sqlalchemy"),
        ("bot.cogs.ask", "import time\ntime.time()"),
        ("bot.cogs.ask", "import discord\ndiscord.utils.utcnow()"),
        ("bot.exchange", "from bot.cogs.ask import Ask"),
        ("bot.exchange", "from datetime import date\ndate.today()"),
        ("bot.settings", "import os"),
    ],
)
def test_a_planted_fault_is_found(module: str, planted: str) -> None:
    """A check that finds nothing anywhere would be no check."""
    assert faults_of(planted, module)


def test_every_part_named_here_exists() -> None:
    """A layer that was renamed must not fall out of the check."""
    there = {path.stem for path in BOT.iterdir()}
    assert (set(LAYERS) | PURE) <= there
