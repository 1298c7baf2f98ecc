"""Questions that go from a skill to careers: who uses it, where it is used, what can be made of it."""

from __future__ import annotations

import re

from bot.understanding.decisions import Decision

_CAREERS = (
    r"(?:which|what|wich|wat) (?:tech |it |kinds? of |types? of )?"
    r"(?:careers?|jobs?|roles?|professions?|fields?|paths?|positions?)"
)
_WHO_USES = re.compile(
    rf"^(?:so |and |ok )?(?:(?:{_CAREERS}|who)(?: all| actually| really| else| mostly)? "
    r"(?:use|uses|using|need|needs|require|requires|want|work with|works with)\b"
    rf"|(?:in|for) {_CAREERS} (?:is|are|do|does|would|will|can)\b.*\b(?:used?|needed?|required|help\w*)\b"
    r"|where (?:is|are|do|does|can|could|would|will)\b.*\b(?:used?|needed?|useful|required|applied)\b)"
)
"""Asks for the careers of a skill, not for the one that the skill makes people think of."""
_HAVE = re.compile(
    r"\bi(?: already| have|ve)? (?:know|knew|can|learned|learnt|studied|use|code in|program in|work with)\b"
    r"|\bi(?: m| am|m)? (?:good|ok|okay|decent|fluent|comfortable|experienced) (?:at|in|with)\b|\bmy skills are\b"
    r"|\bi(?: have|ve)?(?: some| a little| got)? experience (?:in|with|of)\b"
    r"|\bwith (?:my |only |just )?\w[\w ]{1,40} skills?\b"
)
_WISH = re.compile(
    rf"\b{_CAREERS}\b|\bwhat (?:can|could|should|might|shall) i (?:be|become|do|work as|aim for)\b"
    r"|\bwhere (?:can|could|should) i work\b"
)
_NARROW = frozenset({"roles", "skills", "tools", "overview", "fit", "next_steps", "projects"})
"""Topics that such a question is taken for when the skill makes people think of one career."""
_LOST = frozenset({"out_of_scope", "clarify", "list_careers"})
USERS, JOBS = "users", "jobs"
AGREED = 0.9
"""How sure the words of such a question make it."""


def way_of(text: str, *, skilled: bool) -> str:
    """`USERS`: which careers use Figma? `JOBS`: I can do Excel and Power BI, what jobs? Empty for the rest."""
    if _WHO_USES.search(text):
        return USERS
    return JOBS if skilled and _HAVE.search(text) and _WISH.search(text) else ""


def settled(way: str, decision: Decision) -> Decision:
    """The decision on such a question; a skill that makes people think of one career had it taken for its page."""
    if way == USERS:
        return Decision("list_careers", (), max(AGREED, decision.chance))
    if decision.kind in _LOST or (decision.kind == "answer" and _NARROW.issuperset(decision.topics)):
        return Decision("recommend", (), max(AGREED, decision.chance))
    return decision
