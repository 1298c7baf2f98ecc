"""A member's state after changes: the rules of the store, in memory."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from bot.models import changes as c
from bot.models.member import Done, Member
from bot.models.reminder import Held, ReminderDraft, Schedule
from bot.models.state import apply_changes

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
DRAFT = ReminderDraft("read", Schedule(datetime(2026, 11, 23, 9), "Europe/Berlin"), LATER)  # noqa: DTZ001 - wall time


def test_choosing_makes_a_path_active_and_keeps_the_others() -> None:
    """Coming back to a path does not start it anew."""
    one = apply_changes(Member(1), [c.ChoosePath("backend")], NOW)
    two = apply_changes(one, [c.ChoosePath("qa"), c.ChoosePath("backend")], LATER)
    assert (two.active, [path.career for path in two.paths]) == ("backend", ["backend", "qa"])
    assert two.paths[0].chosen == NOW


def test_leaving_the_active_path_goes_on_with_the_last_one() -> None:
    """Leaving another changes nothing else; ticks stay."""
    member = apply_changes(Member(1), [c.ChoosePath("backend"), c.ChoosePath("qa"), c.Tick(("qa.a",))], NOW)
    assert apply_changes(member, [c.LeavePath("qa")], NOW).active == "backend"
    assert apply_changes(member, [c.LeavePath("backend")], NOW).active == "qa"
    gone = apply_changes(member, [c.LeavePath("qa"), c.LeavePath("backend")], NOW)
    assert (gone.active, gone.paths, len(gone.done)) == ("", (), 1)


def test_a_tick_keeps_its_first_time_and_can_be_taken_back() -> None:
    """Ticking twice is ticking once."""
    member = apply_changes(Member(1), [c.Tick(("a", "a", "b"))], NOW)
    again = apply_changes(member, [c.Tick(("b", "d"))], LATER)
    assert again.done == (Done("a", NOW), Done("b", NOW), Done("d", LATER))
    assert apply_changes(again, [c.Untick(("a", "d", "x"))], LATER).done == (Done("b", NOW),)


def test_settings_are_replaced() -> None:
    """The last word counts."""
    wanted: list[c.Change] = [
        c.SetPace(5.0),
        c.SetZone("Europe/Berlin"),
        c.SetWaking(time(8), time(22)),
        c.SetFallback(7),
        c.SetDigest(on=True),
        c.SetPace(None),
    ]
    member = apply_changes(Member(1), wanted, NOW)
    assert (member.hours_per_week, member.zone, member.fallback, member.digest) == (None, "Europe/Berlin", 7, True)
    assert member.waking == (time(8), time(22))


def test_projects_start_once_and_can_be_dropped() -> None:
    """In the order in which they were started."""
    member = apply_changes(Member(1), [c.StartProject("p"), c.StartProject("q"), c.StartProject("p")], NOW)
    assert member.projects == ("p", "q")
    assert apply_changes(member, [c.DropProject("p")], NOW).projects == ("q",)


def test_seeing_an_edit_is_remembered_for_its_path_alone() -> None:
    """Other paths have their own news."""
    member = apply_changes(Member(1), [c.ChoosePath("backend"), c.ChoosePath("qa")], NOW)
    seen = apply_changes(member, [c.SeeKnowledge("qa", ("qa.a",))], NOW)
    assert [path.known_steps for path in seen.paths] == [(), ("qa.a",)]


def test_a_reminders_life() -> None:
    """Made, edited, paused, resumed, deleted; ids are never used twice."""
    member = apply_changes(Member(1), [c.CreateReminder(DRAFT), c.CreateReminder(DRAFT)], NOW)
    assert [one.id for one in member.reminders] == ["1", "2"]
    edited = apply_changes(member, [c.EditReminder("1", ReminderDraft("new", DRAFT.schedule, LATER))], LATER)
    assert [(one.text, one.created) for one in edited.reminders] == [("new", NOW), ("read", NOW)]
    paused = apply_changes(member, [c.PauseReminder("", LATER)], NOW)
    assert [(one.paused, one.paused_until) for one in paused.reminders] == [(True, LATER)] * 2
    resumed = apply_changes(paused, [c.ResumeReminder((("2", NOW),))], NOW)
    assert [(one.paused, one.due) for one in resumed.reminders] == [(True, LATER), (False, NOW)]
    left = apply_changes(member, [c.DeleteReminder(("1",)), c.CreateReminder(DRAFT)], NOW)
    assert [one.id for one in left.reminders] == ["2", "3"]


def test_what_was_held_is_shown_once() -> None:
    """And what is not about the member changes nothing."""
    held = Held("d1", "read", NOW, "closed")
    member = Member(1, held=(held,))
    gap = c.FileGap(guild=1, question="q", kind="answer", career="", topic="", wrong=False)
    assert apply_changes(member, [gap, c.SnoozeReminder("1", LATER)], NOW) == member
    assert apply_changes(member, [c.ReleaseHeld(("d1",))], NOW).held == ()
