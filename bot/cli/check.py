"""`check`: every fault in the knowledge files at once, for people or as JSON; and what is generated from them."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from bot.cli.environment import settings
from bot.errors import Fault
from bot.knowledge import Report, review
from bot.knowledge.lasting import accept
from bot.knowledge.reading import located
from bot.knowledge.schemas import write_schemas
from bot.knowledge.sheet import sheet_of
from bot.languages import language_faults
from bot.replies import faults_of
from bot.settings import PROJECT

SHEET = PROJECT / "docs" / "knowledge.md"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which folder, and how to print."""
    parser.add_argument("directory", nargs="?", type=Path, metavar="DIR", help="the knowledge folder (KNOWLEDGE_DIR)")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    accept_ = "list the steps and projects of today as published, so that they cannot vanish unnoticed"
    parser.add_argument("--accept-steps", action="store_true", help=accept_)
    parser.add_argument("--schemas", action="store_true", help="write DIR/schema, which editors check the files by")
    parser.add_argument("--sheet", action="store_true", help="write docs/knowledge.md, what is known and how old it is")


def run(arguments: argparse.Namespace) -> int:
    """Check the folder; 1 when there is a fault."""
    directory = arguments.directory or settings().knowledge_dir
    today = datetime.now(UTC).date()
    done = list(_generate(arguments, directory))
    report = review(directory, today=today)
    # Without a folder every sentence is missing: that one fault says it all.
    sentences = faults_of(report.replies) if directory.is_dir() else ()
    languages = (language_faults(name, own, report.replies) for name, own in report.languages.items())
    broken = {fault.file for fault in report.faults}
    said = (fault for fault in (*sentences, *chain(*languages)) if fault.file not in broken)
    faults = report.faults + tuple(located(directory, fault) for fault in said)
    if arguments.sheet:
        SHEET.write_text(sheet_of(directory), encoding="utf-8", newline="\n")
        done.append(f"{SHEET.relative_to(PROJECT)} written")
    print(_json(report, faults) if arguments.json else "\n".join([*done, _text(report, faults)]))
    return 1 if faults else 0


def _generate(arguments: argparse.Namespace, directory: Path) -> Iterator[str]:
    if arguments.accept_steps:
        yield f"{len(accept(directory))} ids accepted"
    if arguments.schemas:
        yield f"{len(write_schemas(directory))} schemas written"


def _json(report: Report, faults: tuple[Fault, ...]) -> str:
    return json.dumps(
        {
            "careers": report.coverage,
            "faults": [asdict(fault) for fault in faults],
            "warnings": [asdict(warning) for warning in report.warnings],
        },
        indent=2,
        ensure_ascii=False,
    )


def _text(report: Report, faults: tuple[Fault, ...]) -> str:
    lines = [f"warning: {warning}" for warning in report.warnings]
    lines += [str(fault) for fault in faults]
    filled = sum(count > 0 for topics in report.coverage.values() for count in topics.values())
    counts = (len(report.coverage), "career"), (len(faults), "fault"), (len(report.warnings), "warning")
    careers, found, odd = (f"{count} {what}{'' if count == 1 else 's'}" for count, what in counts)
    lines.append(f"{careers}, {filled} topics filled, {found}, {odd}")
    return "\n".join(lines)
