"""`check`: every fault in the knowledge files at once, for people or as JSON."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from bot.cli.environment import settings
from bot.errors import Fault
from bot.knowledge import Report, check
from bot.knowledge.lasting import accept
from bot.replies import faults_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which folder, and how to print."""
    parser.add_argument("directory", nargs="?", type=Path, metavar="DIR", help="the knowledge folder (KNOWLEDGE_DIR)")
    parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
    accept_ = "list the steps and projects of today as published, so that they cannot vanish unnoticed"
    parser.add_argument("--accept-steps", action="store_true", help=accept_)


def run(arguments: argparse.Namespace) -> int:
    """Check the folder; 1 when there is a fault."""
    directory = arguments.directory or settings().knowledge_dir
    added = accept(directory) if arguments.accept_steps else ()
    report = check(directory)
    faults = report.faults + (faults_of(report.knowledge.replies) if report.knowledge is not None else ())
    if arguments.json:
        print(_json(report, faults))
    else:
        if arguments.accept_steps:
            print(f"{len(added)} ids accepted")
        print(_text(report, faults))
    return 1 if faults else 0


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
    lines.append(
        f"{len(report.coverage)} careers, {filled} topics filled, {len(faults)} faults, {len(report.warnings)} warnings"
    )
    return "\n".join(lines)
