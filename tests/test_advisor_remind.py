"""What the bot says and changes on reminders: commands, plain sentences, presses, the message itself."""

# ruff: noqa: DTZ001 - wall-clock times carry no zone

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.advisor.remind import RemindAdvice
from bot.advisor.remind.packing import fitted, packed, plain, unpacked
from bot.models.action import LIMIT, Action, decode
from bot.models.advice import Advice, Menu
from bot.models.changes import (
    CreateReminder,
    DeleteReminder,
    EditReminder,
    PauseReminder,
    ReleaseHeld,
    ResumeReminder,
    SetDigest,
    SetFallback,
    SetWaking,
    SetZone,
    SnoozeReminder,
    Tick,
)
from bot.models.member import Done, Member
from bot.models.reminder import Delivery, Held, Reminder, Schedule
from bot.presentation import layout, markdown
from bot.schedule import When, parse_when, wall
from tests import small

NOW = datetime(2026, 11, 22, 13, 20, tzinfo=UTC)
ZONE = "Europe/Berlin"
NINE = datetime(2026, 11, 23, 8, tzinfo=UTC)
STUDY = Schedule(datetime(2026, 11, 23, 9), ZONE, "FREQ=WEEKLY;BYDAY=MO")
EVENING = Schedule(datetime(2026, 11, 22, 19), ZONE, "FREQ=DAILY")


def reminder(
    identity: str = "r1", text: str = "study sql", schedule: Schedule = STUDY, **values: Any
) -> Reminder:  # Any: values of several fields
    """A live reminder."""
    made = Reminder(identity, 42, text, schedule, "study", None, NOW, NINE, paused=False, paused_until=None)
    return replace(made, **values)


STRANGER = Member(42)
MEMBER = Member(42, zone=ZONE, active="backend", reminders=(reminder(),))
TWO = replace(MEMBER, reminders=(reminder(), reminder("r2", "read", EVENING)))


def part() -> RemindAdvice:
    """The part under test, with the real sentences."""
    return RemindAdvice(small.knowledge(), small.replies())


def say(text: str, member: Member = MEMBER) -> Advice:
    """The answer to a sentence."""
    return part().from_words(text, member, NOW)


def press(action: Action, *values: str, member: Member = MEMBER) -> Advice:
    """The answer to a press."""
    advice = part().act(action, values, member, now=NOW)
    assert advice is not None
    return advice


def yes(advice: Advice, member: Member = MEMBER) -> Advice:
    """What a plain yes to it does, its action having gone through a custom id."""
    assert advice.pending is not None
    assert not advice.changes
    action = decode(advice.pending.encode())
    assert action is not None
    return press(action, member=member)


