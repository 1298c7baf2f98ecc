"""Reminders and their deliveries: claimed by one, sent once, never lost, whoever dies in between."""

from __future__ import annotations

import asyncio
import random
import re
from datetime import datetime, timedelta

import pytest

from bot.errors import MemberInputError
from bot.models.changes import (
    CreateReminder,
    DeleteReminder,
    EditReminder,
    PauseReminder,
    ReleaseHeld,
    ResumeReminder,
    SnoozeReminder,
)
from bot.models.reminder import Delivery, Reminder, ReminderDraft, Schedule
from bot.store import Store
from tests.stores import START, OpenStore, SetClock

ANNA, BEN = 11, 12
LEASE = timedelta(minutes=2)
DAY = timedelta(days=1)


def draft(text: str = "study", due: datetime = START, **fields: object) -> ReminderDraft:
    schedule = Schedule(due.replace(tzinfo=None), "Europe/Berlin", "FREQ=DAILY")
    return ReminderDraft(text, schedule, due, **fields)  # type: ignore[arg-type]


async def created(store: Store, text: str = "study", due: datetime = START, member: int = ANNA) -> Reminder:
    await store.apply(member, [CreateReminder(draft(text, due))])
    return (await store.member(member)).reminders[-1]


async def claim(store: Store, at: datetime = START, owner: str = "one", limit: int = 100) -> tuple[Delivery, ...]:
    return await store.claim_due(at, limit=limit, lease=LEASE, owner=owner)


async def test_a_reminder_comes_back_as_it_was_made(store: Store) -> None:
    await store.apply(ANNA, [CreateReminder(draft(kind="digest", channel=2**62))])
    (found,) = (await store.member(ANNA)).reminders
    assert found == Reminder(
        id=found.id,
        member=ANNA,
        text="study",
        schedule=Schedule(datetime(2026, 11, 22, 12), "Europe/Berlin", "FREQ=DAILY"),  # noqa: DTZ001 - on the wall
        kind="digest",
        channel=2**62,
        created=START,
        due=START,
        paused=False,
        paused_until=None,
    )


async def test_the_same_draft_twice_is_one_reminder(store: Store) -> None:
    await store.apply(ANNA, [CreateReminder(draft()), CreateReminder(draft())])
    assert len((await store.member(ANNA)).reminders) == 1


async def test_a_26th_reminder_is_refused_and_nothing_of_its_answer_is_kept(store: Store) -> None:
    await store.apply(ANNA, [CreateReminder(draft(f"number {n}")) for n in range(25)])
    with pytest.raises(MemberInputError, match=r"remind\.too_many"):
        await store.apply(ANNA, [DeleteReminder(("nobody's",)), CreateReminder(draft("one more"))])
    assert len((await store.member(ANNA)).reminders) == 25


async def test_two_processes_cannot_pass_the_limit_together(database_url: str, open_store: OpenStore) -> None:
    stores = [await open_store(database_url), await open_store(database_url)]
    asked = [stores[n % 2].apply(ANNA, [CreateReminder(draft(f"number {n}"))]) for n in range(30)]
    refused = [found for found in await asyncio.gather(*asked, return_exceptions=True) if found is not None]
    assert [type(found) for found in refused] == [MemberInputError] * 5
    assert len((await stores[0].member(ANNA)).reminders) == 25


async def test_one_that_is_over_leaves_its_place(store: Store) -> None:
    await store.apply(ANNA, [CreateReminder(draft(f"number {n}")) for n in range(25)])
    first, *_ = await claim(store, limit=1)
    await store.mark(first, "sent", next_due=None)
    await store.apply(ANNA, [CreateReminder(draft("one more"))])
    assert len([found for found in (await store.member(ANNA)).reminders if found.due]) == 25


async def test_nobody_reaches_another_members_reminder(store: Store) -> None:
    mine = await created(store)
    await store.apply(
        BEN,
        [
            EditReminder(mine.id, draft("stolen")),
            SnoozeReminder(mine.id, START),
            PauseReminder(mine.id, None),
            PauseReminder("", None),
            ResumeReminder(((mine.id, START + DAY),)),
            DeleteReminder((mine.id,)),
            DeleteReminder(()),
        ],
    )
    assert (await store.member(ANNA)).reminders == (mine,)
    assert len(await claim(store)) == 1


async def test_next_due_is_the_earliest(store: Store) -> None:
    assert await store.next_due() is None
    await created(store, "later", START + DAY)
    await created(store, "sooner", START + timedelta(hours=1))
    assert await store.next_due() == START + timedelta(hours=1)


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


async def test_an_edit_during_a_delivery_stands(store: Store) -> None:
    reminder = await created(store)
    (delivery,) = await claim(store)
    await store.apply(ANNA, [EditReminder(reminder.id, draft("new words", START + 5 * DAY))])
    assert await store.mark(delivery, "sent", next_due=START + DAY)
    (found,) = (await store.member(ANNA)).reminders
    assert (found.id, found.text, found.due) == (reminder.id, "new words", START + 5 * DAY)
    assert await store.next_due() == START + 5 * DAY


async def test_an_edit_wakes_one_that_is_over(store: Store) -> None:
    reminder = await created(store)
    (delivery,) = await claim(store)
    await store.mark(delivery, "sent", next_due=None)
    await store.apply(ANNA, [EditReminder(reminder.id, draft("again", START + DAY)), EditReminder("none", draft())])
    assert await store.next_due() == START + DAY


