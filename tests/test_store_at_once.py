"""Two processes at one database: neither passes a limit, takes the other's work or waits for ever."""

from __future__ import annotations

import asyncio

from bot.errors import MemberInputError
from bot.models.changes import (
    CreateReminder,
    PauseReminder,
    SnoozeReminder,
)
from tests.stored_reminders import ANNA, DAY, claim, created, draft
from tests.stores import START, OpenStore


async def test_two_processes_cannot_pass_the_limit_together(database_url: str, open_store: OpenStore) -> None:
    stores = [await open_store(database_url), await open_store(database_url)]
    asked = [stores[n % 2].apply(ANNA, [CreateReminder(draft(f"number {n}"))]) for n in range(30)]
    refused = [found for found in await asyncio.gather(*asked, return_exceptions=True) if found is not None]
    assert [type(found) for found in refused] == [MemberInputError] * 5
    assert len((await stores[0].member(ANNA)).reminders) == 25


async def test_two_processes_share_what_is_due(database_url: str, open_store: OpenStore) -> None:
    stores = [await open_store(database_url), await open_store(database_url)]
    for member in range(1, 5):
        await stores[0].apply(member, [CreateReminder(draft(f"number {n}")) for n in range(10)])
    claims = [claim(store, owner=f"process {n}", limit=7) for n, store in enumerate(stores * 5)]
    found = [delivery for part in await asyncio.gather(*claims) for delivery in part]
    assert len(found) == 40
    assert len({delivery.reminder.id for delivery in found}) == len({delivery.id for delivery in found}) == 40


async def test_two_processes_marking_at_once_settle_it_once(database_url: str, open_store: OpenStore) -> None:
    stores = [await open_store(database_url), await open_store(database_url)]
    await created(stores[0])
    (delivery,) = await claim(stores[0])
    marks = [store.mark(delivery, "sent", next_due=START + DAY) for store in stores]
    assert sorted(await asyncio.gather(*marks)) == [False, True]


async def test_editing_and_marking_at_once_do_not_wait_for_each_other(database_url: str, open_store: OpenStore) -> None:
    one, two = await open_store(database_url), await open_store(database_url)
    for _ in range(8):
        reminder = await created(one)
        (delivery,) = await claim(one)
        await asyncio.gather(
            one.mark(delivery, "sent", next_due=START + DAY),
            two.apply(ANNA, [SnoozeReminder(reminder.id, START + DAY), PauseReminder("", None)]),
            one.delete_member(ANNA),
        )
        await one.delete_member(ANNA)
    assert await one.next_due() is None
