"""A question on one thing that some page says: found by its name, or by the rare words that it shares with the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from bot.advisor import focus, naming
from bot.advisor.book import Book
from bot.advisor.facts.fact import Fact
from bot.advisor.facts.points import Hit, Point, index, telling
from bot.advisor.figures import line
from bot.advisor.learning import places
from bot.advisor.passage import Ask
from bot.advisor.sections import point
from bot.advisor.sources import resource_text
from bot.models.knowledge import Career, Item, Project, Resource, Step
from bot.models.knowledge import Fact as Figure
from bot.models.understanding import Understanding

HALF, MOST, MUCH, SURE = 0.5, 0.6, 0.75, 0.9
"""Parts of a question's weight: of one that names a thing, of one that means it, of one under another topic, of
one that says nothing else."""
CLOSE = 1.15
"""How much better the best must fit than the next."""
SEVERAL = 3
"""Words that do not meet by chance."""
FEW = 3
"""Pages on which a thing may stand that is asked for without a career."""
LISTED = frozenset({"tools", "skills"})
"""Topics whose points are called by one word."""
LIKED = dict.fromkeys(LISTED, 1.05)
"""How much better they fit where no topic was understood."""
APART = frozenset({"salary", "outlook", "interview", "roles", "growth", "certifications", "projects"})
"""Topics whose points answer only what is asked under them."""
STEADY = APART | {"difficulty", "time_to_learn"}
"""Topics that want their own answer, whatever else is named."""
UNDERSTOOD, REASON = 1.3, 1.25
"""How much better points fit under the topic understood, and reasons where a yes or no is asked."""
FOREIGN = 0.9
"""Confidence of a refusal from which only names undo it."""
TROUBLE = 12
"""Words past which such a message tells of some trouble, whatever it names."""
UNDOUBTED = 0.85
"""Confidence from which the topic understood keeps its page below what is found elsewhere."""
PRICE = frozenset({"cost", "free"})
LONG = 6
"""Letters of a word that is enough to call something by."""
LONGEST = 20
"""Words of a question on one thing."""
REASONS = frozenset({"myths", "difficulty", "struggles", "education"})
"""Topics that say why something is so or not."""
FRAME = frozenset((
    "what", "whats", "is", "are", "does", "do", "a", "an", "the", "for", "used", "use", "using", "explain", "mean",
    "means", "meaning", "tell", "me", "about", "it", "in", "of", "and", "so", "good", "please", "pls", "how", "who",
    "which", "thing", "tool", "called", "i", "you", "have", "to", "need", "pay", "cost", "costs", "much", "free",
    "paid", "price", "any", "anything",
))  # fmt: skip
"""All other words of a question on what something is or costs."""


def asked_for(text: str, career: Career | None = None, *, price: bool = False) -> list[tuple[frozenset[str], bool]]:
    """The words of a question that may name the thing asked about, and whether it is to have a price; in order.

    The names of the career are none, but an Apple developer account is called by them.
    """
    plain = telling(text)
    if career is None:
        return [(plain, True), (plain, False)] if price else [(plain, False)]
    words = naming.spoken(text)
    said = naming.whole(text)
    begun = _names(career.aliases, career.titles)
    named = {name for word in filter(begun.__contains__, words) for name in begun[word] if name in said}
    for name in sorted(named, key=lambda name: (-len(name), name)):
        said = said.replace(name, " ")
    own = naming.own(career)
    left = telling(said) - own
    return [(plain - own, True), (left, False)] if price else [(left, False)]


@lru_cache(maxsize=100)
def _names(*names: tuple[str, ...]) -> Mapping[str, Sequence[str]]:
    """Names of one career as they stand among other words, by their first."""
    begun: dict[str, list[str]] = defaultdict(list)
    for name in chain(*names):
        begun[name.partition(" ")[0]].append(f" {name} ")
    return begun


def on_page(book: Book, career: Career, topics: tuple[str, ...], ask: Ask) -> Hit | None:
    """The one thing of a career's page that is clearly asked about: neither what somebody brings nor what is beside."""
    beside = topics[0] in focus.ORDERED and focus.AFTER.search(ask.text)
    if len(ask.text.split()) > LONGEST or focus.HAS.search(ask.text) or beside:
        return None
    price = bool(ask.asks & PRICE)
    liked = {**dict.fromkeys(REASONS if ask.yes_no else (), REASON), topics[0]: UNDERSTOOD}
    for words, priced in asked_for(ask.text, career, price=price):
        found = index(book).find(words, career.key, liked, price=priced)
        if found is None:
            continue
        if topics[0] == "roadmap" and not isinstance(found.point.thing, Step) and not _strong(found):
            continue  # "which phase is Docker in" asks for a place, not for Docker
        alone = found.whole > 0 and topics[0] not in STEADY and _only(found, ask.text, career)
        if alone or (_clear(found, ask) and _fits(found, topics, ask, career)):
            return found
    return None


