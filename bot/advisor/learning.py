"""The roadmap with its phases and steps, and how long it takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.advisor.book import Book, use_of
from bot.advisor.controls import label
from bot.advisor.focus import words, words_of_name
from bot.advisor.passage import Ask, Passage
from bot.advisor.said import Said
from bot.advisor.sections import section
from bot.models.action import Action
from bot.models.advice import Block, Button, Menu, Option
from bot.models.knowledge import Career, Hours, Phase, Step
from bot.wording import cut, hours, months, number, opened, total

PACES = (5, 10, 20)
"""Hours a week shown when the question names none."""
STUDY_DAYS = 7
_PACE = re.compile(
    r"(?P<hours>\d{1,2}(?:[.,]\d)?)\s*(?:(?:-|to)\s*\d{1,2})?\s*(?:h|hrs?|hours?)"
    r"\s*(?:/|a|an|per|each|every|in a)?\s*"
    r"(?P<per>day|daily|night|evening|week|weekly|wk)\b",
    re.IGNORECASE,
)
_NUMBERS = {
    word: number
    for number, said in enumerate(
        (
            "1 one first 1st",
            "2 two second 2nd",
            "3 three third 3rd",
            "4 four fourth 4th",
            "5 five fifth 5th",
            "6 six sixth 6th",
        ),
        1,
    )
    for word in said.split()
}
_WORDS = "|".join([*_NUMBERS, "last", "final"])
_PHASE = Said(rf"\b(?:phase|stage)s?\s*(?:number\s*|#)?({_WORDS})\b|\b({_WORDS})\s+(?:phase|stage)\b")
_COUNT = Said(r"\bhow many (?:phases|stages|steps)\b")
_AFTER = Said(r"\b(?:after|following|next)\b")


def roadmap(book: Book, career: Career, topic: str, ask: Ask, done: frozenset[str] = frozenset()) -> Passage:
    """The whole path, or the phase or step asked for."""
    number_ = _phase_meant(career, ask)
    if number_:
        return phase(book, career, number_, done)
    if _COUNT.search(ask.text):
        return counted(overview(book, career, topic))
    steps = _steps_meant(book, career, ask)
    if steps:
        return places(book, career, steps)
    return overview(book, career, topic)


def overview(book: Book, career: Career, topic: str = "roadmap") -> Passage:
    """The phases at a glance, with a menu to open one."""
    spent = career.hours
    lead = career.sections[topic].lead
    summary = book.say("roadmap.summary", phases=len(career.phases), steps=len(career.steps), hours=hours(spent))
    listing = "\n".join(_phase_line(book, each) for each in career.phases)
    names = tuple(book.say("roadmap.phase", number=each.number, title=each.title) for each in career.phases)
    return Passage(lead, (Block(lead), Block(summary), Block(listing)), (phase_menu(book, career),), names=names)


def counted(path: Passage) -> Passage:
    """The path with its numbers of phases and steps first."""
    lead, summary, *rest = path.blocks
    return replace(path, lead=summary.text, blocks=(summary, lead, *rest))


def phase_menu(book: Book, career: Career, chosen: int = 0) -> Menu:
    """One line per phase."""
    options = tuple(
        Option(
            cut(book.say("roadmap.phase", number=each.number, title=each.title), 100),
            str(each.number),
            cut(each.goal, 100),
            default=each.number == chosen,
        )
        for each in career.phases
    )
    return Menu(Action("phase", (career.key,)), book.say("buttons.phases"), options)


def phase(book: Book, career: Career, number_: int, done: frozenset[str] = frozenset()) -> Passage:
    """One phase in focus: what it is for, its steps with hours and links; the rest is a button away."""
    here = career.phases[number_ - 1]
    head = book.say("roadmap.phase_of", number=number_, count=len(career.phases), title=here.title)
    facts = book.say(
        "roadmap.phase_facts", steps=len(here.steps), hours=hours(total(step.hours for step in here.steps))
    )
    lead = f"**{head}.** {here.goal} {facts}"
    steps = "\n".join(_step_line(book, step, index, done) for index, step in enumerate(here.steps, 1))
    buttons = [Button(book.say("buttons.all_phases"), Action("roadmap", (career.key,)))]
    if number_ < len(career.phases):
        following = book.say("buttons.next_phase", number=number_ + 1)
        buttons.append(Button(following, Action("phase", (career.key, str(number_ + 1)))))
    names = tuple(step.title for step in here.steps)
    rows = (tuple(buttons), phase_menu(book, career, number_))
    return Passage(lead, (Block(lead), Block(steps)), rows, names=names, narrowed=True)


def time_to_learn(book: Book, career: Career, topic: str, ask: Ask) -> Passage:
    """How long until job-ready, at the pace the question names, else at three paces."""
    base = section(book, career, topic, ask)
    spent = career.hours
    own = pace_named(ask.text)
    others = "; ".join(_pace(book, spent, each) for each in PACES if each != own)
    paces = book.say("time.paces", hours=hours(spent), paces=others)
    lead = (
        base.blocks[0].text
        if own is None
        else f"**{opened(book.say('time.own', pace=_pace(book, spent, own)))}**\n{base.blocks[0].text}"
    )
    blocks = (Block(lead), *base.blocks[1:2], Block(paces), *base.blocks[2:])
    return Passage(lead, blocks, base.rows, names=base.names, narrowed=base.narrowed)


def pace_named(text: str) -> float | None:
    """Hours a week a question speaks of ("2 hrs a day" -> 14), within 1 to 80."""
    found = _PACE.search(text)
    if found is None:
        return None
    each = float(found["hours"].replace(",", "."))
    week = each * (1 if found["per"].lower().startswith("w") else STUDY_DAYS)
    return week if 1 <= week <= 80 else None  # noqa: PLR2004  more than any week holds


def _pace(book: Book, spent: Hours, week: float) -> str:
    took = months(spent, week)
    return book.say("time.pace", hours=number(week), months=_range(took))


def _range(span: Hours) -> str:
    return number(span.low) if span.low == span.high else f"{number(span.low)} to {number(span.high)}"


def _phase_meant(career: Career, ask: Ask) -> int:
    # Words shared with a phase's title say less than a skill named: "which phase is IAM in for cloud?"
    hinted = () if ask.named("skill") else ask.named("phase")
    numbers = [*phases_said(ask.text, len(career.phases)), *(int(n) for n in hinted if n.isdecimal())]
    numbers = [number_ for number_ in numbers if 1 <= number_ <= len(career.phases)]
    if not numbers:
        return 0
    return numbers[0] + 1 if _AFTER.search(ask.text) and numbers[0] < len(career.phases) else numbers[0]


def phases_said(text: str, count: int) -> list[int]:
    """Numbers of phases a text names: phase 2, the second phase, the last phase."""
    said = [word.casefold() for found in _PHASE.finditer(text) for word in found.groups() if word]
    return [count if word in ("last", "final") else _NUMBERS[word] for word in said]


def _steps_meant(book: Book, career: Career, ask: Ask) -> tuple[tuple[int, Step], ...]:
    """Steps named, or teaching a skill named, or sharing a telling word with the question, in order."""
    named = set(ask.named("step"))
    skills = [book.knowledge.skills[key] for key in ask.named("skill") if key in book.knowledge.skills]
    taught = {step.id for skill in skills for _, step in use_of(career, skill).steps}
    places = [(each.number, step) for each in career.phases for step in each.steps]
    found = [(number_, step) for number_, step in places if step.id in named | taught]
    own = words_of_name(" ".join((career.name, *career.aliases)))
    if not found and (asked := set().union(*(words(name) for name in ask.named("item"))) - own):
        found = [(number_, step) for number_, step in places if asked & words_of_name(step.title)]
    return tuple(found[:4])


def places(book: Book, career: Career, steps: Sequence[tuple[int, Step]]) -> Passage:
    """Where the steps asked for stand, and what comes before and after them."""
    order = [step.id for step in career.steps]
    texts = []
    for number_, step in steps:
        index = order.index(step.id)
        here = book.say(
            "roadmap.place",
            step=step.title,
            phase=number_,
            title=career.phases[number_ - 1].title,
            index=index + 1,
            count=len(order),
        )
        before = career.steps[index - 1].title if index else ""
        after = career.steps[index + 1].title if index + 1 < len(order) else ""
        around = [book.say("roadmap.before", step=before)] if before else []
        around += [book.say("roadmap.after", step=after)] if after else []
        texts.append(f"{here} {' '.join(around)}\n{step_text(book, step)}")
    first = steps[0][0]
    rows = (
        (
            Button(label(book.say("roadmap.open", number=first)), Action("phase", (career.key, str(first)))),
            Button(book.say("buttons.all_phases"), Action("roadmap", (career.key,))),
        ),
    )
    return Passage(texts[0], tuple(Block(text) for text in texts), rows, narrowed=True)


def step_text(book: Book, step: Step) -> str:
    """One step in full."""
    return book.say(
        "roadmap.step_full",
        why=step.why,
        hours=hours(step.hours),
        done=step.done,
        resource=link(step.resource.title, step.resource.url),
        smaller=step.smaller,
    )


def _step_line(book: Book, step: Step, index: int, done: frozenset[str]) -> str:
    mark = f" {book.say('roadmap.done_mark')}" if step.id in done else ""
    resource = link(step.resource.title, step.resource.url)
    return f"{index}. **{step.title}**{mark} ({hours(step.hours)}): {step.why} {resource}"


def _phase_line(book: Book, each: Phase) -> str:
    spent = hours(total(step.hours for step in each.steps))
    title = book.say("roadmap.phase", number=each.number, title=each.title)
    topics = " · ".join(step.title for step in each.steps)
    return f"**{title}** ({spent}): {each.goal}\n-# {topics}"


def link(title: str, url: str) -> str:
    """A Markdown link; a bracket in the title or address would end it early."""
    return f"[{title.replace('[', '(').replace(']', ')')}]({url.replace(')', '%29')})"
