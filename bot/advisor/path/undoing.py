"""Taking ticks back: one, a phase, or whatever was ticked last."""

from __future__ import annotations

from dataclasses import replace

from bot.advisor.path import controls
from bot.advisor.path.ground import Ground, personal, standing_line
from bot.advisor.path.items import Target, name_of
from bot.advisor.path.ticking import KIND, NAMED, alone, carried, listed_names, meant
from bot.models.action import Action
from bot.models.advice import Advice, Block, Button
from bot.models.changes import Change, Tick, Untick
from bot.models.knowledge import Career
from bot.progress.ticks import career_of, is_shared, successors_of, ticks_of
from bot.wording import cut, listed

LONGEST = 160
"""Characters of the names of what was ticked at once."""


def undo(ground: Ground, words: str, career: Career | None) -> Advice:
    """Take back what the words mean; what was ticked last for no words."""
    if not words.strip():
        return undo_last(ground)
    if career is None and not ground.member.done:
        return _nothing(ground)
    found = meant(ground, words, career, action=_untick_action, likely=_is_ticked)
    if isinstance(found, Advice):
        return found
    return unticked(ground, found)


def offer_undo(ground: Ground, words: str, career: Career | None) -> Advice:
    """Ask before taking back: what a plain sentence gets."""
    if not ground.member.done:
        return _nothing(ground)
    found = meant(ground, words, career, action=_untick_action, likely=_is_ticked) if words.strip() else _last(ground)
    if found is None:
        return _nothing(ground)
    if isinstance(found, Advice):
        return found
    action = controls.undo_last_action(ground) if not words.strip() else _untick_action(ground, found)
    text = ground.say("path.offer_undo", names=_names(ground, found))
    advice = personal(KIND, (Block(text),), careers=(found.career.key,))
    yes = Button(ground.say("path.button_take_back"), action, "primary")
    return replace(advice, rows=(controls.yes_no(ground, yes, "offer"),), pending=action)


def undo_last(ground: Ground) -> Advice:
    """Take back what was ticked last; a phase ticked at once goes back at once."""
    found = _last(ground)
    return _nothing(ground) if found is None else unticked(ground, found)


def undo_at(ground: Ground, moment: str) -> Advice:
    """Take back what was ticked in one second (since 1970), as an undo button under a phase asks."""
    items = [done.item for done in ground.member.done if str(int(done.at.timestamp())) == moment]
    found = _gathered(ground, items)
    if found is None:
        return personal(KIND, (Block(ground.say("path.undo_gone")),), tone="caution")
    return unticked(ground, found)


def unticked(ground: Ground, target: Target) -> Advice:
    """Take back a target that is known; what was not ticked is said, not changed."""
    ticks = ticks_of(ground.member, ground.book.knowledge)
    items = [item for item in target.items if item in ticks.at]
    if not items:
        return _not_ticked(ground, target)
    stored = tuple(dict.fromkeys(old for item in items for old in ticks.behind[item]))
    kept = _siblings(ground, target.career, stored, items)
    # They keep their day: an undo must change neither the streak nor what was ticked last.
    changes: tuple[Change, ...] = (Untick(stored), *(Tick((item,), ticks.at[item]) for item in kept))
    later = ground.after(changes)
    names = [name_of(target.career, item) for item in items]
    text = ground.say("path.unticked", names=listed_names(ground, names))
    blocks = (Block(f"{text}\n{standing_line(later, later.progress(target.career))}"),)
    advice = personal(KIND, blocks, careers=(target.career.key,), changes=changes, tone="success")
    again = (Button(ground.say("path.button_again"), ground.own("path_tick", items[0])),) if alone(tuple(items)) else ()
    return replace(advice, rows=((*again, controls.status_button(ground, target.career)),))


def _names(ground: Ground, target: Target) -> str:
    """What would go, as `listed_names` says it once it is gone; a phase by its own name."""
    if target.phase is not None or len(target.items) == 1:
        return f"**{target.name}**"
    return listed_names(ground, [name_of(target.career, item) or item for item in target.items])


def _is_ticked(ground: Ground, target: Target) -> bool:
    ticks = ticks_of(ground.member, ground.book.knowledge)
    return any(item in ticks.at for item in target.items)


def _last(ground: Ground) -> Target | None:
    if not ground.member.done:
        return None
    latest = max(int(done.at.timestamp()) for done in ground.member.done)
    return _gathered(ground, [done.item for done in ground.member.done if int(done.at.timestamp()) == latest])


def _gathered(ground: Ground, stored: list[str]) -> Target | None:
    """Stored ids of one moment as one target, on the career of the last of them."""
    careers = ground.book.knowledge.careers
    known = [item for item in stored if career_of(item) in careers]
    if not known:
        return None
    career = careers[career_of(known[-1])]
    same = [item for item in known if career_of(item) == career.key]
    items = tuple(dict.fromkeys(new for item in same for new in successors_of(item, career)))
    if not items:
        return None
    return Target(items, cut(listed([name_of(career, item) or item for item in items]), LONGEST), career)


def _siblings(ground: Ground, career: Career, stored: tuple[str, ...], items: list[str]) -> tuple[str, ...]:
    """Other steps that count only through the stored ids about to go (a split step): they get ticks of their own."""
    ticks = ticks_of(ground.member, ground.book.knowledge)
    others = {new for old in stored for new in successors_of(old, career)} - set(items)
    return tuple(sorted(item for item in others if set(ticks.behind[item]) <= set(stored)))


def _not_ticked(ground: Ground, target: Target) -> Advice:
    text = ground.say("path.not_ticked", name=target.name)
    step = ground.book.knowledge.steps.get(target.items[0])
    ticks = ticks_of(ground.member, ground.book.knowledge)
    if step is not None and is_shared(step, ticks.elsewhere(target.career.key)):
        steps = ground.book.knowledge.steps
        via = [steps[i].title for i in ticks.at if i in steps and set(steps[i].skills) & set(step.skills)]
        text = ground.say("path.shared_undo", name=target.name, names=listed(via[:NAMED]))
    advice = personal(KIND, (Block(text),), careers=(target.career.key,))
    return replace(advice, rows=((controls.status_button(ground, target.career),),))


def _nothing(ground: Ground) -> Advice:
    return personal(KIND, (Block(ground.say("path.nothing_ticked")),))


def _untick_action(ground: Ground, target: Target) -> Action:
    if target.phase is not None:
        return ground.own("path_untick_phase", target.career.key, str(target.phase.number))
    return carried(ground, "path_undo", target)
