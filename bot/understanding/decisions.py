"""From chances to a decision: what the careers found make likely or impossible, and how many topics are asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.models.knowledge import KINDS, TOPICS
from bot.understanding.careers import Reading

_TALKING = 0.6
"""In the middle of a conversation a message is less likely to be foreign."""
SECOND = 0.14
"""Chance from which a second topic is answered too, where the message has room for one."""
THIRD = 0.16
STANDS_OUT = 0.4
"""Share of all topics' chance from which a comparison is by that topic alone."""
PART_ALONE = 0.03
PART_LEAST = 0.01
"""Chance in the whole message from which a topic of a part counts, beside another part's and by itself."""
_ROOM = re.compile(r"[+&,;/?.!\n]|\b(?:and|also|plus|then|or|und|as well|n|with|what|how|which)\b", re.IGNORECASE)

_WITH_CAREER: Mapping[str, float] = {
    "out_of_scope": 0.35, "smalltalk": 0.15, "help": 0.15, "list_careers": 0.1, "recommend": 0.25,
}  # fmt: skip
"""How much less likely these are once a career is named: chosen on the tuning questions."""
_IMPLIED_ONLY: Mapping[str, float] = {"out_of_scope": 0.6, "recommend": 0.7, "smalltalk": 0.3, "list_careers": 0.3}
_WEAK: Mapping[str, float] = {"out_of_scope": 0.8, "smalltalk": 0.3, "recommend": 0.5, "list_careers": 0.3}
_WEAK_NO_WORK: Mapping[str, float] = {"out_of_scope": 2.5}
_NOTHING: Mapping[str, float] = {"out_of_scope": 4.0}
"""Nothing in the message speaks of work and nothing was said before: foreign until proven otherwise."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A kind, its topics (best first) and the chance of the kind and first topic."""

    kind: str
    topics: tuple[str, ...]
    chance: float


def adjust(chances: Mapping[str, float], reading: Reading, *, of_work: bool, talking: bool = False) -> dict[str, float]:
    """Chances given the careers found and whether anything speaks of work; they sum to 1 again."""
    factors: dict[str, float] = {}
    if reading.asked:
        factors.update(_WITH_CAREER if reading.named else _IMPLIED_ONLY)
        if reading.weak:
            factors.update(_WEAK if of_work else _WEAK_NO_WORK)
    elif not (of_work or talking):
        factors.update(_NOTHING)
    if talking:
        factors["out_of_scope"] = factors.get("out_of_scope", 1.0) * _TALKING
    if not reading.choice:
        factors["compare"] = 0.0
    adjusted = {label: chance * factors.get(label, 1.0) for label, chance in chances.items()}
    total = sum(adjusted.values())
    return {label: chance / total for label, chance in adjusted.items()}


def decide(chances: Mapping[str, float], reading: Reading, text: str) -> Decision:
    """The most likely kind; topics beside the first only where the message has room for more than one question."""
    ranked = sorted(chances, key=lambda label: -chances[label])
    best = ranked[0]
    topics = _topics(chances, text)
    if reading.choice and (best in TOPICS or best == "compare"):
        leading = _compared_by(chances, topics[0])
        return Decision("compare", leading, max(chances["compare"], 1.0 - chances["out_of_scope"]))
    if best in KINDS:
        return Decision(best, (), chances[best])
    return Decision("answer", topics, chances[topics[0]])


def with_parts(decision: Decision, parts: tuple[str, ...], chances: Mapping[str, float]) -> Decision:
    """The decision with the topics that parts of the message ask for by themselves."""
    if len(parts) < 2:
        extra = [topic for topic in parts if topic not in decision.topics and chances[topic] >= PART_ALONE]
        return replace(decision, topics=(*decision.topics, *extra)[:2])
    kept = [topic for topic in parts if chances[topic] >= PART_LEAST][:3]
    first = decision.topics[0]
    topics = tuple(dict.fromkeys((first, *kept, *decision.topics[1:2])))
    return replace(decision, topics=topics[: max(2, len({first, *kept}))][:4])


def _compared_by(chances: Mapping[str, float], topic: str) -> tuple[str, ...]:
    """The topic two careers are compared by, when one stands out among the topics; else they are compared in all."""
    of_topics = sum(chances.get(key, 0.0) for key in TOPICS)
    return (topic,) if topic != "overview" and chances[topic] >= STANDS_OUT * of_topics else ()


def _topics(chances: Mapping[str, float], text: str) -> tuple[str, ...]:
    ranked = sorted(TOPICS, key=lambda topic: -chances.get(topic, 0.0))
    room = 1 + len(_ROOM.findall(text.rstrip(" ?!.")))
    chosen = ranked[:1]
    if room >= 2 and chances.get(ranked[1], 0.0) >= SECOND:
        chosen.append(ranked[1])
        if room >= 3 and chances.get(ranked[2], 0.0) >= THIRD:
            chosen.append(ranked[2])
    return tuple(chosen)
