"""A member's path: `/path ...`, `/progress` and `/match`; every answer is for the member alone."""

from __future__ import annotations

from collections.abc import Callable

from discord import app_commands
from discord.ext import commands

from bot.arriving import Arriving, Request
from bot.choices import Choice, career_choices, done_choices, item_choices, project_choices
from bot.models.action import Action
from bot.models.knowledge import Career, Knowledge
from bot.models.member import Member
from bot.press import Desk, asker_of
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
        await self.run(interaction, lambda typed: Request(Action("path_choose", (typed.career(career).key,))))

    @app_commands.command(name="status")
    async def status(self, interaction: Interaction) -> None:
        """Where the member stands and what comes next."""
        await self.run(interaction, lambda _: Request(Action("path_status")))

    @app_commands.command(name="done")
    async def done(self, interaction: Interaction, item: str | None = None) -> None:
        """Tick a step or a phase; without one, the next step."""
        await self.run(interaction, lambda typed: Request(Action("path_done"), (typed.item(item),)))

    @app_commands.command(name="undo")
    async def undo(self, interaction: Interaction, item: str | None = None) -> None:
        """Take a tick back; without one, the last."""
        await self.run(interaction, lambda typed: Request(Action("path_take_back"), (typed.tick(item),)))

    @app_commands.command(name="pace")
    async def pace(self, interaction: Interaction, hours_per_week: app_commands.Range[float, 1, 100]) -> None:
        """Say how many hours a week there are."""
        await self.run(interaction, lambda _: Request(Action("path_pace", (f"{hours_per_week:g}",))))

    @app_commands.command(name="project")
    async def project(self, interaction: Interaction, project: str | None = None) -> None:
        """Start a project or show one; without one, all of the path's."""

        def asked(typed: Arriving) -> Request:
            if not project:
                return Request(Action("path_projects"))
            return Request(Action("path_project"), (typed.project(project),))

        await self.run(interaction, asked)

    @app_commands.command(name="leave")
    async def leave(self, interaction: Interaction, career: str | None = None) -> None:
        """Take a path off the list, after asking."""

        def asked(typed: Arriving) -> Request:
            return Request(Action("path_leave", (typed.career(career).key,) if career else ()))

        await self.run(interaction, asked)

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
        return _shown(item_choices(career, self.knowledge, member, typed)) if career is not None else []

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
        return _shown(project_choices(career, self.knowledge, member, typed)) if career is not None else []

    async def member(self, interaction: Interaction) -> Member:
        """What is stored about who typed the command."""
        return await self.services.store.member(interaction.user.id)

    def own(self, member: Member) -> Career | None:
        """The career of the member's active path."""
        return self.knowledge.careers.get(member.active)

    async def run(self, interaction: Interaction, asked: Callable[[Arriving], Request]) -> None:
        """Answer for the member alone."""
        await self.desk.command(interaction, asked, private=True)


class Progress(commands.Cog):
    """The commands about a path that stand alone."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.services.handlers["path_share"] = self.share

    async def share(self, interaction: Interaction, action: Action, values: tuple[str, ...]) -> None:
        """Show the member's picture to the channel, because they pressed for it."""
        if await self.desk.may_post(interaction):
            work = self.desk.exchange.act(action, values, asker_of(interaction))
            await self.desk.poster.respond(interaction, await work, private=False)

    @app_commands.command(name="progress")
    async def progress(self, interaction: Interaction) -> None:
        """The member's picture of the path."""
        await self.desk.command(interaction, lambda _: Request(Action("path_picture")), private=True)

    @app_commands.command(name="match")
    async def match(self, interaction: Interaction, skills: str | None = None) -> None:
        """Which career suits the member: guided questions, or from their own words."""
        values = (skills,) if skills else ()
        await self.desk.command(interaction, lambda _: Request(Action("match"), values), private=True)


def _shown(choices: tuple[Choice, ...]) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=name, value=value) for name, value in choices]


async def setup(client: commands.AutoShardedBot) -> None:
    """Called once at start."""
    await client.add_cog(Path(client.desk))  # type: ignore[attr-defined]
    await client.add_cog(Progress(client.desk))  # type: ignore[attr-defined]