async def test_an_edit_ends_a_pause(store: Store) -> None:
    reminder = await created(store)
    await store.apply(ANNA, [PauseReminder("", None), EditReminder(reminder.id, draft("again", START + DAY))])
    assert not (await store.member(ANNA)).reminders[0].paused
    assert await store.next_due() == START + DAY


async def test_one_deleted_during_its_delivery_stays_deleted(store: Store) -> None:
    reminder = await created(store)
    (delivery,) = await claim(store)
    await store.apply(ANNA, [DeleteReminder((reminder.id,))])
    assert not await store.mark(delivery, "sent", next_due=START + DAY)
    assert (await store.member(ANNA)).reminders == ()
    assert await store.next_due() is None


async def test_a_snooze_is_one_extra_delivery_and_the_schedule_stays(store: Store) -> None:
    reminder = await created(store)
    (first,) = await claim(store)
    await store.mark(first, "sent", next_due=START + DAY)
    until = START + timedelta(hours=3)
    await store.apply(ANNA, [SnoozeReminder(reminder.id, until), SnoozeReminder(reminder.id, until)])
    assert await store.next_due() == until
    (extra,) = await claim(store, until)
    assert (extra.snooze, extra.scheduled, extra.recovered) == (True, until, False)
    assert await store.mark(extra, "sent", next_due=None)
    assert (await store.member(ANNA)).reminders[0].due == START + DAY
    assert await claim(store, until + timedelta(hours=1)) == ()


async def test_a_one_off_can_be_snoozed_after_it_came(store: Store) -> None:
    reminder = await created(store)
    (first,) = await claim(store)
    await store.mark(first, "sent", next_due=None)
    await store.apply(ANNA, [SnoozeReminder(reminder.id, START + DAY)])
    (extra,) = await claim(store, START + DAY)
    assert extra.reminder.id == reminder.id


async def test_a_second_snooze_takes_the_first_ones_place(store: Store) -> None:
    reminder = await created(store, due=START + 9 * DAY)
    await store.apply(ANNA, [SnoozeReminder(reminder.id, START + DAY)])
    await store.apply(ANNA, [SnoozeReminder(reminder.id, START + timedelta(hours=1))])
    assert [found.scheduled for found in await claim(store, START + 2 * DAY)] == [START + timedelta(hours=1)]


async def test_a_pause_holds_everything_back_until_it_ends(store: Store, clock: SetClock) -> None:
    reminder = await created(store)
    await created(store, "other")
    until = START + 7 * DAY
    await store.apply(ANNA, [SnoozeReminder(reminder.id, START + timedelta(hours=1)), PauseReminder("", until)])
    assert all(found.paused and found.paused_until == until for found in (await store.member(ANNA)).reminders)
    assert await claim(store, until - timedelta(seconds=1)) == ()
    assert await store.next_due() == until
    clock.at = until
    assert not any(found.paused for found in (await store.member(ANNA)).reminders)
    found = await claim(store, until)
    assert [(one.scheduled, one.during_pause, one.reminder.paused) for one in found] == [(START, True, False)] * 2
    for delivery in found:
        assert await store.mark(delivery, "dropped", next_due=until + DAY)
    assert await store.next_due() == until + DAY
    assert [one.during_pause for one in await claim(store, until + DAY)] == [False, False]


async def test_a_pause_without_end_lasts_until_resumed(store: Store) -> None:
    reminder = await created(store)
    await store.apply(ANNA, [PauseReminder(reminder.id, None)])
    assert await store.next_due() is None
    assert await claim(store, START + 400 * DAY) == ()
    await store.apply(ANNA, [ResumeReminder(((reminder.id, START + 401 * DAY),))])
    assert await store.next_due() == START + 401 * DAY
    assert not (await store.member(ANNA)).reminders[0].paused


async def test_a_pause_during_a_delivery_leaves_it_claimed(store: Store) -> None:
    reminder = await created(store)
    (delivery,) = await claim(store)
    await store.apply(ANNA, [PauseReminder(reminder.id, START + 3 * DAY)])
    assert await claim(store, START + timedelta(seconds=1), "two") == ()
    assert await store.mark(delivery, "sent", next_due=START + DAY)
    assert await store.next_due() == START + 3 * DAY


async def test_a_clock_set_back_does_not_make_a_second_delivery(store: Store) -> None:
    """The same time again is the same delivery: the caller looks for its message and finds it."""
    reminder = await created(store)
    (first,) = await claim(store)
    await store.mark(first, "sent", next_due=START + DAY)
    await store.apply(ANNA, [EditReminder(reminder.id, draft("study", START))])
    (again,) = await claim(store)
    assert (again.id, again.recovered) == (first.id, True)
    assert await store.mark(again, "sent", next_due=START + DAY)


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


async def test_what_is_kept_too_long_goes(store: Store, clock: SetClock) -> None:
    await created(store, "over")
    await created(store, "held")
    await created(store, "goes on")
    over, held, on = sorted(
        await claim(store), key=lambda found: ["over", "held", "goes on"].index(found.reminder.text)
    )
    await store.mark(over, "sent", next_due=None)
    await store.mark(held, "held", next_due=None, reason="gone")
    await store.mark(on, "sent", next_due=START + 400 * DAY)
    clock.forward(days=8)
    assert (await store.prune())["deliveries"] == 2
    assert len((await store.member(ANNA)).reminders) == 3
    clock.forward(days=23)
    assert await claim(store, clock()) == ()  # it prunes once a day
    assert {found.text for found in (await store.member(ANNA)).reminders} == {"held", "goes on"}
    clock.forward(days=150)
    await store.prune()
    assert {found.text for found in (await store.member(ANNA)).reminders} == {"goes on"}
