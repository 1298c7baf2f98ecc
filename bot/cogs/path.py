"""A member's path: `/path ...`, `/progress` and `/match`; every answer is for the member alone."""

from __future__ import annotations

from discord import app_commands
from discord.ext import commands

from bot.arriving import career_of
from bot.choices import (
    Choice,
    career_choices,
    done_choices,
    find_done,
    find_item,
    find_project,
    item_choices,
    project_choices,
)
from bot.models.action import Action
from bot.models.knowledge import Career, Knowledge
from bot.models.member import Member
from bot.press import Desk
from bot.services import Interaction


class Path(commands.GroupCog, group_name="path"):
    """Choosing a path and walking it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.services = desk.services

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge in use."""
        return self.services.mind.knowledge

    @app_commands.command(name="choose")
    async def choose(self, interaction: Interaction, career: str) -> None:
        """Start a path, or come back to it."""
        await self.run(interaction, Action("path_choose", (career_of(self.knowledge, career).key,)))

    @app_commands.command(name="status")
    async def status(self, interaction: Interaction) -> None:
        """Where the member stands and what comes next."""
        await self.run(interaction, Action("path_status"))

    @app_commands.command(name="done")
    async def done(self, interaction: Interaction, item: str | None = None) -> None:
        """Tick a step or a phase; without one, the next step."""
        member = await self.member(interaction)
        career = self.own(member)
        meant = (find_item(career, item) if item and career is not None else "") or item or ""
        await self.run(interaction, Action("path_done"), (meant,))

    @app_commands.command(name="undo")
    async def undo(self, interaction: Interaction, item: str | None = None) -> None:
        """Take a tick back; without one, the last."""
        member = await self.member(interaction)
        meant = (find_done(self.own(member), self.knowledge, member, item) if item else "") or item or ""
        await self.run(interaction, Action("path_take_back"), (meant,))

    @app_commands.command(name="pace")
    async def pace(self, interaction: Interaction, hours_per_week: app_commands.Range[float, 1, 100]) -> None:
        """Say how many hours a week there are."""
        await self.run(interaction, Action("path_pace", (f"{hours_per_week:g}",)))

    @app_commands.command(name="project")
    async def project(self, interaction: Interaction, project: str | None = None) -> None:
        """Start a project or show one; without one, all of the path's."""
        career = self.own(await self.member(interaction))
        if not project:
            await self.run(interaction, Action("path_projects"))
            return
        meant = (find_project(career, project) if career is not None else "") or project
        await self.run(interaction, Action("path_project"), (meant,))

    @app_commands.command(name="leave")
    async def leave(self, interaction: Interaction, career: str | None = None) -> None:
        """Take a path off the list, after asking."""
        key = career_of(self.knowledge, career).key if career else ""
        await self.run(interaction, Action("path_leave", (key,) if key else ()))

    @choose.autocomplete("career")
    async def complete_career(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """All careers, the member's own paths first."""
        member = await self.member(interaction)
        return _shown(career_choices(self.knowledge, typed, (path.career for path in member.paths)))

    @leave.autocomplete("career")
    async def complete_own(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """The member's paths."""
        own = {path.career for path in (await self.member(interaction)).paths}
        return [choice for choice in _shown(career_choices(self.knowledge, typed, own)) if choice.value in own]

    @done.autocomplete("item")
    async def complete_item(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Open steps and phases of the active path."""
        member = await self.member(interaction)
        career = self.own(member)
        return _shown(item_choices(career, member, typed)) if career is not None else []

    @undo.autocomplete("item")
    async def complete_tick(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """What is ticked, the newest first."""
        member = await self.member(interaction)
        return _shown(done_choices(self.own(member), self.knowledge, member, typed))

    @project.autocomplete("project")
    async def complete_project(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Projects of the active path."""
        member = await self.member(interaction)
        career = self.own(member)
        return _shown(project_choices(career, member, typed)) if career is not None else []

    async def member(self, interaction: Interaction) -> Member:
        """What is stored about who typed the command."""
        return await self.services.store.member(interaction.user.id)

    def own(self, member: Member) -> Career | None:
        """The career of the member's active path."""
        return self.knowledge.careers.get(member.active)

    async def run(self, interaction: Interaction, action: Action, values: tuple[str, ...] = ()) -> None:
        """Answer for the member alone."""
        await self.desk.command(interaction, action, values, private=True)


class Progress(commands.Cog):
    """The commands about a path that stand alone."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @app_commands.command(name="progress")
    async def progress(self, interaction: Interaction) -> None:
        """The member's picture of the path."""
        await self.desk.command(interaction, Action("path_picture"), private=True)

    @app_commands.command(name="match")
    async def match(self, interaction: Interaction, skills: str | None = None) -> None:
        """Which career suits the member: guided questions, or from their own words."""
        await self.desk.command(interaction, Action("match"), (skills,) if skills else (), private=True)


def _shown(choices: tuple[Choice, ...]) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=name, value=value) for name, value in choices]


async def setup(client: commands.AutoShardedBot) -> None:
    """Called once at start."""
    await client.add_cog(Path(client.desk))  # type: ignore[attr-defined]
    await client.add_cog(Progress(client.desk))  # type: ignore[attr-defined]
