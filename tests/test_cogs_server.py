"""Servers and data: settings by those who may, counts without names, export and deletion."""

from __future__ import annotations

import json

from tests.worlds import World, control, custom_ids, reply_of, text_of


async def test_only_who_manages_the_server_may_set_it_up(world: World) -> None:
    """Discord hides the commands from others; the bot checks the right itself."""
    result = await world.ada.slash(world.channel, "server setup")
    assert "Quiet channels" in text_of(reply_of(result))


async def test_a_menu_makes_channels_quiet_and_again_not(world: World) -> None:
    """What is chosen is stored and shown; choosing nothing empties the list."""
    setup = reply_of(await world.ada.slash(world.channel, "server setup"))
    menu = control(setup, "server_quiet")
    await world.ada.select(setup, [world.channel], custom_id=menu)
    assert (await world.bot.services.store.server(world.guild.id)).quiet == (world.channel.id,)
    assert f"<#{world.channel.id}>" in text_of(setup)
    await world.ada.select(setup, [], custom_id=menu)
    assert (await world.bot.services.store.server(world.guild.id)).quiet == ()


async def test_answering_channels_are_offered_only_where_texts_can_be_read(
    world: World,
) -> None:
    """Without the intent the reason stands there instead of the menu."""
    setup = reply_of(await world.ada.slash(world.channel, "server setup"))
    assert not [one for one in custom_ids(setup) if one.startswith("server_answering")]
    assert "MESSAGE_CONTENT=1" in text_of(setup)


async def test_answering_channels_are_chosen_with_the_intent(listening_world: World) -> None:
    """And the menu works."""
    world = listening_world
    setup = reply_of(await world.ada.slash(world.channel, "server setup"))
    await world.ada.select(setup, [world.channel], custom_id=control(setup, "server_answering"))
    assert (await world.bot.services.store.server(world.guild.id)).answering == (world.channel.id,)


async def test_a_member_without_the_right_cannot_use_the_menu(world: World) -> None:
    """Even with the admin's message at hand, the right decides at the press."""
    from simcord.backend.models.message import EPHEMERAL_FLAG

    setup = reply_of(await world.ada.slash(world.channel, "server setup"))
    stored = world.env.backend.get_message(world.channel.id, setup.id)
    stored.flags &= ~EPHEMERAL_FLAG
    refused = await world.ben.select(setup, [world.channel], custom_id=control(setup, "server_quiet"))
    assert "Manage Server" in text_of(reply_of(refused))
    assert (await world.bot.services.store.server(world.guild.id)).quiet == ()


async def test_counts_hold_subjects_and_no_words(world: World) -> None:
    """What was asked and what could not be answered, by number."""
    await world.mention(world.ben, "what certifications for backend?")
    await world.mention(world.ben, "how do I bake sourdough bread at home?", world.other)
    told = text_of(reply_of(await world.ada.slash(world.channel, "server stats")))
    assert "Backend Developer: 1" in told
    assert "sourdough" not in told
    assert str(world.ben.id) not in told


async def test_a_server_that_removes_the_bot_is_forgotten(world: World) -> None:
    """Its settings, gaps and counts go."""
    setup = reply_of(await world.ada.slash(world.channel, "server setup"))
    await world.ada.select(setup, [world.channel], custom_id=control(setup, "server_quiet"))
    world.env.backend.emit("GUILD_DELETE", {"id": str(world.guild.id), "unavailable": False})
    await world.env.settle()
    assert (await world.bot.services.store.server(world.guild.id)).quiet == ()


async def test_an_outage_of_a_server_forgets_nothing(world: World) -> None:
    """A server that is merely unavailable comes back."""
    setup = reply_of(await world.ada.slash(world.channel, "server setup"))
    await world.ada.select(setup, [world.channel], custom_id=control(setup, "server_quiet"))
    world.env.backend.emit("GUILD_DELETE", {"id": str(world.guild.id), "unavailable": True})
    await world.env.settle()
    assert (await world.bot.services.store.server(world.guild.id)).quiet == (world.channel.id,)


# Privacy


async def test_export_is_a_file_with_everything(world: World) -> None:
    """JSON at once, for the member alone."""
    await world.ada.slash(world.channel, "path choose", career="backend")
    await world.ada.slash(world.channel, "path done")
    result = await world.ada.slash(world.channel, "privacy export")
    assert result.ephemeral
    file = reply_of(result).attachments[0]
    rows = json.loads(await file.read())
    assert "backend" in json.dumps(rows)


async def test_deletion_asks_then_removes_everything(world: World) -> None:
    """The no keeps all; the yes leaves nothing, not even in the talk."""
    await world.ada.slash(world.channel, "path choose", career="backend")
    asked = reply_of(await world.ada.slash(world.channel, "privacy delete"))
    await world.ada.click(asked, custom_id=control(asked, "cancel", "privacy"))
    assert (await world.stored(world.ada)).active == "backend"
    asked = reply_of(await world.ada.slash(world.channel, "privacy delete"))
    await world.ada.click(asked, custom_id=control(asked, "confirm", "privacy"))
    assert (await world.stored(world.ada)).active == ""
    rows = await world.bot.services.store.export(world.ada.id)
    assert not any(table for table in rows.values() if isinstance(table, list))
    assert world.bot.services.conversations.recall((world.ada.id, world.channel.id), world.env.now()) is None


async def test_what_was_kept_back_before_a_deletion_is_not_shown_after_it(world: World) -> None:
    """A press of Show me on an older answer tells how things are now."""
    await world.ada.slash(world.channel, "path choose", career="backend")
    veiled = await world.mention(world.ada, "how far am I?")
    asked = reply_of(await world.ada.slash(world.channel, "privacy delete"))
    await world.ada.click(asked, custom_id=control(asked, "confirm", "privacy"))
    shown = reply_of(await world.ada.click(veiled, custom_id=control(veiled, "show")))
    assert "Backend" not in text_of(shown).partition("Choose a career")[0]
    assert "No path yet" in text_of(shown)


async def test_nobody_deletes_another_members_data(world: World) -> None:
    """A forged id with another owner is refused."""
    await world.ben.slash(world.channel, "path choose", career="backend")
    asked = reply_of(await world.ben.slash(world.channel, "privacy delete"))
    stored = world.env.backend.get_message(world.channel.id, asked.id)
    forged = f"confirm:privacy@{world.ada.id}"
    stored.components[0]["components"][-1]["components"][0]["custom_id"] = forged
    await world.ben.click(asked, custom_id=forged)
    assert (await world.stored(world.ben)).active == "backend"
