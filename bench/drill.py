"""`python -m bench.drill [--minutes N]`: kills, a simulated year, clock changes and fuzz; 1 when anything was lost."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass

from bench import (
    drill_clocks,
    drill_edits,
    drill_faults,
    drill_fuzz,
    drill_kills,
    drill_month,
    drill_ticks,
    drill_year,
    load,
    postgres,
)

BAD = ("lost", "doubled", "half", "unaccounted", "unseen", "wrong", "missing", "differences", "faults")
"""Fields of a drill's findings that have to be empty."""
FULL = 20.0
"""Minutes from which on every drill runs at the length the project promises."""


def main(argv: Sequence[str]) -> int:
    """Run all drills, or those named."""
    parser = argparse.ArgumentParser(prog="python -m bench.drill", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5.0, help="about how long, all together (default 5)")
    parser.add_argument("names", nargs="*", metavar="DRILL", help="of those listed; all by default")
    given = parser.parse_args(argv)
    known = drills(given.minutes)
    if unknown := [name for name in given.names if name not in known]:
        parser.error(f"no such drill: {', '.join(unknown)}; there are {', '.join(known)}")
    bad = 0
    for name in given.names or known:
        started = time.perf_counter()
        print(f"-- {name}", flush=True)
        found = known[name]()
        wrong = faults(found)
        bad += len(wrong)
        print(
            f"   {'FAILED' if wrong else 'passed'} in {time.perf_counter() - started:.0f} s: {shown(found)}", flush=True
        )
        for fault in wrong:
            print(f"   {fault}")
    print("nothing lost, nothing doubled, nothing refused" if not bad else f"{bad} faults")
    return 1 if bad else 0


def drills(minutes: float) -> dict[str, Callable[[], object]]:
    """Name -> a run of a length that fits; at `FULL` minutes or more, the full one."""
    part = min(1.0, minutes / FULL)

    def many(most: int, least: int = 2) -> int:
        return max(least, round(most * part))

    def on_postgres(run: Callable[[str], object]) -> Callable[[], object]:
        def started() -> object:
            with postgres.server() as server:
                return run(server.empty())

        return started

    return {
        "a member's month": drill_month.run,
        "edits of roadmaps": lambda: drill_edits.run(histories=many(5000, 100)),
        "ticks, killed": lambda: drill_ticks.run(kills=many(50, 5)),
        "ticks, two processes on SQLite, one killed": lambda: drill_ticks.run(kills=many(50, 3), processes=2),
        "ticks, two processes on PostgreSQL, one killed": on_postgres(
            lambda url: drill_ticks.run(kills=many(50, 3), url=url, processes=2)
        ),
        "reminders, killed on SQLite": lambda: drill_kills.run(kills=many(200)),
        "reminders, two processes on SQLite": lambda: drill_kills.run(kills=many(200), processes=2),
        "reminders, killed on PostgreSQL": on_postgres(lambda url: drill_kills.run(kills=many(200), url=url)),
        "reminders, two processes on PostgreSQL": on_postgres(
            lambda url: drill_kills.run(kills=many(200), url=url, processes=2)
        ),
        "reminders, a fault at each await": lambda: drill_faults.run(reminders=many(10)),
        "reminders, a rough year": lambda: drill_year.run(members=many(10_000, 50), days=365 if part == 1 else 90),
        "clock changes": lambda: drill_clocks.run(years=10 if part == 1 else 2),
        "fuzz": lambda: drill_fuzz.run(seconds=60 * minutes * 0.3),
        "load": lambda: load.measure(seconds=60 * minutes * 0.5),
    }


def faults(found: object) -> list[str]:
    """What a drill's findings hold that they should not."""
    if isinstance(found, list):
        return [f"{row.name}: {row.value:.2f} {row.unit}" for row in found if not row.held]
    if not is_dataclass(found):
        return [f"no findings: {found!r}"]
    wrong = []
    for field in fields(found):
        value = getattr(found, field.name)
        if field.name in BAD and value:
            listed = value[:10] if isinstance(value, list | tuple) else [value]
            wrong += [f"{field.name}: {one}" for one in listed]
    return wrong


def shown(found: object) -> str:
    """The findings on one line."""
    if isinstance(found, list):
        return ", ".join(f"{row.name} {row.value:.2f} {row.unit}".strip() for row in found)
    if not is_dataclass(found):
        return repr(found)
    pairs = [(field.name, getattr(found, field.name)) for field in fields(found)]
    return ", ".join(f"{name} {len(value) if isinstance(value, list | tuple) else value}" for name, value in pairs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
