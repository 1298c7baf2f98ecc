"""The command tree: texts from the catalogue, synced when they changed, limits kept, errors answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.command_texts import PART, Payload, described, fingerprint
from bot.languages import serving
from bot.models.advice import Advice, Block
from bot.press import Desk
from bot.services import Interaction


class CatalogueTranslator(app_commands.Translator):
    """Looks a command's texts up in another language's file; what that lacks stays in English.

    `languages` gives those of the knowledge in use: Discord's name (`de`, `pt-BR`) -> sentences by key.
    """

    def __init__(self, languages: Callable[[], Mapping[str, Mapping[str, str]]]) -> None:
        self._languages = languages

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The text in that language, or None where Discord should show the English one."""
        texts = serving(self._languages(), locale.value)
        return None if texts is None else texts.get(f"{PART}.{_key(string, context)}")


def _key(string: app_commands.locale_str, context: app_commands.TranslationContextTypes) -> str:
    """`path_choose` for a description, `path_choose.career` for an option's; `.name` behind it for a name.

    Of the context menu "Answer this" it is `answer_this.name`.
    """
    place = app_commands.TranslationContextLocation
    data: Any = context.data
    if context.location in {place.parameter_name, place.parameter_description}:
        key = f"{data.command.qualified_name.replace(' ', '_')}.{data.display_name}"
    elif context.location in {place.choice_name, place.other}:
        key = f"choice.{string.message}"
    else:
        key = data.qualified_name.lower().replace(" ", "_")
    named = {place.command_name, place.group_name, place.parameter_name}
    return f"{key}.name" if context.location in named else key


class AdvisorTree(app_commands.CommandTree[commands.AutoShardedBot]):
    """All slash commands and context menus. `desk` is set once the bot's services are there."""

    desk: Desk

    async def payload(self, guild: discord.abc.Snowflake | None = None) -> list[Payload]:
        """What Discord is sent, every text filled in."""
        found = self.get_commands(guild=guild)
        translator = self.translator or app_commands.Translator()
        shapes = [await command.get_translated_payload(self, translator) for command in found]
        return described(shapes, self.desk.services.mind.knowledge.replies)

    async def sync(self, *, guild: discord.abc.Snowflake | None = None) -> list[app_commands.AppCommand]:
        """Send all commands to Discord, for one server or for all."""
        payload = await self.payload()
        identity = self.client.application_id
        if identity is None:
            raise app_commands.MissingApplicationID
        if guild is None:
            await self.client.http.bulk_upsert_global_commands(identity, payload=payload)
        else:
            await self.client.http.bulk_upsert_guild_commands(identity, guild.id, payload=payload)
        return await self.fetch_commands(guild=guild)

    async def sync_when_changed(self) -> bool:
        """Send them only when Discord has others: by the hash the store remembers, and by their names."""
        store, identity = self.desk.services.store, self.client.application_id
        if identity is None:
            raise app_commands.MissingApplicationID
        payload = await self.payload()
        guild_id = self.desk.services.settings.dev_guild_id
        guild = discord.Object(guild_id) if guild_id is not None else None
        value = f"{guild_id or ''}{fingerprint(payload)}"
        if await store.command_hash(identity) == value:
            there = {command.name for command in await self.fetch_commands(guild=guild)}
            if there == {shape["name"] for shape in payload}:
                return False
        await self.sync(guild=guild)
        await store.set_command_hash(identity, value)
        return True

    async def interaction_check(self, interaction: Interaction, /) -> bool:
        """Keep each member's pace, and note their language; typing in an option's field is free."""
        self.desk.services.hear(interaction)
        if interaction.type is not discord.InteractionType.application_command:
            return True
        services = self.desk.services
        verdict = services.member_limits.take(interaction.user.id, services.now())
        if not verdict.allowed:
            text = services.say("discord.slow_down", seconds=verdict.wait)
            advice = Advice("answer", (Block(text),), tone="refusal", personal=True)
            await self.desk.poster.respond(interaction, advice, private=True)
        return verdict.allowed

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError, /) -> None:
        """Hand a command's failure to the one error handler."""
        await self.desk.failures.answer(interaction, error)
