"""What all advice on paths starts from: the book, the member as they are now, and the moment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.advisor.book import Book
from bot.models.action import Action
from bot.models.advice import Advice, Block
from bot.models.changes import Change
from bot.models.knowledge import Career, Hours, Phase, Step
from bot.models.member import Member
from bot.models.progress import PhaseState, Progress, StepState, Window
from bot.models.state import apply_changes
from bot.progress import migrate, progress_of, started_of
from bot.wording import hours, number

TOLD = 2
"""Days from which on a streak is worth a line."""
HALF = 0.5
"""Hours; said in words."""
CELLS = 8
"""Cells of a progress bar made of characters."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One member at one moment, with everything needed to speak to them."""

    book: Book
    member: Member
    now: datetime

    def say(self, key: str, /, **values: object) -> str:
        """A sentence of the catalogue."""
        return self.book.say(key, **values)

    @property
    def zone(self) -> tzinfo:
        """The member's time zone; UTC while they named none."""
        try:
            return ZoneInfo(self.member.zone) if self.member.zone else UTC
        except (ZoneInfoNotFoundError, ValueError):
            return UTC

    @property
    def active(self) -> Career | None:
        """The career of the active path."""
        return self.book.knowledge.careers.get(self.member.active)

    @property
    def followed(self) -> tuple[Career, ...]:
        """The careers of all paths, the active one first."""
        keys = sorted((path.career for path in self.member.paths), key=lambda key: key != self.member.active)
        return self.book.known((*((self.member.active,) if self.member.active else ()), *keys))

    @property
    def started(self) -> Mapping[str, tuple[str, ...]]:
        """Projects under way by their ids of today, each with the stored ids behind it."""
        return started_of(self.member, self.book.knowledge)

    def career(self, words: str) -> Career | None:
        """The career somebody means by a key, name, alias or title; the active one for no words."""
        if not words:
            return self.active
        wanted = " ".join(words.casefold().split())
        careers = self.book.knowledge.careers
        if wanted in careers:
            return careers[wanted]
        return next(
            (one for one in careers.values() if wanted in (one.name.casefold(), *one.aliases, *one.titles)), None
        )

    def progress(self, career: Career) -> Progress:
        """Where the member stands on a path."""
        return progress_of(career, self.book.knowledge, self.member, self.now, self.zone)

    def after(self, changes: Sequence[Change]) -> Ground:
        """The same once `changes` are made."""
        return replace(self, member=apply_changes(self.member, changes, self.now))

    def own(self, verb: str, *args: str) -> Action:
        """An action on a message that belongs to this member."""
        return Action(verb, args, self.member.id)

    def follows(self, career: Career) -> bool:
        """Whether the career is one of the member's paths."""
        return any(path.career == career.key for path in self.member.paths)

    def steps(self, count: int) -> str:
        """1 step, 2 steps."""
        return self.say("path.step") if count == 1 else self.say("path.steps", number=count)

    def days(self, count: int) -> str:
        """1 day, 2 days."""
        return self.say("path.day") if count == 1 else self.say("path.days", number=count)

    def day(self, day: date) -> str:
        """A day as Discord shows it to each reader in their own zone."""
        noon = datetime.combine(day, time(12), self.zone)
        return f"<t:{int(noon.timestamp())}:D>"

    def moment(self, at: datetime) -> str:
        """The same for a moment."""
        return f"<t:{int(at.timestamp())}:D>"


def personal(
    kind: str,
    blocks: Sequence[Block],
    *,
    title: str = "",
    careers: tuple[str, ...] = (),
    changes: tuple[Change, ...] = (),
    tone: str = "answer",
) -> Advice:
    """An advice for the member's own eyes."""
    kept = tuple(block for block in blocks if block.text)
    return Advice(kind, kept, title=title, careers=careers, changes=changes, tone=tone, personal=True)


