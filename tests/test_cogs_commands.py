"""Every command: its name, options and texts, and where it can be used."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.client import cog_names
from bot.command_texts import keys
from tests.worlds import MOST_CHOICES, World

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


async def test_the_translator_leaves_english_alone(world: World) -> None:
    """No other language is there yet, so Discord is sent none."""
    for command in await world.bot.commands_tree.payload():
        assert not command.get("description_localizations")
        assert isinstance(world.bot.tree.translator, app_commands.Translator)
