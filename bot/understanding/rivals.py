"""What else a message may have meant: offered where the answer is in doubt, and told by "Why this?"."""

from __future__ import annotations

from collections.abc import Mapping

from bot.models.knowledge import KINDS
from bot.models.understanding import Rival
from bot.understanding.decisions import Decision

MOST = 3


def rivals(chances: Mapping[str, float], careers: tuple[str, ...], decision: Decision) -> tuple[Rival, ...]:
    """The three readings that come next, the likeliest first; those of a topic are about the same career."""
    taken = {decision.kind, *decision.topics}
    ranked = [label for label in sorted(chances, key=chances.__getitem__, reverse=True) if label not in taken][:MOST]
    return tuple(
        Rival(label, (), (), round(chances[label], 3))
        if label in KINDS
        else Rival("answer", careers[:1], (label,), round(chances[label], 3))
        for label in ranked
    )
