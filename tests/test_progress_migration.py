"""Edits of the knowledge never cost a tick, and are told once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import drill_edits
from bot.advisor.path import PathAdvice
from bot.models.action import Action
from bot.models.advice import Menu
from bot.models.knowledge import Career
from bot.models.member import Done, Member, Path
from bot.models.state import apply_changes
from bot.progress import migrate
from bot.progress.ticks import successors_of
from tests.paths import BACKEND, NOW, career, knowledge, replies, step

KNOWN = tuple(item.id for item in BACKEND.steps)


def edited(ids: tuple[str, ...], **successors: tuple[str, ...]) -> Career:
    made = career("backend", tuple(step(f"backend.{item}") for item in ids))
    full = {f"backend.{old}": tuple(f"backend.{new}" for new in news) for old, news in successors.items()}
    return replace(made, successors=full)


def follower(*items: str, known: tuple[str, ...] = KNOWN) -> Member:
    done = tuple(Done(f"backend.{item}", NOW) for item in items)
    return Member(1, active="backend", paths=(Path("backend", NOW, known),), done=done)


@pytest.mark.parametrize(
    "after,counts",
    [
        pytest.param(edited(("http", "git", "sql", "python", "deploy", "queues")), (0, 0, 0, 0, 1), id="new"),
        pytest.param(edited(("web", "git", "sql", "python", "deploy"), http=("web",)), (1, 0, 0, 0, 0), id="renamed"),
        pytest.param(
            edited(("http", "git", "data", "deploy", "queues"), sql=("data",), python=("data",)),
            (0, 2, 0, 0, 1),
            id="two-merged-one-new",
        ),
        pytest.param(
            edited(("http", "git", "sql", "deploy"), python=("sql",)), (0, 2, 0, 0, 0), id="merged-into-one-kept"
        ),
        pytest.param(
            edited(("http", "git", "sql", "py-a", "py-b", "deploy"), python=("py-a", "py-b")),
            (0, 0, 1, 0, 0),
            id="split",
        ),
        pytest.param(edited(("http", "git", "sql", "python"), deploy=()), (0, 0, 0, 1, 0), id="removed"),
        pytest.param(edited(("deploy", "python", "sql", "git", "http")), (0, 0, 0, 0, 0), id="only-another-order"),
    ],
)
def test_what_is_told(after: Career, counts: tuple[int, ...]) -> None:
    found = migrate(follower("http", "sql"), after)
    assert found is not None
    assert (found.renamed, found.merged, found.split, found.removed, found.added) == counts
    assert found.silent == (not any(counts))


def test_it_is_told_once() -> None:
    after = edited(("web", "git", "sql", "python", "deploy"), http=("web",))
    found = migrate(follower("http"), after)
    assert found is not None
    assert found.kept == 1
    assert migrate(apply_changes(follower("http"), (found.change,), NOW), after) is None


def test_nobody_hears_of_a_path_they_never_saw() -> None:
    assert migrate(Member(1), BACKEND) is None
    found = migrate(follower(known=()), BACKEND)
    assert found is not None
    assert found.silent
    assert found.change.steps == KNOWN


def test_a_milestone_moves_along_with_its_project() -> None:
    moved = edited(("http",), **{"url-shortener": ("links",)})
    assert successors_of("backend.url-shortener#store", moved) == ("backend.links#store",)


def test_a_project_that_was_renamed_stays_under_way_and_can_be_put_away() -> None:
    """Under its old id in the store, and under its old id on a button of before."""
    renamed = replace(BACKEND, successors={"backend.links": ("backend.url-shortener",)})
    path = PathAdvice(knowledge(renamed), replies())
    member = replace(follower(), projects=("backend.links",))
    shown = path.act(Action("path_project", ("backend",)), ("backend.links",), member, now=NOW)
    assert shown is not None
    assert [row.action.verb for row in shown.rows if isinstance(row, Menu)] == ["path_tick"]
    dropped = path.act(Action("path_drop", ("backend.links",)), (), member, now=NOW)
    assert dropped is not None
    assert apply_changes(member, dropped.changes, NOW).projects == ()


@pytest.mark.parametrize("verb", ["path_project", "path_start", "path_drop", "path_smaller"])
def test_a_press_on_what_is_gone_says_so(verb: str) -> None:
    told = PathAdvice(knowledge(BACKEND), replies()).act(Action(verb, ("backend.gone",)), (), follower(), now=NOW)
    assert told is not None
    assert told.tone == "caution"
    assert told.changes == ()


def test_the_small_version_of_a_renamed_step_is_found_by_its_old_id() -> None:
    renamed = replace(BACKEND, successors={"backend.old": ("backend.git",)})
    path = PathAdvice(knowledge(renamed), replies())
    told = path.act(Action("path_smaller", ("backend.old",)), (), follower(), now=NOW)
    assert told is not None
    assert "Git basics" in told.blocks[0].text


def test_a_circle_leads_nowhere_instead_of_for_ever() -> None:
    assert successors_of("backend.a", edited(("http",), a=("b",), b=("a",))) == ()


MOVES = st.lists(st.tuples(st.sampled_from(drill_edits.MOVES), st.integers(0, 30)), max_size=40)


@settings(max_examples=300, deadline=None)
@given(MOVES)
def test_random_edit_histories_never_cost_a_tick(moves: list[tuple[str, int]]) -> None:
    """After each edit everything done is still stored, and done unless its step was removed; news are told once."""
    walk = drill_edits.Walk.of(BACKEND, knowledge(BACKEND), follower())
    walk.go(moves)
    assert walk.lost == []


def test_the_walk_notices_an_edit_without_a_mapping() -> None:
    """So that the two runs above and of `make drill` can fail."""
    walk = drill_edits.Walk.of(BACKEND, knowledge(BACKEND))
    walk.go([("tick", 1), ("tick", 2)])
    before = walk.done(walk.history.career())
    walk.history.edit("merge", 1)
    walk.history.retired.clear()
    walk.compare(before, "merge")
    assert walk.lost == ["merge cost backend.git: ('backend.git',)"]
    assert drill_edits.run(histories=5, knowledge=knowledge(BACKEND)).lost == []
