"""Careers a message may be about: named or implied, and whether as the goal or as where somebody comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.understanding.lexicon import Hit

_JOB = (
    "dev|devs|developer|developers|engineer|engineers|engineering|job|jobs|role|roles|position|career|careers|path|"
    "field|roadmap|salary|pay|paid|interview|interviews|cert|certs|certification|portfolio|junior|senior|fresher|"
    "entry|level|work|industry|guy|folks|people|team|lead|internship|intern|degree|skills|learn|learning|become|"
    "beginner|beginners|newbie|course|courses|bootcamp|projects|project|resume|cv|hire|hired|hiring|switch|"
    "transition|study|market|demand|future|tools|professional|specialist|person|program|programmer|student"
)
JOB_WORDS = frozenset(_JOB.split("|"))
"""Words that show a message speaks of work."""

_OWN_JOB = re.compile(rf"^(?:(?:{_JOB}) )+")
"""What still belongs to the name before it ("backend developer job")."""
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
_NEEDED_BEFORE = re.compile(
    r"\b(?:must|should|need to|needs to|have to|has to|necessary to|required to|do i need to) "
    r"(?:(?:i|you|we|u|one|somebody|someone|people|they|first) )*(?:be|have been|start as|start out as|work as)"
    r"(?: (?:an?|the|first))*$"
)
_NEEDED_AFTER = re.compile(
    r"^(?:first )?(?:to (?:do|be|become|get|work|enter|start|go|move|land|learn)|before|in order|for)\b"
)
"""Must I be this first, to do that? The other is asked about."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A career that a message may be about. `strength` 0 to 1; `side`: goal, background or empty."""

    key: str
    strength: float
    side: str
    kind: str
    """What names it: career, skill, certification or retired."""
    weak: bool
    start: int
    end: int

    @property
    def named(self) -> bool:
        """Named outright, not implied."""
        return self.kind == "career"


def speaks_of_work(words: tuple[str, ...], hits: Sequence[Hit]) -> bool:
    """A word of working life beside the names, or a certificate or skill that is no everyday word."""
    if any(hit.entry.kind != "career" and hit.exact and not hit.entry.weak for hit in hits):
        return True
    spoken = [at for at, word in enumerate(words) if word in JOB_WORDS]
    return any(not any(hit.start <= at < hit.end for hit in hits) for at in spoken)


def candidates_in(words: tuple[str, ...], hits: Sequence[Hit]) -> tuple[Candidate, ...]:
    """Every career a name in the message stands for or implies, in the order they stand."""
    found: list[Candidate] = []
    for hit in hits:
        for key, weight in hit.entry.careers:
            if weight <= 0:
                continue
            side = side_of(words, hit.start, hit.end)
            found.append(Candidate(key, weight, side, hit.entry.kind, hit.entry.weak, hit.start, hit.end))
    return tuple(found)


def side_of(words: tuple[str, ...], start: int, end: int) -> str:
    """Whether what stands there is the goal of a message, where somebody comes from, or neither."""
    before = " ".join(words[max(0, start - 5) : start])
    after = _OWN_JOB.sub("", " ".join((*words[end : end + 4], "")))
    if _NEEDED_AFTER.match(after) and _NEEDED_BEFORE.search(before):
        return "background"
    if _BACKGROUND_AFTER.match(after) and not _GOAL_BEFORE.search(before):
        return "background"
    if _GOAL_BEFORE.search(before):
        return "goal"
    if _BACKGROUND_BEFORE.search(before):
        return "background"
    return ""
