"""What must hold between the files: names unique, links alive, hours that add up, nothing said twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.knowledge.files import NONE, Folder
from bot.knowledge.lasting import examine_lasting, ids_of
from bot.knowledge.reading import Place
from bot.knowledge.room import examine_room
from bot.knowledge.shapes import CareerShape, SectionShape, StepShape
from bot.models.knowledge import CAREERS, TOPICS

GROUPS: dict[str, frozenset[str]] = {
    "fit": frozenset({"interests", "personality", "strengths", "think twice"}),
    "skills": frozenset({"core", "next", "later"}),
    "roles": frozenset({"entry-level", "titles"}),
    "interview": frozenset({"stages", "questions"}),
    "difficulty": frozenset({"hard parts", "easier than people fear"}),
}
RATINGS: dict[str, frozenset[str]] = {
    "difficulty": frozenset({"Gentle", "Moderate", "Hard", "Very hard"}),
    "education": frozenset({"Not needed", "Optional", "Helps a lot", "Usually required"}),
}
SKILLS, CERTIFICATES = "skills.yaml", "certifications.yaml"
"""Files that careers point into; while one has faults of its own, nothing in it is called dead."""
WITHOUT_ITEMS = frozenset({"roadmap", "resources", "certifications", "projects", "salary"})
"""Topics whose substance stands in lists of their own."""


def examine(folder: Folder) -> None:
    """Add every fault and warning that shows only when the files are held against each other."""
    for key, career in folder.careers.items():
        name = f"careers/{key}.yaml"
        for place, message in _career_faults(folder, key, career):
            folder.fault(name, place, message)
    _names(folder)
    _certificates(folder)
    _pointers(folder)
    _phrasings(folder)
    examine_room(folder)
    examine_lasting(folder)


def _career_faults(folder: Folder, key: str, career: CareerShape) -> Iterator[tuple[Place, str]]:
    if career.key != key:
        yield ("key",), f"must be {key}, like the file's name"
    if folder.fields and career.field not in folder.fields.fields:
        yield ("field",), f"no such field; known are {', '.join(folder.fields.fields)}"
    if folder.match and set(career.traits) != set(folder.match.traits):
        yield ("traits",), f"must rate exactly {', '.join(folder.match.traits)}"
    for index, other in enumerate(career.related):
        if other == key:
            yield ("related", index), "a career is not related to itself"
        elif other not in _careers(folder):
            yield ("related", index), f"no career {other!r}"
    yield from _sections(folder, career)
    yield from _roadmap(folder, career)
    yield from _lists(folder, career)


def _sections(folder: Folder, career: CareerShape) -> Iterator[tuple[Place, str]]:
    for topic in TOPICS:
        section = career.topics.get(topic)
        if section is None:
            yield ("topics",), f"the topic {topic} is missing"
            continue
        if not section.items and topic not in WITHOUT_ITEMS:
            yield ("topics", topic), "has no items"
        if topic in RATINGS and section.rating not in RATINGS[topic]:
            yield ("topics", topic, "rating"), f"must be one of {', '.join(sorted(RATINGS[topic]))}"
        yield from _facts(topic, section)
        for index, item in enumerate(section.items):
            if topic in GROUPS and item.group not in GROUPS[topic]:
                yield ("topics", topic, "items", index, "group"), f"must be one of {', '.join(sorted(GROUPS[topic]))}"
            for skill in item.uses:
                if skill not in folder.skills and SKILLS not in folder.lost:
                    key = "skill" if skill == item.skill else "skills"
                    yield ("topics", topic, "items", index, key), f"no skill {skill!r} in skills.yaml"
            if item.either and sum(other.either == item.either for other in section.items) == 1:
                yield ("topics", topic, "items", index, "either"), "is no choice: no other point has the same word"


def _facts(topic: str, section: SectionShape) -> Iterator[tuple[Place, str]]:
    if topic in ("salary", "outlook") and not section.facts:
        yield ("topics", topic), "needs at least one fact with source and date"
    for index, fact in enumerate(section.facts):
        if not (fact.low or fact.value) <= fact.value <= (fact.high or fact.value):
            yield ("topics", topic, "facts", index, "value"), "does not lie between low and high"


def _roadmap(folder: Folder, career: CareerShape) -> Iterator[tuple[Place, str]]:
    met: set[str] = set()
    for p, phase in enumerate(career.roadmap.phases):
        for s, step in enumerate(phase.steps):
            place: Place = ("roadmap", "phases", p, "steps", s)
            if step.id in met:
                yield (*place, "id"), f"the id {step.id} is used twice"
            met.add(step.id)
            yield from _step(folder, place, step)
    present = set(ids_of(career))
    for old, news in career.roadmap.retired.items():
        if old in present:
            yield ("roadmap", "retired", old), "is retired and yet in use"
        for new in news:
            if new not in present and new not in career.roadmap.retired:
                yield ("roadmap", "retired", old), f"the successor {new} does not exist"


def _step(folder: Folder, place: Place, step: StepShape) -> Iterator[tuple[Place, str]]:
    if step.hours[0] > step.hours[1]:
        yield (*place, "hours"), "low hours are more than high hours"
    for skill in step.skills:
        if skill not in folder.skills and SKILLS not in folder.lost:
            yield (*place, "skills"), f"no skill {skill!r} in skills.yaml"


def _lists(folder: Folder, career: CareerShape) -> Iterator[tuple[Place, str]]:
    steps = {step.id for phase in career.roadmap.phases for step in phase.steps}
    met = set(steps)
    for index, project in enumerate(career.projects):
        if project.id in met:
            yield ("projects", index, "id"), f"the id {project.id} is used twice"
        met.add(project.id)
        if len({milestone.id for milestone in project.milestones}) < len(project.milestones):
            yield ("projects", index, "milestones"), "two milestones share an id"
        for step in project.practises:
            if step not in steps:
                yield ("projects", index, "practises"), f"{step} is no step of this roadmap"
    for index, certificate in enumerate(career.certifications):
        if certificate.id not in folder.certifications and CERTIFICATES not in folder.lost:
            yield ("certifications", index, "id"), f"no {certificate.id!r} in certifications.yaml"


def _names(folder: Folder) -> None:
    """Career names must be unique among careers; aliases among skills; and so on."""
    met: dict[str, str] = {}
    for key, career in folder.careers.items():
        for part in ("aliases", "titles"):
            for index, alias in enumerate(getattr(career, part)):
                if met.setdefault(alias, key) != key:
                    folder.fault(f"careers/{key}.yaml", (part, index), f"{alias!r} also names {met[alias]}")
    _shared_names(folder)


def _shared_names(folder: Folder) -> None:
    for file, shapes in (("skills.yaml", folder.skills), ("certifications.yaml", folder.certifications)):
        seen: dict[str, str] = {}
        for key, shape in shapes.items():
            for index, alias in enumerate(shape.aliases):
                if seen.setdefault(alias, key) != key:
                    folder.fault(file, (key, "aliases", index), f"{alias!r} also names {seen[alias]}")


def _careers(folder: Folder) -> set[str]:
    """Careers that have a file, be it with faults, or are asked for."""
    parts = (name.removesuffix(".yaml").partition("/") for name in folder.documents)
    return {*CAREERS, *(name for part, _, name in parts if part == "careers")}


def _pointers(folder: Folder) -> None:
    """What points to a career must point to one that exists."""
    known = _careers(folder)
    maps: list[tuple[str, Place, Iterable[str]]] = [
        ("skills.yaml", (key, "careers"), skill.careers) for key, skill in folder.skills.items()
    ]
    maps += [("certifications.yaml", (key, "careers"), one.careers) for key, one in folder.certifications.items()]
    maps += [("retired.yaml", (index, "careers"), one.careers) for index, one in enumerate(folder.retired)]
    if folder.fields is not None:
        maps += [("fields.yaml", ("nearest", n), (one.nearest,)) for n, one in enumerate(folder.fields.nearest)]
    for file, place, careers in maps:
        for career in careers:
            if career not in known:
                folder.fault(file, (*place, career), f"no career {career!r}")


def _certificates(folder: Folder) -> None:
    """What is retired is not on offer, and its successor is; hours go from low to high."""
    offered = {alias: key for key, shape in folder.certifications.items() for alias in shape.aliases}
    met: dict[str, str] = {}
    for index, retired in enumerate(folder.retired):
        if retired.successor and retired.successor not in folder.certifications and CERTIFICATES not in folder.lost:
            folder.fault("retired.yaml", (index, "successor"), f"no {retired.successor!r} in certifications.yaml")
        if retired.id in folder.certifications:
            folder.fault("retired.yaml", (index, "id"), f"{retired.id} stands in certifications.yaml too")
        for place, alias in enumerate(retired.aliases):
            taken = offered.get(alias, met.setdefault(alias, retired.id))
            if taken != retired.id:
                folder.fault("retired.yaml", (index, "aliases", place), f"{alias!r} also names {taken}")
    for key, shape in folder.certifications.items():
        if shape.hours[0] > shape.hours[1]:
            folder.fault("certifications.yaml", (key, "hours"), "low hours are more than high hours")


def _asked(folder: Folder) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Files of whole messages; a label or career that does not exist is a fault."""
    for career, asked in folder.questions.items():
        if career != NONE and career not in _careers(folder):
            folder.fault(f"questions/{career}.yaml", (), f"no career {career!r}")
        for labels in asked:
            for label in labels.split(" + "):
                if label not in TOPICS and (label != "choose_path" or labels != label):
                    folder.fault(f"questions/{career}.yaml", (labels,), f"no topic {label!r}")
        yield career, asked
    for sides in folder.compared:
        for career in sides.split(" + "):
            if career not in _careers(folder):
                folder.fault("questions/compare.yaml", (sides,), f"no career {career!r}")


def _phrasings(folder: Folder) -> None:
    met: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    for part, shapes in (("topics", folder.topics), ("kinds", folder.kinds)):
        for key, shape in shapes.items():
            for index, phrasing in enumerate(shape.phrasings):
                met[" ".join(phrasing.casefold().split())].append((f"{part}/{key}.yaml", ("phrasings", index)))
    for file, asked in (*_asked(folder), ("compare", folder.compared)):
        for labels, texts in asked.items():
            for index, text in enumerate(texts):
                met[" ".join(text.casefold().split())].append((f"questions/{file}.yaml", (labels, index)))
    for text, places in met.items():
        for file, place in places[1:]:
            folder.fault(file, place, f"{text[:60]!r} stands also in {places[0][0]}")
