"""Messages: mention, direct message, reply, edit, personal answers behind a button, channels chosen for answering."""

from __future__ import annotations

import discord
import pytest
from simcord.backend.models import Overwrite
from simcord.builders import ChannelHandle
from simcord.enums import OverwriteType

from bot.models.server import ServerSettings
from tests.worlds import World, control, custom_ids, reply_of, text_of, walk

QUESTION = "what certifications for backend?"


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


# Edited and deleted


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


# Personal answers


async def test_a_personal_answer_is_not_shown_in_public(world: World) -> None:
    """The public reply names nothing of the member's; the button shows it to its asker alone."""
    await world.ada.slash(world.channel, "path choose", career="backend")
    public = await world.mention(world.ada, "how far am I on my path?")
    assert "Backend" not in text_of(public)
    assert [one.partition("@")[0] for one in custom_ids(public)] == ["show", "remove"]
    shown = await world.ada.click(public, custom_id=control(public, "show"))
    assert shown.ephemeral
    assert "Your path: Backend Developer" in text_of(reply_of(shown))
    assert "Backend" not in text_of(world.channel.last_message)


async def test_another_member_cannot_open_it(world: World) -> None:
    """They are told kindly, and alone."""
    await world.ada.slash(world.channel, "path choose", career="backend")
    public = await world.mention(world.ada, "how far am I on my path?")
    refused = await world.ben.click(public, custom_id=control(public, "show"))
    assert refused.ephemeral
    assert "Backend" not in text_of(reply_of(refused))


async def test_it_opens_after_a_restart_too(world: World) -> None:
    """The question is read again from the channel, since memory is gone."""
    await world.ada.slash(world.channel, "path choose", career="backend")
    public = await world.mention(world.ada, "how far am I on my path?")
    await world.restart()
    shown = await world.ada.click(public, custom_id=control(public, "show"))
    assert "Your path: Backend Developer" in text_of(reply_of(shown))


async def test_it_asks_again_when_the_question_is_gone(world: World) -> None:
    """After a restart and a deleted question there is nothing left to answer."""
    assert world.bot.user is not None
    question = await world.ada.send(world.channel, f"{world.bot.user.mention} how far am I on my path?")
    public = world.channel.history()[-1]
    await world.restart()
    await world.ada.delete(question)
    shown = await world.ada.click(public, custom_id=control(public, "show"))
    assert "Ask it once more" in text_of(reply_of(shown))


async def test_plain_words_change_nothing_before_a_yes(world: World) -> None:
    """ "Set backend as my path" waits for the yes; then it is stored."""
    await world.ada.send_dm("set backend as my path")
    assert (await world.stored(world.ada)).active == ""
    await world.ada.send_dm("yes")
    assert (await world.stored(world.ada)).active == "backend"


async def test_a_no_leaves_everything_as_it_is(world: World) -> None:
    """And a yes after it means nothing any more."""
    await world.ada.send_dm("set backend as my path")
    await world.ada.send_dm("no")
    await world.ada.send_dm("yes")
    assert (await world.stored(world.ada)).active == ""


# Pace, permissions, quiet channels


async def test_a_flood_gets_one_kind_word_and_then_silence(world: World) -> None:
    """Nobody else waits for it."""
    world.bot.services.member_limits._burst = 2.0
    for _ in range(2):
        await world.mention(world.ada, QUESTION)
    assert "You are quick" in text_of(await world.mention(world.ada, QUESTION))
    assert world.bot.user is not None
    before = len(world.channel.history())
    await world.ada.send(world.channel, f"{world.bot.user.mention} {QUESTION}")
    assert len(world.channel.history()) == before + 1
    assert "Certifications" in text_of(await world.mention(world.ben, QUESTION))
    await world.env.advance_time(2)
    assert "Certifications" in text_of(await world.mention(world.ada, QUESTION))
    before = len(world.channel.history())
    await world.ada.send(world.channel, f"{world.bot.user.mention} {QUESTION}")
    assert len(world.channel.history()) == before + 1, "the same flood was told twice"
    await world.env.advance_time(60)
    assert "Certifications" in text_of(await world.mention(world.ada, QUESTION))