@pytest.mark.parametrize(
    "when, text, rule, about",
    [
        ("every monday at 9am", "sql", "FREQ=WEEKLY;BYDAY=MO", "sql"),
        ("every monday at 9 to read a chapter", "", "FREQ=WEEKLY;BYDAY=MO", "read a chapter"),
        ("weekdays 18:30", "", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", ""),
    ],
)
def test_create_acts_at_once(when: str, text: str, rule: str, about: str) -> None:
    """The command sets it; what the words for the time say beside it is its text."""
    advice = part().create(when, text, MEMBER, NOW)
    (change,) = advice.changes
    assert isinstance(change, CreateReminder)
    assert (change.draft.schedule.rule, change.draft.text) == (rule, about)
    assert change.draft.due > NOW
    assert "Next times" in markdown(advice)


def test_not_understood_creates_nothing_and_shows_examples() -> None:
    """An example list, and no change."""
    advice = part().create("every full moon", "", MEMBER, NOW)
    assert not advice.changes
    assert "every monday at 9am" in markdown(advice)


def test_words_left_over_beside_a_text_are_asked_back() -> None:
    """With a text of its own, what the words for the time say beside it was not understood, and is not dropped."""
    advice = part().create("every monday at 9 roughly speaking", "sql", MEMBER, NOW)
    assert not advice.changes
    assert "roughly speaking" in markdown(advice)


def test_a_date_of_two_readings_is_explained() -> None:
    """3/5: why it is asked back, and what to write instead."""
    assert "3 May" in markdown(part().create("3/5 at 9", "", MEMBER, NOW))


@pytest.mark.parametrize("when", ["today at 13:00", "tomorrow at 9 new york time", "daily at 9 until today"])
def test_without_a_zone_no_time_is_called_over(when: str) -> None:
    """It is 13:20 in UTC and morning in New York: first the zone is asked for."""
    advice = part().create(when, "", STRANGER, NOW)
    (menu,) = advice.rows
    assert isinstance(menu, Menu)
    offered = press(menu.action, "America/New_York", member=STRANGER)
    assert offered.pending is not None


def test_zone_is_asked_once_and_the_words_are_kept() -> None:
    """Without a zone: a menu that carries the words; choosing goes on with them, and a yes sets the reminder."""
    asked = say("remind me every monday at 9 to study sql", STRANGER)
    assert not asked.changes
    (menu,) = asked.rows
    assert isinstance(menu, Menu)
    offered = press(menu.action, ZONE, member=STRANGER)
    assert offered.changes == (SetZone(ZONE),)
    settled = yes(replace(offered, changes=()), replace(STRANGER, zone=ZONE))
    (change,) = settled.changes
    assert isinstance(change, CreateReminder)
    assert (change.draft.text, change.draft.schedule.rule) == ("study sql", "FREQ=WEEKLY;BYDAY=MO")


def test_at_most_25() -> None:
    """The twenty-sixth is refused kindly."""
    full = replace(MEMBER, reminders=tuple(reminder(f"r{number}") for number in range(25)))
    advice = part().create("tomorrow", "", full, NOW)
    assert not advice.changes
    assert "25" in markdown(advice)


def test_first_reminder_announces_the_test_message() -> None:
    """Only the first."""
    first = part().create("tomorrow", "", replace(MEMBER, reminders=()), NOW)
    assert "direct message" in markdown(first)
    assert "direct message" not in markdown(part().create("tomorrow", "", MEMBER, NOW))


@pytest.mark.parametrize(
    "text, kind",
    [
        ("stop reminding me", DeleteReminder),
        ("no more reminders", DeleteReminder),
        ("turn off reminders", DeleteReminder),
        ("cancel my reminder", DeleteReminder),
        ("move it to 8", EditReminder),
        ("make it 8 instead of 7", EditReminder),
        ("move the monday one to wednesday", EditReminder),
        ("change it to every other day", EditReminder),
        ("shift it by 30 minutes", EditReminder),
        ("push it back one hour", SnoozeReminder),
        ("pause reminders", PauseReminder),
        ("mute the reminders for a week", PauseReminder),
        ("pause until next monday", PauseReminder),
        ("snooze 10 min", SnoozeReminder),
        ("snooze till tomorrow", SnoozeReminder),
        ("im in lagos, set my reminder time zone", SetZone),
        ("remind me tomorrow", CreateReminder),
        ("nudge me on wednesdays", CreateReminder),
        ("daily reminder 6:30am", CreateReminder),
        ("tell me at 9 to stop gaming and study", CreateReminder),
    ],
)
def test_sentences_do_after_a_yes(text: str, kind: type) -> None:
    """A sentence changes nothing; the yes after it does what was asked."""
    done = yes(say(text))
    assert [type(change) for change in done.changes] == [kind]


def test_resume_by_sentence() -> None:
    """Only what is paused comes back."""
    paused = replace(MEMBER, reminders=(reminder(paused=True),))
    done = yes(say("start reminding me again", paused), paused)
    (change,) = done.changes
    assert isinstance(change, ResumeReminder)
    assert [identity for identity, due in change.due if due > NOW] == ["r1"]


@pytest.mark.parametrize(
    "text", ["list my reminders", "when is my next reminder", "do i have a reminder set", "my reminders"]
)
def test_listing(text: str) -> None:
    """Asked for, the list."""
    assert "study sql" in markdown(say(text))


@pytest.mark.parametrize(
    "text, identity",
    [
        ("cancel the one at 9", "r1"),
        ("delete the monday one", "r1"),
        ("stop the daily one", "r2"),
        ("remove reminder 2", "r2"),
        ("delete the evening one", "r2"),
        ("cancel the sql reminder", "r1"),
    ],
)
def test_the_one_meant(text: str, identity: str) -> None:
    """By hour, day, rule, number, part of the day or text."""
    assert yes(say(text, TWO), TWO).changes == (DeleteReminder((identity,)),)


def test_which_one_is_asked() -> None:
    """Two reminders and nothing that tells them apart: a menu that goes on with the words."""
    asked = say("move it to 8", TWO)
    (menu,) = asked.rows
    assert isinstance(menu, Menu)
    (change,) = press(menu.action, "r2", member=TWO).changes
    assert isinstance(change, EditReminder)
    assert (change.reminder, change.draft.schedule.start.time()) == ("r2", time(20))


def test_all_are_deleted_only_after_a_yes_that_names_their_number() -> None:
    """Stop everything: asked first, with how many."""
    asked = say("stop all reminders", TWO)
    assert "2" in markdown(asked)
    assert yes(asked, TWO).changes == (DeleteReminder(("r1", "r2")),)


@pytest.mark.parametrize(
    "words, start",
    [("8", time(8)), ("at 21:15", time(21, 15)), ("an hour later", time(10)), ("half past 10", time(10, 30))],
)
def test_moving_keeps_the_days(words: str, start: time) -> None:
    """Another hour, the same rule."""
    (change,) = part().edit("r1", words, "", MEMBER, NOW).changes
    assert isinstance(change, EditReminder)
    assert (change.draft.schedule.rule, change.draft.schedule.start.time()) == (STUDY.rule, start)


@pytest.mark.parametrize(
    "words, said, changes",
    [
        ("my time zone is chicago", "America/Chicago", (SetZone("America/Chicago"),)),
        ("I live in Berlin now", "Europe/Berlin", (SetZone("Europe/Berlin"),)),
        ("i moved to new york", "America/New_York", (SetZone("America/New_York"),)),
        ("set my timezone to Lagos please", "Africa/Lagos", (SetZone("Africa/Lagos"),)),
        ("my time zone is bananas", "no time zone", ()),
        ("my time zone is gmt+2", "Which time zone", ()),
        ("set my waking hours to 8-22", "08:00 and 22:00", (SetWaking(time(8), time(22)),)),
        ("quiet hours 23 to 7", "07:00 and 23:00", (SetWaking(time(7), time(23)),)),
        ("don't message me between 10pm and 8am", "08:00 and 22:00", (SetWaking(time(8), time(22)),)),
        ("stop the weekly summary", "Stop the weekly", (SetDigest(on=False),)),
        ("remind me less often", "every other week", ()),
        ("too many reminders", "every other week", ()),
        ("what time zone am i in", "Europe/Berlin", ()),
        ("stop everything", "study sql", (DeleteReminder(("r1",)),)),
        ("mute", "Pause", (PauseReminder("r1", None),)),
        ("snooze until banana", "did not understand", ()),
        ("cancel the sql one", "study sql", (DeleteReminder(("r1",)),)),
    ],
)
def test_whole_sentences_are_deeds(words: str, said: str, changes: tuple[object, ...]) -> None:
    """Understood without a guess; what changes something waits for a yes."""
    asked = part().deed(words, MEMBER, NOW)
    assert asked is not None
    assert said in markdown(asked)
    assert not asked.changes
    if changes:
        assert yes(asked).changes == changes


def test_a_deed_renames() -> None:
    """The text alone."""
    asked = part().deed("rename it to practice joins", MEMBER, NOW)
    assert asked is not None
    (change,) = yes(asked).changes
    assert isinstance(change, EditReminder)
    assert (change.draft.text, change.draft.schedule) == ("practice joins", STUDY)


@pytest.mark.parametrize(
    "words",
    [
        "i'm in data science", "i work in sales", "i live in the office", "we are on windows", "stop everything",
        "pause", "remind me less often", "i'm in germany and want to be a data analyst",
        "delete the old one", "change it to data analyst",
    ],
)  # fmt: skip
def test_other_sentences_are_none(words: str) -> None:
    """Nothing about reminders, or no reminders to speak of."""
    assert part().deed(words, STRANGER, NOW) is None


@pytest.mark.parametrize(
    "words, said",
    [
        ("don't remind me tomorrow", "Tuesday 24 November at 00:00"),
        ("skip monday", "Tuesday 24 November at 00:00"),
        ("remind me every other week instead", "every other Monday"),
        ("only remind me on fridays", "every Friday at 09:00"),
        ("don't remind me anymore", "Delete"),
        ("quit pinging me every day", "Delete"),
        ("i dont need the sql reminder anymore", "Delete"),
        ("switch off my reminders", "Delete"),
        ("twice a week is enough", "every Monday and Thursday"),
        ("ping me only once a week", "every Monday at 09:00"),
        ("cut the reminders down to weekends", "every Saturday and Sunday at 09:00"),
        ("can the reminder come every second week", "every other Monday"),
        ("move it to the evening", "every Monday at 19:00"),
        ("bring it forward by 30 minutes", "every Monday at 08:30"),
        ("make the monday one 18:00", "every Monday at 18:00"),
        ("no pings until wednesday", "Wednesday 25 November at 00:00"),
        ("silence the pings for now", "Pause"),
        ("give me 30 more minutes", "today at 14:50"),
        ("come back at 6", "today at 18:00"),
        ("i moved to lisbon last week so my reminders are off", "Europe/Lisbon"),
    ],
)
def test_changes_said_as_orders_set_nothing_new(words: str, said: str) -> None:
    """ "Don't remind me tomorrow" is no reminder for tomorrow."""
    advice = say(words)
    assert said in markdown(advice)
    assert not any(isinstance(change, CreateReminder) for change in yes(advice).changes)


@pytest.mark.parametrize(
    "words, said",
    [
        ("no reminders on sundays", "how often"),
        ("don't message me at night", "waking hours"),
        ("my reminder never came", "Privacy Settings"),
        ("the reminder came at 3am my time", "Is the hour wrong"),
        ("is there a reminder for tomorrow", "Your reminders"),
        ("remind me in this channel instead of dm", "/remind settings"),
    ],
)
def test_what_is_no_order_sets_nothing(words: str, said: str) -> None:
    """Complaints, questions and wishes of what shall not come are answered, never taken for a reminder."""
    advice = say(words)
    assert said in markdown(advice)
    assert advice.pending is None


@pytest.mark.parametrize(
    "words, text",
    [
        ("every quarter remind me to update my cv", "update my cv"),
        ("remind me to quit smoking every day at 9", "quit smoking"),
        ("remind me tomorrow why do i study", "why do i study"),
        ("remind me to cancel my trial on friday", "cancel my trial"),
        ("remind me to pause and breathe every day at noon", "pause and breathe"),
        ("nudge me on christmas eve to call home", "call home"),
    ],
)
def test_an_order_may_hold_any_words(words: str, text: str) -> None:
    """What is to be done is not what is asked of the bot."""
    (change,) = yes(say(words)).changes
    assert isinstance(change, CreateReminder)
    assert change.draft.text == text


def test_a_day_further_ahead_is_not_left_out_by_pausing_before_it() -> None:
    """A daily reminder would be lost on the days between."""
    daily = replace(MEMBER, reminders=(reminder(schedule=EVENING, due=NOW + timedelta(hours=5)),))
    assert "not leave out" in markdown(say("skip friday", daily))


@pytest.mark.parametrize(
    "words, said",
    [
        ("first and third monday at 10", "every month on the first and third Monday at 10:00"),
        ("last working day of the month", "every month on the last working day (Monday to Friday) at 09:00"),
        ("6th working day of the month", "every month on the 6th working day (Monday to Friday) at 09:00"),
    ],
)
def test_days_of_the_month_are_said_back(words: str, said: str) -> None:
    """As they were meant, and the button keeps them."""
    offered = say(f"remind me {words} to read")
    assert said in markdown(offered)
    assert said in markdown(yes(offered))


@pytest.mark.parametrize(
    "words, why",
    [
        ("every minute", "Once an hour"), ("yesterday", "edit"), ("31 february", "february"),
        ("tomorrow 9am new york time", "time zone"), ("tuesdays at 8 and fridays at 10", "two times"),
        ("tuesday unless it rains", "unless"), ("20 november 2026", "over"), ("3/4", "one country"),
        ("in 9 years", "five years"), ("banana", "edit"), ("", "edit"),
    ],
)  # fmt: skip
def test_a_refused_edit_says_why(words: str, why: str) -> None:
    """Nothing is changed, the reason is named, and what would work."""
    advice = part().edit("r1", words, "", MEMBER, NOW)
    assert not advice.changes
    assert why in markdown(advice)


def test_what_is_set_already_is_not_set_again() -> None:
    """The same words, the button again, or a yes after the press."""
    for action in (Action("remind_create"), Action("confirm", ("remind_create", packed(STUDY), "study_sql"))):
        values = ("every monday at 9am", "study sql") if action.verb == "remind_create" else ()
        advice = press(action, *values)
        assert not advice.changes
        assert "already" in markdown(advice)


def test_pause_and_snooze_say_what_they_did_not_understand() -> None:
    """No word of editing, and the times are offered."""
    assert "until when" in markdown(part().pause("r1", "banana", MEMBER, NOW))
    assert "banana" in markdown(part().snooze("r1", "banana", MEMBER, NOW))


def test_editing_the_text_keeps_the_time() -> None:
    """And the other way round."""
    (change,) = part().edit("r1", "", "read", MEMBER, NOW).changes
    assert isinstance(change, EditReminder)
    assert (change.draft.schedule, change.draft.text) == (STUDY, "read")


def test_another_members_reminder_is_gone() -> None:
    """An id that is not the member's is answered as gone, with no change."""
    for action in (Action("remind_delete", ("other",)), Action("confirm", ("remind_delete", "other"))):
        assert not press(action).changes


# The message


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


# Settings


@pytest.mark.parametrize(
    "words, hours",
    [
        ("7:00-22:30", (time(7), time(22, 30))),
        ("8-22", (time(8), time(22))),
        ("9am to 11pm", (time(9), time(23))),
        ("off", (time(0), time(0))),
    ],
)
def test_waking_hours(words: str, hours: tuple[time, time]) -> None:
    """As people write them."""
    assert part().settings(words, "", "", MEMBER, NOW).changes == (SetWaking(*hours),)


@pytest.mark.parametrize("words", ["25-26", "late", "8", "13pm-14pm"])
def test_waking_hours_that_are_none(words: str) -> None:
    """Refused with an example."""
    advice = part().settings(words, "", "", MEMBER, NOW)
    assert not advice.changes
    assert "7:00-22:30" in markdown(advice)


def test_digest_on_and_off() -> None:
    """On makes the weekly reminder, off removes it."""
    on = part().settings("", "on", "", MEMBER, NOW)
    assert [type(change) for change in on.changes] == [SetDigest, CreateReminder]
    weekly = replace(MEMBER, digest=True, reminders=(reminder("d1", kind="digest"),))
    assert part().settings("", "off", "", weekly, NOW).changes == (SetDigest(on=False), DeleteReminder(("d1",)))


def test_fallback_channel() -> None:
    """A channel's id, or off."""
    assert part().settings("", "", "123", MEMBER, NOW).changes == (SetFallback(123),)
    assert part().settings("", "", "off", MEMBER, NOW).changes == (SetFallback(None),)


def test_fallback_channel_can_be_taken_back() -> None:
    """Who chose a channel sees a button that ends it; who chose none does not."""
    chosen = replace(MEMBER, fallback=5)
    ends = Action("remind_fallback", ("off",), MEMBER.id)
    buttons = [button.action for button in part().settings("", "", "", chosen, NOW).rows[0]]  # type: ignore[union-attr]
    assert ends in buttons
    assert press(ends, member=chosen).changes == (SetFallback(None),)
    assert "Never in a channel" not in str(part().settings("", "", "", MEMBER, NOW).rows)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "lagos", "India"])
