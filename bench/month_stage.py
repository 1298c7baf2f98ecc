"""The stage of the month: the real bot in a simulated Discord, a member who acts, and a record of what was checked."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from simcord.actors import MemberActor
from simcord.builders import ChannelHandle
from simcord.env import Env

from bench.messages import control, reply_of, text_of
from bot.client import AdvisorBot, create_bot
from bot.models.member import Member
from bot.progress import counted
from bot.settings import PROJECT, Settings

START = datetime(2026, 11, 2, 18, tzinfo=UTC)
"""A Monday evening."""
WIDTH = 118
"""Characters of a line of the transcript."""


@dataclass(slots=True)
class Stage:
    """Whoever acts, the day it is, and what was found."""

    settings: Settings
    env: Env
    channel: ChannelHandle
    ada: MemberActor
    ben: MemberActor
    day: int = 1
    actions: int = 0
    checks: int = 0
    wrong: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def bot(self) -> AdvisorBot:
        """The bot that runs now."""
        bot = self.env.bot
        assert isinstance(bot, AdvisorBot)
        return bot

    @property
    def now(self) -> datetime:
        """The evening of the day; each action a minute later."""
        return START + timedelta(days=self.day - 1, minutes=self.actions % 60)

    async def slash(self, name: str, **options: Any) -> Any:
        """A command of Ada's in the channel; the answer, which must be for her alone."""
        given = " ".join(f"{key}={value}" for key, value in options.items())
        result = await self.ada.slash(self.channel, name, **options)
        self.expect(result.ephemeral, f"/{name} was answered in public")
        return self.told(f"/{name} {given}", reply_of(result))

    async def press(self, message: Any, *start: str, actor: MemberActor | None = None) -> Any:
        """Press the button whose action begins so; the answer, or the message in its new shape."""
        result = await (actor or self.ada).click(message, custom_id=control(message, *start))
        return self.told(f"presses [{' '.join(start)}]", reply_of(result) if result.response else message)

    async def pick(self, message: Any, values: list[str], *start: str) -> Any:
        """Choose in a menu."""
        result = await self.ada.select(message, values, custom_id=control(message, *start))
        return self.told(f"picks {', '.join(values)}", reply_of(result) if result.response else message)

    async def say(self, text: str) -> Any:
        """A direct message; the answer."""
        await self.ada.send_dm(text)
        return self.told(f'says "{text}"', self.ada.user.dm_channel.history()[-1])

    async def mention(self, text: str) -> Any:
        """A question in the channel that others read."""
        assert self.bot.user is not None
        await self.ada.send(self.channel, f"{self.bot.user.mention} {text}")
        return self.told(f'asks in public "{text}"', self.channel.history()[-1])

    async def choices(self, name: str, option: str, typed: str) -> list[str]:
        """Values that autocomplete offers."""
        found = await self.ada.autocomplete(self.channel, name, option, typed)
        self.actions += 1
        self.note(f"types /{name} {option}={typed}", ", ".join(choice["name"] for choice in found[:3]))
        return [str(choice["value"]) for choice in found]

    async def member(self) -> Member:
        """What is stored about Ada."""
        return await self.bot.services.store.member(self.ada.id)

    async def items(self) -> set[str]:
        """What Ada has ticked, as stored."""
        return {done.item for done in (await self.member()).done}

    async def counted(self, career: str) -> frozenset[str]:
        """Steps of a career that count as done."""
        knowledge = self.bot.services.mind.knowledge
        return counted(knowledge.careers[career], knowledge, await self.member())

    async def restart(self) -> None:
        """The bot stops, and another starts on the same file."""
        await self.bot.close()
        await self.env.restart_bot(create_bot(self.settings, now=lambda: self.now))

    def expect(self, held: object, otherwise: str) -> None:
        """Count one check; keep what was wrong."""
        self.checks += 1
        if not held:
            self.wrong.append(f"day {self.day}: {otherwise}")

    def reads(self, message: Any, *parts: str) -> None:
        """Each part stands in the message."""
        text = text_of(message)
        for part in parts:
            self.expect(part in text, f"“{part}” is not in: {' '.join(text.split())[:300]}")

    def told(self, what: str, message: Any) -> Any:
        """One line of the transcript; gives the message on."""
        self.actions += 1
        self.note(what, text_of(message))
        return message

    def note(self, what: str, answer: str) -> None:
        """One line: the day, what Ada does, the beginning of the answer without its marks and dates."""
        plain = re.sub(r"[*#]|<t:\d+:D>", lambda found: "" if len(found[0]) == 1 else "(date)", answer)
        line = f"day {self.day:>2}  {what.strip()} -> {' '.join(plain.split())}"
        self.lines.append(line[: WIDTH - 1] + "…" if len(line) > WIDTH else line)


@asynccontextmanager
async def stage(folder: Path, knowledge: Path) -> AsyncIterator[Stage]:
    """The bot, connected, on a database and a copy of the knowledge in `folder`."""
    settings = Settings(
        database_url=f"sqlite+aiosqlite:///{folder / 'month.db'}", knowledge_dir=knowledge, cache_dir=PROJECT / "data"
    )
    logging.getLogger("bot.client").setLevel(logging.ERROR)  # the edit that is refused belongs to the story
    made: list[Stage] = []
    env = Env(create_bot(settings, now=lambda: made[0].now if made else START), settle_timeout=30)
    await env.start()
    try:
        guild = env.create_guild("Study Corner")
        ada, ben = (guild.add_member(env.create_user(name)) for name in ("ada", "ben"))
        made.append(Stage(settings, env, guild.create_text_channel("careers"), ada, ben))
        yield made[0]
        env.raise_errors()
    finally:
        await made[0].bot.close() if made else None
        await env.shutdown()
