"""Projects on a path: start one, tick its milestones, put it away."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor.controls import Row
from bot.advisor.path import controls
from bot.advisor.path.ground import Ground, bar, personal
from bot.advisor.path.items import project_of, project_standing
from bot.advisor.path.status import no_path
from bot.models.advice import Advice, Block, Button, Menu, Option
from bot.models.changes import DropProject, StartProject
from bot.models.knowledge import Career, Project
from bot.progress.ticks import career_of, ticks_of
from bot.wording import cut, listed, quoted

LEVELS = ("beginner", "intermediate", "advanced")


def listing(ground: Ground, career: Career | None) -> Advice:
    """The projects of a path, easiest first, with how far each is, and a menu to open one."""
    if career is None:
        return no_path(ground)
    ordered = sorted(career.projects, key=lambda project: LEVELS.index(project.level))
    lines = [
        ground.say(
            "path.project_line",
            title=one.title,
            level=one.level,
            standing=project_standing(ground, one),
            brief=one.brief,
        )
        for one in ordered
    ]
    title = ground.say("path.projects_title", career=career.name)
    advice = personal(
        "my_progress", (Block("\n".join(lines) or ground.say("path.no_projects")),), title=title, careers=(career.key,)
    )
    options = tuple(
        Option(cut(one.title, 100), one.id, cut(project_standing(ground, one), 100)) for one in ordered[:25]
    )
    menu = Menu(ground.own("path_project", career.key), ground.say("path.project_menu"), options)
    return replace(advice, rows=(*((menu,) if options else ()), (controls.status_button(ground, career),)))


def choose(ground: Ground, words: str) -> Advice:
    """What `/path project` does: the list for no words; starts the project meant, or shows it when it is started."""
    if not words.strip():
        return listing(ground, ground.active)
    found = project_of(ground, words, ground.active)
    if found is None:
        shown = listing(ground, ground.active)
        text = ground.say("path.no_such_project", words=quoted(words, 60))
        return replace(shown, blocks=(Block(text), *shown.blocks), tone="caution")
    return show(ground, found) if found.id in ground.started else start(ground, found)


def start(ground: Ground, project: Project) -> Advice:
    """Put a project on the member's list."""
    if project.id in ground.started:
        return show(ground, project)
    later = ground.after((StartProject(project.id),))
    shown = show(later, project)
    block = Block(ground.say("path.project_started", title=project.title))
    return replace(shown, blocks=(block, *shown.blocks), changes=(StartProject(project.id),), tone="success")


def offer(ground: Ground, project: Project) -> Advice:
    """Ask before a project is put on the list: what a plain sentence gets."""
    if project.id in ground.started:
        return show(ground, project)
    action = ground.own("path_start", project.id)
    text = ground.say("path.offer_project", title=project.title, brief=project.brief)
    advice = personal("my_progress", (Block(text),), careers=(career_of(project.id),))
    yes = Button(ground.say("path.button_start"), action, "success")
    return replace(advice, rows=(controls.yes_no(ground, yes, "offer"),), pending=action)


def show(ground: Ground, project: Project) -> Advice:
    """One project: its milestones with their state, what it practises, how to show it."""
    career = ground.book.knowledge.careers[career_of(project.id)]
    ticks = ticks_of(ground.member, ground.book.knowledge)
    ids = {f"{project.id}#{milestone.id}": milestone for milestone in project.milestones}
    have = [item for item in ids if item in ticks.at]
    lines = [
        ground.say("path.line_done", title=milestone.text.rstrip("."), when=ground.moment(ticks.at[item]))
        if item in ticks.at
        else ground.say("path.milestone_open", text=milestone.text)
        for item, milestone in ids.items()
    ]
    practised = [step.title for step in career.steps if step.id in project.practises]
    finished = ground.say("path.project_finished", show=project.show)
    aim = ground.say("path.project_show", show=project.show)
    blocks = (
        Block(project.brief),
        Block(f"{bar(len(have), len(ids))} {project_standing(ground, project)}\n" + "\n".join(lines)),
        Block(finished if len(have) == len(ids) else aim),
        Block(ground.say("path.project_practises", steps=listed(practised)) if practised else "", small=True),
    )
    advice = personal("my_progress", blocks, title=project.title, careers=(career.key,))
    return replace(advice, rows=_rows(ground, career, project, set(have)))


def dropped(ground: Ground, project: Project) -> Advice:
    """Take a project off the list; ticked milestones stay."""
    career = ground.book.knowledge.careers[career_of(project.id)]
    if project.id not in ground.started:
        return listing(ground, career)
    text = ground.say("path.project_dropped", title=project.title)
    changes = tuple(DropProject(stored) for stored in ground.started[project.id])
    advice = personal("my_progress", (Block(text),), careers=(career.key,), changes=changes, tone="success")
    again = Button(ground.say("path.button_start_again"), ground.own("path_start", project.id))
    every = Button(ground.say("path.button_projects"), ground.own("path_projects", career.key))
    return replace(advice, rows=((again, every),))


def _rows(ground: Ground, career: Career, project: Project, have: set[str]) -> tuple[Row, ...]:
    every = Button(ground.say("path.button_projects"), ground.own("path_projects", career.key))
    if project.id not in ground.started:
        begin = Button(ground.say("path.button_start"), ground.own("path_start", project.id), "success")
        return ((begin, every),)
    rows: list[Row] = []
    for verb, label, wanted in (
        ("path_tick", ground.say("path.milestone_menu"), False),
        ("path_untick", ground.say("path.untick_menu"), True),
    ):
        ids = [(f"{project.id}#{one.id}", one.text) for one in project.milestones]
        options = tuple(Option(cut(text, 100), item) for item, text in ids if (item in have) == wanted)
        if options:
            rows.append(Menu(ground.own(verb, project.id), label, options, len(options)))
    drop = Button(ground.say("path.button_drop"), ground.own("path_drop", project.id))
    return (*rows, (every, drop, controls.status_button(ground, career)))
