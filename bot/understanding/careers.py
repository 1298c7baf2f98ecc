"""Which careers a message is about: named or implied, and whether as the goal or as where somebody comes from."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.lexicon import Hit

IMPLIED = 0.5
"""Least strength at which skills and certificates alone imply a career."""
STRONGLY = 0.8
"""Strength from which a skill stands for a career in a choice ("swift or react")."""
SOUNDS_LIKE_CHOICE = 0.1
"""Chance of a comparison from which two careers named without "or", "vs" or the like are compared."""
MARGIN = 0.15
"""...and by how much the strongest must lead."""

_JOB = (
    r"dev|devs|developer|developers|engineer|engineers|engineering|job|jobs|role|roles|position|career|careers|path|"
    r"field|roadmap|salary|pay|paid|interview|interviews|cert|certs|certification|portfolio|junior|senior|fresher|"
    r"entry|level|work|industry|guy|folks|people|team|lead|internship|intern|degree|skills|learn|learning|become|"
    r"beginner|beginners|newbie|course|courses|bootcamp|projects|project|resume|cv|hire|hired|hiring|switch|"
    r"transition|study|market|demand|future|tools|professional|specialist|person|program|programmer|student"
)
JOB_WORD = re.compile(rf"^(?:{_JOB})$")
"""Words that show a message speaks of work."""

_BACKGROUND_BEFORE = re.compile(
    r"(?:\b(?:im|i am|am|as|was|been|being|currently|current|former|ex(?: \w+)?|from|background in|"
    r"years? (?:as|of|in|doing)|yoe|yrs? (?:as|of|in)|worked|"
    r"working|work|my|leave|leaving|left|quit|out of|bored of|tired of|fed up with|"
    r"degree in|graduated|graduate|studied|majored in|major in|diploma|done with|after|already|know|knows|knowing|"
    r"stuck in|stuck as|coming|instead of|unlike|have|got|passed|hold|holding|did|use|used|using|doing|with)"
    r"(?: (?:an?|the|some|my|in|of|as|junior|senior|mid|former|experienced|manual|good|well|only|just|a bit))*)$"
)
_BACKGROUND_AFTER = re.compile(
    r"^(?:here\b|guy here|dev here|background|for (?:\d+|a|two|three|four|five|six|ten|some|the last)|\d+ ?(?:y|yr|yrs|"
    r"years?|yoe|months?)|with \d+|experience|exp\b|who \w+|aged|\d+ \w+ (?:in|unemployed)|wanting|looking|trying|"
    r"hoping|thinking|planning|considering|wanna|and (?:want|i want|would|now|thinking|looking|trying)|"
    r"but (?:want|i want)|to [a-z]|into|moving|switching|transition|turned|turning|->|=>|→|"
    r"atm|rn|right now|at the moment|by day|job now|"
    r"for a living|in my (?:day|current))"
)
_GOAL_BEFORE = re.compile(
    r"(?:\b(?:to|into|become|becoming|becomes|be|being|toward|towards|for|want|wanna|wants|wanting|like|pick|"
    r"pursue|pursuing|start|starting|switch to|move to|move into|moving to|moving into|over to|transition|pivot to|"
    r"dream|goal|aim|aiming|target|land|landing|get|getting|enter|entering|hoping|study|studying|learn|learning|"
    r"interested in|interest in|about|in|on|try|apply|applying|first|next|go|going|wish|wishes|->|=>|→)"
    r"(?: (?:an?|the|my|as|be|for|to|in|into|do|work|working|learning|real|good|junior|senior|proper|full time|remote|"
    r"paid|entry level|first|side|building|build|make|making|with|using|some|actual|"
    r"world of|field of|jobs? in|job as|role in|role as|career in|career as))*)$"
)
_SIDE_FILLER = (
    r"(?: ?(?:an?|the|dev|devs|developers?|engineers?|engineering|jobs?|roles?|path|career|,|is|are|it|going|go|for|to|"
    r"be|being|become|becoming|maybe|say|with|s|as|into|in|do|doing|something like|rather|people|pure|senior|junior))*"
)
_BETWEEN_SIDES = re.compile(
    rf"^{_SIDE_FILLER} ?(?:or|vs|versus|v|and|than|compared|against|n|over|rather|=){_SIDE_FILLER} ?$"
)
_LOOSE_SIGN = re.compile(r"\b(?:or|than|vs|versus|between|compare|torn|side by side|which)\b")
_PLAIN_SIGN = re.compile(r"\b(?:differs?|different|differences?|compared?|comparison|versus|vs)\b|=")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A career that a message may be about. `strength` 0 to 1; `side`: goal, background or empty."""

    key: str
    strength: float
    side: str
    named: bool
    weak: bool
    start: int
    end: int
    skill: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The careers of one message: those asked about, best first; those that are background; the signs of a choice."""

    asked: tuple[str, ...]
    background: tuple[str, ...]
    choice: bool
    """Two or more stand side by side, as one would to compare them."""
    named: bool
    """At least one was named outright, not implied."""
    weak: bool
    """Rests on everyday words alone (cloud, games, network)."""
    strength: float
    otherwise: str = ""
    """For two named side by side without a sign of choice: the one asked about if it is none."""


NOBODY = Reading((), (), choice=False, named=False, weak=False, strength=0.0)


def read_careers(words: tuple[str, ...], hits: Sequence[Hit]) -> Reading:
    """Which careers the words are about, given the names found in them."""
    candidates = _candidates(words, hits)
    if not candidates:
        return NOBODY
    named = [c for c in candidates if c.named]
    strong = [c for c in named if not c.weak] or named
    if len({c.key for c in named}) >= 2:
        return _of_several(words, named)
    sides = _strongly_implied(candidates)
    if len(sides) >= 2 and not any(c.named and c.side == "goal" for c in sides) and _joined(words, sides):
        return Reading(tuple(c.key for c in sides), (), choice=True, named=bool(named), weak=False, strength=0.8)
    if named:
        return _of_one(strong[0], candidates)
    return _of_implied(candidates)


def settled(reading: Reading, compare: float) -> Reading:
    """Two careers without a sign of choice: compared only when the message sounds like it (chance of a comparison)."""
    if not reading.otherwise or compare >= SOUNDS_LIKE_CHOICE:
        return reading
    rest = tuple(key for key in reading.asked if key != reading.otherwise)
    return Reading((reading.otherwise,), rest, choice=False, named=True, weak=False, strength=1.0)


def speaks_of_work(words: tuple[str, ...], hits: Sequence[Hit]) -> bool:
    """A word of working life beside the names, or a certificate or skill that is no everyday word."""
    inside = {at for hit in hits for at in range(hit.start, hit.end)}
    if any(hit.entry.kind != "career" and hit.exact and not hit.entry.weak for hit in hits):
        return True
    return any(JOB_WORD.match(word) for at, word in enumerate(words) if at not in inside)


def _candidates(words: tuple[str, ...], hits: Sequence[Hit]) -> list[Candidate]:
    found: list[Candidate] = []
    for hit in hits:
        for key, weight in hit.entry.careers:
            if weight <= 0:
                continue
            named = hit.entry.kind == "career"
            side = _side(words, hit.start, hit.end)
            skill = hit.entry.kind == "skill"
            found.append(Candidate(key, weight, side, named, hit.entry.weak, hit.start, hit.end, skill))
    return found


def _side(words: tuple[str, ...], start: int, end: int) -> str:
    before = " ".join(words[max(0, start - 5) : start])
    after = " ".join(words[end : end + 4])
    after = re.sub(rf"^(?:(?:{_JOB}) )+", "", after + " ")
    if _BACKGROUND_AFTER.match(after) and not _GOAL_BEFORE.search(before):
        return "background"
    if _GOAL_BEFORE.search(before):
        return "goal"
    if _BACKGROUND_BEFORE.search(before):
        return "background"
    return ""


def _of_one(one: Candidate, candidates: list[Candidate]) -> Reading:
    """One career named; another one may still be the goal, implied by a skill ("react dev moving into LLMs")."""
    others = [c for c in candidates if not c.named and c.key != one.key and c.strength >= 0.7 and c.side == "goal"]
    if one.side == "background" and others:
        goal = max(others, key=lambda c: c.strength)
        return Reading((goal.key,), (one.key,), choice=False, named=False, weak=False, strength=goal.strength)
    return Reading((one.key,), (), choice=False, named=True, weak=one.weak, strength=1.0)


def _of_several(words: tuple[str, ...], named: list[Candidate]) -> Reading:
    """Two or more careers named: a choice between them, or one the goal and the rest background."""
    best: dict[str, Candidate] = {}
    rank = {"goal": 2, "": 1, "background": 0}
    for candidate in named:
        held = best.get(candidate.key)
        if held is None or rank[candidate.side] > rank[held.side]:
            best[candidate.key] = candidate
    ordered = sorted(best.values(), key=lambda c: c.start)
    ordered = _without_bystanders(words, ordered)
    if len(ordered) >= 2 and _side_by_side(words, ordered):
        plain = _PLAIN_SIGN.search(" ".join(words))
        keys = tuple(c.key for c in ordered if plain or c.side != "background" or _linked(words, ordered, c))
        if len(keys) >= 2:
            signs = plain or _joined(words, ordered) or _LOOSE_SIGN.search(" ".join(words))
            otherwise = "" if signs else ordered[-1].key
            return Reading(keys, (), choice=True, named=True, weak=False, strength=1.0, otherwise=otherwise)
    asked = _goal_of(ordered)
    rest = tuple(key for key in best if key != asked.key)
    return Reading((asked.key,), rest, choice=False, named=True, weak=asked.weak, strength=1.0)


def _without_bystanders(words: tuple[str, ...], ordered: list[Candidate]) -> list[Candidate]:
    """Everyday words (cloud, docs, networking) do not count beside a career named in full."""
    if all(c.weak for c in ordered):
        return ordered
    return [c for c in ordered if not c.weak or c.side == "goal" or _linked(words, ordered, c) or _job_near(words, c)]


def _job_near(words: tuple[str, ...], candidate: Candidate) -> bool:
    near = words[max(0, candidate.start - 1) : candidate.start] + words[candidate.end : candidate.end + 1]
    return any(word == "one" or JOB_WORD.match(word) for word in near)


def _goal_of(ordered: list[Candidate]) -> Candidate:
    rank = {"goal": 2, "": 1, "background": 0}
    strong = [c for c in ordered if not c.weak] or ordered
    goals = [c for c in ordered if c.side == "goal"]
    pool = goals or [c for c in strong if c.side != "background"] or strong
    return max(pool, key=lambda c: (rank[c.side], not c.weak, -c.start if not goals else c.start))


def _linked(words: tuple[str, ...], ordered: list[Candidate], one: Candidate) -> bool:
    index = ordered.index(one)
    sides = ordered[max(0, index - 1) : index + 2]
    return any(_BETWEEN_SIDES.match(" ".join(words[a.end : b.start]) + " ") for a, b in itertools.pairwise(sides))


def _side_by_side(words: tuple[str, ...], ordered: list[Candidate]) -> bool:
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


def _strongly_implied(candidates: list[Candidate]) -> list[Candidate]:
    """Named careers and those a skill all but names, one candidate each, in order."""
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.named or (candidate.skill and candidate.strength >= STRONGLY):
            best.setdefault(candidate.key, candidate)
    return sorted(best.values(), key=lambda c: c.start)


def _of_implied(candidates: list[Candidate]) -> Reading:
    """No career named: what the skills and certificates imply together."""
    left: dict[str, float] = {}
    goal = any(c.side == "goal" for c in candidates)
    for candidate in candidates:
        weight = candidate.strength * (0.5 if goal and candidate.side == "background" else 1.0)
        left[candidate.key] = left.get(candidate.key, 1.0) * (1.0 - 0.98 * weight)
    ranked = sorted(((1.0 - rest, key) for key, rest in left.items()), reverse=True)
    strength, key = ranked[0]
    runner_up = ranked[1][0] if len(ranked) > 1 else 0.0
    weak = all(c.weak for c in candidates if c.key == key)
    if strength < IMPLIED or strength - runner_up < MARGIN:
        return NOBODY
    return Reading((key,), (), choice=False, named=False, weak=weak, strength=strength)
