"""Plain sentences about one's own path: what a message means here beyond its kind."""

from __future__ import annotations

import re

from bot.advisor.path import choosing, drawing, projects, status, ticking, undoing
from bot.advisor.path.ground import Ground
from bot.advisor.path.items import content, project_of
from bot.models.advice import Advice
from bot.models.knowledge import Career
from bot.models.understanding import Understanding

KINDS = frozenset({"choose_path", "my_progress", "complete_phase", "what_next"})
_UNDO = re.compile(
    r"\b(undo|untick|un-tick|uncheck|revert|reverse|wrong (one|step|phase|button)|by mistake"
    r"|take (it |that |one )?back|not (really |actually )?(done|finished)"
    r"|(did ?n.?t|have ?n.?t|did not|have not) (really |actually )?(finish|do|done|complete))",
    re.IGNORECASE,
)
_LEAVE = re.compile(
    r"\b(leave|quit|drop|abandon|stop following|remove|give up( on)?|unfollow)\b.*\b(path|roadmap|career)\b",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"\b(picture|image|chart|draw|drawing|graph|map of my|visuali[sz]e)\b", re.IGNORECASE)
_PACE = re.compile(
    r"\b(?P<number>\d{1,3}(?:[.,]\d)?) ?(?:h|hrs?|hours?) ?"
    r"(?:(?:a|per|each|every|/) ?(?P<unit>week|day|wk)\b|weekly\b)",
    re.IGNORECASE,
)
_PROJECT = re.compile(r"\b(projects?|milestones?)\b", re.IGNORECASE)
_FINISH = re.compile(
    r"\b(when (will|do|am|would|can) i|will i (be done|finish|make it)|(finish|end|completion) (date|window)"
    r"|on track|ahead of|behind schedule|nearer|sooner|closer|how (much )?long(er)? (do|will|until|till|have)"
    r"|at (this|my) (rate|pace|speed)|(my|current) pace|hours? (left|remaining))\b",
    re.IGNORECASE,
)
_QUIT = re.compile(r"\b(stop following|unfollow|leave|quit|drop|giv(e|ing) up|off my list|any ?more)\b", re.IGNORECASE)


def reply(ground: Ground, heard: Understanding) -> Advice | None:
    """The advice for a message of one of `KINDS`; None for any other. What writes asks first."""
    if heard.kind not in KINDS:
        return None
    career = _career(ground, heard)
    if heard.kind == "what_next":
        return status.next_steps(ground, career)
    pace = _PACE.search(heard.text)
    if pace is not None and heard.kind != "complete_phase":
        return choosing.offer_pace(ground, _hours(pace))
    if _LEAVE.search(heard.text) or (_QUIT.search(heard.text) and _named_own(ground, heard)):
        return choosing.leave(ground, career.key if career else "")
    return _reported(ground, heard, career)


def _reported(ground: Ground, heard: Understanding, career: Career | None) -> Advice:
    if heard.kind == "choose_path":
        return choosing.offer(ground, heard.careers[0] if heard.careers else "")
    if _UNDO.search(heard.text):
        return undoing.offer_undo(ground, _words(heard), career)
    if heard.kind == "complete_phase":
        return ticking.offer(ground, _words(heard), career)
    return _standing(ground, heard, career)


def _standing(ground: Ground, heard: Understanding, career: Career | None) -> Advice:
    """The picture, a project, the finish date or all of the path, whichever is asked for."""
    if _PICTURE.search(heard.text):
        return drawing.picture(ground, career)
    if _PROJECT.search(heard.text):
        found = project_of(ground, content(_PROJECT.sub(" ", heard.text)), career)
        return projects.show(ground, found) if found else projects.listing(ground, career)
    if career is not None and _FINISH.search(heard.text):
        return status.finish(ground, career)
    return status.status(ground, career)


def _named_own(ground: Ground, heard: Understanding) -> bool:
    """A path of the member's is named outright."""
    named = ground.book.known(heard.careers)
    return bool(named) and not heard.carried and ground.follows(named[0])


def _hours(found: re.Match[str]) -> float:
    days = 7 if (found["unit"] or "").casefold() == "day" else 1
    return float(found["number"].replace(",", ".")) * days


def _career(ground: Ground, heard: Understanding) -> Career | None:
    """The career named, else the active one."""
    named = ground.book.known(heard.careers)
    return named[0] if named else ground.active


def _words(heard: Understanding) -> str:
    """What was ticked: a step or phase the understanding found, else the words that may name one."""
    for mention in heard.mentions:
        if mention.kind == "step":
            return mention.id
        if mention.kind == "phase":
            return f"phase:{mention.id.rpartition(':')[2]}"
    if re.search(r"\b(phase|stage|section)\b", heard.text, re.IGNORECASE):
        return heard.text
    return content(_UNDO.sub(" ", heard.text))
