"""The tables as they are after all migrations. docs/privacy.md says why each column is there and for how long."""

from __future__ import annotations

import sqlalchemy as sa

from bot.store.columns import Clock, Flag, Instant, Keys, Number, Real, Wall, Words

MOST_REMINDERS = 25
"""Reminders a member may have waiting; a menu of Discord's has as many lines."""

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _member() -> sa.ForeignKey:
    return sa.ForeignKey("members.id", ondelete="CASCADE")


members = sa.Table(
    "members",
    metadata,
    sa.Column("id", Number, primary_key=True, autoincrement=False),
    sa.Column("active", Words, nullable=False, server_default=""),
    sa.Column("hours_per_week", Real),
    sa.Column("zone", Words, nullable=False, server_default=""),
    sa.Column("waking_start", Clock),
    sa.Column("waking_end", Clock),
    sa.Column("fallback", Number),
    sa.Column("digest", Flag, nullable=False, server_default=sa.false()),
    sa.CheckConstraint("hours_per_week > 0 AND hours_per_week <= 168", name="hours_per_week"),
    sa.CheckConstraint("(waking_start IS NULL) = (waking_end IS NULL)", name="waking"),
    sqlite_strict=True,
)

paths = sa.Table(
    "paths",
    metadata,
    sa.Column("member_id", Number, _member(), primary_key=True),
    sa.Column("career", Words, primary_key=True),
    sa.Column("chosen", Instant, nullable=False),
    sa.Column("known_steps", Keys, nullable=False, server_default="[]"),
    sa.CheckConstraint("career <> ''", name="career"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

ticks = sa.Table(
    "ticks",
    metadata,
    sa.Column("member_id", Number, _member(), primary_key=True),
    sa.Column("item", Words, primary_key=True),
    sa.Column("at", Instant, nullable=False),
    sa.CheckConstraint("length(item) BETWEEN 1 AND 200", name="item"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

projects = sa.Table(
    "projects",
    metadata,
    sa.Column("member_id", Number, _member(), primary_key=True),
    sa.Column("project", Words, primary_key=True),
    sa.Column("started", Instant, nullable=False),
    sa.CheckConstraint("project <> ''", name="project"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

reminders = sa.Table(
    "reminders",
    metadata,
    sa.Column("id", Words, primary_key=True),
    sa.Column("member_id", Number, _member(), nullable=False),
    # The member's place for it among `MOST_REMINDERS`: the database itself keeps the limit. None once it is over.
    sa.Column("slot", sa.Integer),
    sa.Column("text", Words, nullable=False),
    sa.Column("start", Wall, nullable=False),
    sa.Column("zone", Words, nullable=False),
    sa.Column("rule", Words, nullable=False),
    sa.Column("kind", Words, nullable=False),
    sa.Column("channel", Number),
    sa.Column("created", Instant, nullable=False),
    sa.Column("due", Instant),
    sa.Column("paused", Flag, nullable=False, server_default=sa.false()),
    sa.Column("paused_until", Instant),
    # When the next look is due, or None: over, paused without end, or a delivery is under way.
    sa.Column("wake", Instant),
    sa.Column("ended", Instant),
    sa.UniqueConstraint("member_id", "slot"),
    sa.CheckConstraint(f"slot BETWEEN 0 AND {MOST_REMINDERS - 1}", name="slot"),
    sa.CheckConstraint("(due IS NULL) = (slot IS NULL)", name="over"),
    sa.CheckConstraint("length(text) <= 2000", name="text"),
    sa.Index(None, "wake", sqlite_where=sa.text("wake IS NOT NULL"), postgresql_where=sa.text("wake IS NOT NULL")),
    sa.Index(None, "ended", sqlite_where=sa.text("ended IS NOT NULL"), postgresql_where=sa.text("ended IS NOT NULL")),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

deliveries = sa.Table(
    "deliveries",
    metadata,
    sa.Column("id", Words, primary_key=True),
    sa.Column("reminder_id", Words, sa.ForeignKey("reminders.id", ondelete="CASCADE"), nullable=False),
    sa.Column("scheduled", Instant, nullable=False),
    sa.Column("snooze", Flag, nullable=False),
    sa.Column("state", Words, nullable=False),
    sa.Column("attempt", sa.Integer, nullable=False),
    # waiting: not before this; claimed: when the lease runs out; None once it is settled.
    sa.Column("wake", Instant),
    sa.Column("claimed", Instant),
    sa.Column("owner", Words, nullable=False, server_default=""),
    sa.Column("settled", Instant),
    sa.Column("reason", Words, nullable=False, server_default=""),
    # One delivery for one time of one reminder, whatever the processes do.
    sa.UniqueConstraint("reminder_id", "scheduled", "snooze"),
    sa.CheckConstraint("length(id) = 25", name="id"),
    sa.CheckConstraint("state IN ('waiting', 'claimed', 'sent', 'held', 'dropped')", name="state"),
    sa.CheckConstraint("(wake IS NULL) = (state IN ('sent', 'held', 'dropped'))", name="wake"),
    sa.CheckConstraint("(wake IS NULL) = (settled IS NOT NULL)", name="settled"),
    sa.Index(None, "wake", sqlite_where=sa.text("wake IS NOT NULL"), postgresql_where=sa.text("wake IS NOT NULL")),
    sa.Index(
        None, "settled", sqlite_where=sa.text("settled IS NOT NULL"), postgresql_where=sa.text("settled IS NOT NULL")
    ),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

server_channels = sa.Table(
    "server_channels",
    metadata,
    sa.Column("guild_id", Number, primary_key=True),
    sa.Column("channel_id", Number, primary_key=True),
    sa.Column("role", Words, primary_key=True),
    sa.CheckConstraint("role IN ('quiet', 'answering')", name="role"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

gaps = sa.Table(
    "gaps",
    metadata,
    sa.Column("id", Number, primary_key=True),
    sa.Column("guild_id", Number, nullable=False),
    # Never shown: only so that the member's export and deletion cover it.
    sa.Column("member_id", Number, nullable=False, index=True),
    sa.Column("at", Instant, nullable=False, index=True),
    sa.Column("question", Words, nullable=False),
    sa.Column("kind", Words, nullable=False),
    sa.Column("career", Words, nullable=False),
    sa.Column("topic", Words, nullable=False),
    sa.Column("wrong", Flag, nullable=False),
    sa.UniqueConstraint("guild_id", "member_id", "question"),
    sa.CheckConstraint("length(question) <= 1000", name="question"),
    sqlite_strict=True,
)

counts = sa.Table(
    "counts",
    metadata,
    sa.Column("guild_id", Number, primary_key=True),
    sa.Column("day", Instant, primary_key=True),
    sa.Column("kind", Words, primary_key=True),
    sa.Column("career", Words, primary_key=True),
    sa.Column("topic", Words, primary_key=True),
    sa.Column("outcome", Words, primary_key=True),
    sa.Column("number", Number, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

command_trees = sa.Table(
    "command_trees",
    metadata,
    sa.Column("app_id", Number, primary_key=True, autoincrement=False),
    sa.Column("hash", Words, nullable=False),
    sqlite_strict=True,
)
