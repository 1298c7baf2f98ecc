"""Deliveries in the store: claimed by one, sent once, never lost, whoever dies in between."""

from __future__ import annotations

import random
import re
from datetime import timedelta

import pytest

from bot.models.changes import (
    EditReminder,
    ReleaseHeld,
)
from bot.store import Store
from tests.stored_reminders import ANNA, BEN, DAY, LEASE, claim, created, draft
from tests.stores import START, SetClock


async def test_what_is_not_due_is_not_claimed(store: Store) -> None:
    await created(store, due=START + timedelta(microseconds=1))
    assert await claim(store) == ()


async def test_a_delivery_has_an_id_fit_for_a_nonce(store: Store) -> None:
    await created(store)
    (delivery,) = await claim(store)
    assert re.fullmatch(r"[0-9a-z]{25}", delivery.id)
    assert (delivery.scheduled, delivery.attempt, delivery.recovered, delivery.snooze) == (START, 1, False, False)


async def test_ids_follow_the_seed(sqlite_url: str, clock: SetClock) -> None:
    ids = []
    for _ in range(2):
        store = await Store.open(sqlite_url, now=clock, source=random.Random(7))
        await created(store)
        ids.append((await claim(store))[0].id)
        await store.delete_member(ANNA)
        await store.close()
    assert ids[0] == ids[1]


async def test_a_claimed_one_is_not_claimed_again_during_its_lease(store: Store) -> None:
    await created(store)
    await claim(store)
    assert await claim(store, START + LEASE - timedelta(seconds=1)) == ()
    assert await store.next_due() == START + LEASE


async def test_a_dead_claim_is_recovered_under_the_same_id(store: Store) -> None:
    await created(store)
    (first,) = await claim(store)
    (again,) = await claim(store, START + LEASE, "two")
    assert (again.id, again.scheduled, again.recovered, again.attempt) == (first.id, START, True, 2)


async def test_recovered_ones_come_first_and_the_limit_holds(store: Store) -> None:
    await created(store, "old")
    (old,) = await claim(store)
    for n in range(5):
        await created(store, f"new {n}", START + timedelta(seconds=n))
    found = await claim(store, START + LEASE, limit=3)
    assert [delivery.id == old.id for delivery in found] == [True, False, False]
    assert len(await claim(store, START + LEASE)) == 3


async def test_marking_moves_the_schedule(store: Store) -> None:
    await created(store)
    (delivery,) = await claim(store)
    assert await store.mark(delivery, "sent", next_due=START + DAY)
    assert (await store.member(ANNA)).reminders[0].due == START + DAY
    assert await store.next_due() == START + DAY


async def test_a_one_off_is_over_once_marked(store: Store) -> None:
    await created(store)
    (delivery,) = await claim(store)
    await store.mark(delivery, "sent", next_due=None)
    assert (await store.member(ANNA)).reminders[0].due is None
    assert await store.next_due() is None


async def test_marking_twice_changes_nothing(store: Store) -> None:
    await created(store)
    (delivery,) = await claim(store)
    assert await store.mark(delivery, "sent", next_due=START + DAY)
    assert not await store.mark(delivery, "sent", next_due=START + 2 * DAY)
    assert not await store.mark(delivery, "held", next_due=START + 2 * DAY)
    assert (await store.member(ANNA)).reminders[0].due == START + DAY


async def test_a_time_that_goes_backwards_is_refused(store: Store) -> None:
    await created(store)
    (delivery,) = await claim(store)
    with pytest.raises(ValueError, match="is not after"):
        await store.mark(delivery, "sent", next_due=START)


async def test_a_held_one_waits_for_the_member_until_shown(store: Store) -> None:
    await created(store)
    (delivery,) = await claim(store)
    await store.mark(delivery, "held", next_due=START + DAY, reason="closed")
    (held,) = (await store.member(ANNA)).held
    assert (held.id, held.text, held.scheduled, held.reason) == (delivery.id, "study", START, "closed")
    await store.apply(BEN, [ReleaseHeld((held.id,))])
    assert len((await store.member(ANNA)).held) == 1
    await store.apply(ANNA, [ReleaseHeld((held.id,))])
    assert (await store.member(ANNA)).held == ()
    assert (await store.member(ANNA)).reminders[0].due == START + DAY


async def test_a_retry_keeps_id_and_time_and_asks_to_look_first(store: Store) -> None:
    await created(store)
    (first,) = await claim(store)
    await store.mark(first, "retry", next_due=None, not_before=START + timedelta(minutes=10), reason="503")
    assert await claim(store, START + timedelta(minutes=9)) == ()
    assert await store.next_due() == START + timedelta(minutes=10)
    (again,) = await claim(store, START + timedelta(minutes=10))
    assert (again.id, again.scheduled, again.attempt, again.recovered) == (first.id, START, 2, True)


async def test_a_dropped_one_is_not_held(store: Store) -> None:
    await created(store)
    (delivery,) = await claim(store)
    await store.mark(delivery, "dropped", next_due=START + DAY)
    assert (await store.member(ANNA)).held == ()


async def test_the_late_holder_of_a_lost_lease_can_only_say_that_it_sent(store: Store) -> None:
    await created(store)
    (slow,) = await claim(store)
    (quick,) = await claim(store, START + LEASE, "two")
    assert not await store.mark(slow, "retry", next_due=None)
    assert not await store.mark(slow, "held", next_due=START + DAY)
    assert await store.mark(slow, "sent", next_due=START + DAY)
    assert not await store.mark(quick, "held", next_due=START + DAY)
    assert (await store.member(ANNA)).held == ()


async def test_a_clock_set_back_does_not_make_a_second_delivery(store: Store) -> None:
    """The same time again is the same delivery: the caller looks for its message and finds it."""
    reminder = await created(store)
    (first,) = await claim(store)
    await store.mark(first, "sent", next_due=START + DAY)
    await store.apply(ANNA, [EditReminder(reminder.id, draft("study", START))])
    (again,) = await claim(store)
    assert (again.id, again.recovered) == (first.id, True)
    assert await store.mark(again, "sent", next_due=START + DAY)
