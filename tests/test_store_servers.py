"""Servers: settings, gaps, counts and the command tree's hash."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.models.changes import FileGap
from bot.models.server import Count, Gap, ServerSettings
from bot.store import Store
from tests.stores import START, OpenStore, SetClock

GUILD, OTHER, ANNA = 21, 22, 11


async def test_a_server_that_chose_nothing_is_empty(store: Store) -> None:
    assert await store.server(GUILD) == ServerSettings(GUILD)


async def test_settings_replace_the_old_ones(store: Store) -> None:
    await store.set_server(ServerSettings(GUILD, quiet=(5, 3), answering=(4, 3)))
    assert await store.server(GUILD) == ServerSettings(GUILD, quiet=(3, 5), answering=(3, 4))
    await store.set_server(ServerSettings(GUILD, answering=(9,)))
    assert await store.server(GUILD) == ServerSettings(GUILD, answering=(9,))
    assert await store.server(OTHER) == ServerSettings(OTHER)


async def test_gaps_are_newest_first_and_once_each(store: Store, clock: SetClock) -> None:
    gap = FileGap(GUILD, "who pays?", "answer", "backend", "salary", True)
    await store.file_gap(ANNA, gap)
    clock.forward(minutes=1)
    await store.apply(ANNA, [gap, FileGap(OTHER, "and why?" * 500, "out_of_scope", "", "", False)])
    newest, oldest = await store.gaps(None, 10)
    assert oldest == Gap(oldest.id, GUILD, START, "who pays?", "answer", "backend", "salary", True)
    assert (newest.guild, len(newest.question)) == (OTHER, 1000)
    assert await store.gaps(GUILD, 10) == (oldest,)
    assert await store.gaps(None, 1) == (newest,)


async def test_counts_add_up_over_days(store: Store, clock: SetClock) -> None:
    async def ask(guild: int = GUILD, topic: str = "salary") -> None:
        await store.count(guild, kind="answer", career="backend", topic=topic, outcome="answered")

    await ask()
    clock.forward(days=1)
    await ask()
    await ask(topic="tools")
    await ask(guild=OTHER)
    salary, tools = (
        Count("answer", "backend", "salary", "answered", 2),
        Count("answer", "backend", "tools", "answered", 1),
    )
    assert await store.stats(GUILD, START) == (salary, tools)
    assert (await store.stats(GUILD, START + timedelta(days=1)))[0].number == 1
    assert (await store.stats(None, START))[0].number == 3


async def test_two_processes_counting_at_once_miss_nothing(database_url: str, open_store: OpenStore) -> None:
    stores = [await open_store(database_url), await open_store(database_url)]
    asked = [store.count(GUILD, kind="help", career="", topic="", outcome="answered") for store in stores * 10]
    await asyncio.gather(*asked)
    assert (await stores[0].stats(GUILD, START))[0].number == 20


async def test_a_server_that_removed_the_bot_is_forgotten(store: Store) -> None:
    for guild in (GUILD, OTHER):
        await store.set_server(ServerSettings(guild, quiet=(3,)))
        await store.file_gap(ANNA, FileGap(guild, "why?", "answer", "", "", True))
        await store.count(guild, kind="help", career="", topic="", outcome="answered")
    await store.purge_server(GUILD)
    assert (await store.server(GUILD), await store.gaps(GUILD, 9), await store.stats(GUILD, START)) == (
        ServerSettings(GUILD),
        (),
        (),
    )
    assert len(await store.gaps(None, 9)) == len(await store.stats(None, START)) == 1


async def test_old_gaps_and_counts_go(store: Store, clock: SetClock) -> None:
    await store.file_gap(ANNA, FileGap(GUILD, "why?", "answer", "", "", True))
    await store.count(GUILD, kind="help", career="", topic="", outcome="answered")
    clock.forward(days=181)
    await store.prune()
    assert (await store.gaps(None, 9), len(await store.stats(None, START))) == ((), 1)
    clock.forward(days=220)
    await store.prune()
    assert await store.stats(None, START) == ()


async def test_each_application_has_its_own_hash(store: Store) -> None:
    assert await store.command_hash(1) == ""
    await store.set_command_hash(1, "old")
    await store.set_command_hash(1, "new")
    assert (await store.command_hash(1), await store.command_hash(2)) == ("new", "")


async def test_the_store_answers(store: Store) -> None:
    await store.check()
