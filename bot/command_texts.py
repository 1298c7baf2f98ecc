"""What members read of the commands themselves: descriptions by command and option, from the catalogue."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from bot.errors import Fault, KnowledgeError

PART = "commands"
"""The catalogue's file: `knowledge/replies/commands.yaml`."""
OPTION_TYPES = frozenset({1, 2})
"""Discord's option types that are commands themselves: subcommand and group."""
CHAT_INPUT = 1
"""Discord's command type for slash commands; the context menus have a name and no description."""
Payload: TypeAlias = dict[str, Any]


def described(commands: list[Payload], texts: Mapping[str, str]) -> list[Payload]:
    """The commands with every description put in; KnowledgeError names each one that is missing.

    The key of `/path choose` is `commands.path_choose`, that of its option `commands.path_choose.career`.
    """
    missing: list[str] = []
    result = [_described(command, texts, missing) for command in commands]
    if missing:
        raise KnowledgeError(
            tuple(Fault(f"replies/{PART}.yaml", 1, key, "the description is missing") for key in missing)
        )
    return result


def _described(command: Payload, texts: Mapping[str, str], missing: list[str], above: str = "") -> Payload:
    key = f"{above}_{command['name']}" if above else str(command["name"])
    filled = dict(command)
    if command.get("type", CHAT_INPUT) in {CHAT_INPUT, *OPTION_TYPES} or not above:
        _fill(filled, key, texts, missing)
    options = []
    for option in command.get("options", []):
        if option["type"] in OPTION_TYPES:
            options.append(_described(option, texts, missing, key))
        else:
            options.append(_fill(dict(option), f"{key}.{option['name']}", texts, missing))
    if "options" in command:
        filled["options"] = options
    return filled


def _fill(shape: Payload, key: str, texts: Mapping[str, str], missing: list[str]) -> Payload:
    if "description" not in shape:
        return shape
    text = texts.get(f"{PART}.{key}")
    if text is None:
        missing.append(key)
    else:
        shape["description"] = text
    return shape


def fingerprint(commands: list[Payload]) -> str:
    """SHA-256 of what would be sent, hex: differs when Discord has to be told."""
    return hashlib.sha256(json.dumps(commands, sort_keys=True).encode()).hexdigest()


def keys(commands: list[Payload]) -> Iterator[str]:
    """Every key the catalogue must have, without the part's name."""
    missing: list[str] = []
    for command in commands:
        _described(command, {}, missing)
    yield from missing
