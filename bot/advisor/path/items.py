"""From words to the steps, phases and milestones they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.advisor.path.ground import Ground, phase_name
from bot.models.knowledge import Career, Phase, Project
from bot.progress.ticks import career_of, successors_of, ticks_of
from bot.wording import listed

NUMBERS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6,
}  # fmt: skip
_FILLER = (
    "a about all already an and as at been completed complete completely did done finally finish finished for from "
    "got have has i in is it just learned learning learnt mark marked me milestone module my now of off on part path "
    "please roadmap section stage step steps task that the this through tick ticked today undo untick up with work "
    "yesterday ive i've im i'm"
)
FILLER = frozenset(_FILLER.split())
"""Words of a report that name nothing."""
SURE = 78
"""Least likeness, 0 to 100, at which words mean a title; below it "git" would mean "digital"."""
CLEAR = 4
"""Points a best reading must be ahead of the next for the next not to be asked about."""
_PHASE = re.compile(
    r"^(?:.*\b(?:phase|stage|section|part|level)[ :#]*(?P<after>\d{1,2}|[a-z]+)\b.*"
    r"|.*\b(?P<before>\w+) (?:phase|stage|section|part|level)\b.*|(?P<bare>\d{1,2}))$"
)
_NUMBERED = re.compile(r"(?:phase[ :#]*)?\d{1,2}")
"""A phase by its number and nothing else: when the path has no such phase, nothing else is meant."""
_WORD = re.compile(r"[a-z0-9+#.']+")


@dataclass(frozen=True, slots=True)
class Target:
    """What somebody wants to tick or to take back: ids of today, and how to call them."""

    items: tuple[str, ...]
    name: str
    career: Career
    phase: Phase | None = None


def targets_of(ground: Ground, words: str, career: Career | None) -> tuple[Target, ...]:
    """What `words` mean: one target when it is clear, several when it is not, none when nothing fits.

    Tried in this order: an id, a phase by number or word, a title in the words; first on `career`, then on the
    member's other paths.
    """
    wanted = " ".join(words.casefold().split())
    exact = _by_id(ground, wanted, career)
    if exact is not None:
        return (exact,)
    if career is not None:
        phase = _phase(wanted, career)
        if phase is not None:
            return (phase_target(ground, career, phase),)
        if _NUMBERED.fullmatch(wanted) or counts_a_phase(wanted):
            return ()
    for one in dict.fromkeys(each.key for each in (career, *ground.followed) if each is not None):
        found = _by_words(ground, wanted, ground.book.knowledge.careers[one])
        if found:
            return found
    return ()


def phase_target(ground: Ground, career: Career, phase: Phase) -> Target:
    """All steps of a phase."""
    return Target(tuple(step.id for step in phase.steps), phase_name(ground, phase), career, phase)


def item_target(ground: Ground, item: str) -> Target | None:
    """The step or milestone behind an id, of today or of before; None when there is nothing like it any more."""
    career = ground.book.knowledge.careers.get(career_of(item))
    if career is None:
        return None
    items = successors_of(item, career)
    names = [name for name in (name_of(career, one) for one in items) if name]
    if not names or len(names) < len(items):
        return None
    return Target(items, listed(names), career)


def name_of(career: Career, item: str) -> str:
    """Title of a step or text of a milestone; empty for an id the career does not have."""
    for step in career.steps:
        if step.id == item:
            return step.title
    for project in career.projects:
        for milestone in project.milestones:
            if f"{project.id}#{milestone.id}" == item:
                return f"{project.title}: {milestone.text.rstrip('.')}"
    return ""


def project_of(ground: Ground, words: str, career: Career | None) -> Project | None:
    """The project somebody means by an id, a slug or (most of) its title."""
    near_by = ([career] if career else []) + [one for one in ground.followed if one != career]
    careers = near_by + list(ground.book.knowledge.careers.values())
    wanted = _id_of_today(ground, words.casefold().strip())
    for one in careers:
        for project in one.projects:
            if wanted in (project.id, project.id.partition(".")[2], project.title.casefold()):
                return project
    near = [(fuzz.token_set_ratio(wanted, p.title.casefold()), p) for one in near_by for p in one.projects]
    score, best = max(near, key=lambda pair: pair[0], default=(0, None))
    return best if score >= SURE else None


def project_standing(ground: Ground, project: Project) -> str:
    """How far a project is, in milestones."""
    ticks = ticks_of(ground.member, ground.book.knowledge)
    count = sum(f"{project.id}#{milestone.id}" in ticks.at for milestone in project.milestones)
    if not count and project.id not in ground.started:
        return ground.say("path.project_open", total=len(project.milestones))
    return ground.say("path.project_standing", done=count, total=len(project.milestones))


def milestone_of(ground: Ground, words: str) -> str:
    """Id of the milestone somebody counts ("second milestone of the shop"); empty when none is meant.

    Without a project's name: of the only project under way.
    """
    count, _, after = words.casefold().partition("milestone")
    number, _, name = after.strip().partition(" ") if after.strip()[:1].isdigit() else ("", "", after.strip())
    name = re.sub(r"^(?:of|in|on|from) (?:the |my )?|\bproject$", "", name.strip()).strip()
    started = [found for one in ground.started if (found := project_of(ground, one, None)) is not None]
    project = project_of(ground, name, ground.active) if name else started[0] if len(started) == 1 else None
    place = NUMBERS.get(count.strip(), 0) or (int(number) if number else 0)
    if project is None or not 1 <= place <= len(project.milestones):
        return ""
    return f"{project.id}#{project.milestones[place - 1].id}"


def _id_of_today(ground: Ground, wanted: str) -> str:
    """What took the place of an id; other words as they are."""
    career = ground.book.knowledge.careers.get(career_of(wanted))
    return next(iter(successors_of(wanted, career)), wanted) if career and "." in wanted else wanted


def _by_id(ground: Ground, wanted: str, career: Career | None) -> Target | None:
    if "." in wanted:
        return item_target(ground, wanted)
    return item_target(ground, f"{career.key}.{wanted}") if career and wanted and " " not in wanted else None


def _phase(wanted: str, career: Career) -> Phase | None:
    found = _PHASE.match(wanted)
    if found is None:
        return None
    word = found["after"] or found["before"] or found["bare"]
    if word not in NUMBERS and not word.isdigit() and found["after"]:
        again = re.search(r"(\w+) (?:phase|stage|section|part|level)\b", wanted)
        word = again[1] if again else word
    if word == "last":
        return career.phases[-1]
    number = int(word) if word.isdigit() else NUMBERS.get(word, 0)
    return next((phase for phase in career.phases if phase.number == number), None)


def counts_a_phase(words: str) -> bool:
    """Whether a phase is meant by its number, whatever the path has."""
    return bool(re.search(r"\b(?:phase|stage)[ :#]*\d", words.casefold()))


def content(words: str) -> str:
    """The words that may name something."""
    return " ".join(word for word in _WORD.findall(words.casefold()) if word not in FILLER)


def _by_words(ground: Ground, wanted: str, career: Career) -> tuple[Target, ...]:
    query = content(wanted)
    if not query:
        spoken = [target for _, target in _named(ground, career) if target.name.casefold() in wanted]
        return tuple(spoken[:1])
    scored = sorted(
        ((_likeness(query, names), index, target) for index, (names, target) in enumerate(_named(ground, career))),
        key=lambda entry: (-entry[0], entry[1]),
    )
    same = [target for _, _, target in scored if content(target.name) == query]
    if len(same) == 1:
        return (same[0],)
    best = scored[0][0] if scored else 0.0
    if best < SURE:
        return ()
    return tuple(target for score, _, target in scored if score >= best - CLEAR)[:5]


def _likeness(query: str, names: tuple[str, ...]) -> float:
    """The best likeness to any of the names; the plain ratio only breaks ties between titles that hold all words."""
    return max(0.9 * fuzz.token_set_ratio(query, name) + 0.1 * fuzz.token_sort_ratio(query, name) for name in names)


def _named(ground: Ground, career: Career) -> Iterator[tuple[tuple[str, ...], Target]]:
    skills = ground.book.knowledge.skills
    for phase in career.phases:
        yield (content(phase.title) or phase.title.casefold(),), phase_target(ground, career, phase)
        for step in phase.steps:
            taught = [
                name.casefold()
                for one in step.skills
                if one in skills
                for name in (skills[one].name, *skills[one].aliases)
            ]
            slug = step.id.partition(".")[2].replace("-", " ")
            yield (content(step.title), slug, *taught), Target((step.id,), step.title, career)
    for project in career.projects:
        if project.id in ground.started:
            for milestone in project.milestones:
                item = f"{project.id}#{milestone.id}"
                yield (content(milestone.text),), Target((item,), name_of(career, item), career)
