"""Asking in Discord: by mention, in a direct message, by reply, by command, by context menu."""

from __future__ import annotations

from tests.worlds import World, control, custom_ids, reply_of, text_of


async def test_mention_is_answered(world: World) -> None:
    """A question with a mention gets a public reply that pings nobody."""
    answer = await world.mention(world.ada, "what certifications for backend?")
    print(text_of(answer), custom_ids(answer))
    assert "Backend" in text_of(answer)
    assert not answer.mentions


async def test_slash(world: World) -> None:
    result = await world.ada.slash(world.channel, "ask", question="backend salary")
    print(text_of(reply_of(result)), result)
