"""The command line: one table of commands, each in a module of its own that is loaded only when it is called."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from bot.errors import AdvisorError, StoreBusyError, UnreachableError

PASSING = 75
"""Exit code for trouble that passes by itself (`EX_TEMPFAIL`): a supervisor starts again, as it does not after 2."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: where its code is and what `--help` says of it."""

    module: str
    help: str


class Module(Protocol):
    """What every command's module offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say which arguments the command takes."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Do it; the exit code of the process."""


COMMANDS: dict[str, Command] = {
    "run": Command("bot.cli.run", "connect to Discord (needs DISCORD_TOKEN)"),
    "sync": Command("bot.cli.sync", "send the slash commands to Discord now, changed or not"),
    "demo": Command("bot.cli.demo", "talk to the bot in the browser, without Discord"),
    "ask": Command("bot.cli.ask", "ask one question in the terminal"),
    "check": Command("bot.cli.check", "validate the knowledge files, reporting every fault"),
    "warm": Command("bot.cli.warm", "compute the caches that make the first answer quick"),
    "doctor": Command("bot.cli.doctor", "look at the set-up and say what to do"),
    "backup": Command("bot.cli.backup", "copy the database while the bot runs, and verify the copy"),
    "db": Command("bot.cli.db", "copy a stopped bot's database into another, say PostgreSQL"),
    "export-gaps": Command("bot.cli.export_gaps", "questions members let us keep, as YAML to paste"),
}
"""Every command of `python -m bot`, in the order `--help` lists them."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code: 0 done, 1 faults found, 2 cannot start, 75 cannot start now."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    parser, chosen = _parser(arguments)
    parsed = parser.parse_args(arguments)
    if chosen is None:
        parser.print_help()
        return 0
    try:
        return chosen.run(parsed)
    except AdvisorError as error:
        print(error, file=sys.stderr)
        return PASSING if isinstance(error, StoreBusyError | UnreachableError) else 2
    except KeyboardInterrupt:
        return 130


def _parser(argv: Sequence[str]) -> tuple[argparse.ArgumentParser, Module | None]:
    """The parser, with the arguments of the command in `argv` only: the other modules stay unloaded."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="Career Advisor, a Discord bot.")
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    wanted = next((word for word in argv if not word.startswith("-")), "")
    chosen = None
    for name, command in COMMANDS.items():
        sub = commands.add_parser(name, help=command.help, description=command.help)
        if name == wanted:
            chosen = cast("Module", importlib.import_module(command.module))
            chosen.add_arguments(sub)
    return parser, chosen


__all__ = ("COMMANDS", "Command", "main")
