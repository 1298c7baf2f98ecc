"""Careers that stand side by side in a message, as one would put them to weigh them: "backend or frontend?"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from bot.understanding.careers import JOB_WORDS, Candidate

STRONGLY = 0.8
"""Strength from which a skill stands for a career in a choice ("swift or react")."""
_SIDE_FILLER = (
    r"(?: ?(?:an?|the|dev|devs|developers?|engineers?|engineering|jobs?|roles?|path|career|,|is|are|it|going|go|for|to|"
    r"be|being|become|becoming|maybe|say|with|s|as|into|in|do|doing|something like|rather|people|pure|senior|junior))*"
)
_BETWEEN_SIDES = re.compile(
    rf"^{_SIDE_FILLER} ?(?:or|vs|versus|v|and|than|compared|against|n|over|rather|=){_SIDE_FILLER} ?$"
)
_LOOSE_SIGN = re.compile(r"\b(?:or|than|vs|versus|between|compare|torn|side by side|which)\b")
_PLAIN_SIGN = re.compile(r"\b(?:differs?|different|differences?|compared?|comparison|versus|vs)\b|=")


def side_by_side(words: tuple[str, ...], candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Keys of the careers weighed against each other, in their order; empty when fewer than two are."""
    named = [c for c in candidates if c.named]
    if len({c.key for c in named}) >= 2:
        return _of_named(words, named)
    sides = _strongly_implied(candidates)
    goal = any(c.named and c.side == "goal" for c in sides)
    return tuple(c.key for c in sides) if len(sides) >= 2 and not goal and _joined(words, sides) else ()


def _of_named(words: tuple[str, ...], named: list[Candidate]) -> tuple[str, ...]:
    best: dict[str, Candidate] = {}
    rank = {"goal": 2, "": 1, "background": 0}
    for candidate in named:
        held = best.get(candidate.key)
        if held is None or rank[candidate.side] > rank[held.side]:
            best[candidate.key] = candidate
    ordered = _without_bystanders(words, sorted(best.values(), key=lambda c: c.start))
    if len(ordered) < 2 or not _weighed(words, ordered):
        return ()
    plain = _PLAIN_SIGN.search(" ".join(words))
    keys = tuple(c.key for c in ordered if plain or c.side != "background" or _linked(words, ordered, c))
    return keys if len(keys) >= 2 else ()


def _without_bystanders(words: tuple[str, ...], ordered: list[Candidate]) -> list[Candidate]:
    """Everyday words (cloud, docs, networking) do not count beside a career named in full."""
    if all(c.weak for c in ordered):
        return ordered
    return [c for c in ordered if not c.weak or c.side == "goal" or _linked(words, ordered, c) or _job_near(words, c)]


def _job_near(words: tuple[str, ...], candidate: Candidate) -> bool:
    near = words[max(0, candidate.start - 1) : candidate.start] + words[candidate.end : candidate.end + 1]
    return any(word == "one" or word in JOB_WORDS for word in near)


def _linked(words: tuple[str, ...], ordered: list[Candidate], one: Candidate) -> bool:
    index = ordered.index(one)
    sides = ordered[max(0, index - 1) : index + 2]
    return any(_BETWEEN_SIDES.match(" ".join(words[a.end : b.start]) + " ") for a, b in itertools.pairwise(sides))


def _weighed(words: tuple[str, ...], ordered: list[Candidate]) -> bool:
    joined = " ".join(words)
    goals = [c for c in ordered if c.side == "goal"]
    if len(goals) == 1 and not _linked(words, ordered, goals[0]) and any(c.side == "background" for c in ordered):
        return False
    if _joined(words, ordered) or _PLAIN_SIGN.search(joined):
        return True
    sides = {c.side for c in ordered}
    return "background" not in sides and (bool(_LOOSE_SIGN.search(joined)) or sides == {""})


def _joined(words: tuple[str, ...], ordered: list[Candidate]) -> bool:
    """Whether some two stand right next to "or", "vs", "than" ..."""
    return any(
        _BETWEEN_SIDES.match(" ".join(words[first.end : second.start]) + " ")
        for first, second in itertools.pairwise(ordered)
    )


def _strongly_implied(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Named careers and those a skill all but names, one candidate each, in order."""
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.named or (candidate.kind == "skill" and candidate.strength >= STRONGLY):
            best.setdefault(candidate.key, candidate)
    return sorted(best.values(), key=lambda c: c.start)
