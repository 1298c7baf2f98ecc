"""Messages of the simulated Discord, read as a member reads them: their words, and the controls under them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from simcord.results import InteractionResult

from bot.models.action import decode


def text_of(message: Any) -> str:
    """All a reader sees of a message: content, texts of its layout, labels of its controls."""
    parts = [message.content or ""]
    for component in walk(message):
        parts += [str(component.get(key) or "") for key in ("content", "label", "placeholder")]
        parts += [option["label"] for option in component.get("options", [])]
    return "\n".join(part for part in parts if part)


def walk(message: Any) -> Iterable[dict[str, Any]]:
    """Every component of a message, in order, as Discord sends it."""
    waiting = [_raw(component) for component in message.components]
    while waiting:
        component = waiting.pop(0)
        yield component
        waiting = [
            *component.get("components", []),
            *([component["accessory"]] if component.get("accessory") else []),
            *waiting,
        ]


def _raw(component: Any) -> dict[str, Any]:
    shape = component if isinstance(component, dict) else component.to_dict()
    raw: dict[str, Any] = json.loads(json.dumps(shape))
    return raw


def custom_ids(message: Any) -> list[str]:
    """Custom ids of all controls."""
    return [component["custom_id"] for component in walk(message) if component.get("custom_id")]


def control(message: Any, *start: str) -> str:
    """The custom id of the first control whose verb and arguments begin so."""
    for custom_id in custom_ids(message):
        action = decode(custom_id)
        if action is not None and (action.verb, *action.args)[: len(start)] == start:
            return custom_id
    raise AssertionError(f"no control {start} among {custom_ids(message)}")


def reply_of(result: InteractionResult) -> Any:
    """The message an interaction was answered with."""
    assert result.response is not None, "no response"
    return result.response
