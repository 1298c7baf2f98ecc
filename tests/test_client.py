"""The client: least intents, commands sent only when changed, edited knowledge taken into use, an orderly end."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import discord
import pytest
import pytest_asyncio
from discord.ext import commands
from simcord.env import Env

from bot import create_bot
from bot.client import AdvisorBot, intents
from bot.models.action import Action
from bot.press import Press
from bot.settings import PROJECT, Settings
from tests.worlds import World, custom_ids, reply_of, text_of


def test_no_privileged_intent_unless_asked_for() -> None:
    """The bot can do without; reading all messages has to be switched on."""
    plain = intents(Settings())
    assert not any((plain.message_content, plain.members, plain.presences))
    assert dict(intents(Settings(message_content=True))) == {**dict(plain), "message_content": True}


def test_the_factory_makes_a_sharded_bot_that_has_not_connected() -> None:
    """As the design promises."""
    bot = create_bot(Settings(shard_count=4, shard_ids=(1, 2)))
    assert isinstance(bot, commands.AutoShardedBot)
    assert (bot.shard_count, bot.shard_ids) == (4, [1, 2])
    assert bot.allowed_mentions is not None
    assert bot.allowed_mentions.to_dict() == discord.AllowedMentions.none().to_dict()


async def test_commands_are_sent_once_and_again_only_after_a_change(world: World) -> None:
    """A start with the same tree asks Discord what it has, and sends nothing."""
    assert _sent(world.env) == 1
    await world.restart()
    assert _sent(world.env) == 1
    await world.bot.services.store.set_command_hash(world.bot.application_id or 0, "of another tree")
    await world.restart()
    assert _sent(world.env) == 2


async def test_commands_that_discord_has_lost_are_sent_again(world: World) -> None:
    """The remembered hash is not believed blindly."""
    await world.bot.http.bulk_upsert_global_commands(world.bot.application_id or 0, payload=[])
    assert await world.bot.commands_tree.sync_when_changed()


async def test_the_command_line_forces_a_sync(world: World) -> None:
    """`sync` sends whatever Discord has."""
    before = _sent(world.env)
    assert await world.bot.sync(None) == len(world.bot.tree.get_commands())
    assert _sent(world.env) == before + 1


async def test_no_view_is_kept_for_the_messages_sent(world: World) -> None:
    """Presses are found by custom id; a view per message would fill memory over the weeks."""
    for _ in range(3):
        await world.mention(world.ada, "backend salary")
    store = world.bot._connection._view_store
    assert not store._views
    assert not store._synced_message_views


async def test_one_dynamic_item_answers_every_press(world: World) -> None:
    """Each press runs once, whichever control it was."""
    assert list(world.bot._connection._view_store._dynamic_items.values()) == [Press]


async def test_several_shards_answer_alike(settings: Settings) -> None:
    """A server on the second shard is a server like any other."""
    env = Env(create_bot(replace(settings, shard_count=2)), settle_timeout=30)
    await env.start()
    try:
        guild = env.create_guild(shard_id=1)
        channel = guild.create_text_channel("careers")
        ada = guild.add_member(env.create_user("ada"))
        result = await ada.slash(channel, "career", career="backend", topic="salary")
        assert "Backend Developer: Salary" in text_of(reply_of(result))
    finally:
        assert isinstance(env.bot, AdvisorBot)
        await env.bot.close()
        await env.shutdown()


async def test_slow_work_is_deferred_for_the_asker_alone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord gives up after three seconds; the answer then follows."""
    monkeypatch.setattr("bot.posting.DEFER_AFTER", 0.01)
    exchange = world.bot.desk.exchange
    quick = type(exchange).ask

    async def slow(self: Any, *args: Any, **kwargs: Any) -> Any:
        await asyncio.sleep(0.05)
        return await quick(self, *args, **kwargs)

    monkeypatch.setattr(type(exchange), "ask", slow)
    result = await world.ada.slash(world.channel, "ask", question="backend salary")
    assert result.ephemeral, "a public answer was not put off"
    assert "Backend Developer: Salary" in text_of(reply_of(result))


