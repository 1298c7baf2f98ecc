"""`python -m bench`: every measure of the project in one table; its last line says how many of the budgets are held."""

from __future__ import annotations

import argparse
import functools
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bench.alone import measured
from bench.store import Row


@dataclass(frozen=True, slots=True)
class Budget:
    """One of DESIGN.md's nine. `rows`: what the names of its rows contain, each of which must be there and held."""

    name: str
    rows: tuple[str, ...]


BUDGETS = (
    Budget("understanding one message", ("p50 over WRatio's p50", "one message: p99")),
    Budget("ten times the careers", ("ten times the careers",)),
    Budget("whole message to reply", ("CPU compared with the echo bot",)),
    Budget("start to first answer", ('start to first answer (ask "hi"), median',)),
    Budget("resident memory", ("resident memory, serving",)),
    Budget(
        "due reminders", ("1,000,000 reminders stored: next due", "1,000,000 reminders stored: finding the 10 due, p50")
    ),
    Budget("member status and tick", ("member status, p50 compared", "tick, p50 compared")),
    Budget("progress picture", ("CPU, p50", "size")),
    Budget("installed size", ("installed size",)),
)
PICTURE = "progress picture"
MEASURES = {
    "start": ("process", "measure_start"),
    "memory": ("process", "measure_memory"),
    "size": ("process", "measure_size"),
    "picture": ("picture", "measure"),
    "load": ("load", "measure"),
    "reminders": ("reminders", "measure"),
    "store": ("store", "measure"),
    "knowledge": ("knowledge", "measure"),
    "understanding": ("understanding", "measure"),
    "calibration": ("calibration", "measure"),
    "curve": ("curve", "measure"),
}
"""Name -> module of `bench` and what in it measures."""
ON_REQUEST = ("curve",)
"""Holds no budget and takes minutes."""
Measure = Callable[[], Sequence[Row]]


def measures() -> dict[str, Measure]:
    """Name -> what measures it, quick ones first; each in a process of its own, so that none colours another."""
    return {name: functools.partial(measured, module, function) for name, (module, function) in MEASURES.items()}


def held(budget: Budget, rows: Iterable[Row]) -> bool:
    """Whether every row of the budget was measured and kept within it."""
    rows = [row for row in rows if row.budget is not None and (budget.name != PICTURE or row.name.startswith(PICTURE))]
    found = [[row for row in rows if part in row.name] for part in budget.rows]
    return all(found) and all(row.held for part in found for row in part)


def line(row: Row) -> str:
    """One line of the table."""
    budget = "" if row.budget is None else f"{row.budget:>10g}  {'held' if row.held else 'MISSED'}"
    return f"{row.name:<78}{row.value:>14,.2f} {row.unit:<8}{budget}".rstrip()


def main(argv: Sequence[str]) -> int:
    """Measure everything, or what is named; 1 when a budget is missed."""
    known = measures()
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="MEASURE", help=f"of {', '.join(known)}; all but curve by default")
    chosen = parser.parse_args(argv).names or [name for name in known if name not in ON_REQUEST]
    if unknown := [name for name in chosen if name not in known]:
        parser.error(f"no such measure: {', '.join(unknown)}")
    print(f"{'measure':<78}{'value':>14} {'unit':<8}{'budget':>10}")
    rows: list[Row] = []
    for name in chosen:
        rows += _measured(name, known[name])
    kept = [budget for budget in BUDGETS if held(budget, rows)]
    for budget in BUDGETS:
        if budget not in kept:
            print(f"missed or not measured: {budget.name}")
    print(f"budgets: {len(kept)}/{len(BUDGETS)}")
    return 0 if len(kept) == len(BUDGETS) else 1


def _measured(name: str, measure: Measure) -> Sequence[Row]:
    """The rows of one measure, printed; one that fails costs its budget and not the others."""
    print(f"-- {name}", flush=True)
    started = time.perf_counter()
    try:
        rows = measure()
    except Exception:  # noqa: BLE001 - the table goes on
        traceback.print_exc()
        return []
    for row in rows:
        print(line(row))
    print(f"   ({time.perf_counter() - started:.0f} s)", flush=True)
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
