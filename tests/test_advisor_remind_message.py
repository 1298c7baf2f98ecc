"""The reminder's own message, what its buttons do, and what is told of those that could not be sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.advisor.remind import RemindAdvice
from bot.models.action import Action
from bot.models.advice import Menu
from bot.models.changes import (
    PauseReminder,
    ReleaseHeld,
    SnoozeReminder,
    Tick,
)
from bot.models.member import Done
from bot.models.reminder import Delivery, Held
from bot.presentation import layout, markdown
from bot.schedule import wall
from tests import small
from tests.reminding import (
    MEMBER,
    NINE,
    NOW,
    STUDY,
    ZONE,
    part,
    press,
)


def delivery(**values: Any) -> Delivery:  # Any: as above
    """A delivery of the study reminder."""
    return replace(Delivery("d" * 25, MEMBER.reminders[0], NINE, NINE, "claimed"), **values)


def test_message_says_why_what_and_when_next() -> None:
    """Why it came, the next step with hours and link, when the next comes; each button carries the delivery's id."""
    advice = part().delivered(delivery(), MEMBER, NINE)
    text = markdown(advice)
    step = small.knowledge().careers["backend"].steps[0]
    for wanted in (
        "study sql",
        "You asked for this",
        step.title,
        step.resource.url,
        "hours",
        "Next: Monday 30 November",
    ):
        assert wanted in text
    buttons = [button for row in advice.rows if not isinstance(row, Menu) for button in row]
    assert [button.label for button in buttons] == ["Done", "Snooze", "Smaller step", "Pause a week", "Stop"]
    assert all(button.action is not None and "d" * 25 in button.action.args for button in buttons)


def test_message_fits_discord() -> None:
    """The longest text, the longest step id: still a message Discord takes."""
    long = replace(MEMBER.reminders[0], text="x" * 300)
    layout(part().delivered(delivery(reminder=long), MEMBER, NINE), owner=2**63)


def test_late_message_says_so() -> None:
    """A recurring one stands for all that were missed; a single one tells its age."""
    assert "3 days late" in markdown(part().delivered(delivery(), MEMBER, NINE, late=timedelta(days=3)))
    single = replace(MEMBER.reminders[0], schedule=replace(STUDY, rule=""))
    assert "3 days ago" in markdown(part().delivered(delivery(reminder=single), MEMBER, NINE, late=timedelta(days=3)))


def test_done_ticks_the_step_of_the_message() -> None:
    """The step named in it, even if another is next by now."""
    step = small.knowledge().careers["backend"].steps[1]
    assert press(Action("remind_done", ("d" * 25, step.id))).changes == (Tick((step.id,)),)


def test_done_ticks_what_took_the_place_of_the_step_of_an_old_message() -> None:
    """Merged, split and renamed since it was sent; what was taken out is only noted."""
    known = small.knowledge()
    first, second, third = known.careers["backend"].steps[:3]
    gone = {"backend.merged": (first.id,), "backend.split": (second.id, third.id), "backend.out": ()}
    career = replace(known.careers["backend"], successors=gone)
    desk = RemindAdvice(replace(known, careers={**known.careers, "backend": career}), small.replies())
    for old, ticked in gone.items():
        for verb in ("remind_done", "remind_smaller"):
            told = desk.act(Action(verb, ("d" * 25, old)), (), MEMBER, now=NOW)
            assert told is not None
            assert told.changes == ((Tick(ticked),) if ticked and verb == "remind_done" else ())
            assert all(known.steps[item].title in markdown(told) for item in ticked[:1])
    again = desk.act(
        Action("remind_done", ("d" * 25, "backend.merged")), (), replace(MEMBER, done=(Done(first.id, NOW),)), now=NOW
    )
    assert again is not None
    assert "was ticked before" in markdown(again)


def test_a_reminder_of_a_path_that_is_gone_says_so() -> None:
    """Not that there never was one."""
    assert "taken out" in markdown(part().delivered(delivery(), replace(MEMBER, active="dev-wizard"), NINE))


def test_snooze_choices_lead_to_a_snooze() -> None:
    """Every choice is later than now, and the first one a free evening."""
    asked = press(Action("remind_later", ("d" * 25, "r1")))
    first = asked.rows[0]
    assert not isinstance(first, Menu)
    assert first[0].action is not None
    (change,) = press(first[0].action).changes
    assert isinstance(change, SnoozeReminder)
    assert wall(change.until, ZONE).hour == 19
    for button in first:
        assert button.action is not None
        assert int(button.action.args[-1]) > NOW.timestamp()


def test_pause_a_week_and_stop() -> None:
    """A week to the hour; stop asks and changes nothing."""
    assert press(Action("remind_week", ("d" * 25, "r1"))).changes == (PauseReminder("r1", NOW + timedelta(days=7)),)
    assert not press(Action("remind_stop", ("d" * 25, "r1"))).changes


def test_every_answer_to_the_message_still_carries_its_id() -> None:
    """A press puts the answer in the message's place: after a crash the delivery must still be found there."""
    step = small.knowledge().careers["backend"].steps[0].id
    for verb, second in (("done", step), ("smaller", step), ("later", "r1"), ("week", "r1"), ("stop", "r1")):
        advice = press(Action(f"remind_{verb}", ("d" * 25, second)))
        found = [control.action for control in small.controls(advice)]
        assert any(action is not None and "d" * 25 in action.args for action in found), verb


def test_digest_tells_the_week() -> None:
    """What was ticked in seven days, and where the path stands."""
    steps = small.knowledge().careers["backend"].steps
    done = (Done(steps[1].id, NINE - timedelta(days=30)), Done(steps[0].id, NINE - timedelta(days=2)))
    weekly = replace(MEMBER.reminders[0], kind="digest", text="")
    text = markdown(part().delivered(delivery(reminder=weekly), replace(MEMBER, done=done), NINE))
    assert f"Ticked this week: {steps[0].title}." in text
    assert f"2 of {len(steps)} steps" in text


def test_test_message_repeats_nothing() -> None:
    """It says where it writes, and not what."""
    assert "study sql" not in markdown(part().test(MEMBER, NOW))


def test_held_are_told_with_reason_and_remedy() -> None:
    """Once, with how to open direct messages."""
    waiting = (Held("h1", "study sql", NINE, "closed"), Held("h2", "", NINE, "late"))
    advice = part().held(replace(MEMBER, held=waiting), NINE)
    assert advice is not None
    assert advice.changes == (ReleaseHeld(("h1", "h2")),)
    assert "Privacy Settings" in markdown(advice)
    assert part().held(MEMBER, NINE) is None
