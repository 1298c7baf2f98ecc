"""Writing to members on Discord: a nonce against doubles, and a look through the latest messages after a crash."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import discord
from discord import ui

from bot.delivery.pace import Pace
from bot.delivery.sender import ClosedError, RefusedError, UnavailableError
from bot.models.action import decode
from bot.models.advice import Advice
from bot.presentation import layout

CANNOT_WRITE = {50001, 50007, 50013, 50278}
"""Discord's codes: no access, closed direct messages, missing permission, no server in common."""
GONE = {10003, 10013}
"""Unknown channel, unknown user."""
TOO_FAST = {20016, 20028, 40003, 40062}
"""Too many at once: slow mode, write rate limit, direct messages opened too fast, resource limited."""
REQUESTS = 45.0
"""Requests a second at most, of all processes together. Discord takes 50 of a bot, and answers to commands and buttons
do not count: the rest is for answers to messages."""
MOST_KNOWN = 100_000
"""Direct-message channels remembered."""
LOOKED_AT = 200
"""Latest messages looked through for an earlier attempt."""


class DiscordSender:
    """The `Sender` on a connected client."""

    __slots__ = ("_client", "_direct", "_pace")

    def __init__(self, client: discord.Client, *, share: float = 1.0) -> None:
        """`share`: this process's part of what the bot's processes may ask together."""
        self._client = client
        self._pace = Pace(REQUESTS * share)
        self._direct: dict[int, int] = {}

    async def send(self, identity: str, advice: Advice, *, member: int, channel: int | None) -> None:
        """As `Sender.send`. In a channel the member is mentioned: they chose it to be called there."""
        view = layout(advice, owner=member)
        pinged = discord.AllowedMentions.none()
        if channel is not None:
            called: ui.LayoutView = ui.LayoutView(timeout=None)
            called.add_item(ui.TextDisplay(f"<@{member}>"))
            for item in list(view.children):
                view.remove_item(item)
                called.add_item(item)
            view, pinged = called, discord.AllowedMentions(users=[discord.Object(member)])
        view.stop()
        try:
            place = await self._place(member, channel)
            await self._pace.take()
            await place.send(view=view, nonce=identity, allowed_mentions=pinged)
        except discord.HTTPException as error:
            raise translated(error) from error
        except OSError as error:  # no answer at all: the line is down
            raise UnavailableError from error

    async def was_sent(self, identity: str, *, member: int, channel: int | None, since: datetime) -> bool:
        """As `Sender.was_sent`: by the id in the custom ids of the bot's own messages."""
        own = self._client.user.id if self._client.user else 0
        try:
            place = await self._place(member, channel)
            await self._pace.take()
            async for message in place.history(limit=LOOKED_AT, after=since, oldest_first=False):
                if message.author.id == own and (str(message.nonce) == identity or identity in ids_of(message)):
                    return True
        except discord.HTTPException as error:
            raise translated(error) from error
        except OSError as error:
            raise UnavailableError from error
        return False

    async def _place(self, member: int, channel: int | None) -> discord.abc.Messageable:
        if channel is None:
            return await self._directly(member)
        place = self._client.get_channel(channel)
        if place is None:
            await self._pace.take()
            place = await self._client.fetch_channel(channel)
        if not isinstance(place, discord.abc.Messageable):
            raise ClosedError
        return place

    async def _directly(self, member: int) -> discord.abc.Messageable:
        """The member's direct messages; opening them is a request of its own, once for each process."""
        known = self._direct.get(member)
        if known is None:
            await self._pace.take()
            known = (await self._client.create_dm(discord.Object(member))).id
            while len(self._direct) >= MOST_KNOWN:
                self._direct.pop(next(iter(self._direct)))
            self._direct[member] = known
        return self._client.get_partial_messageable(known)


def translated(error: discord.HTTPException) -> ClosedError | RefusedError | UnavailableError:
    """Discord's refusal as what to do about it."""
    if error.code in GONE:
        return ClosedError("gone")
    if error.code in CANNOT_WRITE:
        return ClosedError()
    if error.status == 429 or error.status >= 500 or error.code in TOO_FAST:  # noqa: PLR2004  HTTP's own numbers
        after = error.response.headers.get("Retry-After", "") if hasattr(error.response, "headers") else ""
        return UnavailableError(timedelta(seconds=float(after)) if after.replace(".", "", 1).isdecimal() else None)
    if error.status in {403, 404}:
        return ClosedError()
    return RefusedError(str(error))


def ids_of(message: discord.Message) -> set[str]:
    """Everything that stands as an argument in the custom ids of a message's controls."""
    found: set[str] = set()
    waiting: list[Any] = list(message.components)
    while waiting:
        component = waiting.pop()
        action = decode(getattr(component, "custom_id", None) or "")
        found.update(action.args if action else ())
        waiting += _inside(component)
    return found


def _inside(component: object) -> Iterable[object]:
    return [*getattr(component, "children", ()), *filter(None, [getattr(component, "accessory", None)])]
