"""Facts on the roadmap's order: which phase has it, what comes after it, how long one step takes, step 3 of phase 2."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.advisor import naming
from bot.advisor.book import Book
from bot.advisor.facts.fact import Fact
from bot.advisor.learning import counted, overview, phase, phases_said, places
from bot.advisor.passage import Ask, Passage
from bot.advisor.said import Said
from bot.models.knowledge import Career, Hours, Step
from bot.wording import hours, total

Place = tuple[int, Step]
ORDER = frozenset({"roadmap", "next_steps"})
"""Topics under which "after" and "first" speak of the roadmap though no phase or step is said."""
LENGTHS = frozenset({"roadmap", "time_to_learn"})
"""Topics under which "how long" may ask for one step."""
APART = frozenset({"salary", "outlook", "interview", "growth", "roles", "projects", "certifications", "resources"})
"""Topics in which a phase or step is one of something else, unless one is said."""
MOST = 4
HALF = 0.5
"""Share of a title's telling words by which it is said outright."""
SHORT = 16
"""Words of a question in which what comes next need not follow its object at once ("finished X, what now?")."""
PAIR = 2
"""Steps whose hours are told at once."""
EXTREMES = {
    (True, False): "facts.longest",
    (True, True): "facts.longest_unrated",
    (False, False): "facts.shortest",
    (False, True): "facts.shortest_unrated",
}
"""Whether the longest is wanted, whether by difficulty -> what to say."""
_STEPS = (
    Said(r"\bsteps?\s*(?:number\s*|no\.?\s*|#\s*)?(\d{1,2})\b"),
    Said(r"\b(\d{1,2})(?:st|nd|rd|th)?\s+step\b"),
)
_NTH = re.compile(r"\b([1-9])(?:st|nd|rd|th)\b")
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_CARDINALS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ORDINAL = Said(rf"\b({'|'.join(_ORDINALS)})\s+step\b|\bstep\s+({'|'.join(_CARDINALS)})\b")
_LEARN = Said(r"\b(?:learn\w*|study\w*|spend|steps?|part|topic|module|section|bit)\b")

_FIRST_THING = Said(r"\b(?:first|1st|last|final) (?:thing|topic|item|lesson|subject|part|bit)\b")
_SOON = Said(r"\b(?:this week|today|tonight|tomorrow|right now|this weekend)\b")
"""Asks for the first thing to do, not the first to learn."""
_INVERSE = Said(r"\b(?:comes?|is|stands|follows) (?:\S+ )?(?:after|behind) (?:what|which)\b")
""" "Caching comes after what?" asks for what is before it."""
_GOAL = Said(r"\b(?:jobs?|hired?|hires|pays?|paid|until|till|become|becoming|ready|employ\w*|career)\b")


def fact(book: Book, career: Career, topic: str, ask: Ask) -> Fact | None:
    """The phase or step a question asks for by number, by order, by extent or by what it teaches."""
    unit = "step" if "step" in ask.asks else "phase" if "phase" in ask.asks else ""
    if not unit and topic in APART:
        return _told_in_full(book, career, ask) or _in_full(book, career, ask)
    if unit == "step" and (titled := _in_full(book, career, ask)):
        return titled
    numbers = [number for number in _phases(career, ask, unit) if number <= len(career.phases)]
    within = career.phases[numbers[0] - 1].steps if numbers else career.steps
    nth = _numbered(ask.text) - 1 if _numbered(ask.text) <= len(within) else -1
    nth = nth if nth >= 0 else _end(ask, topic, unit, len(within))
    if nth >= 0:
        return _step(book, career, within[nth])
    if unit and (found := _extreme(book, career, unit, ask)):
        return found
    if unit and (numbers or "count" in ask.asks):
        shown = _phase(book, career, numbers[0], ask) if numbers else counted(overview(book, career))
        return Fact("roadmap", passage=shown)
    return _named(book, career, topic, ask, unit)


