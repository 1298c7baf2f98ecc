"""The desk: hands each question or press to the part that answers it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.advisor import answer, clarify, compare, facts, pages, refuse, skills, talk, why
from bot.advisor.book import Book
from bot.advisor.building import LEVELS
from bot.advisor.facts import shelf
from bot.advisor.hand import put_away
from bot.advisor.passage import Ask
from bot.advisor.personal import Personal
from bot.advisor.said import Said
from bot.models.action import Action
from bot.models.advice import Advice, Block
from bot.models.knowledge import Knowledge
from bot.models.member import Member
from bot.models.understanding import Mention, Understanding
from bot.replies import Replies

Kind = Callable[[Understanding, Member, datetime], Advice]
Press = Callable[[tuple[str, ...], Member], Advice]
_HAVE = Said(
    r"\b(?:know|knowing|can|learned|learnt|have|used|using|use|experience|good (?:at|in|with)|comfortable|skills?)\b"
)
_LIKE = Said(r"\b(?:like|love|enjoy|hate|prefer|interested|into|passion\w*|fun)\b")


class Advisor:
    """Answers questions and presses from one version of the knowledge."""

    def __init__(self, knowledge: Knowledge, replies: Replies) -> None:
        self._book = Book(knowledge, replies)
        self._personal = Personal(knowledge, replies)
        book = self._book
        self._kinds: dict[str, Kind] = {
            "answer": self._answer,
            "clarify": self._clarify,
            "compare": self._compared,
            "list_careers": self._list,
            "recommend": self._recommend,
            "choose_path": self._choose,
            "my_progress": self._personal.path,
            "complete_phase": self._personal.path,
            "what_next": self._personal.path,
            "remind": self._personal.remind,
            "help": lambda asked, member, _: talk.welcome(book, member, confidence=asked.confidence),
            "smalltalk": lambda asked, member, _: talk.smalltalk(book, asked.text, member, confidence=asked.confidence),
        }
        self._presses: dict[str, Press] = {
            "page": self._page,
            "pick": self._page,
            "topic": self._topic,
            "careers": lambda *_: pages.careers(book),
            "roadmap": self._roadmap,
            "phase": self._roadmap,
            "compare": self._compare,
            "have": self._have,
            "skill": self._skill,
            "help": lambda _, member: talk.welcome(book, member),
            "why": lambda args, _: why.explain(book, args),
            "wrong": lambda args, _: why.wrong_career(book, args),
            "gap_ask": lambda args, _: why.ask_consent(book, args),
        }

    def study(self) -> None:
        """Read every page now, which else the first question on it does."""
        facts.study(self._book)

    @put_away
    def reply(self, understanding: Understanding, member: Member, *, now: datetime) -> Advice:
        """The answer to a message. Personal ones are marked so; changes wait for a yes."""
        if understanding.kind in facts.STRAYED and (asked := facts.strayed(self._book, understanding)):
            understanding = asked
        understanding = facts.elsewhere(self._book, understanding)
        told = self._kinds.get(understanding.kind)
        advice = told(understanding, member, now) if told else self._refuse(understanding, member)
        return talk.cared(self._book, understanding.text, advice)

    @put_away
    def act(self, action: Action, values: tuple[str, ...], member: Member, *, now: datetime) -> Advice:
        """The answer to a press, a menu or a slash command put as an action; unknown or stale ones get a kind sentence.

        `values` are a menu's choices, or what a command or form adds: for `gap` the question's text and the guild's id.
        """
        if action.verb == "gap":
            return why.file_gap(self._book, action, values)
        if press := self._presses.get(action.verb):
            return press((*action.args, *values), member)
        told = self._personal.act(action, values, member, now)
        if told is None and action.verb == "cancel":
            told = Advice("help", (Block(self._book.say("refuse.cancelled")),), personal=True)
        return told or refuse.stale(self._book)

    @put_away
    def answered(self, action: Action, text: str, member: Member, *, now: datetime) -> Advice | None:
        """What a message means to the question that `action` waits on (a city, when the zone was asked); else None."""
        return self._personal.answered(action, text, member, now)

    @put_away
    def deed(self, asked: Understanding, member: Member, *, now: datetime) -> Advice | None:
        """What a whole sentence by which somebody acts on what is theirs gets; None for everything else."""
        return self._personal.deed(asked, member, now)

    def previews(self, typed: str, member: Member, *, now: datetime) -> Sequence[tuple[str, str]]:
        """Autocomplete of a reminder's time: how it is understood, and the value."""
        return self._personal.previews(typed, member, now)

    def reminders(self, typed: str, member: Member, *, now: datetime) -> Sequence[tuple[str, str]]:
        """Autocomplete of the member's reminders: what is shown, and the id."""
        return self._personal.reminders(typed, member, now)

    def _answer(self, asked: Understanding, member: Member, _: datetime) -> Advice:
        if self._book.known(asked.careers):
            return answer.answer(self._book, asked, member)
        if told := shelf.alone(self._book, asked) or self._found(asked, member):
            return told
        told = skills.alone(self._book, facts.recognised(self._book, asked))
        return told or self._which(asked, member)

    def _which(self, asked: Understanding, member: Member) -> Advice:
        """Asks back which career, and shows what comes near to the question meanwhile."""
        advice, near = clarify.which_career(self._book, asked, member), facts.beside.of_any(self._book, asked)
        return replace(advice, blocks=(*advice.blocks, near)) if near else advice

    def _found(self, asked: Understanding, member: Member) -> Advice | None:
        """The answer of the page that says what is asked, though the message named no career or sounded foreign."""
        if titled := facts.titled(self._book, asked):
            return answer.answer(self._book, titled, member)
        if (here := skills.meant(self._book, asked, exactly=True)) is not None:
            return here
        if found := facts.anywhere(self._book, asked):
            return answer.answer(self._book, found, member)
        return skills.meant(self._book, asked)

    def _clarify(self, asked: Understanding, member: Member, _: datetime) -> Advice:
        if (careers := self._book.known(asked.careers)) and facts.named(self._book, careers[0], asked):
            return answer.answer(self._book, replace(asked, kind="answer", topics=asked.topics[:1]), member)
        if told := (None if careers else shelf.alone(self._book, asked)) or self._found(asked, member):
            return told
        if near := facts.beside.instead(self._book, asked):
            return answer.answer(self._book, near, member)
        if asked.rivals or asked.careers:
            return clarify.did_you_mean(self._book, asked, member)
        return self._which(asked, member)

    def _refuse(self, asked: Understanding, member: Member) -> Advice:
        """A certificate or course that is named, with what is asked of it, is answered though it sounded foreign."""
        if facts.hopeless(asked):
            return refuse.refuse(self._book, asked)
        told = shelf.alone(self._book, asked)
        if told is None and facts.certified(known := facts.recognised(self._book, asked)):
            told = skills.alone(self._book, replace(known, topics=("certifications",)))
        told = told or self._found(asked, member)
        if told is None and not facts.foreign(asked) and (near := facts.beside.instead(self._book, asked)):
            told = answer.answer(self._book, near, member)
        return told or refuse.refuse(self._book, asked)

    def _compared(self, asked: Understanding, member: Member, _: datetime) -> Advice:
        careers = self._book.known(asked.careers)
        if not careers:
            return clarify.which_career(self._book, asked, member)
        if len(careers) == 1:
            return pages.career(self._book, careers[0], member)
        return compare.compare(self._book, careers, self._topics(asked.topics), member, understanding=asked)

    def _list(self, asked: Understanding, _: Member, __: datetime) -> Advice:
        if skills.named(self._book, asked):
            return skills.careers_using(self._book, asked, asked.kind)
        return pages.careers(self._book, confidence=asked.confidence)

    def _choose(self, asked: Understanding, member: Member, now: datetime) -> Advice:
        if not asked.careers and not member.paths:
            return clarify.which_path(self._book, asked, member)
        return self._personal.path(asked, member, now)

    def _recommend(self, asked: Understanding, member: Member, _: datetime) -> Advice:
        """What the member can do decides when that is all they tell; else what they like."""
        if skills.named(self._book, asked) and _HAVE.search(asked.text) and not _LIKE.search(asked.text):
            return skills.become(self._book, asked, asked.kind)
        return self._personal.recommend(asked, member)

    def _page(self, args: tuple[str, ...], member: Member) -> Advice:
        """`page:career`, `page:career:topic`, `page:career:topic:part`; without arguments all careers."""
        careers, topics = self._book.known(args), self._topics(args)
        if not careers:
            return refuse.stale(self._book) if args else pages.careers(self._book)
        here = careers[0]
        named = [arg for arg in args if arg != here.key and arg not in topics]
        if not topics:
            return (
                refuse.stale(self._book)
                if named and named[0] not in ("2", "3")
                else pages.career(self._book, here, member)
            )
        return answer.single(self._book, here, topics[0], _part(named[0] if named else ""), member)

    def _topic(self, args: tuple[str, ...], member: Member) -> Advice:
        """`topic:topic...` with a career chosen: the answer to a question that named none."""
        careers, topics = self._book.known(args), self._topics(args)
        if not careers:
            return refuse.stale(self._book)
        if not topics:
            return pages.career(self._book, careers[-1], member)
        asked = Understanding("", "answer", (careers[-1].key,), topics, confidence=1.0)
        return answer.answer(self._book, asked, member)

    def _roadmap(self, args: tuple[str, ...], member: Member) -> Advice:
        """`roadmap:career`, `phase:career:number`; without a career the member's own path, else asks for one."""
        careers = self._book.known(args) or self._book.known([member.active])
        numbers = [int(arg) for arg in args if arg.isdecimal()]
        if not careers and not args:
            asked = Understanding("", "clarify", topics=("roadmap",), confidence=1.0)
            return clarify.which_career(self._book, asked, member)
        if not careers or (numbers and not 1 <= numbers[-1] <= len(careers[0].phases)):
            return refuse.stale(self._book)
        return pages.roadmap(self._book, careers[0], member, numbers[-1] if numbers else 0)

    def _compare(self, args: tuple[str, ...], member: Member) -> Advice:
        """`compare:career:career`, and topics after them."""
        careers = self._book.known(args)
        if len(careers) < 2:  # noqa: PLR2004  one career cannot be compared
            return refuse.stale(self._book)
        return compare.compare(self._book, careers, self._topics(args), member)

    def _have(self, args: tuple[str, ...], member: Member) -> Advice:
        """`have:career:career`: what the member's ticks cover of each."""
        careers = self._book.known(args)
        return compare.have(self._book, careers, member) if careers else refuse.stale(self._book)

    def _skill(self, args: tuple[str, ...], _: Member) -> Advice:
        """`skill:id`: the careers that use it."""
        mentions = tuple(Mention("skill", arg, arg) for arg in args if arg in self._book.knowledge.skills)
        asked = Understanding("", "list_careers", mentions=mentions, confidence=1.0)
        return skills.careers_using(self._book, asked, "list_careers") if mentions else refuse.stale(self._book)

    def _topics(self, args: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(arg for arg in args if arg in self._book.knowledge.topics))


def _part(name: str) -> Ask:
    """What a page is asked for: all of it, a level, or a group of points."""
    if name in LEVELS:
        return Ask(mentions=(Mention("level", name, name),))
    return Ask(part=name)
