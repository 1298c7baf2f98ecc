"""Random histories of edits to real roadmaps, with members ticking in between: no edit may cost a tick."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.knowledge import load
from bot.models.knowledge import Career, Knowledge, Step
from bot.models.member import Done, Member
from bot.models.member import Path as Followed
from bot.models.state import apply_changes
from bot.progress import migrate, progress_of
from bot.progress.ticks import successors_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FOLDER = Path(__file__).parent.parent / "knowledge"
EDITS = ("add", "swap", "rename", "split", "merge", "remove")
MOVES = (*EDITS, "tick", "tick", "look")
LONGEST = 40
"""Moves of one history."""


@dataclass(frozen=True, slots=True)
class Edits:
    """What was tried and what was found."""

    histories: int
    edits: int
    by_kind: str
    ticks: int
    steps_compared: int
    news_told: int
    lost: list[str]


@dataclass
class History:
    """A roadmap under edits: the steps in use, and what became of the others."""

    origin: Career
    steps: list[Step]
    retired: dict[str, tuple[str, ...]] = field(default_factory=dict)
    made: int = 0

    @classmethod
    def of(cls, career: Career) -> History:
        """Begins with the career as it is."""
        return cls(career, list(career.steps))

    def fresh(self, like: Step) -> Step:
        """A step that never was before."""
        self.made += 1
        return replace(like, id=f"{self.origin.key}.new{self.made}", skills=())

    def edit(self, kind: str, place: int) -> None:
        """One edit as an author makes it, with the mapping that `check` asks for."""
        at = place % len(self.steps)
        old = self.steps[at]
        if kind == "add":
            self.steps.insert(at, self.fresh(old))
        elif kind == "swap":
            self.steps[0], self.steps[at] = old, self.steps[0]
        elif kind == "rename":
            self.steps[at] = self.fresh(old)
            self.retired[old.id] = (self.steps[at].id,)
        elif kind == "split":
            pair = [self.fresh(old), self.fresh(old)]
            self.steps[at : at + 1] = pair
            self.retired[old.id] = tuple(step.id for step in pair)
        elif kind == "merge" and len(self.steps) > 1:
            self.retired[old.id] = (self.steps[at - 1].id,)
            del self.steps[at]
        elif kind == "remove" and len(self.steps) > 1:
            self.retired[old.id] = ()
            del self.steps[at]

    def career(self) -> Career:
        """The career as it stands now, in one phase."""
        phase = replace(self.origin.phases[0], steps=tuple(self.steps))
        return replace(self.origin, phases=(phase,), successors=dict(self.retired))


@dataclass
class Walk:
    """One member along one history. `lost` names what an edit cost; the counts say how much was looked at."""

    history: History
    knowledge: Knowledge
    member: Member
    compared: int = 0
    told: int = 0
    lost: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, career: Career, knowledge: Knowledge, member: Member | None = None) -> Walk:
        """Begins with a member who has just chosen the career."""
        known = tuple(step.id for step in career.steps)
        follower = Member(1, active=career.key, paths=(Followed(career.key, NOW, known),))
        return cls(History.of(career), knowledge, member or follower)

    def go(self, moves: Iterable[tuple[str, int]]) -> None:
        """Each move in turn; after each edit everything done is done still, unless its step was taken out."""
        for kind, place in moves:
            before = self.history.career()
            done = self.done(before)
            if kind == "tick":
                item = self.history.steps[place % len(self.history.steps)].id
                self.member = replace(self.member, done=(*self.member.done, Done(item, NOW)))
            elif kind == "look":
                self.look(before)
            else:
                self.history.edit(kind, place)
                self.compare(done, kind)

    def look(self, career: Career) -> None:
        """The member opens the path: what changed is told, and told once."""
        found = migrate(self.member, career)
        self.told += found is not None and not found.silent
        self.member = apply_changes(self.member, (found.change,) if found else (), NOW)
        if migrate(self.member, career) is not None:
            self.lost.append("news were told twice")

    def compare(self, before: set[str], kind: str) -> None:
        """What was done before an edit is done after it."""
        career = self.history.career()
        after = self.done(career)
        for item in before:
            now = successors_of(item, career)
            self.compared += 1
            if not set(now) <= after or (not now and kind != "remove"):
                self.lost.append(f"{kind} cost {item}: {now}")

    def done(self, career: Career) -> set[str]:
        """Steps that count as done."""
        knowledge = replace(
            self.knowledge,
            careers={**self.knowledge.careers, career.key: career},
            steps={step.id: step for step in career.steps},
        )
        standing = progress_of(career, knowledge, self.member, NOW)
        return {state.step.id for phase in standing.phases for state in phase.steps if state.done}


def run(*, histories: int = 2000, seed: int = 0, knowledge: Knowledge | None = None) -> Edits:
    """So many histories over all careers in turn, each of up to `LONGEST` moves; on the real knowledge by default."""
    source, knowledge = random.Random(seed), knowledge or load(FOLDER)
    careers = list(knowledge.careers.values())
    counts: Counter[str] = Counter()
    compared = told = 0
    lost: list[str] = []
    for number in range(histories):
        walk = Walk.of(careers[number % len(careers)], knowledge)
        moves = [(source.choice(MOVES), source.randrange(60)) for _ in range(source.randint(1, LONGEST))]
        counts.update(kind for kind, _ in moves)
        walk.go(moves)
        compared, told, lost = compared + walk.compared, told + walk.told, lost + walk.lost
    kinds = "/".join(f"{counts[kind]} {kind}" for kind in EDITS)
    edits = sum(counts[kind] for kind in EDITS)
    return Edits(histories, edits, kinds, counts["tick"], compared, told, lost)
