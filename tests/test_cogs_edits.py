"""Questions that are edited and answers that are deleted."""

from __future__ import annotations

import discord

from tests.worlds import QUESTION, World, control, text_of


async def test_an_edited_question_gets_its_answer_mended(world: World) -> None:
    """The same answer message then answers the new question; its conversation goes on from there."""
    assert world.bot.user is not None
    question = await world.ada.send(world.channel, f"{world.bot.user.mention} {QUESTION}")
    first = world.channel.last_message
    await world.ada.edit(question, f"{world.bot.user.mention} frontend salary")
    mended = world.channel.last_message
    assert first is not None
    assert mended is not None
    assert mended.id == first.id
    assert "Frontend Developer: Salary" in text_of(mended)
    assert "Frontend Developer: Roadmap" in text_of(await world.mention(world.ada, "and the roadmap?"))


async def test_an_edit_is_mended_after_a_restart_too(world: World) -> None:
    """The answer is found in the channel, so that there are never two."""
    assert world.bot.user is not None
    question = await world.ada.send(world.channel, f"{world.bot.user.mention} {QUESTION}")
    await world.env.advance_time(5)
    await world.restart()
    await world.ada.edit(question, f"{world.bot.user.mention} frontend salary")
    assert len(world.channel.history()) == 2
    assert "Frontend Developer: Salary" in text_of(world.channel.last_message)


async def test_an_old_message_is_left_as_it_is(world: World) -> None:
    """A quarter of an hour later nobody waits for it."""
    assert world.bot.user is not None
    question = await world.ada.send(world.channel, f"{world.bot.user.mention} {QUESTION}")
    await world.env.advance_time(16 * 60)
    await world.ada.edit(question, f"{world.bot.user.mention} frontend salary")
    assert "Certifications" in text_of(world.channel.last_message)


async def test_a_message_edited_into_a_question_is_answered(world: World) -> None:
    """A forgotten mention can be added."""
    assert world.bot.user is not None
    message = await world.ada.send(world.channel, QUESTION)
    await world.ada.edit(message, f"{world.bot.user.mention} {QUESTION}")
    assert "Certifications" in text_of(world.channel.last_message)


async def test_the_asker_deletes_a_public_answer_and_nobody_else(world: World) -> None:
    """The button is seen by all and works for one."""
    answer = await world.mention(world.ben, QUESTION)
    refused = await world.ada.click(answer, custom_id=control(answer, "remove"))
    assert refused.ephemeral
    assert answer.id in {message.id for message in world.channel.history()}
    await world.ben.click(answer, custom_id=control(answer, "remove"))
    assert answer.id not in {message.id for message in world.channel.history()}


async def test_a_moderator_deletes_any_answer(world: World) -> None:
    """Who may delete messages there may delete the bot's."""
    role = world.guild.create_role("Mods", permissions=discord.Permissions(manage_messages=True))
    moderator = world.guild.add_member(world.env.create_user("mod"), roles=[role])
    answer = await world.mention(world.ben, QUESTION)
    await moderator.click(answer, custom_id=control(answer, "remove"))
    assert answer.id not in {message.id for message in world.channel.history()}


async def test_an_answer_that_its_asker_deleted_is_not_mended(world: World) -> None:
    """An edit after that brings nothing back and fails nothing."""
    assert world.bot.user is not None
    question = await world.ada.send(world.channel, f"{world.bot.user.mention} {QUESTION}")
    answer = world.channel.history()[-1]
    await world.ada.click(answer, custom_id=control(answer, "remove"))
    await world.ada.edit(question, f"{world.bot.user.mention} frontend salary")
    assert len(world.channel.history()) == 1