def test_timezone(zone: str) -> None:
    """By name or city."""
    assert [type(change) for change in part().timezone(zone, STRANGER, NOW).changes] == [SetZone]


def test_timezone_unknown() -> None:
    """Says so, and changes nothing."""
    assert not part().timezone("atlantis", STRANGER, NOW).changes


# Autocomplete


def test_preview_shows_rule_and_three_times() -> None:
    """Live, in the choice itself."""
    ((shown, value),) = part().when_choices("every monday at 9am", MEMBER, NOW)
    assert shown == "every Monday at 09:00: Mon 23 Nov, Mon 30 Nov, Mon 7 Dec"
    assert value == "every monday at 9am"


def test_preview_of_hours_shows_hours() -> None:
    """Three times of one day are told apart."""
    ((shown, _),) = part().when_choices("every 2 hours", MEMBER, NOW)
    assert shown == "every 2 hours: Sun 16:20, Sun 18:20, Sun 20:20"


def test_preview_shows_what_is_left_over() -> None:
    """What was not read as time stands in the preview, so that a misreading is seen."""
    ((shown, _),) = part().when_choices("every monday at 9 study sql", MEMBER, NOW)
    assert shown.endswith("About: study sql")


@given(st.text(max_size=150))
def test_choices_stay_within_discords_limits(typed: str) -> None:
    """Whatever is typed: at most 25 choices of at most 100 characters, none of them empty."""
    for found in (part().when_choices(typed, MEMBER, NOW), part().reminder_choices(typed, MEMBER, NOW)):
        assert len(found) <= 25
        assert all(0 < len(name) <= 100 and 0 < len(value) <= 100 for name, value in found)


