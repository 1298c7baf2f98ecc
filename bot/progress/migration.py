"""What an edit of the knowledge changed on a member's path since they last saw it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.models.changes import SeeKnowledge
from bot.models.knowledge import Career
from bot.models.member import Member
from bot.progress.ticks import successors_of


@dataclass(frozen=True, slots=True)
class Migration:
    """How many of the steps a member knew were renamed, merged, split or removed, and how many are new.

    All zero and `silent` when there is nothing to tell: the path was never seen, or was only put into another order.
    """

    renamed: int
    merged: int
    split: int
    removed: int
    added: int
    kept: int
    """Stored ticks on this path that a change touched; each still counts, or stays stored when its step was removed."""
    change: SeeKnowledge
    """Makes sure that it is told once."""

    @property
    def silent(self) -> bool:
        """Nothing a member needs to read."""
        return not (self.renamed or self.merged or self.split or self.removed or self.added)


def migrate(member: Member, career: Career) -> Migration | None:
    """What changed on the path since the member last saw it; None when they saw it as it is, or do not follow it."""
    path = next((path for path in member.paths if path.career == career.key), None)
    current = tuple(step.id for step in career.steps)
    if path is None or path.known_steps == current:
        return None
    seen = SeeKnowledge(career.key, current)
    if not path.known_steps:
        return Migration(0, 0, 0, 0, 0, 0, seen)
    return _compared(member, career, path.known_steps, current, seen)


def _compared(
    member: Member, career: Career, known: tuple[str, ...], current: tuple[str, ...], seen: SeeKnowledge
) -> Migration:
    now = {item: tuple(new for new in successors_of(item, career) if new in current) for item in known}
    arrivals = Counter(new for news in now.values() for new in news)
    merged = {item for item, news in now.items() if len(news) == 1 and arrivals[news[0]] > 1}
    split = {item for item, news in now.items() if len(news) > 1}
    removed = {item for item, news in now.items() if not news}
    renamed = {item for item, news in now.items() if news and news[0] != item} - merged - split
    touched = renamed | merged | split | removed
    return Migration(
        renamed=len(renamed),
        merged=len(merged),
        split=len(split),
        removed=len(removed),
        added=len([item for item in current if item not in arrivals]),
        kept=len({done.item for done in member.done} & touched),
        change=seen,
    )
