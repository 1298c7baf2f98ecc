"""The store: the only place with SQL. SQLite or PostgreSQL behind one set of queries."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

# Imported for the changes they register.
from bot.models.changes import Change, FileGap
from bot.models.member import Member
from bot.models.reminder import Delivery
from bot.models.server import Count, Gap, ServerSettings
from bot.store import deliveries, members, privacy, retention, servers
from bot.store.deliveries import Claim, Mark, Outcome
from bot.store.engine import BUSY_SECONDS, Database, parsed
from bot.store.remembered import Remembered
from bot.store.upgrade import prepare, remove_copies
from bot.store.work import Work, change, lock

__all__ = ["Outcome", "Store"]


class Store:
    """Everything that is kept. Each method is one transaction; every failure is a StoreError."""

    def __init__(
        self, database: Database, *, now: Callable[[], datetime], source: random.Random, remember: timedelta
    ) -> None:
        self._database = database
        self._remembered = Remembered(remember)
        self._now = now
        self._source = source
        self._pruned: datetime | None = None

    @classmethod
    async def open(
        cls,
        url: str,
        *,
        now: Callable[[], datetime],
        source: random.Random | None = None,
        busy_seconds: float = BUSY_SECONDS,
        remember: timedelta = timedelta(),
    ) -> Store:
        """Open the database at `url`, made or upgraded where needed.

        `now` gives the time, aware UTC. `source`: where ids are drawn from; the system's own randomness by default,
        seeded in tests. `remember`: how long a member who was read needs not be read again; for a process that is the
        only one to write. StoreUnusableError says what to do when the database cannot be used.
        """
        database = Database(parsed(url), busy_seconds=busy_seconds)
        store = cls(database, now=now, source=source or random.SystemRandom(), remember=remember)
        try:
            await prepare(database, now())
            await store.prune()
        except BaseException:
            await database.close()
            raise
        return store

    def observed(self, observe: Callable[[str, float], None]) -> None:
        """Tell `observe` of each transaction from now on: read or write, and its seconds."""
        self._database.observe = observe

    async def close(self) -> None:
        """Close all connections; the store is not used after that."""
        await self._database.close()

    async def check(self) -> None:
        """Ask the database the cheapest question; a StoreError when it does not answer."""
        async with self._database.reading() as connection:
            await connection.exec_driver_sql("SELECT 1")

    async def prune(self) -> dict[str, int]:
        """Remove what is older than docs/privacy.md promises; rows per table. Done at start and once a day.

        Old copies of the file go as well, and traces of deleted members that could not be removed at once.
        """
        self._pruned = self._now()
        async with self._database.writing() as connection:
            removed = await retention.prune(connection, self._pruned)
        if self._database.file is not None:
            remove_copies(self._database.file, self._pruned)
        await privacy.scrub(self._database)
        return removed

    # Members

    async def member(self, member_id: int, *, at: datetime | None = None) -> Member:
        """What is stored about a member; `Member(id)` for someone unknown. `at`: the moment, if it was looked up."""
        now, changes = at or self._now(), self._remembered.changes
        if (known := self._remembered.find(member_id, now)) is not None:
            return known
        member = await self._database.look(partial(members.read, member=member_id, now=now))
        self._remembered.keep(member, now, changes=changes)
        return member

    async def apply(self, member_id: int, changes: Sequence[Change], *, at: datetime | None = None) -> None:
        """Make all changes of one answer, or none. `at`: the moment the answer speaks of; now when there is none.

        Making the same change twice is making it once. MemberInputError("remind.too_many") past 25 reminders.
        """
        if not changes:
            return
        try:
            async with self._database.writing() as connection:
                work = Work(connection, member_id, at or self._now(), self._source)
                await lock(work)
                for asked in changes:
                    await change(asked, work)
        finally:
            self._remembered.forget(member_id)

    async def export(self, member_id: int) -> dict[str, Any]:
        """Every row about a member, table by table, ready for `json.dumps`."""
        async with self._database.reading() as connection:
            return await privacy.export(connection, member_id)

    async def delete_member(self, member_id: int) -> dict[str, int]:
        """Remove every trace of a member; how many rows there were, per table."""
        try:
            return await privacy.delete(self._database, member_id)
        finally:
            self._remembered.forget(member_id)

    # Reminders

    async def next_due(self) -> datetime | None:
        """When to call `claim_due` next; None while nothing is waiting."""
        async with self._database.reading() as connection:
            return await deliveries.next_due(connection)

    async def claim_due(self, now: datetime, *, limit: int, lease: timedelta, owner: str) -> tuple[Delivery, ...]:
        """Claim at most `limit` deliveries that are due at `now`, so that no other process gets them during `lease`.

        Those claimed before come first, under their old id and with `recovered` set.
        """
        if self._pruned is not None and now - self._pruned > retention.EVERY:
            await self.prune()
        claim = Claim(owner, now, lease)
        async with self._database.writing() as connection:
            return await deliveries.claim_due(connection, claim, limit=limit, source=self._source)

    async def mark(
        self,
        delivery: Delivery,
        outcome: Outcome,
        *,
        next_due: datetime | None,
        reason: str = "",
        not_before: datetime | None = None,
    ) -> bool:
        """Record how a claimed delivery ended, and move its reminder to `next_due` (None: it is over).

        `retry` moves nothing: it is due again at `not_before`, a minute later by default. A snooze moves nothing
        either. False when another process has settled it, or the reminder was deleted meanwhile.
        """
        ended = Mark(outcome, next_due, reason, not_before)
        async with self._database.writing() as connection:
            return await deliveries.mark(connection, delivery, ended, self._now())

    # Servers

    async def server(self, guild_id: int) -> ServerSettings:
        """A server's settings; empty ones for a server that never chose any."""
        async with self._database.reading() as connection:
            return await servers.read(connection, guild_id)

    async def set_server(self, settings: ServerSettings) -> None:
        """Put a server's settings in place of the old ones."""
        async with self._database.writing() as connection:
            await servers.write(connection, settings)

    async def servers(self) -> tuple[int, ...]:
        """The servers that chose something."""
        async with self._database.reading() as connection:
            return await servers.known(connection)

    async def purge_server(self, guild_id: int) -> None:
        """Forget a server that removed the bot: settings, gaps and counts."""
        async with self._database.writing() as connection:
            await servers.purge(connection, guild_id)

    async def file_gap(self, member_id: int, gap: FileGap) -> None:
        """Keep a question whose answer was wrong or missing; the member has agreed."""
        await self.apply(member_id, (gap,))

    async def gaps(self, guild_id: int | None, limit: int) -> tuple[Gap, ...]:
        """The newest gaps of a server, or of all (None); they name nobody."""
        async with self._database.reading() as connection:
            return await servers.open_gaps(connection, guild_id, limit)

    async def count(self, guild_id: int, *, kind: str, career: str, topic: str, outcome: str, number: int = 1) -> None:
        """Count messages of one sort, without their text or authors; `guild_id` 0 for direct messages."""
        async with self._database.writing() as connection:
            await servers.count(connection, guild_id, Count(kind, career, topic, outcome, number), self._now())

    async def stats(self, guild_id: int | None, since: datetime) -> tuple[Count, ...]:
        """What was asked since that day in a server, or in all (None), most frequent first."""
        async with self._database.reading() as connection:
            return await servers.stats(connection, guild_id, since)

    async def command_hash(self, app_id: int) -> str:
        """Hash of the command tree last synced for an application; empty when none was."""
        async with self._database.reading() as connection:
            return await servers.command_hash(connection, app_id)

    async def set_command_hash(self, app_id: int, value: str) -> None:
        """Remember the hash of the command tree just synced."""
        async with self._database.writing() as connection:
            await servers.set_command_hash(connection, app_id, value)
