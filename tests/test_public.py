"""What others in a channel read never tells what is stored about the one who asked."""

from __future__ import annotations

import pytest

from bot.dialogue import for_readers
from bot.models.advice import Advice, Block
from bot.models.changes import LeavePath
from bot.models.member import Done, Member
from tests.small import NOW
from tests.worlds import World, control, custom_ids, reply_of, text_of

OWN = Member(7, active="backend", done=(Done("backend.git", NOW),))


async def _ticked(world: World) -> None:
    await world.ada.slash(world.channel, "path choose", career="backend")
    await world.ada.slash(world.channel, "path done", item="Phase 1")


async def test_a_comparison_in_a_channel_leaves_out_what_is_ticked(world: World) -> None:
    """By command and by mention; a button tells it to its presser alone."""
    await _ticked(world)
    by_command = await world.ada.slash(world.channel, "compare", first="backend", second="frontend")
    for public in (reply_of(by_command), await world.mention(world.ada, "backend or frontend?")):
        assert "steps" not in text_of(public)
        mine = await world.ada.click(public, custom_id=control(public, "have"))
        assert mine.ephemeral
        assert "**Backend Developer**: 7 of 30 steps" in text_of(reply_of(mine))


async def test_in_private_the_comparison_has_it_all(world: World) -> None:
    """Nobody else reads along there."""
    await _ticked(world)
    await world.ada.send_dm("backend or frontend?")
    answer = world.ada.user.dm_channel.history()[-1]
    assert "**Backend Developer**: 7 of 30 steps" in text_of(answer)
    assert not [custom_id for custom_id in custom_ids(answer) if custom_id.startswith("have")]


async def test_a_roadmap_in_a_channel_shows_no_ticks(world: World) -> None:
    """Neither at first nor when its owner leafs through it; a direct message does."""
    await _ticked(world)
    mark = world.bot.services.say("roadmap.done_mark")
    public = reply_of(await world.ada.slash(world.channel, "roadmap", career="backend", phase="1"))
    assert mark not in text_of(public)
    await world.ada.click(public, custom_id=control(public, "phase", "backend", "2"))
    shown = world.channel.history()[-1]
    menu = next(custom_id for custom_id in custom_ids(shown) if custom_id.startswith("phase:backend@"))
    await world.ada.select(shown, ["1"], custom_id=menu)
    assert mark not in text_of(world.channel.last_message)
    private = reply_of(await world.ada.user.slash("roadmap", career="backend", phase="1"))
    assert mark in text_of(private)


async def test_which_path_is_theirs_stays_between_us(world: World) -> None:
    """A question that names no career is about one's own path in private; in a channel it asks back."""
    await _ticked(world)
    question = "what is the pay like?"
    assert text_of(await world.mention(world.ada, question, world.other)).startswith("Which career is this about?")
    await world.ada.send_dm(question)
    assert "Backend Developer: Salary" in text_of(world.ada.user.dm_channel.history()[-1])
    assert (await world.ada.slash(world.channel, "roadmap")).ephemeral


@pytest.mark.parametrize(
    "advice",
    [
        pytest.param(Advice("my_progress", (Block("9 of 24"),), personal=True), id="personal"),
        pytest.param(Advice("choose_path", (), changes=(LeavePath("backend"),)), id="writes"),
    ],
)
def test_what_is_personal_or_writes_is_for_the_member_as_they_are(advice: Advice) -> None:
    """It is hidden anyway, or must act on what is stored."""
    assert for_readers(lambda one: advice if one == OWN else Advice("help", ()), OWN, public=True) is advice
    assert for_readers(lambda one: advice if one == OWN else Advice("help", ()), OWN, public=False) is advice
