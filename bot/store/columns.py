"""Column types: one shape in Python, the fitting one in SQLite's strict tables and in PostgreSQL."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""A whole number of 64 bits: Discord's ids, counts."""
Real: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")
"""A floating-point number."""


class Instant(TypeDecorator[datetime]):
    """A moment, aware UTC: microseconds since 1970 in SQLite, timestamptz in PostgreSQL."""

    impl = sa.BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The database's own type."""
        own = sa.Integer() if dialect.name == "sqlite" else sa.TIMESTAMP(timezone=True)
        return dialect.type_descriptor(own)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # Any: int or datetime
        """To the database; a naive time is refused, since nobody can say which moment it is."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"a moment without a zone cannot be stored: {value!r}"
            raise ValueError(message)
        moment = value.astimezone(UTC)
        return (moment - EPOCH) // MICROSECOND if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # Any: as above
        """From the database, always aware UTC."""
        if value is None:
            return None
        moment: datetime = EPOCH + value * MICROSECOND if dialect.name == "sqlite" else value.astimezone(UTC)
        return moment


class Flag(TypeDecorator[bool]):
    """Yes or no: 1 or 0 in SQLite, boolean in PostgreSQL."""

    impl = sa.Boolean
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The database's own type."""
        return dialect.type_descriptor(sa.Integer() if dialect.name == "sqlite" else sa.Boolean())

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:  # noqa: ARG002 - SQLAlchemy's shape
        """From the database."""
        return None if value is None else bool(value)


class Words(TypeDecorator[str]):
    """Text. What no database can hold (the zero character, halves of surrogate pairs) becomes U+FFFD."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's shape
        """To the database."""
        if value is None or (value.isprintable() and value.isascii()):
            return value
        return value.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class Keys(TypeDecorator[tuple[str, ...]]):
    """A short list of keys, as a JSON list."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """To the database."""
        return None if value is None else json.dumps(list(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002
        """From the database."""
        return None if value is None else tuple(json.loads(value))


class Wall(TypeDecorator[datetime]):
    """A local date and time as it stands on the wall, without a zone: ISO 8601 text."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """To the database; an aware time is refused, since its zone would be lost."""
        if value is not None and value.tzinfo is not None:
            message = f"a local time carries no zone: {value!r}"
            raise ValueError(message)
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From the database."""
        return None if value is None else datetime.fromisoformat(value)


class Clock(TypeDecorator[time]):
    """A time of the day: ISO 8601 text."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """To the database."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> time | None:  # noqa: ARG002
        """From the database."""
        return None if value is None else time.fromisoformat(value)
