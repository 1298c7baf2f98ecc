"""Every command: its name, options and texts, what it answers, and what autocomplete offers."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from discord import app_commands

from bot.client import cog_names
from bot.command_texts import keys
from tests.worlds import World, control, custom_ids, reply_of, text_of

COMMANDS: dict[str, list[str]] = {
    "ask": ["question"],
    "careers": [],
    "career": ["career", "topic?"],
    "compare": ["first", "second", "topic?"],
    "roadmap": ["career?", "phase?"],
    "match": ["skills?"],
    "path choose": ["career"],
    "path status": [],
    "path done": ["item?"],
    "path undo": ["item?"],
    "path pace": ["hours_per_week"],
    "path project": ["project?"],
    "path leave": ["career?"],
    "progress": [],
    "remind create": ["when", "text?"],
    "remind list": [],
    "remind edit": ["reminder", "when?", "text?"],
    "remind snooze": ["reminder", "for"],
    "remind pause": ["reminder?", "for?"],
    "remind resume": ["reminder?"],
    "remind delete": ["reminder"],
    "remind timezone": ["zone"],
    "remind settings": ["waking_hours?", "digest?", "fallback_channel?"],
    "privacy export": [],
    "privacy delete": [],
    "help": [],
    "server setup": [],
    "server gaps": [],
    "server stats": [],
}
"""What the design promises; a question mark: optional."""
COMPLETED = {"career", "topic", "phase", "item", "zone", "reminder", "when", "first", "second", "project"}
"""Options with autocomplete."""
LONGEST_DESCRIPTION = 100
LONGEST_NAME = 32
MOST_CHOICES = 25


def _leaves(payload: list[dict[str, Any]], above: str = "") -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for command in payload:
        if command["type"] == discord.AppCommandType.message.value and not above:
            continue
        name = f"{above} {command['name']}".strip()
        subs = [option for option in command.get("options", []) if option["type"] in {1, 2}]
        if subs:
            found |= _leaves(subs, name)
        else:
            found[name] = command
    return found


async def test_the_commands_are_those_of_the_design(world: World) -> None:
    """Names and options, no more and no fewer."""
    leaves = _leaves(await world.bot.commands_tree.payload())
    told = {
        name: [option["name"] + ("" if option["required"] else "?") for option in command.get("options", [])]
        for name, command in leaves.items()
    }
    assert told == COMMANDS


async def test_texts_keep_discords_limits(world: World) -> None:
    """Every command and option has a description from the catalogue, not too long, in small letters where it must."""

    def walk(shape: dict[str, Any]) -> None:
        if shape.get("type") != discord.AppCommandType.message.value or "description" in shape:
            assert 1 <= len(shape["description"]) <= LONGEST_DESCRIPTION, shape
            assert shape["description"] != "…"
            assert shape["name"] == shape["name"].lower()
        assert len(shape["name"]) <= LONGEST_NAME
        assert len(shape.get("options", [])) <= MOST_CHOICES
        for option in shape.get("options", []):
            walk(option)

    for command in await world.bot.commands_tree.payload():
        walk(command)


async def test_every_text_in_the_catalogue_is_used(world: World) -> None:
    """A description that no command has is left over from one that is gone."""
    tree = world.bot.commands_tree
    shapes = [command.to_dict(tree) for command in tree.get_commands()]
    used = {f"commands.{key}" for key in keys(shapes)}
    kept = {key for key in world.bot.services.mind.knowledge.replies if key.startswith("commands.")}
    assert kept == used


async def test_autocomplete_stands_where_the_design_says(world: World) -> None:
    """Options that name something known can be picked."""
    for name, command in _leaves(await world.bot.commands_tree.payload()).items():
        for option in command.get("options", []):
            assert option.get("autocomplete", False) == (option["name"] in COMPLETED), (name, option["name"])


async def test_commands_work_in_servers_in_direct_messages_and_for_single_users(world: World) -> None:
    """Server commands alone stay in servers."""
    for command in await world.bot.commands_tree.payload():
        if command["name"] == "server":
            assert command["contexts"] == [0]
            assert command["integration_types"] == [0]
            assert command["default_member_permissions"] == discord.Permissions(manage_guild=True).value
        else:
            assert sorted(command["contexts"]) == [0, 1, 2]
            assert sorted(command["integration_types"]) == [0, 1]


def test_no_cog_is_left_out() -> None:
    """Every module in the folder is loaded."""
    assert {"bot.cogs.ask", "bot.cogs.path", "bot.cogs.remind", "bot.cogs.server"} <= set(cog_names())


@pytest.mark.parametrize(
    "name,options,words",
    [
        ("ask", {"question": "what certifications for backend?"}, "Certifications"),
        ("careers", {}, "Career paths"),
        ("career", {"career": "backend"}, "Backend Developer"),
        ("career", {"career": "Backend Developer", "topic": "Salary"}, "Backend Developer: Salary"),
        ("compare", {"first": "backend", "second": "frontend", "topic": "salary"}, "Frontend Developer"),
        ("roadmap", {"career": "backend", "phase": "phase:2"}, "Phase 2"),
        ("roadmap", {"career": "backend", "phase": "2"}, "Phase 2"),
    ],
    ids=["ask", "careers", "career page", "career topic by name", "compare", "phase by key", "phase by bare number"],
)
async def test_open_commands_answer_in_public(world: World, name: str, options: dict[str, str], words: str) -> None:
    """What is about nobody may be seen by all, and its asker can delete it."""
    result = await world.ada.slash(world.channel, name, **options)
    assert not result.ephemeral
    assert words in text_of(reply_of(result))
    assert control(reply_of(result), "remove")


async def test_a_roadmap_without_a_career_is_that_of_the_talk_else_one_is_asked_for(world: World) -> None:
    """A stranger types /roadmap before anything else, or right after a question: neither is a dead end."""
    first = reply_of(await world.ada.slash(world.channel, "roadmap"))
    assert "Which career is this about?" in text_of(first)
    second = await world.ada.select(first, ["frontend"], custom_id=control(first, "topic", "roadmap"))
    assert "Frontend Developer: Roadmap" in text_of(second.response or first)
    after = reply_of(await world.ada.slash(world.channel, "roadmap"))
    assert "Frontend Developer: Roadmap" in text_of(after)


@pytest.mark.parametrize(
    "name,options",
    [
        ("match", {}),
        ("match", {"skills": "python and sql"}),
        ("path status", {}),
        ("path done", {}),
        ("path undo", {}),
        ("path project", {}),
        ("path leave", {}),
        ("progress", {}),
        ("remind create", {"when": "every monday at 9am"}),
        ("remind list", {}),
        ("remind edit", {"reminder": "nonsense", "when": "monday"}),
        ("remind snooze", {"reminder": "nonsense", "for": "2 hours"}),
        ("remind pause", {}),
        ("remind resume", {}),
        ("remind delete", {"reminder": "nonsense"}),
        ("remind timezone", {"zone": "Europe/Berlin"}),
        ("remind settings", {}),
        ("privacy export", {}),
        ("privacy delete", {}),
        ("help", {}),
        ("server setup", {}),
        ("server gaps", {}),
        ("server stats", {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "+".join(value) or "bare",
)
async def test_commands_about_oneself_answer_privately(world: World, name: str, options: dict[str, str]) -> None:
    """For someone who has stored nothing yet each has a kind word, seen by them alone."""
    result = await world.ada.slash(world.channel, name, **options)
    assert result.ephemeral
    assert text_of(reply_of(result)).strip()


@pytest.mark.parametrize(
    "name,options,words",
    [
        ("career", {"career": "zzqqxx"}, "I know no career called “zzqqxx”"),
        ("career", {"career": "backend", "topic": "zzqqxx"}, "I know no topic called “zzqqxx”"),
        ("roadmap", {"career": "backend", "phase": "99"}, "It has phases 1 to"),
        ("path choose", {"career": "**@everyone**"}, "I know no career called"),
    ],
    ids=["career", "topic", "phase", "markdown and mention"],
)
async def test_what_is_not_understood_gets_a_kind_word(
    world: World, name: str, options: dict[str, str], words: str
) -> None:
    """A value outside the choices is refused with what would work, privately."""
    result = await world.ada.slash(world.channel, name, **options)
    assert result.ephemeral
    assert words in text_of(reply_of(result))
    assert "@everyone" not in text_of(reply_of(result)).replace("@\u200beveryone", "")


@pytest.mark.parametrize(
    "name,option,typed,filled,expected",
    [
        ("career", "career", "", {}, "backend"),
        ("career", "career", "back", {}, "backend"),
        ("career", "career", "bakcend", {}, "backend"),
        ("career", "topic", "sal", {"career": "backend"}, "salary"),
        ("compare", "second", "front", {"first": "backend"}, "frontend"),
        ("roadmap", "phase", "2", {"career": "backend"}, "phase:2"),
        ("path choose", "career", "data", {}, "data-analyst"),
        ("remind timezone", "zone", "berlin", {}, "Europe/Berlin"),
    ],
)
async def test_autocomplete_offers_keys(
    world: World, name: str, option: str, typed: str, filled: dict[str, str], expected: str
) -> None:
    """What is picked arrives as a key."""
    choices = await world.ada.autocomplete(world.channel, name, option, typed, **filled)
    assert len(choices) <= MOST_CHOICES
    assert expected in [choice["value"] for choice in choices]
    assert all(1 <= len(choice["name"]) <= 100 for choice in choices)


async def test_autocomplete_of_a_path_offers_what_is_open_and_what_is_done(world: World) -> None:
    """`/path done` lists open steps and phases, `/path undo` ticks, the newest first."""
    await world.ada.slash(world.channel, "path choose", career="backend")
    before = [choice["value"] for choice in await world.ada.autocomplete(world.channel, "path done", "item", "")]
    first = before[0]
    assert "phase:1" in before
    await world.ada.slash(world.channel, "path done")
    assert first not in [one["value"] for one in await world.ada.autocomplete(world.channel, "path done", "item", "")]
    undone = await world.ada.autocomplete(world.channel, "path undo", "item", "")
    assert undone[0]["value"] == first
    left = await world.ada.autocomplete(world.channel, "path leave", "career", "")
    assert [one["value"] for one in left] == ["backend"]


async def test_autocomplete_shows_how_a_time_is_understood(world: World) -> None:
    """The next times stand in the choice."""
    await world.ada.slash(world.channel, "remind timezone", zone="Europe/Berlin")
    choices = await world.ada.autocomplete(world.channel, "remind create", "when", "every monday at 9")
    assert "Monday at 09:00" in choices[0]["name"]
    await world.ada.slash(world.channel, "remind create", when="every monday at 9", text="read")
    reminders = await world.ada.autocomplete(world.channel, "remind delete", "reminder", "")
    assert len(reminders) == 1
    assert "read" in reminders[0]["name"]


async def test_someone_who_installed_it_for_themselves_can_use_it_anywhere(world: World) -> None:
    """In a group or a server without the bot: public answers are public, personal ones private, and can be deleted."""
    emit = world.env.backend.emit

    def elsewhere(event: str, payload: dict[str, Any]) -> None:
        if event == "INTERACTION_CREATE":
            owners = {"authorizing_integration_owners": {"1": str(world.ada.id)}}
            payload = {**payload, "locale": "de", "context": 2, **owners}
        emit(event, payload)

    world.env.backend.emit = elsewhere  # type: ignore[method-assign, assignment]
    answer = await world.ada.slash(world.channel, "ask", question="what certifications for backend?")
    assert not answer.ephemeral
    assert (await world.ada.slash(world.channel, "path choose", career="backend")).ephemeral
    public = reply_of(answer)
    await world.ada.click(public, custom_id=control(public, "remove"))
    assert public.id not in {message.id for message in world.channel.history()}


# Answer this


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


# Errors


async def test_a_command_that_fails_says_so_with_the_number_of_the_log(world: World) -> None:
    """The one error handler stands behind commands too."""
    async with world.bot.services.store._database.writing() as connection:
        await connection.exec_driver_sql("DROP TABLE members")
    result = await world.ada.slash(world.channel, "path status")
    reference = str(world.failures.pop().args[0])  # type: ignore[index]
    assert f"**{reference}**" in text_of(reply_of(result))
    assert len(world.env.errors) == 1


async def test_the_translator_leaves_english_alone(world: World) -> None:
    """No other language is there yet, so Discord is sent none."""
    for command in await world.bot.commands_tree.payload():
        assert not command.get("description_localizations")
        assert isinstance(world.bot.tree.translator, app_commands.Translator)
