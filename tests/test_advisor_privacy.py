"""Export and deletion in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.advisor.deeds import Deed
from bot.advisor.privacy import PrivacyAdvice
from bot.models.action import Action
from bot.models.advice import Menu
from bot.models.changes import Forget
from bot.models.member import Done, Member, Path
from bot.models.state import apply_changes
from bot.presentation.text import markdown
from tests.paths import KNOWLEDGE, NOW, replies

PRIVACY = PrivacyAdvice(KNOWLEDGE, replies())
MEMBER = Member(7, "backend", (Path("backend", NOW),), (Done("backend.http", NOW), Done("backend.git", NOW)))


def test_delete_asks_once_and_names_what_goes() -> None:
    advice = PRIVACY.ask_delete(MEMBER)
    assert "1 path, 2 ticks and" in markdown(advice)
    row = advice.rows[0]
    assert not isinstance(row, Menu)
    assert [button.action for button in row] == [
        Action("confirm", ("privacy",), 7),
        Action("cancel", ("privacy",), 7),
    ]
    assert advice.changes == ()
    assert advice.personal


def test_keeping_it_says_so() -> None:
    kept = PRIVACY.act(Action("cancel", ("privacy",), 7), (), MEMBER, now=NOW)
    assert kept is not None
    assert "Nothing was deleted" in markdown(kept)


def test_a_plain_yes_deletes_and_says_what() -> None:
    """By button the store counts the rows itself; by words the member's own state tells."""
    asked = PRIVACY.deed(Deed("delete"), MEMBER)
    assert asked is not None
    assert asked.changes == ()
    assert asked.pending == Action("confirm", ("privacy",), 7)
    done = PRIVACY.act(asked.pending, (), MEMBER, now=NOW)
    assert done is not None
    assert done.changes == (Forget(),)
    assert "1 path, 2 ticks and your settings" in markdown(done)
    assert apply_changes(MEMBER, done.changes, NOW) == Member(7)
    assert PRIVACY.ask_delete(MEMBER).pending is None


@pytest.mark.parametrize("member,part", [(MEMBER, "2 ticks"), (Member(7), "no path")])
def test_asking_for_ones_data_offers_the_file(member: Member, part: str) -> None:
    offered = PRIVACY.deed(Deed("export"), member)
    assert offered is not None
    assert part in markdown(offered)
    assert offered.personal


def test_what_was_deleted_is_told_and_when_the_last_copy_goes() -> None:
    said = markdown(PRIVACY.deleted({"ticks": 2, "paths": 1, "members": 1, "reminders": 0}, now=NOW))
    assert "2 ticks, 1 path and your settings" in said
    assert f"<t:{int((NOW + timedelta(days=30)).timestamp())}:D>" in said
    assert "30 days" in said


def test_nothing_stored_is_said_plainly() -> None:
    assert "Nothing is stored about you" in markdown(PRIVACY.deleted({"ticks": 0, "members": 0}, now=NOW))


def test_the_export_names_what_it_holds() -> None:
    assert "2 ticks" in markdown(PRIVACY.exported(MEMBER))
