"""Who is in the playground and where they talk: the same people with the same ids at every start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, UserHandle
from simcord.env import Env

BOT = "Career Advisor"
SERVER = "Study Corner"
PEOPLE = ("Ada", "Ben", "Cleo")
"""Ada runs the server and may use `/server`; the others are members."""
CHANNELS = (
    ("careers", "Ask @Career Advisor anything about tech careers, or type / for its commands"),
    ("study-hall", "A second channel: every channel has its own conversation"),
)


@dataclass(frozen=True, slots=True)
class Room:
    """A channel and who can look into it; `name` stands behind the # of its address."""

    name: str
    label: str
    channel: ChannelHandle
    viewers: Sequence[MemberActor | UserHandle]


def settle_in(env: Env) -> tuple[Room, ...]:
    """Make the server, its channels and its people.

    Ids follow the simulated clock, so this must come before the clock is moved: else everybody is somebody else at
    each start, and finds nothing of their own.
    """
    users = [env.create_user(name.lower(), global_name=name) for name in PEOPLE]
    guild = env.create_guild(SERVER)
    admins = guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
    members = [guild.add_member(user, roles=[admins] if user is users[0] else []) for user in users]
    rooms = [Room(name, f"# {name}", guild.create_text_channel(name, topic=topic), members) for name, topic in CHANNELS]
    for user, name in zip(users[:2], PEOPLE, strict=False):
        rooms.append(Room(f"dm-{name.lower()}", f"@ {name}'s DM", user.dm_channel, (user,)))
    return tuple(rooms)
