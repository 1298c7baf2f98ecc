"""Careers and topics as choices."""

from __future__ import annotations

from collections.abc import Iterable

from bot.choices.entries import Choice, Entry, found, offered
from bot.models.knowledge import Career, Knowledge


def career_choices(knowledge: Knowledge, typed: str, likely: Iterable[str] = ()) -> tuple[Choice, ...]:
    """Careers for what was typed; before anything is typed the likely ones, then field by field."""
    return offered([_career(career) for career in _ordered(knowledge, likely)], typed)


def find_career(knowledge: Knowledge, text: str) -> str:
    """Key of the career meant; empty when that is not clear."""
    return found((_career(career) for career in knowledge.careers.values()), text)


def topic_choices(knowledge: Knowledge, typed: str) -> tuple[Choice, ...]:
    """The 22 topics."""
    return offered(_topics(knowledge), typed)


def find_topic(knowledge: Knowledge, text: str) -> str:
    """Key of the topic meant; empty when that is not clear."""
    return found(_topics(knowledge), text)


def _ordered(knowledge: Knowledge, likely: Iterable[str]) -> list[Career]:
    """The likely careers, then all by field in the order of `/careers`."""
    first = [knowledge.careers[key] for key in likely if key in knowledge.careers]
    fields = list(knowledge.fields)
    rest = sorted(
        knowledge.careers.values(), key=lambda one: fields.index(one.field) if one.field in fields else len(fields)
    )
    return list({career.key: career for career in (*first, *rest)}.values())


def _career(career: Career) -> Entry:
    return Entry(career.key, career.name, (*career.aliases, *career.titles, career.plural))


def _topics(knowledge: Knowledge) -> list[Entry]:
    return [Entry(topic.key, topic.title, topic.cues[:20]) for topic in knowledge.topics.values()]
