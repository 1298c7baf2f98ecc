"""A member's month: thirty evenings of one person on their path, through the bot's real code, each step checked.

`python -m bench.drill_month` prints what was done and answered, line by line.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.messages import custom_ids, text_of
from bench.month_edit import NEW, PATH, SPLIT, TOGETHER, edit
from bench.month_leaving import deleted, exported, leaving
from bench.month_stage import START, Stage, stage
from bench.month_ticking import an_old_tick, button, by_menu, by_words, project, streak, whole_phase
from bot.knowledge import check
from bot.settings import PROJECT

PICTURE = 100_000
"""Bytes a picture may have."""


@dataclass(frozen=True, slots=True)
class Month:
    """What was done and what was found."""

    days: int
    actions: int
    checks: int
    wrong: list[str]
    transcript: tuple[str, ...]


def run() -> Month:
    """The whole month; about a quarter of a minute."""
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_month(Path(folder)))


async def _month(folder: Path) -> Month:
    knowledge = folder / "knowledge"
    shutil.copytree(PROJECT / "knowledge", knowledge)
    async with stage(folder, knowledge) as one:
        for day, evening in EVENINGS.items():
            one.day = day
            await evening(one)
        return Month(one.day, one.actions, one.checks, one.wrong, tuple(one.lines))


async def choosing(one: Stage) -> None:
    """By guided questions, by free words, by what is offered while typing."""
    asked = await one.slash("match")
    for _ in range(len(one.bot.services.mind.knowledge.questions)):
        first = next(custom for custom in custom_ids(asked) if custom.startswith("match:"))
        asked = await one.press(asked, *first.partition("@")[0].split(":"))
    asked = await one.press(asked, "match", *_match_args(asked)[:-1], "h10")
    found = await one.press(asked, "match", *_match_args(asked), "-")
    one.reads(found, "These could suit you", "Because", "hours to learn", "10 hours a week")
    free = await one.slash("match", skills="I like drawing and people")
    one.reads(free, "UX Designer", "Because")
    offered = await one.choices("path choose", "career", "backe")
    one.expect(offered[:1] == [PATH], f"backe offers {offered[:3]}")
    chosen = await one.slash("path choose", career=offered[0])
    one.reads(chosen, "Backend Developer is your path now", "30 steps in 4 phases", "Your first step")
    one.reads(await one.say("When will I be done?"), "Say how many hours a week")
    one.reads(await one.say("I have 6 hours a week"), "Plan with **6 hours a week**?")
    one.expect((await one.member()).hours_per_week is None, "a sentence wrote before the yes")
    one.reads(await one.say("yes"), "Noted", "you finish between")
    one.reads(await one.say("what would bring it nearer?"), "When you will be done", "a month nearer")
    await one.say("I already know a backend language")
    one.reads(await one.say("yes"), "Done: **A backend language")


def _match_args(message: Any) -> list[str]:
    """Arguments of the first answer under a question."""
    first = next(custom for custom in custom_ids(message) if custom.startswith("match:"))
    return first.partition("@")[0].split(":")[1:]


async def second_path(one: Stage) -> None:
    """What the paths share counts at once, in both directions; switching keeps everything."""
    shared = len(await one.counted("frontend"))
    chosen = await one.slash("path choose", career="frontend")
    one.expect(shared > 0, "nothing is shared")
    one.reads(chosen, f"You already have **{shared} of 27**", "Kept as they are: Backend Developer")
    before = len(await one.counted(PATH))
    one.reads(
        await one.slash("path done", item="How a page reaches your screen"), "It counts on your Backend Developer"
    )
    one.expect(len(await one.counted(PATH)) == before + 1, "HTTP did not count on the other path")
    status = await one.slash("path status")
    one.reads(await one.press(status, "path_choose", PATH), "You are back on the **Backend Developer** path")


async def in_public(one: Stage) -> None:
    """Asked before others: the answer names nothing, and its button opens for the asker alone."""
    answer = await one.mention("how far am I?")
    one.expect("Backend" not in text_of(answer) and "steps" not in text_of(answer), "a path was told in public")
    refused = await one.press(answer, "show", actor=one.ben)
    one.expect("Backend" not in text_of(refused), "somebody else was shown a path")
    one.reads(await one.press(answer, "show"), "Your path: Backend Developer")


async def own_pace(one: Stage) -> None:
    """The finish window moves from the hours said to the pace of one's own ticks."""
    member, knowledge = await one.member(), one.bot.services.mind.knowledge
    first = min(done.at for done in member.done)
    days = (one.now - first) / timedelta(days=1)
    later = [done for done in member.done if done.at >= first + timedelta(days=1) and done.item in knowledge.steps]
    spans = [knowledge.steps[done.item].hours for done in later]
    measured = min(60.0, sum((span.low + span.high) / 2 for span in spans) * 7 / days)
    pace = round(measured, 1) if measured < 10 else round(measured)
    status = await one.slash("path status")
    one.reads(status, f"At your own pace of the last weeks, about **{pace:g} hours a week**", "<t:")
    one.reads(await one.slash("path pace", hours_per_week=12.0), "**12 hours a week**", "At your own pace")
    one.reads(await one.say("how long will it take me?"), "When you will be done", f"about **{pace:g} hours a week**")


