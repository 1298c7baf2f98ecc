"""Members, their paths, ticks and projects."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from bot.store.columns import Clock, Flag, Instant, Keys, Number, Real, Words

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "members",
        sa.Column("id", Number, autoincrement=False),
        sa.Column("active", Words, nullable=False, server_default=""),
        sa.Column("hours_per_week", Real),
        sa.Column("zone", Words, nullable=False, server_default=""),
        sa.Column("waking_start", Clock),
        sa.Column("waking_end", Clock),
        sa.Column("fallback", Number),
        sa.Column("digest", Flag, nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("id", name="pk_members"),
        sa.CheckConstraint("hours_per_week > 0 AND hours_per_week <= 168", name=op.f("ck_members_hours_per_week")),
        sa.CheckConstraint("(waking_start IS NULL) = (waking_end IS NULL)", name=op.f("ck_members_waking")),
        sqlite_strict=True,
    )
    _of_member("paths", "career", sa.Column("chosen", Instant, nullable=False), _known_steps(), check="career <> ''")
    _of_member("ticks", "item", sa.Column("at", Instant, nullable=False), check="length(item) BETWEEN 1 AND 200")
    _of_member("projects", "project", sa.Column("started", Instant, nullable=False), check="project <> ''")


def _known_steps() -> sa.Column[tuple[str, ...]]:
    return sa.Column("known_steps", Keys, nullable=False, server_default="[]")


def _of_member(table: str, key: str, *columns: sa.Column[Any], check: str) -> None:
    op.create_table(
        table,
        sa.Column("member_id", Number),
        sa.Column(key, Words),
        *columns,
        sa.PrimaryKeyConstraint("member_id", key, name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=f"fk_{table}_member_id", ondelete="CASCADE"),
        sa.CheckConstraint(check, name=op.f(f"ck_{table}_{key}")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
