"""Validated shapes turned into the frozen values the bot works with."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from bot.knowledge import shapes
from bot.knowledge.files import NONE, Folder
from bot.models import knowledge as k


def build(folder: Folder, digest: str) -> k.Knowledge:
    """All values of a folder that has no faults."""
    if folder.fields is None or folder.match is None:
        message = "a folder with faults cannot be built"
        raise ValueError(message)
    certifications = {key: _certification(key, shape) for key, shape in folder.certifications.items()}
    careers = {key: _career(shape, certifications) for key, shape in folder.careers.items()}
    return k.Knowledge(
        careers=MappingProxyType(careers),
        topics=MappingProxyType(
            {key: k.Topic(key, t.title, t.question, tuple(t.cues)) for key, t in folder.topics.items()}
        ),
        kinds=MappingProxyType({key: k.Kind(key, s.title) for key, s in folder.kinds.items()}),
        phrasings=tuple(_phrasings(folder)),
        skills=MappingProxyType({key: _skill(key, shape) for key, shape in folder.skills.items()}),
        certifications=MappingProxyType(certifications),
        retired=MappingProxyType({shape.id: _retired(shape) for shape in folder.retired}),
        elsewhere=tuple(folder.fields.elsewhere),
        nearest=tuple(k.NearestCareer(n.name, tuple(n.aliases), n.nearest) for n in folder.fields.nearest),
        fields=MappingProxyType(dict(folder.fields.fields)),
        traits=MappingProxyType(
            {key: k.MatchTrait(key, t.label, t.reason, tuple(t.words)) for key, t in folder.match.traits.items()}
        ),
        questions=tuple(_question(question) for question in folder.match.questions),
        replies=MappingProxyType(dict(folder.replies)),
        attributes=MappingProxyType({key: tuple(words) for key, words in folder.attributes.items()}),
        words=MappingProxyType({key: tuple(words) for key, words in folder.words.items()}),
        digest=digest,
        languages=MappingProxyType({locale: MappingProxyType(own) for locale, own in folder.languages.items()}),
        steps=MappingProxyType({step.id: step for career in careers.values() for step in career.steps}),
    )


OF_CAREERS = ("compare", "choose_path")
"""Kinds whose phrasings may name a career; those of the other kinds never ask about one."""


def _phrasings(folder: Folder) -> Iterable[k.Phrasing]:
    for topic, of_topic in folder.topics.items():
        yield from (k.Phrasing(text, (topic,)) for text in of_topic.phrasings)
    for kind, of_kind in folder.kinds.items():
        about = None if kind in OF_CAREERS else ()
        yield from (k.Phrasing(text, (kind,), about) for text in of_kind.phrasings)
    for career, asked in folder.questions.items():
        of_one = () if career == NONE else (career,)
        for labels, texts in asked.items():
            yield from (k.Phrasing(text, tuple(labels.split(" + ")), of_one) for text in texts)
    for sides, texts in folder.compared.items():
        yield from (k.Phrasing(text, ("compare",), tuple(sides.split(" + "))) for text in texts)
    yield from _turns(folder)


def _turns(folder: Folder) -> Iterable[k.Phrasing]:
    for talk in folder.talks:
        yield k.Phrasing(talk[0].text, tuple(talk[0].asks), tuple(talk[0].careers))
        known = set(talk[0].careers)
        topic = k.topic_after("", talk[0].asks)
        for turn in talk[1:]:
            # A career spoken of before need not be in the words themselves.
            careers = tuple(career for career in turn.careers if career not in known)
            yield k.Phrasing(turn.text, tuple(turn.asks), careers, again=turn.asks[0] == topic, after=topic)
            known.update(turn.careers)
            topic = k.topic_after(topic, turn.asks)


def _source(shape: shapes.SourceShape) -> k.Source:
    return k.Source(shape.title, shape.url, str(shape.as_of), shape.credit)


def _section(topic: str, shape: shapes.SectionShape) -> k.Section:
    items = (k.Item(i.name, i.text, i.group, i.uses, tuple(i.aliases), i.either) for i in shape.items)
    facts = (
        k.Fact(f.what, f.value, f.unit, f.country, _source(f.source), f.low, f.high, f.occupation, f.proxy)
        for f in shape.facts
    )
    return k.Section(topic, shape.lead, tuple(items), tuple(facts), shape.note, shape.rating)


def _resource(shape: shapes.ResourceShape) -> k.Resource:
    return k.Resource(shape.title, shape.url, shape.cost, shape.format, shape.level, shape.hours, shape.note)


def _hours(pair: list[float]) -> k.Hours:
    return k.Hours(pair[0], pair[1])


def _phases(career: str, shapes_: Iterable[shapes.PhaseShape]) -> Iterable[k.Phase]:
    for number, phase in enumerate(shapes_, 1):
        steps = (
            k.Step(
                id=f"{career}.{step.id}",
                title=step.title,
                why=step.why,
                hours=_hours(step.hours),
                done=step.done,
                skills=tuple(step.skills),
                resource=_resource(step.resource),
                smaller=step.smaller,
            )
            for step in phase.steps
        )
        yield k.Phase(number, phase.title, phase.goal, tuple(steps))


def _project(career: str, shape: shapes.ProjectShape) -> k.Project:
    return k.Project(
        id=f"{career}.{shape.id}",
        title=shape.title,
        level=shape.level,
        brief=shape.brief,
        milestones=tuple(k.Milestone(m.id, m.text) for m in shape.milestones),
        practises=tuple(f"{career}.{step}" for step in shape.practises),
        show=shape.show,
    )


def _career(shape: shapes.CareerShape, certifications: dict[str, k.Certification]) -> k.Career:
    return k.Career(
        key=shape.key,
        name=shape.name,
        tagline=shape.tagline,
        emoji=shape.emoji,
        field=shape.field,
        plural=shape.plural,
        aliases=tuple(shape.aliases),
        titles=tuple(shape.titles),
        related=tuple(shape.related),
        traits=MappingProxyType(dict(shape.traits)),
        sections=MappingProxyType({topic: _section(topic, shape.topics[topic]) for topic in k.TOPICS}),
        phases=tuple(_phases(shape.key, shape.roadmap.phases)),
        resources=tuple(_resource(resource) for resource in shape.resources),
        certifications=tuple(
            k.CareerCertification(certifications[c.id], c.worth_it, c.not_worth_it) for c in shape.certifications
        ),
        projects=tuple(_project(shape.key, project) for project in shape.projects),
        successors=MappingProxyType(
            {
                f"{shape.key}.{old}": tuple(f"{shape.key}.{new}" for new in news)
                for old, news in shape.roadmap.retired.items()
            }
        ),
    )


def _skill(key: str, shape: shapes.SkillShape) -> k.Skill:
    return k.Skill(
        key, shape.name, shape.kind, shape.meaning, tuple(shape.aliases), MappingProxyType(dict(shape.careers))
    )


def _certification(key: str, shape: shapes.CertificationShape) -> k.Certification:
    cost = shape.price
    price = k.Price(cost.value, cost.unit, str(cost.as_of), cost.source, cost.seen.title if cost.seen else "")
    return k.Certification(
        id=key,
        name=shape.name,
        short=shape.short,
        issuer=shape.issuer,
        code=shape.code or "",
        aliases=tuple(shape.aliases),
        level=shape.level,
        price=price,
        prerequisites=shape.prerequisites,
        renewal=shape.renewal,
        hours=_hours(shape.hours),
        about=shape.about,
        careers=MappingProxyType(dict(shape.careers)),
        checked=shape.checked,
        source=_source(shape.source),
    )


def _retired(shape: shapes.RetiredShape) -> k.RetiredCertification:
    return k.RetiredCertification(
        id=shape.id,
        name=shape.name,
        short=shape.short,
        code=shape.code or "",
        aliases=tuple(shape.aliases),
        retired_on=str(shape.retired_on),
        successor=shape.successor or "",
        successor_note=shape.successor_note,
        careers=MappingProxyType(dict(shape.careers)),
        source=_source(shape.source),
    )


def _question(shape: shapes.QuestionShape) -> k.MatchQuestion:
    answers = (k.MatchAnswer(a.id, a.label, MappingProxyType(dict(a.traits))) for a in shape.answers)
    return k.MatchQuestion(shape.id, shape.text, tuple(answers))
