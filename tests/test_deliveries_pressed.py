"""Reminders set by command, words and press, and the buttons of their message."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.models.action import decode
from bot.models.changes import CreateReminder, SetZone
from bot.models.reminder import ReminderDraft, Schedule
from bot.schedule import wall
from tests.inboxes import ZONE, inbox, messages, now, remind
from tests.worlds import World, control, custom_ids, text_of


async def test_done_ticks_the_step_named(world: World) -> None:
    """Done ticks the step that the message named, and pressing again changes nothing."""
    await remind(world, world.ben)
    await world.env.advance_time(3 * 3600)
    message = inbox(world, world.ben)[-1]
    pressed = control(message, "remind_done")
    action = decode(pressed)
    assert action is not None
    await world.ben.user.click(message, custom_id=pressed)
    assert [done.item for done in (await world.stored(world.ben)).done] == [action.args[1]]


async def test_snooze_moves_no_schedule(world: World) -> None:
    """Tomorrow, same time: one more message then, and the schedule's own as ever."""
    reminder = await remind(world, world.ben, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;INTERVAL=2", hours=2)
    await world.env.advance_time(3 * 3600)
    message = inbox(world, world.ben)[-1]
    await world.ben.user.click(message, custom_id=control(message, "remind_later"))
    choices = messages(world, world.ben)[-1]
    due = (await world.stored(world.ben)).reminders[0].due
    await world.ben.user.click(choices, custom_id=control(choices, "remind_until"))
    assert (await world.stored(world.ben)).reminders[0].due == due
    assert (await world.stored(world.ben)).reminders[0].schedule == reminder.schedule


async def test_snoozed_comes_back(world: World) -> None:
    """A snooze of an hour brings the message back after an hour."""
    await remind(world, world.ben, "")
    await world.env.advance_time(3 * 3600)
    message = inbox(world, world.ben)[-1]
    await world.ben.user.click(message, custom_id=control(message, "remind_later"))
    choices = messages(world, world.ben)[-1]
    menu = next(one for one in custom_ids(choices) if len((decode(one) or decode("x:")).args) == 2)  # type: ignore[union-attr]
    in_an_hour = str(int((now(world) + timedelta(hours=1)).timestamp()))
    await world.ben.user.select(choices, [in_an_hour], custom_id=menu)
    await world.env.advance_time(3700)
    assert "You snoozed this" in text_of(inbox(world, world.ben)[-1])


async def test_smaller_step(world: World) -> None:
    """The same step, cut down to 20 minutes."""
    await remind(world, world.ben)
    await world.env.advance_time(3 * 3600)
    message = inbox(world, world.ben)[-1]
    await world.ben.user.click(message, custom_id=control(message, "remind_smaller"))
    assert "20 minutes" in text_of(messages(world, world.ben)[-1])


async def test_pause_a_week(world: World) -> None:
    """Seven days without a message, then it goes on."""
    await remind(world, world.ben)
    await world.env.advance_time(3 * 3600)
    message = inbox(world, world.ben)[-1]
    await world.ben.user.click(message, custom_id=control(message, "remind_week"))
    count = len(messages(world, world.ben))
    for _ in range(6):
        await world.env.advance_time(24 * 3600)
    assert len(messages(world, world.ben)) == count
    for _ in range(2):
        await world.env.advance_time(24 * 3600)
    assert len(messages(world, world.ben)) == count + 1


async def test_stop_asks_first(world: World) -> None:
    """Stop deletes after a yes, and not before."""
    await remind(world, world.ben)
    await world.env.advance_time(3 * 3600)
    message = inbox(world, world.ben)[-1]
    await world.ben.user.click(message, custom_id=control(message, "remind_stop"))
    assert (await world.stored(world.ben)).reminders
    asked = messages(world, world.ben)[-1]
    await world.ben.user.click(asked, custom_id=control(asked, "confirm", "remind_delete"))
    assert not (await world.stored(world.ben)).reminders


async def test_created_by_command_and_by_words(world: World) -> None:
    """`/remind create` asks for the zone once and sets after it; a sentence sets after a yes."""
    await world.ben.slash(world.channel, "remind timezone", zone=ZONE)
    await world.ben.slash(world.channel, "remind create", when="every monday at 9am", text="sql")
    (one,) = (await world.stored(world.ben)).reminders
    assert (one.text, one.schedule.rule) == ("sql", "FREQ=WEEKLY;BYDAY=MO")
    await world.ben.send_dm("remind me every tuesday at 7pm to read")
    assert len((await world.stored(world.ben)).reminders) == 1
    await world.ben.send_dm("yes")
    assert {reminder.text for reminder in (await world.stored(world.ben)).reminders} == {"sql", "read"}


async def test_pressed_twice_at_once_is_set_once(world: World) -> None:
    """Two presses on "Set it" before either is answered: one reminder, and one test message."""
    due = now(world).replace(second=0, microsecond=0) + timedelta(hours=2)
    changes = (SetZone(ZONE), CreateReminder(ReminderDraft("read", Schedule(wall(due, ZONE), ZONE, ""), due)))
    with world.env.time_context():
        await asyncio.gather(*(world.bot.services.apply(world.ben.id, changes) for _ in range(2)))
    await world.env.settle()
    assert len((await world.stored(world.ben)).reminders) == 1
    assert ["I will write here" in text_of(one) for one in messages(world, world.ben)] == [True]