def news(ground: Ground, career: Career) -> tuple[tuple[Block, ...], tuple[Change, ...]]:
    """What an edit changed on the member's path, told once: the block to show, and the change that remembers it."""
    found = migrate(ground.member, career)
    if found is None:
        return (), ()
    if found.silent:
        return (), (found.change,)
    parts = [
        ground.say("path.news_merged", steps=ground.steps(found.merged)) if found.merged else "",
        ground.say("path.news_split", steps=ground.steps(found.split)) if found.split else "",
        ground.say("path.news_renamed", steps=ground.steps(found.renamed)) if found.renamed else "",
        ground.say("path.news_removed", steps=ground.steps(found.removed)) if found.removed else "",
        ground.say("path.news_kept"),
        ground.say("path.news_added", number=found.added) if found.added else "",
    ]
    text = ground.say("path.news", career=career.name, changes=", ".join(part for part in parts if part))
    return (Block(text),), (found.change,)


def bar(done: int, total: int) -> str:
    """▰▰▰▱▱▱▱▱: full only when all is done, empty only when nothing is."""
    if not total:
        return ""
    cells = done * CELLS // total
    cells = max(cells, 1) if done else 0
    return "▰" * cells + "▱" * (CELLS - cells)


def standing_line(ground: Ground, progress: Progress) -> str:
    """How far the member is, in characters and in words."""
    percent = 100 * progress.done // progress.total if progress.total else 0
    words = ground.say("path.standing", done=progress.done, total=progress.total, percent=percent)
    return f"{bar(progress.done, progress.total)} {words}"


def step_lines(ground: Ground, steps: Sequence[Step], *, linked: bool = True) -> str:
    """Steps to do: the first with all one needs to begin, the others in short."""
    lines = []
    for index, step in enumerate(steps):
        link = f"[{step.resource.title}]({step.resource.url})" if linked else step.resource.title
        span = hours(step.hours)
        if index == 0:
            lines.append(
                ground.say("path.next_full", title=step.title, hours=span, why=step.why, link=link, done=step.done)
            )
        else:
            lines.append(ground.say("path.next_short", title=step.title, hours=span, why=step.why, link=link))
    return "\n".join(lines)


def state_line(ground: Ground, state: StepState) -> str:
    """One step of a phase with its state in words."""
    if state.done_at is not None:
        return ground.say("path.line_done", title=state.step.title, when=ground.moment(state.done_at))
    if state.shared:
        return ground.say("path.line_shared", title=state.step.title)
    return ground.say("path.line_open", title=state.step.title, hours=hours(state.step.hours))


def left_in(state: PhaseState) -> Hours:
    """Hours of a phase's open steps."""
    spans = [one.step.hours for one in state.steps if not one.done]
    return Hours(sum(span.low for span in spans), sum(span.high for span in spans))


def streak_line(ground: Ground, progress: Progress) -> str:
    """The streak, without a word of blame when there is none."""
    if progress.best_streak < TOLD:
        return ""
    if progress.streak:
        now, best = ground.days(progress.streak), ground.days(progress.best_streak)
        return ground.say("path.streak", days=now, best=best)
    return ground.say("path.streak_over", best=ground.days(progress.best_streak))


def window_line(ground: Ground, progress: Progress) -> str:
    """When the path may be finished and what would bring it nearer, or how to find out."""
    window = progress.window
    if window is None:
        return "" if not progress.next_steps else ground.say("path.window_unknown")
    return window_text(ground, window)


def window_text(ground: Ground, window: Window) -> str:
    """Between which days the path may be finished at which pace, and what would bring that a month nearer."""
    pace = number(window.hours_per_week)
    start, end = ground.day(window.earliest), ground.day(window.latest)
    if window.measured:
        text = ground.say("path.window_measured", pace=pace, earliest=start, latest=end)
    else:
        text = ground.say("path.window", pace=pace, earliest=start, latest=end)
    more = window.hours_for_month_sooner
    if more is None:
        return text
    if more == HALF:
        return f"{text} {ground.say('path.sooner_half')}"
    sooner = ground.say("path.sooner_one") if more == 1 else ground.say("path.sooner", more=number(more))
    return f"{text} {sooner}"


def phase_name(ground: Ground, phase: Phase) -> str:
    """Phase 2: Databases."""
    return ground.say("path.phase", number=phase.number, title=phase.title)
