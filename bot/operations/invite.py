"""The least a bot of this kind needs of a server, and the link that asks for it."""

from __future__ import annotations

import base64
import binascii
import re

import discord

NEEDED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    read_message_history=True,
    attach_files=True,
)
"""See a channel, answer there and in its threads, reply to a message, attach the picture. Nothing to moderate with."""
TOKEN = re.compile(r"[\w-]{18,40}\.[\w-]{6}\.[\w-]{27,80}")
"""Application id in base64, time, signature."""
SNOWFLAKE = re.compile(r"\d{15,20}")


def application_of(token: str) -> int | None:
    """The application's id, which is the first part of its token; None when the text has not the form of a token."""
    if not TOKEN.fullmatch(token):
        return None
    head = token.partition(".")[0]
    try:
        identity = base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return None
    return int(identity) if SNOWFLAKE.fullmatch(identity) else None


def invite_link(application: int) -> str:
    """The link by which a server's admin installs the bot, asking for nothing more than `NEEDED`."""
    return discord.utils.oauth_url(application, permissions=NEEDED, scopes=("bot", "applications.commands"))