async def knowledge_edited(one: Stage) -> None:
    """An author merges two steps, splits one and adds one: told once, nothing lost, old buttons go on working."""
    folder = one.settings.knowledge_dir
    await one.slash("path done", item=f"{PATH}.{SPLIT}")
    old, before = await one.slash("path status"), await one.items()
    edit(folder, mapped=False)
    one.expect(check(folder).faults, "check took an id that vanished without a mapping")
    await one.bot.reload()
    one.expect(SPLIT in _ids(one), "a faulty edit was taken into use")
    edit(folder, mapped=True)
    one.expect(not check(folder).faults, f"the edit has faults: {check(folder).faults[:3]}")
    await one.bot.reload()
    one.expect(NEW[0] in _ids(one), "the edit was not taken into use")
    news = "2 steps merged, 1 step split up, your ticks kept, 1 new"
    one.reads(await one.slash("path status"), news)
    again = await one.slash("path status")
    one.expect("improved" not in text_of(again), "the news were told twice")
    one.expect(await one.items() == before, "an edit changed what is stored")
    wanted = {f"{PATH}.{one_id}" for one_id in (TOGETHER, *NEW)}
    lost = wanted - await one.counted(PATH)
    one.expect(not lost, f"an edit cost {lost}")
    await one.press(old, "path_tick")
    one.expect(len(await one.items()) == len(before) + 1, "a button of before the edit ticked nothing")


def _ids(one: Stage) -> set[str]:
    return {step.id.partition(".")[2] for step in one.bot.services.mind.knowledge.careers[PATH].steps}


async def compared(one: Stage) -> None:
    """Two careers side by side, in private with what one has of each, in public without."""
    one.reads(await one.say("backend or frontend?"), "Higher pay", "Quicker to learn", "What you already have")
    public = await one.mention("backend or frontend?")
    one.expect("What you already have" not in text_of(public), "ticks were told in public")


async def restarted(one: Stage) -> None:
    """Buttons of before work after it."""
    status = await one.slash("path status")
    before = len(await one.items())
    await one.restart()
    await one.press(status, "path_tick")
    one.expect(len(await one.items()) == before + 1, "a button died with the old process")


async def picture(one: Stage) -> None:
    """For oneself; light and dark; in the channel only when asked; never offered where nobody reads along."""
    shown = await one.slash("progress")
    data = await shown.attachments[0].read()
    one.expect(data.startswith(b"\x89PNG") and len(data) <= PICTURE, f"a picture of {len(data)} bytes")
    before = len(one.channel.history())
    light = await one.press(shown, "path_picture", PATH, "light")
    one.expect(len(one.channel.history()) == before, "a picture was shown unasked")
    await one.press(light, "path_share")
    one.expect(len(one.channel.history()) == before + 1, "sharing showed nothing")
    one.reads(one.channel.history()[-1], "My way to Backend Developer")
    direct = await one.say("show me my progress as a picture")
    one.expect(not any("path_share" in custom for custom in custom_ids(direct)), "sharing offered in a direct message")


EVENINGS: dict[int, Callable[[Stage], Awaitable[None]]] = {
    1: choosing, 2: button, 3: by_words, 4: by_menu, 6: streak, 8: whole_phase, 9: second_path, 11: project,
    12: in_public, 13: button, 15: button, 16: button, 17: own_pace, 19: knowledge_edited, 20: compared, 21: restarted,
    22: picture, 24: an_old_tick, 26: leaving, 29: exported, 30: deleted,
}  # fmt: skip
"""Day of the month -> what happens on it."""


if __name__ == "__main__":
    month = run()
    print("\n".join(month.transcript))
    print(f"{month.days} days from {START:%Y-%m-%d}, {month.actions} actions, {month.checks} checks")
    print("\n".join(month.wrong) or "all held")
    sys.exit(bool(month.wrong))
