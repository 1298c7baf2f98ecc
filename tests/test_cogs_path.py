"""A path in Discord: chosen, ticked by button and command, kept over restarts and servers, private."""

from __future__ import annotations

from datetime import timedelta

from tests.worlds import World, control, custom_ids, reply_of, text_of


async def _choose(world: World) -> None:
    await world.ada.slash(world.channel, "path choose", career="backend")


async def test_a_tick_by_button_is_stored_and_can_be_taken_back(world: World) -> None:
    """The menu ticks without typing; the undo button takes just that back."""
    await _choose(world)
    status = reply_of(await world.ada.slash(world.channel, "path status"))
    ticked = await world.ada.click(status, custom_id=control(status, "path_tick"))
    assert len((await world.stored(world.ada)).done) == 1
    now = reply_of(ticked)
    await world.ada.click(now, custom_id=control(now, "path_undo"))
    assert (await world.stored(world.ada)).done == ()


async def test_pressing_twice_is_one_tick(world: World) -> None:
    """The second press of an old message changes nothing and fails nothing."""
    await _choose(world)
    status = reply_of(await world.ada.slash(world.channel, "path status"))
    button = control(status, "path_tick")
    await world.ada.click(status, custom_id=button)
    again = reply_of(await world.ada.slash(world.channel, "path status"))
    assert button not in custom_ids(again)
    assert len((await world.stored(world.ada)).done) == 1


async def test_a_phase_ticked_while_the_second_turns_can_be_taken_back(world: World) -> None:
    """The undo button and the stored ticks go by the same moment, however long the store takes."""
    await _choose(world)
    services = world.bot.services
    begun = services.now()
    services.now = lambda: begun
    services.store._now = lambda: begun + timedelta(seconds=1)
    ticked = reply_of(await world.ada.slash(world.channel, "path done", item="Phase 1"))
    assert (await world.stored(world.ada)).done
    await world.ada.click(ticked, custom_id=control(ticked, "path_undo_at"))
    assert (await world.stored(world.ada)).done == ()


async def test_a_menu_ticks_several_steps(world: World) -> None:
    """Any number of open steps at once."""
    await _choose(world)
    status = reply_of(await world.ada.slash(world.channel, "path status"))
    menu = next(one for one in custom_ids(status) if one.startswith("path_tick:backend@"))
    steps = [step.id for step in world.bot.services.mind.knowledge.careers["backend"].phases[0].steps][:2]
    await world.ada.select(status, steps, custom_id=menu)
    assert {done.item for done in (await world.stored(world.ada)).done} == set(steps)


async def test_ticks_survive_a_restart_on_the_same_file(world: World) -> None:
    """And the buttons of before work on."""
    await _choose(world)
    status = reply_of(await world.ada.slash(world.channel, "path status"))
    await world.restart()
    await world.ada.click(status, custom_id=control(status, "path_tick"))
    await world.restart()
    assert len((await world.stored(world.ada)).done) == 1
    assert "**1 of" in text_of(reply_of(await world.ada.slash(world.channel, "path status")))


async def test_a_member_of_two_servers_is_one_person(world: World) -> None:
    """What is ticked in one server is ticked in the other, and in direct messages."""
    await _choose(world)
    await world.ada.slash(world.channel, "path done")
    second = world.env.create_guild("Second")
    there = second.create_text_channel("general")
    ada = second.add_member(world.ada.user)
    assert "**1 of" in text_of(reply_of(await ada.slash(there, "path status")))
    direct = await world.ada.user.slash("path status")
    assert "**1 of" in text_of(reply_of(direct))
    assert not direct.ephemeral


async def test_leaving_asks_first(world: World) -> None:
    """The no keeps the path, the yes takes it off."""
    await _choose(world)
    asked = reply_of(await world.ada.slash(world.channel, "path leave"))
    await world.ada.click(asked, custom_id=control(asked, "cancel"))
    assert (await world.stored(world.ada)).active == "backend"
    asked = reply_of(await world.ada.slash(world.channel, "path leave"))
    await world.ada.click(asked, custom_id=control(asked, "confirm"))
    assert (await world.stored(world.ada)).active == ""


async def test_pace_project_and_undo_by_command(world: World) -> None:
    """Each writes what it says."""
    await _choose(world)
    await world.ada.slash(world.channel, "path pace", hours_per_week=5.0)
    assert (await world.stored(world.ada)).hours_per_week == 5.0
    project = world.bot.services.mind.knowledge.careers["backend"].projects[0]
    shown = await world.ada.slash(world.channel, "path project", project=project.title)
    assert project.title in text_of(reply_of(shown))
    await world.ada.slash(world.channel, "path done", item="1")
    assert (await world.stored(world.ada)).done
    await world.ada.slash(world.channel, "path undo", item="Phase 1")
    assert (await world.stored(world.ada)).done == ()


