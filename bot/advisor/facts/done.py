"""When a step counts as done, and what is asked of a step or project named by its title where no career is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.advisor import naming
from bot.advisor.book import Book, of_book
from bot.advisor.facts.fact import Fact
from bot.advisor.learning import places
from bot.advisor.passage import Ask, Passage
from bot.models.advice import Block
from bot.models.knowledge import Career, Step
from bot.models.understanding import Understanding

Place = tuple[int, Step]
HALF = 0.5
"""Share of a title's telling words by which it is named among all careers' titles."""
MOST = 2
"""Steps told of at once."""
LONGEST = 30
"""Words of a question on a step."""
OF_STEP = frozenset({"done", "hours", "next", "before", "where"})
"""What is asked of a step."""
_SAID = re.compile(
    r"(?<!should )(?<!must )(?<!am )\b(?:i|ive|we|weve) (?:have |just |finally |already |now )*"
    r"(?:did|done|finished|completed|built)\b"
)
"""Words by which somebody says that they did it, which is no question."""


def fact(book: Book, career: Career, ask: Ask) -> Fact | None:
    """What a step must show, where that is asked of a step that the words name."""
    if "done" not in ask.asks or len(ask.text.split()) > LONGEST:
        return None
    found = _called(career, ask)
    if not 0 < len(found) <= MOST:
        return None
    told = [book.say("facts.step_done", step=step.title, done=step.done) for _, step in found]
    return Fact("roadmap", "\n".join(told), _once(places(book, career, found), [step for _, step in found]))


def _called(career: Career, ask: Ask) -> tuple[Place, ...]:
    """The steps whose title is said, else those a title's telling words name, else those that teach a skill named."""
    asked = naming.stems(ask.text)
    found = naming.steps(career, ask.text)
    return _best(found, asked) or naming.steps(career, ask.text, ask.named("skill"))


def _best(found: tuple[Place, ...], asked: frozenset[str]) -> tuple[Place, ...]:
    """Those of whose title the largest share is said."""
    shares = [_share(step.title, asked) for _, step in found]
    return tuple(place for place, share in zip(found, shares, strict=True) if share == max(shares))


def _share(title: str, asked: frozenset[str]) -> float:
    name = naming.named(title)
    return len(name & asked) / len(name) if name else 0.0


def _once(shown: Passage, steps: list[Step]) -> Passage:
    """The passage without the lines that are told above it."""
    told = {step.done for step in steps}
    blocks = tuple(
        Block("\n".join(line for line in block.text.split("\n") if not any(each in line for each in told)))
        for block in shown.blocks
    )
    return replace(shown, blocks=blocks)


def anywhere(book: Book, asked: Understanding) -> Understanding | None:
    """A question on a step or project of some page that is named by its title, as one on that page; else None."""
    ask = Ask.of(asked)
    if len(ask.text.split()) > LONGEST or _SAID.search(ask.text.casefold().replace("'", "")):
        return None
    near, every = book.known((*asked.careers, *asked.spoken)), tuple(book.knowledge.careers.values())
    found = ask.asks & OF_STEP and (_first(near, ask, alone=False) or _first(every, ask, alone=True))
    if found:
        return replace(asked, kind="answer", careers=(found,), topics=("roadmap",), confidence=0.5)
    heard = naming.whole(ask.text)
    said = [key for key, _ in _said_in(book, "projects", heard)]
    said.sort(key=lambda key: key not in {career.key for career in near})
    return replace(asked, kind="answer", careers=(said[0],), topics=("projects",), confidence=0.5) if said else None


def elsewhere(book: Book, asked: Understanding) -> Understanding:
    """A question on a step of another page than was understood: its whole title is said, and no career beside it."""
    ask = Ask.of(asked)
    if asked.kind not in ("answer", "clarify") or asked.carried or not ask.asks & OF_STEP:
        return asked
    heard = naming.whole(ask.text)
    # A title that is an everyday term ("System design") may well not be meant.
    titled = {career: title for career, title in _said_in(book, "steps", heard) if len(naming.named(title)) > 1}
    understood = (*asked.careers, *asked.spoken)
    if not titled or not understood or titled.keys() & set(understood):
        return asked
    key, title = max(titled.items(), key=lambda pair: len(pair[1]))
    rest = heard.replace(naming.entitled(title), " | ")
    said = (name for career in book.known(understood) for name in (career.name, *career.aliases, *career.titles))
    if any(naming.entitled(name) in rest for name in said):
        return asked
    return replace(asked, kind="answer", careers=(key,), topics=("roadmap",), confidence=0.5)


def _said_in(book: Book, what: str, heard: str) -> list[tuple[str, str]]:
    """Career and title of the steps or projects whose whole title stands in the `whole` of a text, in their order."""
    every, begun = _begun(book, what)
    said = [one for word in filter(begun.__contains__, {*heard.split()}) for one in begun[word] if one[1] in heard]
    return [every[place] for place, _ in sorted(said)]


@of_book
def _begun(book: Book, what: str) -> tuple[Sequence[tuple[str, str]], Mapping[str, Sequence[tuple[int, str]]]]:
    """Career and title of every step or project; by first word their places, and titles as they stand in a text."""
    careers = book.knowledge.careers.values()
    every = [(career.key, one.title) for career in careers for one in getattr(career, what)]
    begun: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for place, (_, title) in enumerate(every):
        entitled = naming.entitled(title)
        if naming.in_whole(title, entitled):  # neither of one word nor of other letters than ours
            begun[entitled.split()[0]].append((place, entitled))
    return every, begun


def _first(careers: tuple[Career, ...], ask: Ask, *, alone: bool) -> str:
    """The career that has the step whose title is said best; by two telling words and half its title at least."""
    asked, said = naming.stems(ask.text), naming.whole(ask.text)
    best, key = 0.0, ""
    for career, title in _titles(careers):
        whole = naming.in_whole(title, said)
        share = naming.weight(asked, naming.named(title)) or (
            0.0 if alone or not ask.asks & {"done"} else _share(title, asked)
        )
        fit = 2.0 if whole else share if share >= HALF else 0.0
        if fit > best:
            best, key = fit, career.key
    return key


def _titles(careers: tuple[Career, ...]) -> Iterator[tuple[Career, str]]:
    return ((career, step.title) for career in careers for step in career.steps)
