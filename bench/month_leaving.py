"""The last evenings of the month: a path left, everything exported, everything deleted."""

from __future__ import annotations

import json
import struct
from pathlib import Path

from bench.month_edit import PATH
from bench.month_stage import Stage
from bot.models.member import Member


async def leaving(one: Stage) -> None:
    """Asked first; the ticks stay."""
    before = await one.items()
    asked = await one.slash("path leave", career="frontend")
    one.expect(len((await one.member()).paths) == 2, "left without being asked")
    await one.press(asked, "confirm", "leave")
    member = await one.member()
    one.expect([path.career for path in member.paths] == [PATH], "the path was not left")
    one.expect(await one.items() == before, "leaving cost ticks")


async def exported(one: Stage) -> None:
    """Everything, at once, and nothing that is not stored."""
    file = (await one.slash("privacy export")).attachments[0]
    rows = json.loads(await file.read())
    one.expect({row["item"] for row in rows["ticks"]} == await one.items(), "the export has other ticks")
    one.expect(len(rows["paths"]) == 1 and len(rows["projects"]) == 1, "the export lacks a path or project")
    one.reads(await one.say("export my data"), "Press the button")


async def deleted(one: Stage) -> None:
    """Asked once, gone for good: not a byte of the member's id is left in any file of the database."""
    asked = await one.slash("privacy delete")
    one.expect(await one.items(), "deleted without being asked")
    one.reads(await one.press(asked, "confirm", "privacy"), "Deleted", "Nothing about you is left", "30 days")
    one.expect(await one.member() == Member(one.ada.id), "something is left")
    base = Path(one.settings.database_url.partition("///")[2])
    raw = b"".join(part.read_bytes() for part in base.parent.iterdir() if part.name.startswith(base.name))
    one.expect(struct.pack(">q", one.ada.id)[1:] not in raw, "the id stands in the files still")
    one.reads(await one.slash("path status"), "No path yet")
