""" "Answer this" on somebody's message: private first, posted on request, by whom may write."""

from __future__ import annotations

import discord

from tests.worlds import World, control, custom_ids, reply_of, text_of


async def test_answer_this_is_private_first_and_posted_on_request(world: World) -> None:
    """Somebody's question, answered for the presser; one press shows it to all."""
    question = await world.ben.send(world.channel, "what certifications for backend?")
    result = await world.ada.context_menu(world.channel, "Answer this", question)
    assert result.ephemeral
    assert "Certifications" in text_of(reply_of(result))
    posted = await world.ada.click(reply_of(result), custom_id=control(reply_of(result), "post"))
    public = world.channel.last_message
    assert public is not None
    assert "Certifications" in text_of(public)
    assert control(public, "remove")
    assert not [one for one in custom_ids(public) if one.startswith("post")]
    assert not [one for one in custom_ids(reply_of(result)) if one.startswith("post")]
    assert posted.acknowledged
    await world.ada.click(public, custom_id=control(public, "remove"))
    assert public.id not in {message.id for message in world.channel.history()}


async def test_answer_this_posts_nothing_for_who_may_not_write(world: World) -> None:
    """Reading a channel is no right to make the bot write there."""
    question = await world.ben.send(world.channel, "what certifications for backend?")
    result = await world.ada.context_menu(world.channel, "Answer this", question)
    message = reply_of(result)
    from simcord.backend.models import Overwrite
    from simcord.enums import OverwriteType

    deny = discord.Permissions(send_messages=True).value
    target = Overwrite(target_id=world.ada.id, type=OverwriteType.MEMBER, allow=0, deny=deny)
    world.env.backend.set_overwrite(world.channel.id, target)
    before = len(world.channel.history())
    refused = await world.ada.click(message, custom_id=control(message, "post"))
    assert "You may not write" in text_of(reply_of(refused))
    assert len(world.channel.history()) == before


async def test_answer_this_on_a_bot_or_an_empty_message_says_so(world: World) -> None:
    """There is nothing to answer."""
    answer = await world.mention(world.ada, "backend salary")
    result = await world.ada.context_menu(world.channel, "Answer this", answer)
    assert "nothing in that message" in text_of(reply_of(result))