# Every known phrasing


def phrasings() -> list[str]:
    """How people ask for reminders, from the knowledge."""
    data = yaml.safe_load((small.REAL / "kinds" / "remind.yaml").read_text(encoding="utf-8"))
    return [str(one) for one in data["phrasings"]]


@pytest.mark.parametrize("member", [STRANGER, MEMBER, TWO], ids=["stranger", "one", "two"])
def test_every_phrasing_gets_an_answer_that_changes_nothing(member: Member) -> None:
    """Hundreds of ways to speak of reminders: an answer each that Discord takes, and changes only after a yes."""
    for text in phrasings():
        advice = say(text, member)
        assert not advice.changes, text
        assert advice.personal, text
        layout(advice, owner=member.id)
        if advice.pending is not None:
            assert yes(advice, member).changes or "time zone" in markdown(advice), text


SCHEDULES = st.sampled_from([text for text in phrasings() if isinstance(parse_when(text, zone=ZONE, now=NOW), When)])


@given(SCHEDULES, st.text(max_size=400), st.integers(1, 2**64 - 1))
def test_packing_comes_back_as_it_was(text: str, about: str, owner: int) -> None:
    """Any schedule survives a custom id whole; of the text comes back what is said to have been kept."""
    found = parse_when(text, zone=ZONE, now=NOW)
    assert isinstance(found, When)
    action, kept = fitted("confirm", ("remind_create", packed(found.schedule)), about, owner)
    encoded = action.encode()
    assert len(encoded) <= LIMIT
    again = decode(encoded)
    assert again is not None
    assert unpacked(again.args[1], ZONE) == found.schedule
    assert plain(again.args[2]) == kept


@given(st.text(max_size=80))
def test_unpacking_anything_is_safe(text: str) -> None:
    """A custom id somebody made up gives nothing."""
    assert unpacked(text, ZONE) is None or text[1:].partition(".")[1]
