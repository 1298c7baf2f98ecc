"""A long message in parts: the question found in the story, and several questions told apart."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.models.knowledge import TOPICS

MOST = 4
"""Parts looked at, the last ones: people put the question at the end more often than not."""
STORY_SHARE = 0.4
"""Weight of the parts against the whole when a message has several sentences (0, .3, .5, .7 tried; .3 and .5 alike)."""
OWN_TOPIC = 0.5
"""Chance from which a part asks for a topic of its own."""
_SENTENCES = re.compile(r"[.?!;\n]+(?=\s|$)|\n+| - | \u2013 |\.\.+")
_CLAUSES = re.compile(r"[.?!;,:\n+&]+(?=\s|$)|\s[+&/]\s|\n+|\.\.+|\b(?:and|also|plus|then|und)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\?|^\s*(?:so |ok |but |and )*(?:what|whats|wat|which|wich|how|hows|who|where|when|why|is|are|do|"
    r"does|can|could|should|shud|would|will|any|am|advice|thoughts|help|tips|suggest|recommend|tell|explain|give|show|list)\b",
    re.IGNORECASE,
)


def sentences(text: str) -> tuple[tuple[str, bool], ...]:
    """The sentences of a message, each with whether it asks; one alone when there is nothing to split."""
    found: list[tuple[str, bool]] = []
    start = 0
    for cut in (*_SENTENCES.finditer(text), None):
        end = cut.start() if cut else len(text)
        part = text[start:end].strip()
        if len(part.split()) >= 2 or (part and "?" in (cut[0] if cut else "")):
            found.append((part, bool(_ASKS.search(part)) or "?" in (cut[0] if cut else "")))
        start = cut.end() if cut else end
    return tuple(found[-MOST:])


def clauses(text: str) -> tuple[str, ...]:
    """The parts between commas, "and", "+" and the like."""
    parts = [part.strip() for part in _CLAUSES.split(text)]
    return tuple([part for part in parts if part][:MOST])


def of_story(whole: Mapping[str, float], parts: Sequence[tuple[Mapping[str, float], bool]]) -> dict[str, float]:
    """Chances of a message of several sentences: those that ask, and those that are clear, weigh more."""
    if len(parts) < 2:
        return dict(whole)
    weights = [(2.0 if asks else 0.6) * max(chances.values()) ** 2 for chances, asks in parts]
    total = sum(weights)
    mixed = {
        label: sum(weight * chances[label] for weight, (chances, _) in zip(weights, parts, strict=True)) / total
        for label in whole
    }
    return {label: (1 - STORY_SHARE) * chance + STORY_SHARE * mixed[label] for label, chance in whole.items()}


def own_topics(parts: Sequence[Mapping[str, float]]) -> tuple[str, ...]:
    """Topics that single parts ask for, the surest first."""
    found: dict[str, float] = {}
    for chances in parts:
        best = max(chances, key=lambda label: chances[label])
        if best in TOPICS and chances[best] >= OWN_TOPIC:
            found[best] = max(found.get(best, 0.0), chances[best])
    return tuple(sorted(found, key=lambda topic: -found[topic]))