def _clear(found: Hit, ask: Ask) -> bool:
    return _named(found) or _stands_out(found) or _called(found) or _reason(found, ask)


def _fits(found: Hit, topics: tuple[str, ...], ask: Ask, career: Career) -> bool:
    """Whether it may lead an answer on what was understood: some topics want their own, and so do certificates."""
    here = found.point
    certified = ask.named("certification") or ask.named("retired")
    if certified and (found.whole <= 1 or topics[0] == "certifications"):
        return False
    if isinstance(here.thing, str):
        return here.topic in topics and found.share >= SURE
    if here.topic in topics:
        return True
    if topics[0] == "salary" or not (found.whole or found.share >= MUCH):
        return False
    apart = here.topic in APART or topics[0] in STEADY
    return not apart or _strong(found) or _reason(found, ask) or _only(found, ask.text, career)


def _strong(found: Hit) -> bool:
    """Two telling words or more, and nothing that it does not hold."""
    return found.share >= SURE and len(found.held) > 1 and max(found.rare, found.whole) > 1


def _named(found: Hit) -> bool:
    """One of its names is said, and little else."""
    return found.whole > 0 and (found.rare > 0 or found.whole > 1) and found.share >= HALF


def _called(found: Hit) -> bool:
    """A word of its name is said that hardly any other point has, and nothing else (Cantrill)."""
    long = any(len(word) >= LONG for word in found.held)
    return found.share > SURE and found.seldom <= FEW and long and _of_name(found)


def _of_name(found: Hit) -> bool:
    return found.held <= frozenset().union(*found.point.names)


def _reason(found: Hit, ask: Ask) -> bool:
    """Whether something is needed, and a point on that says why."""
    here = found.point.topic in REASONS and ask.yes_no
    return here and found.share > SURE and found.rare > 0 and _of_name(found)


def _stands_out(found: Hit) -> bool:
    """It holds most of what was said, and no other does."""
    return found.share >= MOST and found.rare > 0 and len(found.held) > 1 and found.ahead >= CLOSE


def _only(found: Hit, text: str, career: Career | None = None) -> bool:
    """Nothing but what something is, does or costs is asked."""
    own = _called_by(career.name, career.plural, career.aliases) if career else frozenset[str]()
    return _of_name(found) and says_only(text, found.held, own)


def says_only(text: str, names: Iterable[str], own: frozenset[str] = frozenset()) -> bool:
    """Whether a message asks no more than what is called so is or does. `own`: stems of the career's names."""
    stems = own.union(naming.stem(word) for name in names for word in naming.taken_apart(name))
    return all(word in FRAME or naming.stem(word) in stems for word in naming.spoken(text))


@lru_cache(maxsize=1_000)
def _called_by(name: str, plural: str, aliases: tuple[str, ...]) -> frozenset[str]:
    """Stems of all words of a career's names."""
    return frozenset(naming.stem(word) for each in (name, plural, *aliases) for word in naming.taken_apart(each))


