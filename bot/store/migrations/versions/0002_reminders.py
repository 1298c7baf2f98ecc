"""Reminders and their deliveries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.store.columns import Flag, Instant, Number, Wall, Words

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make both tables, and an index that holds only what is waiting."""
    _reminders()
    _deliveries()
    for table, column in (
        ("reminders", "wake"),
        ("reminders", "ended"),
        ("deliveries", "wake"),
        ("deliveries", "settled"),
    ):
        where = sa.text(f"{column} IS NOT NULL")
        op.create_index(f"ix_{table}_{column}", table, [column], sqlite_where=where, postgresql_where=where)


def _reminders() -> None:
    op.create_table(
        "reminders",
        sa.Column("id", Words),
        sa.Column("member_id", Number, nullable=False),
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
        sa.Column("wake", Instant),
        sa.Column("ended", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_reminders"),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_reminders_member_id", ondelete="CASCADE"),
        sa.UniqueConstraint("member_id", "slot", name="uq_reminders_member_id_slot"),
        sa.CheckConstraint("slot BETWEEN 0 AND 24", name=op.f("ck_reminders_slot")),
        sa.CheckConstraint("(due IS NULL) = (slot IS NULL)", name=op.f("ck_reminders_over")),
        sa.CheckConstraint("length(text) <= 2000", name=op.f("ck_reminders_text")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _deliveries() -> None:
    states = "state IN ('waiting', 'claimed', 'sent', 'held', 'dropped')"
    open_or_settled = "(wake IS NULL) = (state IN ('sent', 'held', 'dropped'))"
    op.create_table(
        "deliveries",
        sa.Column("id", Words),
        sa.Column("reminder_id", Words, nullable=False),
        sa.Column("scheduled", Instant, nullable=False),
        sa.Column("snooze", Flag, nullable=False),
        sa.Column("state", Words, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("wake", Instant),
        sa.Column("claimed", Instant),
        sa.Column("owner", Words, nullable=False, server_default=""),
        sa.Column("settled", Instant),
        sa.Column("reason", Words, nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.ForeignKeyConstraint(
            ["reminder_id"], ["reminders.id"], name="fk_deliveries_reminder_id", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("reminder_id", "scheduled", "snooze", name="uq_deliveries_reminder_id_scheduled_snooze"),
        sa.CheckConstraint("length(id) = 25", name=op.f("ck_deliveries_id")),
        sa.CheckConstraint(states, name=op.f("ck_deliveries_state")),
        sa.CheckConstraint(open_or_settled, name=op.f("ck_deliveries_wake")),
        sa.CheckConstraint("(wake IS NULL) = (settled IS NOT NULL)", name=op.f("ck_deliveries_settled")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
