"""Threats in presses and options: somebody else's button, forged ids, values outside the choices."""

from __future__ import annotations

from typing import Any

import pytest
from simcord.backend.models.message import EPHEMERAL_FLAG

from bot.models.action import decode
from tests.hostile import pings
from tests.worlds import World, control, custom_ids, reply_of, text_of


async def test_another_member_s_press_shows_and_changes_nothing_of_the_owner_s(world: World) -> None:
    """A button on Ada's message, pressed by Ben: Ada's path stays, Ben is answered alone."""
    await world.ada.slash(world.channel, "path choose", career="backend")
    status = reply_of(await world.ada.slash(world.channel, "path status"))
    stored = world.env.backend.get_message(world.channel.id, status.id)
    stored.flags &= ~EPHEMERAL_FLAG
    before = text_of(status)
    result = await world.ben.click(status, custom_id=control(status, "path_tick"))
    assert result.ephemeral
    assert (await world.stored(world.ada)).done == ()
    assert text_of(status) == before


FORGED = (
    "", "x", "path_leave", "confirm:privacy_delete", "confirm:privacy_delete@1", "confirm:path_leave:backend",
    "path_tick:backend:../../etc/passwd", "path_tick:nowhere:nothing", "remind_delete:zzzz", "remind_done:zzzz:zzzz",
    "answer:backend:nothing", "answer", "answer:::::", "why:x:y:z", "gap", "server_quiet", "show", "post", "remove",
    "path_choose:'; DROP TABLE members; --", "a" * 100, "path_tick:backend:" + "x" * 64, "answer:backend:salary@0",
)  # fmt: skip
"""What a modified client can send in place of a button's id."""


@pytest.mark.parametrize("forged", FORGED)
async def test_a_forged_custom_id_gets_a_kind_word_and_reaches_nobody_else(world: World, forged: str) -> None:
    """Pressed by Ben; Ada, whose data it might name, keeps everything."""
    await world.ada.slash(world.channel, "path choose", career="backend")
    await world.ada.slash(world.channel, "path done")
    before = await world.stored(world.ada)
    answer = await world.mention(world.ben, "backend salary")
    raw = world.env.backend.get_message(world.channel.id, answer.id)
    button = next(one for one in custom_ids(answer) if decode(one))
    _rename(raw.components, button, forged or "-")
    result = await world.ben.click(answer, custom_id=forged or "-")
    assert result.response is not None or result.acknowledged, "a press stayed silent"
    assert await world.stored(world.ada) == before


def _rename(components: Any, old: str, new: str) -> None:
    waiting = [components]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if one.get("custom_id") == old:
                one["custom_id"] = new
            waiting += one.values()
        elif isinstance(one, list | tuple):
            waiting += one
        elif hasattr(one, "__dict__"):
            if getattr(one, "custom_id", None) == old:
                one.custom_id = new
            waiting += vars(one).values()


@pytest.mark.parametrize("name", ["career", "roadmap", "compare", "path choose", "path leave"])
@pytest.mark.parametrize(
    "value", ["", "nothing", "../etc/passwd", "a" * 1000, "backend; DROP", "{__class__}", "@everyone"]
)
async def test_a_value_outside_the_choices_is_answered_kindly(world: World, name: str, value: str) -> None:
    """Autocomplete only suggests: what arrives is checked again."""
    options = {"first": value, "second": "backend"} if name == "compare" else {"career": value}
    result = await world.ben.slash(world.channel, name, **options)
    assert text_of(reply_of(result))
    assert pings(reply_of(result)) == []
    assert (await world.stored(world.ben)).active == ""
