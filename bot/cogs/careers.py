"""Browsing: `/careers`, `/career`, `/roadmap`, `/compare`."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.arriving import Arriving, Request
from bot.choices import Choice, career_choices, find_career, phase_choices, topic_choices
from bot.models.action import Action
from bot.models.knowledge import Knowledge
from bot.press import Desk
from bot.services import Interaction


class Careers(commands.Cog):
    """The knowledge, by command."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.services = desk.services

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge in use."""
        return self.services.mind.knowledge

    @app_commands.command(name="careers")
    async def careers(self, interaction: Interaction) -> None:
        """All careers, by field."""
        await self.desk.command(interaction, lambda _: Request(Action("careers")))

    @app_commands.command(name="career")
    async def career(self, interaction: Interaction, career: str, topic: str | None = None) -> None:
        """One career: its page, or one topic of it."""
        await self.desk.command(
            interaction, lambda typed: Request(Action("page", (typed.career(career).key, *typed.topic(topic))))
        )

    @app_commands.command(name="compare")
    async def compare(self, interaction: Interaction, first: str, second: str, topic: str | None = None) -> None:
        """Two careers side by side."""

        def asked(typed: Arriving) -> Request:
            keys = (typed.career(first).key, typed.career(second).key)
            return Request(Action("compare", (*keys, *typed.topic(topic))))

        await self.desk.command(interaction, asked)

    @app_commands.command(name="roadmap")
    async def roadmap(self, interaction: Interaction, career: str | None = None, phase: str | None = None) -> None:
        """A career's roadmap, or one phase of it; without a career the member's own, or the one just spoken of."""

        def asked(typed: Arriving) -> Request:
            here = typed.own(career)
            if here is None:
                return Request(Action("roadmap"))
            if not phase:
                return Request(Action("roadmap", (here.key,)))
            return Request(Action("phase", (here.key, typed.phase(here, phase))))

        # Without a career it is the member's own path, which is nobody else's business.
        await self.desk.command(interaction, asked, private=not career)

    @career.autocomplete("career")
    @compare.autocomplete("first")
    @compare.autocomplete("second")
    @roadmap.autocomplete("career")
    async def complete_career(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Careers, the member's own paths first."""
        member = await self.services.store.member(interaction.user.id)
        likely = (member.active, *(path.career for path in member.paths))
        return _shown(career_choices(self.knowledge, typed, likely))

    @career.autocomplete("topic")
    @compare.autocomplete("topic")
    async def complete_topic(self, _interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The 22 topics."""
        return _shown(topic_choices(self.knowledge, typed))

    @roadmap.autocomplete("phase")
    async def complete_phase(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Phases of the career typed before, else of the member's own path."""
        member = await self.services.store.member(interaction.user.id)
        given = getattr(interaction.namespace, "career", None)
        key = find_career(self.knowledge, given) if given else member.active
        career = self.knowledge.careers.get(key)
        return _shown(phase_choices(career, typed)) if career is not None else []


def _shown(choices: tuple[Choice, ...]) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=name, value=value) for name, value in choices]


async def setup(client: commands.AutoShardedBot) -> None:
    """Called once at start."""
    await client.add_cog(Careers(client.desk))  # type: ignore[attr-defined]
