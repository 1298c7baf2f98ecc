"""Answers about oneself: behind a button in public, and nothing changed before a yes."""

from __future__ import annotations

from tests.worlds import World, control, custom_ids, reply_of, text_of


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
