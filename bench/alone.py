"""One measure in a process of its own, so that what another left in memory does not colour it."""

from __future__ import annotations

import importlib
import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from bench.store import Row


def measured(module: str, function: str) -> Sequence[Row]:
    """The rows of a function of a module of `bench`."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as alone:
        return alone.submit(_rows, module, function).result()


def _rows(module: str, function: str) -> Sequence[Row]:
    rows: Sequence[Row] = getattr(importlib.import_module(f"bench.{module}"), function)()
    return rows
