"""Reminders in the store: made, limited, edited, snoozed, paused, by their own member alone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.errors import MemberInputError
from bot.models.changes import (
    CreateReminder,
    DeleteReminder,
    EditReminder,
    PauseReminder,
    ResumeReminder,
    SnoozeReminder,
)
from bot.models.reminder import Reminder, Schedule
from bot.store import Store
from tests.stored_reminders import ANNA, BEN, DAY, claim, created, draft
from tests.stores import START, SetClock


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