def anywhere(book: Book, asked: Understanding) -> Understanding | None:
    """The question as one on the career whose page says it, though none was named or the whole sounded foreign."""
    if len(asked.text.split()) > LONGEST:
        return None
    near = book.known((*asked.careers, *asked.spoken, asked.nearest))
    career = near[0] if near else None
    price = bool(Ask.of(asked).asks & PRICE)
    for words, priced in asked_for(asked.text, career, price=price):
        found = index(book).find(words, career.key if career else "", LIKED, price=priced)
        if found is None or (isinstance(found.point.thing, str) and not priced):
            continue
        alone = _alone(found, asked.text) or _unique(found, asked.text)
        if _near(found, asked.text, career, priced=priced) if career and (priced or not foreign(asked)) else alone:
            here = found.point
            return replace(asked, kind="answer", careers=(here.career,), topics=(here.topic,), confidence=0.5)
    return None


def foreign(asked: Understanding) -> bool:
    """It sounded so foreign that only a thing named outright is answered: a broken pod is no question on a career."""
    return asked.kind == "out_of_scope" and asked.confidence >= FOREIGN


def hopeless(asked: Understanding) -> bool:
    """It is foreign and so long that what it names is only part of a story."""
    return foreign(asked) and len(asked.text.split()) > TROUBLE


def _near(found: Hit, text: str, career: Career, *, priced: bool) -> bool:
    """The same where a career is spoken of: what has a price, or is named by most of its name."""
    if priced:
        return _stands_out(found)
    if found.whole and _only(found, text, career):
        return True
    said = found.said >= HALF and len(found.held) > 1
    named = found.whole > 1 or said or (found.whole > 0 and found.share > SURE)
    told = found.rare >= SEVERAL and found.share >= MUCH and found.ahead >= CLOSE
    return told or (named and (_named(found) or _stands_out(found)))


def _alone(found: Hit, text: str) -> bool:
    """What a tool is or does is asked, or another thing of a telling name, and few pages have it."""
    named = found.whole > 0 and (found.point.topic in LISTED or found.whole > 1)
    named = named or (found.point.topic == "resources" and _called(found))
    return named and found.rare > 0 and found.careers <= FEW and found.share > SURE and _only(found, text)


def _unique(found: Hit, text: str) -> bool:
    """A name of several words that one page has alone."""
    if found.careers > 1 or not found.rare or found.share < MOST or len(found.held) == 1:
        return False
    long = len(found.held) >= SEVERAL and found.share >= MUCH and found.said >= MUCH
    long = long or (found.whole > 0 and len(found.held) >= SEVERAL and found.share > SURE)
    return long or naming.in_whole(found.point.name, naming.whole(text))


def fact(book: Book, career: Career, topics: tuple[str, ...], ask: Ask, found: Hit, *, judged: bool) -> Fact | None:
    """What is found, ready to lead: under its own topic where it is named, else over what was understood.

    Where a verdict was given already, only what names the whole case adds to it.
    """
    here, sure = found.point, _named(found) and found.share >= SURE
    if judged and not (here.topic in REASONS and found.whole > 1):
        return None
    section = career.sections[here.topic]
    in_prose = isinstance(here.thing, str) and (section.rating or here.topic in APART)
    if here.topic == topics[0] and (in_prose or (section.rating and ask.yes_no)):
        return None
    if isinstance(here.thing, Step) and sure:
        number = next(phase.number for phase in career.phases if here.thing in phase.steps)
        return Fact("roadmap", passage=places(book, career, [(number, here.thing)]))
    moved = sure and ask.confidence < UNDOUBTED
    return Fact(here.topic if moved else topics[0], told(book, here), sure=sure)


def titled(found: Hit, topics: tuple[str, ...], text: str) -> bool:
    """A point of a topic asked for whose whole name is said: it leads before any other fact."""
    here = found.point
    named = found.whole > 1 and naming.in_whole(here.name, naming.whole(text))
    return named and here.topic in topics and isinstance(here.thing, Item)


def told(book: Book, here: Point) -> str:
    """One thing in words."""
    match here.thing:
        case Item():
            return point(here.thing).removeprefix("- ")
        case Figure():
            return line(book, here.thing).removeprefix("- ")
        case Resource():
            return resource_text(book, here.thing)
        case Project():
            return f"**{here.thing.title}**: {here.thing.brief}"
        case Step():
            return f"**{here.thing.title}**: {here.thing.why}"
    return here.thing
