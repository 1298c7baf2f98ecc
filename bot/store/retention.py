"""How long things are kept, as docs/privacy.md promises: what is older goes."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import counts, deliveries, gaps, reminders

EVERY = timedelta(hours=24)
"""How often to look; a day more than promised at most."""
KEEP_SETTLED = timedelta(days=7)
"""A sent or dropped delivery: so that a late second claim of it is noticed."""
KEEP_HELD = timedelta(days=180)
"""A message that waits for its member's next command."""
KEEP_OVER = timedelta(days=30)
"""A reminder that is over: so that its message can still be snoozed."""
KEEP_GAPS = timedelta(days=180)
"""A question left open."""
KEEP_COUNTS = timedelta(days=400)
"""A day's numbers: a year can be compared with the one before."""


async def prune(connection: AsyncConnection, now: datetime) -> dict[str, int]:
    """Remove what is older than promised; how many rows, per table."""
    held = deliveries.c.state == "held"
    old = sa.or_(
        ~held & (deliveries.c.settled < now - KEEP_SETTLED),
        held & (deliveries.c.settled < now - KEEP_HELD),
    )
    begun = sa.exists().where(
        deliveries.c.reminder_id == reminders.c.id, sa.or_(deliveries.c.wake.is_not(None), deliveries.c.state == "held")
    )
    rules = {
        deliveries: (deliveries.c.settled < now - KEEP_SETTLED) & old,
        reminders: (reminders.c.ended < now - KEEP_OVER) & ~begun,
        gaps: gaps.c.at < now - KEEP_GAPS,
        counts: counts.c.day < now - KEEP_COUNTS,
    }
    return {
        table.name: (await connection.execute(table.delete().where(rule))).rowcount for table, rule in rules.items()
    }