async def test_an_orderly_end_waits_for_what_was_promised(world: World) -> None:
    """Closing while an answer is under way lets it finish first."""
    services, order = world.bot.services, []

    async def working() -> None:
        with services.working():
            await asyncio.sleep(0.05)
            order.append("answered")

    task = asyncio.create_task(working())
    await asyncio.sleep(0)
    assert await services.finish(5)
    order.append("closed")
    await task
    assert order == ["answered", "closed"]
    with services.working():
        assert not await services.finish(0.01)


# Edited knowledge


@pytest.fixture
def copied(settings: Settings, tmp_path: Path) -> Settings:
    """A bot with a knowledge folder of its own to edit."""
    folder = tmp_path / "knowledge"
    shutil.copytree(PROJECT / "knowledge", folder)
    return replace(settings, knowledge_dir=folder)


@pytest_asyncio.fixture
async def editable(copied: Settings) -> AsyncIterator[AdvisorBot]:
    """The bot, connected."""
    env = Env(create_bot(copied), settle_timeout=60)
    await env.start()
    bot = env.bot
    assert isinstance(bot, AdvisorBot)
    try:
        yield bot
    finally:
        await bot.close()
        await env.shutdown()


async def test_an_edit_is_taken_into_use_without_a_restart(editable: AdvisorBot) -> None:
    """The next answer has the author's new words."""
    path = editable.settings.knowledge_dir / "replies" / "discord.yaml"
    path.write_text(path.read_text("utf-8").replace("You are quick!", "Slowly, please!"), "utf-8")
    await editable.reload()
    assert editable.services.say("discord.slow_down", seconds=1).startswith("Slowly, please!")


async def test_a_faulty_edit_is_refused_and_the_old_knowledge_stays(
    editable: AdvisorBot, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says why, once; members notice nothing."""
    before = editable.services.mind
    path = editable.settings.knowledge_dir / "topics" / "salary.yaml"
    good = path.read_text("utf-8")
    path.write_text("title: [broken", "utf-8")
    for _ in range(2):
        await editable.reload()
    assert editable.services.mind is before
    assert len([record for record in caplog.records if "topics/salary.yaml" in record.getMessage()]) == 1
    path.write_text(good, "utf-8")
    await editable.reload()
    assert editable.services.mind.knowledge.digest == before.knowledge.digest


async def test_a_refused_sentence_is_logged_with_its_line(
    editable: AdvisorBot, caplog: pytest.LogCaptureFixture
) -> None:
    """It was always line 1."""
    path = editable.settings.knowledge_dir / "replies" / "discord.yaml"
    text = path.read_text("utf-8")
    line = text[: text.index("slow_down:")].count("\n") + 1
    path.write_text(text.replace("{seconds}", "{minutes}"), "utf-8")
    await editable.reload()
    assert line > 1
    assert f"replies/discord.yaml:{line}: slow_down: asks for {{minutes}}" in caplog.text


def _sent(env: Env) -> int:
    return len([one for one in env.http_requests if one.method == "PUT" and one.path.endswith("/commands")])


def test_action_ids_of_the_local_buttons_fit() -> None:
    """Buttons about messages carry nothing but their owner."""
    for verb in ("show", "post", "remove", "server_quiet", "server_answering"):
        assert len(Action(verb, owner=2**63).encode()) <= 100


async def test_every_control_the_bot_sends_can_be_read_back(world: World) -> None:
    """Ids of a busy message decode to what they were."""
    answer = await world.mention(world.ada, "what certifications for backend?")
    from bot.models.action import decode

    for custom_id in custom_ids(answer):
        action = decode(custom_id)
        assert action is not None
        assert action.encode() == custom_id
        assert action.owner == world.ada.id
