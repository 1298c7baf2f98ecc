"""Where a member stands on a path: ticks, shared skills, hours, what comes next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from bot.models.member import Done, Member
from bot.progress import progress_of
from tests.paths import BACKEND, FRONTEND, KNOWLEDGE, NOW

ITEMS = [step.id for career in (BACKEND, FRONTEND) for step in career.steps]


def ticked(*items: str, hours_per_week: float | None = None) -> Member:
    return Member(1, active="backend", done=tuple(Done(item, NOW) for item in items), hours_per_week=hours_per_week)


def test_someone_new_stands_at_the_first_step() -> None:
    progress = progress_of(BACKEND, KNOWLEDGE, Member(1), NOW)
    assert (progress.done, progress.total, progress.current) == (0, 5, 0)
    assert [step.id for step in progress.next_steps] == ["backend.http", "backend.git", "backend.sql"]
    assert (progress.hours_left.low, progress.hours_left.high) == (50, 100)
    assert progress.window is None


def test_ticks_count_and_the_next_step_moves_on() -> None:
    progress = progress_of(BACKEND, KNOWLEDGE, ticked("backend.http", "backend.git"), NOW)
    assert (progress.done, progress.current) == (2, 1)
    assert progress.next_steps[0].id == "backend.sql"
    assert (progress.hours_done.low, progress.hours_left.high) == (20, 60)


def test_a_skill_ticked_on_one_path_counts_on_another() -> None:
    progress = progress_of(FRONTEND, KNOWLEDGE, ticked("backend.git"), NOW)
    shared = [state.step.id for phase in progress.phases for state in phase.steps if state.shared]
    assert shared == ["frontend.git"]
    assert progress.done == 1


def test_a_step_with_two_skills_waits_for_both() -> None:
    assert progress_of(FRONTEND, KNOWLEDGE, ticked("backend.http"), NOW).done == 0
    both = progress_of(FRONTEND, KNOWLEDGE, ticked("backend.http", "backend.sql"), NOW)
    assert [state.step.id for phase in both.phases for state in phase.steps if state.shared] == ["frontend.fetch"]


def test_a_step_without_skills_is_never_shared() -> None:
    progress = progress_of(FRONTEND, KNOWLEDGE, ticked(*(step.id for step in BACKEND.steps)), NOW)
    assert "frontend.css" in [step.id for step in progress.next_steps]


def test_a_finished_path_has_no_next_step_and_no_window() -> None:
    progress = progress_of(BACKEND, KNOWLEDGE, ticked(*(s.id for s in BACKEND.steps), hours_per_week=5), NOW)
    assert (progress.done, progress.next_steps, progress.window) == (5, (), None)
    assert progress.current == len(BACKEND.phases) - 1


def test_the_window_uses_the_hours_the_member_said() -> None:
    window = progress_of(BACKEND, KNOWLEDGE, ticked(hours_per_week=10), NOW).window
    assert window is not None
    assert ((window.earliest - NOW.date()).days, (window.latest - NOW.date()).days) == (35, 70)
    assert not window.measured


def test_days_end_at_the_members_midnight() -> None:
    """23:30 and 00:30 in the member's zone are two days, though one in UTC."""
    east = timezone(timedelta(hours=5))
    late = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
    member = Member(1, done=(Done("backend.http", late), Done("backend.git", late + timedelta(hours=1))))
    noon = datetime(2026, 11, 21, 7, tzinfo=UTC)
    assert progress_of(BACKEND, KNOWLEDGE, member, noon, east).streak == 2
    assert progress_of(BACKEND, KNOWLEDGE, member, noon, UTC).streak == 1


@given(st.lists(st.sampled_from(ITEMS), unique=True), st.sampled_from(ITEMS))
def test_one_more_tick_never_lowers_any_path(items: list[str], extra: str) -> None:
    for career in (BACKEND, FRONTEND):
        before = progress_of(career, KNOWLEDGE, ticked(*items), NOW)
        after = progress_of(career, KNOWLEDGE, ticked(*items, extra), NOW)
        assert after.done >= before.done
        assert after.hours_left.high <= before.hours_left.high
        assert after.done + len([s for p in after.phases for s in p.steps if not s.done]) == after.total