def _phases(career: Career, ask: Ask, unit: str) -> list[int]:
    """Numbers of phases said, or the phase whose whole title is ("which phase is SQL")."""
    if (said := phases_said(ask.text, len(career.phases))) or unit != "phase":
        return said
    if nth := _NTH.search(ask.text):
        return [int(nth[1])]
    asked = naming.stems(ask.text) - naming.own(career)
    return [phase.number for phase in career.phases if (words := naming.named(phase.title)) and words == asked]


def _named(book: Book, career: Career, topic: str, ask: Ask, unit: str) -> Fact | None:
    """A fact on the step that the words name."""
    skills = ask.named("skill")
    if "where" in ask.asks and (unit or topic == "roadmap") and not _of_order(ask):
        found = naming.steps(career, ask.text, skills, loosely=True)
        return Fact("roadmap", passage=places(book, career, found[:MOST])) if found else None
    if _INVERSE.search(ask.text) and (found := naming.steps(career, ask.text)):
        return _beside(book, career, found, "facts.before", -1)
    if {"next", "before"} <= ask.asks:
        return None  # "before contracts or after?"
    for beside, key, by in (("next", "facts.after", 1), ("before", "facts.before", -1)):
        if beside in ask.asks and (unit or topic in ORDER):
            thing = ask.beside(beside)
            said = [one.id for one in ask.mentions if one.kind == "skill" and one.text in thing]
            found = naming.steps(career, thing) or naming.steps(career, "", said)
            if not found and _short(ask) and not naming.stems(thing) - naming.own(career):
                found = naming.steps(career, ask.text)  # "finished X, what now?"
            if found and (told := _beside(book, career, found, key, by)):
                return told
    if "hours" in ask.asks and (unit == "step" or _of_part(topic, ask.text)):
        found = naming.steps(career, ask.text, skills)
        if 0 < len(found) <= PAIR:
            return _hours(book, career, found, sure=bool(unit))
    return _told_in_full(book, career, ask) or _in_full(book, career, ask)


def plain(book: Book, career: Career, ask: Ask) -> Fact | None:
    """A phase or step said by number or by most of its title: a fact though the message sounds like another kind."""
    nth = _numbered(ask.text) - 1
    numbers = phases_said(ask.text, len(career.phases))
    within = career.phases[numbers[0] - 1].steps if numbers else career.steps
    if 0 <= nth < len(within):
        return _step(book, career, within[nth])
    return _told_in_full(book, career, ask) or _in_full(book, career, ask)


def _told_in_full(book: Book, career: Career, ask: Ask) -> Fact | None:
    """The place of a step most of whose title is said, or what is beside it, whatever else the question sounds like."""
    orders = {"next", "before", "where"} & ask.asks
    thing = ask.beside("before") if "before" in orders else ask.text
    found = _mostly(career, thing) if len(orders) == 1 and _short(ask) else ()
    if not found:
        return None
    if "where" in orders:
        return Fact("roadmap", passage=places(book, career, found))
    key, by = ("facts.after", 1) if "next" in orders else ("facts.before", -1)
    return _beside(book, career, found, key, by)


def _short(ask: Ask) -> bool:
    return len(ask.text.split()) <= SHORT


def _mostly(career: Career, text: str) -> tuple[Place, ...]:
    """The one step of whose title two words or more, and half of them, are said; none where several are."""
    asked, said = naming.stems(text), naming.whole(text)
    found = naming.steps(career, text)
    if not any(naming.in_whole(one[1].title, said) for one in found):
        found = tuple(one for one in found if naming.weight(asked, naming.named(one[1].title)) >= HALF)
    return found if len(found) == 1 else ()


def _in_full(book: Book, career: Career, ask: Ask) -> Fact | None:
    """The hours of a step most of whose title is said, whatever else the question sounds like."""
    if "hours" not in ask.asks or ask.named("certification") or _GOAL.search(ask.text):
        return None
    found = _mostly(career, ask.text)
    return _hours(book, career, found, sure=True) if found else None


