"""The buttons and menus under an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.advisor.book import Book, of_book
from bot.models.action import Action
from bot.models.advice import Button, Menu, Option
from bot.models.knowledge import Career
from bot.models.member import Member
from bot.wording import cut

MENU = 25
"""Most options of one menu."""
LABEL = 80
Row = tuple[Button, ...] | Menu

FOLLOW_UPS: dict[str, tuple[str, str, str]] = {
    "overview": ("day_to_day", "salary", "roadmap"),
    "examples": ("day_to_day", "projects", "fit"),
    "day_to_day": ("fit", "struggles", "salary"),
    "fit": ("day_to_day", "difficulty", "next_steps"),
    "skills": ("tools", "roadmap", "resources"),
    "tools": ("skills", "resources", "projects"),
    "soft_skills": ("fit", "interview", "skills"),
    "roadmap": ("time_to_learn", "resources", "next_steps"),
    "resources": ("roadmap", "projects", "certifications"),
    "certifications": ("education", "salary", "resources"),
    "projects": ("roadmap", "resources", "interview"),
    "roles": ("growth", "salary", "interview"),
    "growth": ("salary", "roles", "outlook"),
    "difficulty": ("time_to_learn", "struggles", "fit"),
    "struggles": ("next_steps", "difficulty", "resources"),
    "myths": ("difficulty", "education", "day_to_day"),
    "next_steps": ("roadmap", "resources", "time_to_learn"),
    "salary": ("outlook", "growth", "roles"),
    "outlook": ("salary", "roles", "education"),
    "education": ("certifications", "time_to_learn", "roadmap"),
    "time_to_learn": ("roadmap", "difficulty", "next_steps"),
    "interview": ("projects", "skills", "roles"),
}
"""What people naturally ask after each topic."""


def follow_ups(book: Book, career: Career, topics: Sequence[str]) -> tuple[Button, ...]:
    """Up to three next questions about the same career, none of them just answered."""
    wanted = FOLLOW_UPS[topics[0]] if topics else ("roadmap", "salary", "next_steps")
    return tuple(page(book, career, topic) for topic in wanted if topic not in topics)


def page(book: Book, career: Career, topic: str) -> Button:
    """Asks one topic of a career."""
    return Button(book.knowledge.topics[topic].question, Action("page", (career.key, topic)))


def career_page(book: Book, career: Career) -> Button:
    """Opens a career's page."""
    return Button(book.say("buttons.about", career=career.name), Action("page", (career.key,)), emoji=career.emoji)


def set_path(book: Book, career: Career, member: Member) -> tuple[Button, ...]:
    """ "Set as my path", unless it is already."""
    if member.active == career.key:
        return ()
    return (Button(book.say("buttons.set_path"), Action("path_choose", (career.key,)), style="success"),)


def careers(book: Book, key: str = "buttons.careers") -> Button:
    """Back to all careers."""
    return Button(book.say(key), Action("careers"))


def why(book: Book, action: Action) -> Button:
    """ "Why this?": shown to its presser alone."""
    return Button(book.say("buttons.why"), action)


def topic_menu(book: Book, career: Career, chosen: str = "") -> Menu:
    """All 22 topics of a career."""
    options = tuple(
        Option(topic.title, key, topic.question, default=key == chosen) for key, topic in book.knowledge.topics.items()
    )
    return Menu(Action("page", (career.key,)), book.say("buttons.topics", career=career.name), options)


def career_menus(book: Book, action: Action, likely: Iterable[str] = ()) -> tuple[Menu, ...]:
    """All careers in as few menus as hold them: the likely ones first, then field by field.

    The second menu's action carries a last argument `2`, since two controls may not share a custom id.
    """
    every = _options(book)
    ordered = {key: every[key] for key in (*(career.key for career in book.known(likely)), *every)}
    menus = []
    for index, options in enumerate(_halves(tuple(ordered.values()))):
        label = book.say("buttons.choose_career") if index == 0 else book.say("buttons.more_careers")
        where = action if index == 0 else Action(action.verb, (*action.args, str(index + 1)), action.owner)
        menus.append(Menu(where, label, options))
    return tuple(menus)


@of_book
def _options(book: Book) -> Mapping[str, Option]:
    """Every career as an option, field by field; kept, since a dozen layouts end with them."""
    held = book.knowledge.careers.values()
    return {
        career.key: Option(career.name, career.key, cut(career.tagline, 100))
        for field in book.knowledge.fields
        for career in held
        if career.field == field
    }


def _halves(options: tuple[Option, ...]) -> list[tuple[Option, ...]]:
    """As few parts of at most `MENU` as it takes, of even length."""
    count = -(-len(options) // MENU) or 1
    each = -(-len(options) // count)
    return [options[start : start + each] for start in range(0, len(options), each)]


def label(text: str) -> str:
    """A text as a button's label."""
    return cut(text, LABEL)
