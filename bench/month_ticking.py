"""Evenings of the month with ticks: by button, words and menu, a whole phase, a project, and back."""

from __future__ import annotations

from bench.messages import custom_ids
from bench.month_edit import PATH
from bench.month_stage import Stage


async def button(one: Stage) -> None:
    """The next step by its button; a second press of the same message is no second tick."""
    status = await one.slash("path status")
    before, old = await one.items(), await one.slash("path status")
    await one.press(status, "path_tick")
    await one.press(old, "path_tick")
    one.expect(len(await one.items()) == len(before) + 1, "two presses were not one tick")


async def by_words(one: Stage) -> None:
    """A step by a word of its title, and by a sentence."""
    one.reads(await one.slash("path done", item="git"), "Done: **Git and GitHub**")
    one.reads(await one.say("I learned files and errors today"), "Tick **Reading files and handling errors**")
    one.reads(await one.say("yes"), "Done: **Reading files")


async def by_menu(one: Stage) -> None:
    """Two at once, and one of them taken back."""
    status = await one.slash("path status")
    steps = [f"{PATH}.modules-packages", f"{PATH}.tests-first"]
    ticked = await one.pick(status, steps, "path_tick", PATH)
    one.expect(set(steps) <= await one.items(), "a menu ticked too little")
    await one.press(ticked, "path_undo_at")
    one.expect(not set(steps) & await one.items(), "undo left something")
    await one.slash("path done", item=steps[0])


async def streak(one: Stage) -> None:
    """The evening after a missed one: five days with a tick, the gap forgiven."""
    await button(one)
    status = await one.slash("path status")
    one.reads(status, "Streak: **5 days**", "One missed day a week is forgiven")


async def whole_phase(one: Stage) -> None:
    """What is left of phase 1, back again, and again."""
    before = await one.items()
    done = await one.slash("path done", item="Phase 1")
    one.reads(done, "Phase 1: Foundations is finished")
    ticked = await one.items()
    one.reads(await one.slash("path undo"), "Taken back")
    one.expect(await one.items() == before, "undo of a phase took back something else")
    await one.say("I finished phase 1")
    await one.say("yes")
    one.expect(await one.items() == ticked, "a phase by words is not the phase by command")


async def project(one: Stage) -> None:
    """Started by what is offered, a milestone by menu, another by words."""
    offered = await one.choices("path project", "project", "url")
    shown = await one.slash("path project", project=offered[0])
    one.reads(shown, "A URL shortener", "is on your list", "0 of 4 milestones")
    menu = next(custom for custom in custom_ids(shown) if custom.startswith("path_tick:"))
    first = f"{offered[0]}#{one.bot.services.mind.knowledge.careers[PATH].projects[1].milestones[0].id}"
    await one.pick(shown, [first], *menu.partition("@")[0].split(":"))
    await one.say("I did the second milestone")
    await one.say("yes")
    one.reads(await one.say("what projects are on my path?"), "2 of 4 milestones done")


async def an_old_tick(one: Stage) -> None:
    """Any tick can be taken back, not the last alone."""
    offered = await one.choices("path undo", "item", "git")
    await one.slash("path undo", item=offered[0])
    one.expect(f"{PATH}.git-github" not in await one.items(), f"{offered[0]} is ticked still")
    await one.slash("path done", item="git")
