"""Without a mention: channels chosen for answering, forum posts, replies with the ping off."""

from __future__ import annotations

from simcord.builders import ChannelHandle

from bot.models.server import ServerSettings
from tests.worlds import QUESTION, World, text_of


async def test_a_chosen_channel_is_answered_without_a_mention_when_sure(listening_world: World) -> None:
    """And only there, and only then."""
    world = listening_world
    await world.bot.services.set_server(ServerSettings(world.guild.id, answering=(world.channel.id,)))
    await world.ada.send(world.channel, "how much do backend developers make?")
    assert "Backend Developer" in text_of(world.channel.last_message)
    for text in ("lol nice one", "how far am I?", "thanks!"):
        await world.ada.send(world.channel, text)
        assert world.channel.last_message is not None
        assert world.channel.last_message.content == text
    await world.ada.send(world.other, "how much do backend developers make?")
    assert len(world.other.history()) == 1


async def test_a_forum_post_is_answered_once_when_sure(listening_world: World) -> None:
    """The post itself, not what people then say under it; an unsure one never."""
    world = listening_world
    forum = world.guild.create_forum_channel("questions")
    await world.bot.services.set_server(ServerSettings(world.guild.id, answering=(forum.id,)))
    sure = _post(world, forum, "how much do backend developers make?")
    await world.env.settle()
    assert "Backend Developer" in text_of(sure.last_message)
    await world.ben.send(sure, "how much do frontend developers make?")
    assert len(sure.history()) == 3
    unsure = _post(world, forum, "anyone up for lunch?")
    await world.env.settle()
    assert len(unsure.history()) == 1


def _post(world: World, forum: ChannelHandle, text: str) -> ChannelHandle:
    """A member's post: a thread whose first message shares its id."""
    backend = world.env.backend
    thread = backend.create_thread(forum.id, "A question", owner_id=world.ada.id)
    post = backend.prepare_message(thread.id, world.ada.id, text)
    post.id = thread.id
    backend.commit_message(post)
    return ChannelHandle(world.env, world.guild, thread)


async def test_a_mention_of_somebody_else_is_not_for_the_bot(listening_world: World) -> None:
    """Two people talk, even in a chosen channel."""
    world = listening_world
    await world.bot.services.set_server(ServerSettings(world.guild.id, answering=(world.channel.id,)))
    await world.ada.send(world.channel, f"{world.ben.mention} what is the salary of a backend developer?")
    assert len(world.channel.history()) == 1


async def test_a_reply_with_the_ping_off_is_understood_where_the_text_can_be_read(listening_world: World) -> None:
    """The intent shows what a ping would have shown."""
    world = listening_world
    answer = await world.mention(world.ada, QUESTION)
    await world.ada.send(world.channel, "and the salary?", reply_to=answer)
    assert "Backend Developer: Salary" in text_of(world.channel.last_message)
