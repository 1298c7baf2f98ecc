"""What a whole sentence about one's own path gets: a question before it writes, an answer at once where it asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.advisor.compare import have as have_of
from bot.advisor.deeds import Deed
from bot.advisor.path import choosing, drawing, projects, status, ticking, undoing
from bot.advisor.path.ground import Ground
from bot.advisor.path.items import milestone_of, project_of, targets_of
from bot.models.advice import Advice
from bot.models.knowledge import Career
from bot.models.understanding import Understanding

NAMING = 3
"""Words that can be the name of a step; more of them tell a story."""


def told(ground: Ground, deed: Deed, heard: Understanding) -> Advice | None:
    """The advice for a deed; None where it means nothing to this member, so that the sentence is read as a question."""
    answer = _ANSWERS.get(deed.name)
    return answer(ground, deed, heard) if answer else None


def _pace(ground: Ground, deed: Deed, _: Understanding) -> Advice | None:
    return choosing.offer_pace(ground, deed.hours)


def _finish(ground: Ground, _: Deed, heard: Understanding) -> Advice | None:
    """On the path spoken of, when it is followed; another career's time to learn is a question on that career."""
    named = ground.book.known(heard.careers[:1])
    career = named[0] if named else ground.active
    if career is None or not (ground.follows(career) or career == ground.active):
        return None
    return status.finish(ground, career)


def _tick(ground: Ground, deed: Deed, _: Understanding) -> Advice | None:
    """What is said outright to have been learned is looked for and told when it is not there; else only when it is."""
    if ground.active is None:
        return None
    told = deed.name == "tick" and len(deed.words.split()) <= NAMING
    if not told and not targets_of(ground, deed.words, ground.active):
        return None
    return ticking.offer(ground, deed.words, ground.active)


def _milestone(ground: Ground, deed: Deed, _: Understanding) -> Advice | None:
    item = milestone_of(ground, deed.words)
    return ticking.offer(ground, item, ground.active) if item else None


def _projects(ground: Ground, _: Deed, __: Understanding) -> Advice | None:
    return projects.listing(ground, ground.active) if ground.active else None


def _project(ground: Ground, deed: Deed, _: Understanding) -> Advice | None:
    found = project_of(ground, deed.words, ground.active)
    return projects.offer(ground, found) if found else None


def _shown(ground: Ground, deed: Deed, _: Understanding) -> Advice | None:
    found = project_of(ground, deed.words, ground.active)
    return projects.show(ground, found) if found else None


def _phase(ground: Ground, _: Deed, __: Understanding) -> Advice | None:
    if ground.active is None:
        return None
    return status.phase(ground, ground.active, ground.progress(ground.active).current + 1)


def _smaller(ground: Ground, _: Deed, __: Understanding) -> Advice | None:
    following = ground.progress(ground.active).next_steps if ground.active else ()
    return status.smaller(ground, following[0].id) if following else None


def _undo(ground: Ground, deed: Deed, _: Understanding) -> Advice | None:
    if not ground.member.done:
        return None
    if deed.words and not targets_of(ground, deed.words, ground.active):
        return None
    return undoing.offer_undo(ground, deed.words, ground.active)


def _leave(ground: Ground, deed: Deed, heard: Understanding) -> Advice | None:
    career = _career(ground, deed, heard)
    return choosing.leave(ground, career.key) if career and ground.follows(career) else None


def _have(ground: Ground, deed: Deed, heard: Understanding) -> Advice | None:
    career = _career(ground, deed, heard)
    return have_of(ground.book, (career,), ground.member) if career and ground.member.done else None


def _picture(ground: Ground, _: Deed, __: Understanding) -> Advice | None:
    return drawing.picture(ground, ground.active) if ground.active else None


def _career(ground: Ground, deed: Deed, heard: Understanding) -> Career | None:
    """The career the words are, or hold."""
    named = ground.book.known(heard.careers[:1]) if not heard.carried else ()
    return ground.career(deed.words) or (named[0] if named else None)


_ANSWERS: Mapping[str, Callable[[Ground, Deed, Understanding], Advice | None]] = {
    "pace": _pace,
    "finish": _finish,
    "tick": _tick,
    "known": _tick,
    "milestone": _milestone,
    "projects": _projects,
    "project": _project,
    "shown": _shown,
    "undo": _undo,
    "leave": _leave,
    "have": _have,
    "picture": _picture,
    "paths": lambda ground, _, __: status.status(ground, ground.active) if ground.active else None,
    "phase": _phase,
    "smaller": _smaller,
}
