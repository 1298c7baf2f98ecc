"""Servers' channels, gaps, counts, and the hash of the command tree."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.columns import Flag, Instant, Number, Words

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables that speak of servers."""
    op.create_table(
        "server_channels",
        sa.Column("guild_id", Number),
        sa.Column("channel_id", Number),
        sa.Column("role", Words),
        sa.PrimaryKeyConstraint("guild_id", "channel_id", "role", name="pk_server_channels"),
        sa.CheckConstraint("role IN ('quiet', 'answering')", name=op.f("ck_server_channels_role")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    _gaps()
    op.create_table(
        "counts",
        sa.Column("guild_id", Number),
        sa.Column("day", Instant),
        *(sa.Column(name, Words) for name in ("kind", "career", "topic", "outcome")),
        sa.Column("number", Number, nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "day", "kind", "career", "topic", "outcome", name="pk_counts"),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "command_trees",
        sa.Column("app_id", Number, autoincrement=False),
        sa.Column("hash", Words, nullable=False),
        sa.PrimaryKeyConstraint("app_id", name="pk_command_trees"),
        sqlite_strict=True,
    )


def _gaps() -> None:
    op.create_table(
        "gaps",
        sa.Column("id", Number),
        sa.Column("guild_id", Number, nullable=False),
        sa.Column("member_id", Number, nullable=False),
        sa.Column("at", Instant, nullable=False),
        *(sa.Column(name, Words, nullable=False) for name in ("question", "kind", "career", "topic")),
        sa.Column("wrong", Flag, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_gaps"),
        sa.UniqueConstraint("guild_id", "member_id", "question", name="uq_gaps_guild_id_member_id_question"),
        sa.CheckConstraint("length(question) <= 1000", name=op.f("ck_gaps_question")),
        sqlite_strict=True,
    )
    op.create_index("ix_gaps_member_id", "gaps", ["member_id"])
    op.create_index("ix_gaps_at", "gaps", ["at"])
