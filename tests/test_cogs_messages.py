"""Which messages are answered: mention, direct message, reply, and with what they go on."""

from __future__ import annotations

import pytest

from tests.worlds import QUESTION, World, custom_ids, text_of, walk


async def test_a_mention_is_answered_by_a_reply_that_pings_nobody(world: World) -> None:
    """The answer refers to the question and mentions no one."""
    answer = await world.mention(world.ada, QUESTION)
    assert "Backend Developer: Certifications" in text_of(answer)
    assert answer.reference is not None
    assert not answer.mentions


async def test_a_direct_message_needs_no_mention(world: World) -> None:
    """In a direct message every text is a question, and nothing has to be deleted for others' sake."""
    await world.ada.send_dm(QUESTION)
    answer = world.ada.user.dm_channel.history()[-1]
    assert "Certifications" in text_of(answer)
    assert not [one for one in custom_ids(answer) if one.startswith("remove")]


async def test_a_reply_that_pings_the_bot_is_a_question(world: World) -> None:
    """A reply with the ping on goes on with the conversation."""
    answer = await world.mention(world.ada, QUESTION)
    assert world.bot.user is not None
    await world.ada.send(world.channel, f"{world.bot.user.mention} and the salary?", reply_to=answer)
    assert "Backend Developer: Salary" in text_of(world.channel.last_message)


async def test_talk_among_people_is_left_alone(world: World) -> None:
    """Without a mention nothing is answered."""
    await world.ada.send(world.channel, QUESTION)
    assert len(world.channel.history()) == 1


async def test_bots_and_webhooks_are_never_answered(world: World) -> None:
    """Two bots that answer each other would never stop."""
    other = world.guild.add_member(world.env.create_user("other", bot=True))
    assert world.bot.user is not None
    await other.send(world.channel, f"{world.bot.user.mention} {QUESTION}")
    await world.guild.create_webhook(world.channel).send(f"{world.bot.user.mention} {QUESTION}")
    assert len(world.channel.history()) == 2


async def test_a_bare_mention_gets_short_help(world: World) -> None:
    """Who only calls the bot learns what to ask."""
    assert "What I can do" in text_of(await world.mention(world.ada, ""))


async def test_each_member_and_channel_has_a_conversation_of_its_own(world: World) -> None:
    """ "And the salary?" leans on the same member's talk in the same channel, on nobody else's."""
    await world.mention(world.ada, QUESTION)
    assert "Backend Developer: Salary" in text_of(await world.mention(world.ada, "and the salary?"))
    assert "Backend Developer: Salary" not in text_of(await world.mention(world.ben, "and the salary?"))
    assert "Backend Developer: Salary" not in text_of(await world.mention(world.ada, "and the salary?", world.other))


async def test_a_conversation_is_forgotten_after_fifteen_minutes(world: World) -> None:
    """Later the same words stand for themselves."""
    await world.mention(world.ada, QUESTION)
    await world.env.advance_time(15 * 60 + 1)
    assert "Backend Developer: Salary" not in text_of(await world.mention(world.ada, "and the salary?"))


@pytest.mark.parametrize(
    "text", ["what certifications for backend? @everyone", "@here hi", "<@&1> <@2> backend salary"]
)
async def test_a_mention_in_a_question_comes_back_as_no_mention(world: World, text: str) -> None:
    """Nothing a member writes makes the bot ping anyone."""
    answer = await world.mention(world.ada, text)
    assert not answer.mention_everyone
    assert not answer.mentions
    assert not answer.role_mentions


def test_walk_finds_nested_controls() -> None:
    """The helper of these tests reads components inside containers."""
    inner = {"type": 2, "custom_id": "a"}
    message = type("Message", (), {"components": [{"type": 17, "components": [{"type": 1, "components": [inner]}]}]})
    assert [one.get("custom_id") for one in walk(message) if one.get("custom_id")] == ["a"]
