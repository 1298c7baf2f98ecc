"""Which career suits me: guided questions without memory, and free words about likes and skills."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.advisor.book import Book
from bot.advisor.controls import LABEL, MENU, Row, career_page
from bot.advisor.liking import Liking, likes_of
from bot.advisor.ranking import Fit, ranked
from bot.models.action import Action
from bot.models.advice import Advice, Block, Button, Menu, Option
from bot.models.knowledge import Knowledge, MatchQuestion, Skill
from bot.models.member import Member
from bot.progress.ticks import ticks_of
from bot.replies import Replies
from bot.wording import amount, cut, hours, listed, months, number, opened

HOURS = ("h3", "h5", "h10", "h20")
"""Answers to "how many hours a week", as an action carries them."""
SHOWN = 3
"""Careers told with reasons; two more are named."""
MORE = 5
STANDARD_PACE = 10.0
"""Hours a week the time is told for when nobody said how many."""
TRAITS_TOLD = 3


@dataclass(frozen=True, slots=True)
class Answers:
    """What the guided questions gathered so far."""

    likes: dict[str, float]
    hours_per_week: float | None = None
    valid: bool = True
    """False when an old message carries an answer that no longer exists."""


class MatchAdvice:
    """Ranks careers by what somebody enjoys, can do already and has time for. Nothing of it is stored."""

    __slots__ = ("_book",)

    def __init__(self, knowledge: Knowledge, replies: Replies) -> None:
        self._book = Book(knowledge, replies)

    def start(self, member: Member) -> Advice:
        """The first question."""
        return self._ask(member, ())

    def words(self, text: str, member: Member | None = None) -> Advice:
        """Careers for free words: "I like drawing and people", "I know Python and SQL".

        With a member, the skills of their ticks count too and the advice is personal.
        """
        liking = likes_of(self._book.knowledge, text)
        learned = self._learned(member) if member else frozenset()
        if not (liking.traits or liking.skills):
            return self._not_understood(member)
        fits = ranked(self._book.knowledge, replace(liking, skills=liking.skills | learned))
        advice = self._results(fits, liking, self._owner(member))
        return replace(advice, personal=member is not None)

    def act(self, action: Action, values: Sequence[str], member: Member, *, now: datetime) -> Advice | None:  # noqa: ARG002  all parts are asked alike
        """What a press does, or a command with words as its value; None when it is not about matching."""
        if action.verb != "match":
            return None
        if values and not action.args:
            return self.words(values[0], member)
        if len(action.args) > len(self._questions):
            return self._finish(member, action.args, tuple(values))
        return self._ask(member, action.args)

    @property
    def _questions(self) -> tuple[MatchQuestion, ...]:
        return self._book.knowledge.questions

    def _ask(self, member: Member, given: tuple[str, ...]) -> Advice:
        """The question after the answers `given`: traits first, then hours, then skills."""
        if not self._read(given).valid:
            return self._changed(member)
        count = len(self._questions)
        if len(given) < count:
            question = self._questions[len(given)]
            answers = tuple((answer.id, answer.label) for answer in question.answers)
            return self._question(member, given, question.text, answers)
        if len(given) == count:
            answers = tuple((key, self._book.say("match.hours_answer", hours=key[1:])) for key in HOURS)
            return self._question(member, given, self._book.say("match.hours"), answers)
        return self._skills(member, given)

    def _changed(self, member: Member) -> Advice:
        """A press on a message older than the questions: says so and begins again."""
        first = self._ask(member, ())
        return replace(first, blocks=(Block(self._book.say("match.changed")), *first.blocks), tone="caution")

    def _question(
        self, member: Member, given: tuple[str, ...], text: str, answers: tuple[tuple[str, str], ...]
    ) -> Advice:
        say = self._book.say
        where = say("match.where", number=len(given) + 1, total=len(self._questions) + 2)
        buttons = tuple(Button(cut(label, LABEL), Action("match", (*given, key), member.id)) for key, label in answers)
        rows: tuple[Row, ...] = tuple(buttons[start : start + 2] for start in range(0, len(buttons), 2))
        if given:
            rows = (*rows, self._back(member, given))
        blocks = (Block(text), Block(say("match.hint") if not given else where, small=True))
        return Advice("recommend", blocks, title=say("match.title"), rows=rows, personal=True)

    def _skills(self, member: Member, given: tuple[str, ...]) -> Advice:
        say = self._book.say
        learned = self._learned(member)
        options = tuple(Option(cut(one.name, 100), one.id, default=one.id in learned) for one in self._common())
        here = Action("match", given, member.id)
        menu = Menu(here, say("match.skills_menu"), options, len(options))
        none = Button(say("match.skills_none"), Action("match", (*given, "-"), member.id), "primary")
        where = say("match.where", number=len(given) + 1, total=len(self._questions) + 2)
        rows = (*((menu,) if options else ()), (none, *self._back(member, given)))
        blocks = (Block(say("match.skills")), Block(where, small=True))
        return Advice("recommend", blocks, title=say("match.title"), rows=rows, personal=True)

    def _back(self, member: Member, given: tuple[str, ...]) -> tuple[Button, ...]:
        return (Button(self._book.say("match.back"), Action("match", given[:-1], member.id)),)

    def _finish(self, member: Member, given: tuple[str, ...], skills: tuple[str, ...]) -> Advice:
        """The skills were answered (an argument `-` stands for none), or that question is still to be asked."""
        read = self._read(given[: len(self._questions) + 1])
        if not read.valid:
            return self._changed(member)
        if not skills and len(given) == len(self._questions) + 1:
            return self._skills(member, given)
        known = frozenset(key for key in skills if key in self._book.knowledge.skills)
        liking = Liking(read.likes, known | self._learned(member), read.hours_per_week)
        advice = self._results(ranked(self._book.knowledge, liking), liking, member.id)
        again = Button(self._book.say("match.again"), Action("match", (), member.id))
        return replace(advice, rows=(*advice.rows, (again,)), personal=True)

    def _read(self, given: tuple[str, ...]) -> Answers:
        likes: dict[str, float] = {}
        pace: float | None = None
        for index, key in enumerate(given):
            if index < len(self._questions):
                answer = next((one for one in self._questions[index].answers if one.id == key), None)
                if answer is None:
                    return Answers({}, valid=False)
                for trait, weight in answer.traits.items():
                    likes[trait] = likes.get(trait, 0) + weight
            elif index == len(self._questions):
                if key not in HOURS:
                    return Answers({}, valid=False)
                pace = float(key[1:])
        return Answers(likes, pace)

    def _results(self, fits: tuple[Fit, ...], liking: Liking, owner: int) -> Advice:
        best, others = fits[:SHOWN], fits[SHOWN:MORE]
        blocks = [
            Block(self._told(fit, liking), heading=f"{index}. {fit.career.emoji} {fit.career.name}")
            for index, fit in enumerate(best, 1)
        ]
        if others:
            names = listed([fit.career.name for fit in others])
            blocks.append(Block(self._book.say("match.also", careers=names)))
        blocks.append(Block(self._book.say("match.honest"), small=True))
        choose = tuple(
            Button(
                cut(self._book.say("match.choose", career=fit.career.name), LABEL),
                Action("path_choose", (fit.career.key,), owner),
                "success" if index == 0 else "secondary",
            )
            for index, fit in enumerate(best)
        )
        compare = Button(
            self._book.say("match.compare"), Action("compare", tuple(fit.career.key for fit in best[:2])), "primary"
        )
        pages = tuple(career_page(self._book, fit.career) for fit in best)
        return Advice(
            "recommend",
            tuple(blocks),
            title=self._book.say("match.results"),
            careers=tuple(fit.career.key for fit in fits[:MORE]),
            rows=(pages, choose, (compare,) if len(best) > 1 else ()),
        )

    def _told(self, fit: Fit, liking: Liking) -> str:
        say = self._book.say
        reasons = [self._book.knowledge.traits[key].reason for key in fit.traits[:TRAITS_TOLD]]
        lines = [opened(say("match.because", reasons=listed(reasons)))] if reasons else []
        if fit.skills:
            names = listed([self._book.knowledge.skills[key].name for key in fit.skills[:4]])
            if fit.done:
                lines.append(say("match.have_steps", skills=names, done=fit.done, total=len(fit.career.steps)))
            else:
                lines.append(say("match.have", skills=names))
        if fit.against:
            labels = listed([self._book.knowledge.traits[key].label for key in fit.against[:2]])
            lines.append(say("match.against", traits=labels))
        lines.append(self._time(fit, liking))
        return "\n".join(f"- {line}" for line in lines if line)

    def _time(self, fit: Fit, liking: Liking) -> str:
        span = fit.career.hours
        pace = liking.hours_per_week or STANDARD_PACE
        took = months(span, pace)
        pay = self._pay(fit)
        return self._book.say(
            "match.time",
            hours=hours(span),
            months=f"{number(took.low)} to {number(took.high)}",
            pace=number(pace),
            pay=pay,
        )

    def _pay(self, fit: Fit) -> str:
        section = fit.career.sections.get("salary")
        if section is None or not section.facts:
            return ""
        fact = section.facts[0]
        return self._book.say(
            "match.pay", pay=amount(fact.value, fact.unit), country=fact.country, year=fact.source.as_of[:4]
        )

    def _not_understood(self, member: Member | None) -> Advice:
        begin = Button(self._book.say("match.begin"), Action("match", (), self._owner(member)), "primary")
        blocks = (Block(self._book.say("match.unclear")),)
        return Advice(
            "recommend",
            blocks,
            title=self._book.say("match.title"),
            rows=((begin,),),
            personal=member is not None,
            tags=("match-unclear",),
        )

    def _learned(self, member: Member) -> frozenset[str]:
        ticks = ticks_of(member, self._book.knowledge)
        return frozenset(skill for taught in ticks.skills.values() for skill in taught)

    def _common(self) -> list[Skill]:
        """The skills most careers teach, those first that tell careers apart least."""
        counts: dict[str, int] = {}
        for career in self._book.knowledge.careers.values():
            for skill in {skill for step in career.steps for skill in step.skills}:
                counts[skill] = counts.get(skill, 0) + 1
        keys = sorted(
            (key for key in counts if key in self._book.knowledge.skills), key=lambda key: (-counts[key], key)
        )
        return sorted((self._book.knowledge.skills[key] for key in keys[:MENU]), key=lambda one: one.name.casefold())

    def _owner(self, member: Member | None) -> int:
        return member.id if member else 0
