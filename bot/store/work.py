"""One open transaction on behalf of one member, and the door through which each kind of change finds its function."""

from __future__ import annotations

import random
import string
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import members
from bot.store.upserts import insert

ALPHABET = string.digits + string.ascii_lowercase
DELIVERY_ID = 25
"""Characters of a delivery's id: as long as Discord lets a nonce be; 129 bits, so that none is drawn twice."""
REMINDER_ID = 12
"""Characters of a reminder's id: it must fit into a custom_id beside other words; 62 bits."""


def drawn(source: random.Random, length: int) -> str:
    """An id of `length` characters out of [0-9a-z]; the store draws from the system's own randomness unless told."""
    return "".join(source.choices(ALPHABET, k=length))


@dataclass(frozen=True, slots=True)
class Work:
    """What a change needs: the transaction, whose it is, the time (aware UTC) and where ids come from."""

    connection: AsyncConnection
    member: int
    now: datetime
    source: random.Random


@singledispatch
async def change(asked: object, _work: Work) -> None:
    """Carry out one change; each kind of change registers its own function."""
    message = f"the store does not know this change: {asked!r}"
    raise TypeError(message)


async def lock(work: Work) -> None:
    """Let changes to one member happen one after the other (SQLite's writers do so anyway).

    `key_share`: whoever marks a delivery of the member's meanwhile need not wait; so no two wait for each other.
    """
    mine = sa.select(members.c.id).where(members.c.id == work.member)
    await work.connection.execute(mine.with_for_update(key_share=True))


async def remember(work: Work) -> None:
    """Make the member's row where it is missing, and hold it: a member's row exists once something is stored."""
    await work.connection.execute(insert(work.connection, members).values(id=work.member).on_conflict_do_nothing())
    await lock(work)
