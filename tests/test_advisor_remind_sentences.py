"""Plain sentences about reminders: what each does after a yes, and which are none."""

from __future__ import annotations

from datetime import time

import pytest

from bot.models.changes import (
    CreateReminder,
    DeleteReminder,
    EditReminder,
    PauseReminder,
    SetDigest,
    SetWaking,
    SetZone,
    SnoozeReminder,
)
from bot.models.member import Member
from bot.presentation import layout, markdown
from tests.reminding import (
    MEMBER,
    NOW,
    STRANGER,
    TWO,
    part,
    phrasings,
    say,
    yes,
)


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


@pytest.mark.parametrize(
    "text", ["list my reminders", "when is my next reminder", "do i have a reminder set", "my reminders"]
)
def test_listing(text: str) -> None:
    """Asked for, the list."""
    assert "study sql" in markdown(say(text))


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
