"""A path whose career was taken out of the knowledge: what happened, that the ticks are kept, and the nearest one."""

from __future__ import annotations

from dataclasses import replace

from rapidfuzz import fuzz

from bot.advisor.path import controls
from bot.advisor.path.ground import Ground, personal
from bot.models.advice import Advice, Block, Button
from bot.models.knowledge import Career
from bot.progress.ticks import career_of
from bot.wording import cut

ALIKE = 60
"""Least likeness of two careers' names, 0 to 100, at which one is offered for the other."""
LABEL = 80


def is_lost(ground: Ground) -> bool:
    """Whether the member's active path has no career any more."""
    return bool(ground.member.active) and ground.active is None


def lost(ground: Ground, kind: str) -> Advice:
    """Says so once for all questions about the path, and how to go on."""
    near = nearest(ground, ground.member.active)
    ways = dict.fromkeys((*((near.key,) if near else ()), *(one.key for one in ground.followed)))
    buttons = tuple(
        Button(cut(ground.say("path.button_follow", career=one.name), LABEL), ground.own("path_choose", one.key))
        for one in ground.book.known(ways)[:5]
    )
    first = (replace(buttons[0], style="success"), *buttons[1:]) if buttons else ()
    advice = personal(kind, (Block(lost_text(ground)),), title=ground.say("path.lost_title"), tone="caution")
    return replace(advice, rows=(*((first,) if first else ()), *controls.choose_rows(ground, ways)))


def lost_text(ground: Ground) -> str:
    """What happened to the path, what became of the ticks, and the nearest one."""
    key = ground.member.active
    kept = sum(career_of(done.item) == key for done in ground.member.done)
    lines = [ground.say("path.lost", career=_name(ground, key))]
    if kept:
        lines.append(ground.say("path.lost_kept", steps=ground.steps(kept)))
    near = nearest(ground, key)
    if near is not None:
        have = ground.progress(near)
        lines.append(ground.say("path.lost_near", career=near.name, done=have.done, total=have.total))
    return "\n".join(lines)


def nearest(ground: Ground, key: str) -> Career | None:
    """The career nearest to one that is gone: as the knowledge says, by the steps they share, or by name."""
    knowledge = ground.book.knowledge
    for entry in knowledge.nearest:
        if _plain(key) in (_plain(name) for name in (entry.name, *entry.aliases)):
            return knowledge.careers.get(entry.nearest)
    met = [step for path in ground.member.paths if path.career == key for step in path.known_steps]
    mine = {_slug(item) for item in (*met, *(done.item for done in ground.member.done)) if career_of(item) == key}
    shared = {one.key: len(mine & {_slug(step.id) for step in one.steps}) for one in knowledge.careers.values()}
    if any(shared.values()):
        return knowledge.careers[max(shared, key=lambda one: shared[one])]
    alike = {one.key: _alike(key, one) for one in knowledge.careers.values()}
    best = max(alike, key=lambda one: alike[one], default="")
    return knowledge.careers[best] if best and alike[best] >= ALIKE else None


def _alike(key: str, career: Career) -> float:
    names = (career.key, career.name, *career.aliases, *career.titles)
    return max(fuzz.token_sort_ratio(_plain(key), _plain(name)) for name in names)


def _name(ground: Ground, key: str) -> str:
    """What the career was called, as far as can be told from its key."""
    known = (entry.name for entry in ground.book.knowledge.nearest if _plain(entry.name) == _plain(key))
    return next(known, key.replace("-", " ").title())


def _slug(item: str) -> str:
    return item.partition(".")[2]


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())
