"""What has grown old: figures, prices, and certificates nobody has looked up for long."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.knowledge.files import Folder
from bot.knowledge.limits import Limits
from bot.knowledge.reading import Place


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with an age: where it stands, what it is, and the months it may reach."""

    file: str
    place: Place
    what: str
    as_of: str | date
    months: int


def examine_ages(folder: Folder, limits: Limits, today: date) -> None:
    """Warn of everything older than its limit; a date that is still to come is a fault."""
    for thing in dated(folder, limits):
        age = months_between(day_of(thing.as_of), today)
        written = str(thing.as_of)
        if written > today.isoformat()[: len(written)]:
            folder.fault(thing.file, thing.place, f"the date {thing.as_of} is still to come")
        elif age > thing.months:
            folder.warn(thing.file, thing.place, f"{thing.what} is {age} months old, limit {thing.months}: look it up")


def examine_unseen(folder: Folder) -> None:
    """Warn once of all prices that nobody has read anywhere: members are told, and they have no age to speak of."""
    unseen = [shape.short for shape in folder.certifications.values() if not shape.price.seen]
    if unseen:
        message = f"members are told that these prices are not confirmed: {', '.join(unseen)}. Look one up, add `seen`"
        folder.warn("certifications.yaml", (), message)


def dated(folder: Folder, limits: Limits) -> Iterator[Dated]:
    """Everything that ages, in the order of the files."""
    for key, career in folder.careers.items():
        for topic, section in career.topics.items():
            for index, fact in enumerate(section.facts):
                place: Place = ("topics", topic, "facts", index, "source", "as_of")
                yield Dated(f"careers/{key}.yaml", place, fact.what, fact.source.as_of, limits.fact_months)
    for key, shape in folder.certifications.items():
        if shape.price.seen:
            price = f"the price of {shape.short}"
            yield Dated("certifications.yaml", (key, "price", "as_of"), price, shape.price.as_of, limits.price_months)
        yield Dated(
            "certifications.yaml",
            (key, "checked"),
            f"the check of {shape.short}",
            shape.checked,
            limits.certificate_months,
        )


def day_of(as_of: str | date) -> date:
    """The last day that `2024`, `2024-05` or `2024-05-31` speaks of."""
    if isinstance(as_of, date):
        return as_of
    year, month, day = (*(int(part) for part in as_of.split("-")), 0, 0)[:3]
    return date(year, month, day) if day else month_end(date(year, month or 12, 1))


def month_end(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def months_between(then: date, today: date) -> int:
    """Whole calendar months from `then` to `today`; negative when it is still to come."""
    return (today.year - then.year) * 12 + today.month - then.month