async def test_the_picture_comes_as_a_file_and_is_shared_only_on_request(world: World) -> None:
    """A PNG with alt text for its member; one press shows it to the channel."""
    await _choose(world)
    mine = await world.ada.slash(world.channel, "progress")
    assert mine.ephemeral
    picture = reply_of(mine)
    assert [file.filename for file in picture.attachments] == ["progress.png"]
    assert not world.channel.history()
    await world.ada.click(picture, custom_id=control(picture, "path_share"))
    shared = world.channel.last_message
    assert shared is not None
    assert [file.filename for file in shared.attachments] == ["progress.png"]
    assert not shared.flags.ephemeral


async def test_nothing_is_shared_in_a_direct_message(world: World) -> None:
    """Nobody reads along there: neither the command nor words, nor the other theme, offer it."""
    await world.ada.user.slash("path choose", career="backend")
    shown = reply_of(await world.ada.user.slash("progress"))
    await world.ada.send_dm("show me my progress as a picture")
    said = world.ada.user.dm_channel.history()[-1]
    await world.ada.user.click(shown, custom_id=control(shown, "path_picture"))
    for message in (shown, said):
        assert not [one for one in custom_ids(message) if one.startswith("path_share")]
        assert control(message, "path_picture")


async def test_the_other_theme_takes_the_picture_in_place(world: World) -> None:
    """The button draws anew instead of sending a second message."""
    await _choose(world)
    picture = reply_of(await world.ada.slash(world.channel, "progress"))
    await world.ada.click(picture, custom_id=control(picture, "path_picture", "backend", "light"))
    assert control(picture, "path_picture", "backend", "dark")
    assert len(picture.attachments) == 1


async def test_another_members_press_never_changes_the_askers_message(world: World) -> None:
    """They get their own answer, alone; the asker's message stays as it was."""
    public = reply_of(await world.ada.slash(world.channel, "career", career="backend", topic="salary"))
    before = text_of(public)
    pressed = await world.ben.click(public, custom_id=control(public, "page"))
    assert pressed.ephemeral
    assert text_of(world.channel.last_message) == before
    mine = await world.ada.click(public, custom_id=control(public, "page"))
    assert not mine.followups
    assert text_of(world.channel.last_message) != before


async def test_setting_a_path_on_a_public_answer_is_told_to_its_presser_alone(world: World) -> None:
    """Choosing is personal, whoever asked the question."""
    public = reply_of(await world.ada.slash(world.channel, "career", career="backend", topic="salary"))
    before = text_of(public)
    for actor in (world.ada, world.ben):
        chosen = await actor.click(public, custom_id=control(public, "path_choose"))
        assert chosen.ephemeral
        assert (await world.stored(actor)).active == "backend"
    assert text_of(world.channel.last_message) == before


async def test_why_stands_beside_the_answer(world: World) -> None:
    """The explanation never takes the place of what it explains."""
    await world.ada.send_dm("backend salary")
    answer = world.ada.user.dm_channel.history()[-1]
    before = text_of(answer)
    await world.ada.user.click(answer, custom_id=control(answer, "why"))
    history = world.ada.user.dm_channel.history(viewer=world.ada.user)
    assert text_of(next(message for message in history if message.id == answer.id)) == before
    assert len(history) == 3


async def test_a_question_is_kept_only_after_its_author_agreed(world: World) -> None:
    """Why this? -> wrong or missing -> keep it: three presses, and the admins read it without a name."""
    answer = await world.mention(world.ben, "what certifications for backend?")
    why = reply_of(await world.ben.click(answer, custom_id=control(answer, "why")))
    await world.ben.click(why, custom_id=control(why, "gap_ask"))
    assert await world.bot.services.store.gaps(world.guild.id, 10) == ()
    await world.ben.click(why, custom_id=control(why, "gap"))
    kept = await world.bot.services.store.gaps(world.guild.id, 10)
    assert [gap.question for gap in kept] == ["what certifications for backend?"]
    told = text_of(reply_of(await world.ada.slash(world.channel, "server gaps")))
    assert "what certifications for backend?" in told
    assert "ben" not in told


async def test_a_forged_or_old_button_gets_a_kind_word(world: World) -> None:
    """Ids that were never made by this bot, and ids of things that are gone."""
    answer = await world.mention(world.ada, "backend salary")
    stored = world.env.backend.get_message(world.channel.id, answer.id)
    row = stored.components[0]["components"][-1]["components"]
    for forged in ("with blanks", "page:no-such-career", "confirm:everything", "path_tick:backend.gone", "x" * 99):
        row[0]["custom_id"] = forged
        result = await world.ben.click(answer, custom_id=forged)
        assert result.ephemeral
        assert text_of(reply_of(result)).strip()
    assert not (await world.stored(world.ben)).done