async def test_what_a_flooding_member_writes_is_not_taken_from_the_channel(world: World) -> None:
    """Refused messages use up nothing that the others in the channel have in common."""
    world.bot.services.member_limits._burst = 1.0
    world.bot.services.channel_limits._burst = 4.0
    assert world.bot.user is not None
    for _ in range(8):
        await world.ada.send(world.channel, f"{world.bot.user.mention} {QUESTION}")
    assert "Certifications" in text_of(await world.mention(world.ben, QUESTION))


async def test_where_it_may_not_write_it_tries_nothing(world: World) -> None:
    """A refused request would count against the bot's address."""
    await _deny(world, send_messages=False)
    assert world.bot.user is not None
    await world.ada.send(world.channel, f"{world.bot.user.mention} {QUESTION}")
    assert len(world.channel.history()) == 1
    assert not [one for one in world.env.http_requests if one.method == "POST" and one.path.endswith("/messages")]


async def test_without_history_it_writes_instead_of_replying(world: World) -> None:
    """Discord refuses a reply to a message that the bot could not read again."""
    await _deny(world, read_message_history=False)
    answer = await world.mention(world.ada, QUESTION)
    assert answer.reference is None
    assert "Certifications" in text_of(answer)


async def test_a_quiet_channel_stays_quiet(world: World) -> None:
    """A mention there is not answered; a command is, for its user alone."""
    await world.bot.services.set_server(ServerSettings(world.guild.id, quiet=(world.channel.id,)))
    assert world.bot.user is not None
    await world.ada.send(world.channel, f"{world.bot.user.mention} {QUESTION}")
    assert len(world.channel.history()) == 1
    assert (await world.ada.slash(world.channel, "ask", question=QUESTION)).ephemeral


async def test_a_failure_is_told_with_the_number_that_the_log_has(world: World) -> None:
    """The member gets a sentence and a reference, the log the traceback with the same one."""
    world.env.inject_error("POST", "/channels/*/messages", status=500, times=1)
    answer = await world.mention(world.ada, QUESTION)
    record = world.failures.pop()
    reference = str(record.args[0]) if isinstance(record.args, tuple) else ""
    assert f"**{reference}**" in text_of(answer)
    assert record.exc_info is not None


@pytest.mark.parametrize("code", [50007, 50001, 50013], ids=["closed", "no access", "no right to write"])
async def test_a_shut_door_is_tried_once(world: World, code: int) -> None:
    """Each refused request counts against the bot's address, so nothing is tried again."""
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=code, times=None)
    await world.ada.send_dm(QUESTION)
    tried = [one for one in world.env.http_requests if one.method == "POST" and one.path.endswith("/messages")]
    assert len(tried) == 1
    world.env.backend.faults.clear()
    await world.ada.send_dm(QUESTION)
    assert "Certifications" in text_of(world.ada.user.dm_channel.history()[-1])


# Without a mention


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


async def _deny(world: World, **permissions: bool) -> None:
    """Take rights away from the bot in the channel."""
    assert world.bot.user is not None
    allow, deny = discord.PermissionOverwrite(**permissions).pair()
    overwrite = Overwrite(target_id=world.bot.user.id, type=OverwriteType.MEMBER, allow=allow.value, deny=deny.value)
    world.env.backend.set_overwrite(world.channel.id, overwrite)
    await world.env.settle()


def test_walk_finds_nested_controls() -> None:
    """The helper of these tests reads components inside containers."""
    inner = {"type": 2, "custom_id": "a"}
    message = type("Message", (), {"components": [{"type": 17, "components": [{"type": 1, "components": [inner]}]}]})
    assert [one.get("custom_id") for one in walk(message) if one.get("custom_id")] == ["a"]
