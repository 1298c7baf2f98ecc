"""Random and mutated messages to the thinking parts: no exception, no reply past Discord's limits, none too slow."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.conversations import Conversations
from bot.dialogue import turn
from bot.mind import Mind
from bot.models.action import LIMIT as CUSTOM_ID
from bot.models.advice import Advice
from bot.models.member import Member
from bot.models.state import apply_changes
from bot.presentation import layout
from bot.presentation.text import markdown
from bot.settings import PROJECT
from bot.wording import size

TEXT, COMPONENTS, OPTIONS, LABEL = 4000, 40, 25, 80
"""Discord's limits of one Components V2 message: characters in all, components, options of a menu, a button's label."""
SLOW = 2.0
"""Seconds of CPU that one message may cost."""
PEOPLE = 200
ODD = (
    "@everyone", "<@1>", "\u202e", "\u200b", "\x00", "\U0001f9d1", "```", "||", "{x}", "%s", "\\", "'; --", "\n\n\n",
    "[a](b)", "phase 99", "step 0", "yes", "no", "every 0 days", "remind me", "9999999999", "-1", "\xdf", "\u0130",
)  # fmt: skip


@dataclass(slots=True)
class Fuzz:
    """What was tried and what went wrong."""

    messages: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0


def run(*, seconds: float = 30.0, messages: int | None = None, seed: int = 0, mind: Mind | None = None) -> Fuzz:
    """Write messages for so long, or so many, as members with conversations and state of their own."""
    mind = mind or Mind.load(PROJECT / "knowledge", PROJECT / "data")
    source, found = random.Random(seed), Fuzz()
    seeds = _seeds(mind)
    mind.engine.understand(max(seeds, key=len), conversation=None)  # the model is read with the first question
    members: dict[int, Member] = {}
    talks = Conversations()
    now, ends = datetime(2026, 11, 22, 12, tzinfo=UTC), time.monotonic() + seconds
    while (messages is None and time.monotonic() < ends) or (messages is not None and found.messages < messages):
        who = source.randrange(PEOPLE)
        text = mutated(source, seeds)
        now += timedelta(seconds=source.randrange(120))
        member = members.get(who) or Member(who + 1)
        spent = time.process_time()
        try:
            told = turn(text, mind=mind, member=member, conversation=talks.recall(who, now), now=now)
            members[who] = apply_changes(member, told.advice.changes, now)
            talks.remember(who, told.conversation)
            wrong = past_limits(_components(told.advice), markdown(told.advice))
            found.kinds[told.advice.kind] += 1
        except Exception as error:  # noqa: BLE001 - finding these is what the drill is for
            wrong = [f"{type(error).__name__}: {error}"]
        spent = time.process_time() - spent
        found.slowest = max(found.slowest, spent)
        if spent > SLOW:
            wrong.append(f"{spent:.1f} s of CPU")
        found.faults += [f"{fault}: {text!r}" for fault in wrong]
        found.messages += 1
    return found


def _components(advice: Advice) -> list[Any]:
    found: list[Any] = layout(advice, owner=2**63).to_components()  # type: ignore[no-untyped-call]  # discord.py's
    return found


def mutated(source: random.Random, seeds: Sequence[str]) -> str:
    """A question as people ask it, changed in a few ways, or none at all but noise."""
    text = source.choice(seeds)
    for _ in range(source.randrange(4)):
        at = source.randrange(len(text) + 1)
        match source.randrange(7):
            case 0:
                text = text[:at] + source.choice(ODD) + text[at:]
            case 1:
                text = text[:at] + text[at + source.randrange(1, 5) :]
            case 2:
                text = f"{text} {source.choice(seeds)}"
            case 3:
                letter = chr(source.choice((source.randrange(32, 0x2FFF), source.randrange(0x1F300, 0x1FAFF))))
                text = text[:at] + letter + text[at:]
            case 4:
                text = (text + " ") * source.randrange(1, 40)
            case 5:
                text = text.upper() if source.random() < 0.5 else text.swapcase()
            case _:
                words = text.split()
                source.shuffle(words)
                text = " ".join(words)
    return text[:4000]


def _seeds(mind: Mind) -> list[str]:
    knowledge = mind.knowledge
    texts = [phrasing.text for phrasing in knowledge.phrasings[::12]]
    texts += [alias for career in knowledge.careers.values() for alias in career.aliases[:8]]
    texts += [step.title for career in knowledge.careers.values() for step in career.steps[:5]]
    return [*texts, *ODD, "", " "]


def past_limits(components: Sequence[Any], text: str) -> list[str]:
    """What Discord would refuse about a reply. `components`: as they are sent."""
    found, waiting, number, length = [], list(components), 0, 0
    while waiting:
        one = waiting.pop()
        number += 1
        length += size(str(one.get("content") or ""))
        if len(one.get("custom_id") or "") > CUSTOM_ID:
            found.append("a custom_id is too long")
        if len(one.get("label") or "") > LABEL:
            found.append("a label is too long")
        if len(one.get("options") or ()) > OPTIONS:
            found.append("a menu has too many options")
        waiting += [*(one.get("components") or ()), *filter(None, [one.get("accessory")])]
    if number > COMPONENTS:
        found.append(f"{number} components")
    if length > TEXT:
        found.append(f"{length} characters")
    if not text.strip():
        found.append("an empty reply")
    if "@everyone" in text or "@here" in text:
        found.append("a mention of all")
    return found