def _hours(book: Book, career: Career, found: Sequence[Place], *, sure: bool) -> Fact:
    lines = [book.say("facts.step_hours", step=step.title, hours=hours(step.hours)) for _, step in found]
    return Fact("roadmap", "\n".join(lines), places(book, career, found), sure=sure)


def _phase(book: Book, career: Career, number: int, ask: Ask) -> Passage | None:
    """A phase that is not said by number as one; the roadmap itself finds the others, and marks what is done."""
    return None if phases_said(ask.text, len(career.phases)) else phase(book, career, number)


def _of_part(topic: str, text: str) -> bool:
    """Whether "how long" asks for a part of the way, and not until a job."""
    return topic in LENGTHS and bool(_LEARN.search(text)) and not _GOAL.search(text)


def _of_order(ask: Ask) -> bool:
    """ "Which step comes after git" asks for what is next, "where does caching come, after SQL?" for a place."""
    return bool(ask.asks & {"next", "before"}) and "step" in ask.beside("where")


def _beside(book: Book, career: Career, found: Sequence[Place], key: str, by: int) -> Fact | None:
    """What stands after the last of the steps found, or before the first."""
    order = [step.id for step in career.steps]
    here = found[-1 if by > 0 else 0][1]
    place = order.index(here.id) + by
    if not 0 <= place < len(order):
        return None
    other = career.steps[place]
    text = book.say(key, name=here.title, other=other.title)
    return Fact("roadmap", text, places(book, career, [(_phase_of(career, other), other)]))


def _step(book: Book, career: Career, step: Step) -> Fact:
    return Fact("roadmap", passage=places(book, career, [(_phase_of(career, step), step)]))


def _phase_of(career: Career, step: Step) -> int:
    return next(phase.number for phase in career.phases if step in phase.steps)


def _numbered(text: str) -> int:
    """The number of a step that is said: step 3, the 3rd step, the third step; else 0."""
    for pattern in _STEPS:
        if found := pattern.search(text):
            return int(found[1])
    said = _ORDINAL.search(text)
    return (_ORDINALS | _CARDINALS)[(said[1] or said[2]).casefold()] if said else 0


def _end(ask: Ask, topic: str, unit: str, count: int) -> int:
    """Place of the first step or the last; -1 when neither is asked. "First step" alone asks what to do this week."""
    whole = topic in ORDER and not unit and _FIRST_THING.search(ask.text) and not _SOON.search(ask.text)
    if not (unit == "step" or whole) or ask.asks & {"next", "before"}:
        return -1
    if "last" in ask.asks:
        return count - 1
    return 0 if "first" in ask.asks and (whole or topic != "next_steps") else -1


def _extreme(book: Book, career: Career, unit: str, ask: Ask) -> Fact | None:
    """The longest or shortest phase or step; nothing here rates their difficulty, which is said."""
    long = bool(ask.asks & {"hardest", "longest"})
    if not long and not ask.asks & {"easiest", "shortest"}:
        return None
    pick = max if long else min
    if unit == "phase":
        here = pick(career.phases, key=lambda one: _weight(total(step.hours for step in one.steps)))
        name = book.say("roadmap.phase", number=here.number, title=here.title)
        spent, shown = total(step.hours for step in here.steps), phase(book, career, here.number)
    else:
        step = pick(career.steps, key=lambda one: _weight(one.hours))
        name, spent, shown = step.title, step.hours, places(book, career, [(_phase_of(career, step), step)])
    rated = bool(ask.asks & {"hardest", "easiest"})
    return Fact("roadmap", book.say(EXTREMES[long, rated], unit=unit, name=name, hours=hours(spent)), shown)


def _weight(spent: Hours) -> float:
    return spent.low + spent.high
