"""The setup message of a server: text, and menus of channels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import discord
from discord import ui

from bot.models.action import Action
from bot.presentation.text import safe

MOST = 25
"""Channels one menu can hold."""
TALK = [discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum]


@dataclass(frozen=True, slots=True)
class ChannelMenu:
    """A menu of channels: those chosen now, and what choosing does."""

    action: Action
    placeholder: str
    chosen: tuple[int, ...]


def setup_layout(text: str, menus: Sequence[ChannelMenu]) -> ui.LayoutView:
    """The text with its menus; choosing nothing empties a list."""
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay(safe(text)))
    for menu in menus:
        select: ui.ChannelSelect[ui.LayoutView] = ui.ChannelSelect(
            custom_id=menu.action.encode(),
            placeholder=safe(menu.placeholder),
            channel_types=TALK,
            min_values=0,
            max_values=MOST,
            default_values=[
                discord.SelectDefaultValue(id=channel, type=discord.SelectDefaultValueType.channel)
                for channel in menu.chosen[:MOST]
            ],
        )
        container.add_item(ui.ActionRow(select))
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    return view
