"""Which point of a section a question means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.advisor.hand import at_hand
from bot.advisor.passage import Ask
from bot.advisor.said import Said
from bot.models.knowledge import Item

_WORD = re.compile(r"[a-z0-9+#]+")
AFTER = Said(r"\b(?:after|beyond|next step from|follows?|following|past|above)\b")
HAS = Said(
    r"\b(?:i|we)(?: already|'ve| have)? (?:know|knew|learned|learnt|studied|did|done|use|used|finished|can)\b"
    r"|\bi'?m good at\b|\balready know\b|\bmy background\b|\bexperience (?:in|with)\b"
)
"""Words by which people name what they bring along instead of what they ask about."""
ORDERED = frozenset({"growth", "next_steps"})
"""Topics whose points stand in an order, so that one comes after another."""
PLAIN = frozenset((
    "a", "an", "and", "any", "are", "as", "at", "be", "because", "been", "being", "but", "by", "can", "could",
    "did", "do", "does", "doing", "dont", "for", "from", "get", "go", "goes", "going", "good", "got", "had",
    "has", "have", "how", "i", "if", "im", "in", "into", "is", "it", "its", "job", "just", "know", "like",
    "long", "lot", "make", "many", "me", "more", "most", "much", "my", "need", "no", "not", "of", "on", "one",
    "only", "or", "other", "our", "out", "people", "really", "should", "so", "some", "somebody", "something",
    "start", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "thing",
    "things", "this", "to", "too", "up", "us", "use", "used", "very", "want", "was", "way", "we", "well",
    "what", "when", "where", "which", "while", "who", "why", "will", "with", "without", "work", "working",
    "would", "you", "your", "year", "years", "first", "best", "learn", "learning", "career",
))  # fmt: skip
"""Words that say nothing about which point is meant."""


def meant(
    topic: str, items: Sequence[Item], ask: Ask, *, career_words: frozenset[str] = frozenset()
) -> tuple[Item, ...]:
    """The points asked for by name, skill or group, best first; empty when the question names none.

    A point named like the career itself ("Backend Engineer") is not what somebody means by saying the career.
    """
    if ask.part:
        return tuple(item for item in items if slug(item.group) == ask.part or slug(item.name) == ask.part)
    names = {name.casefold() for name in ask.named("item")}
    skills = set() if HAS.search(ask.text) else set(ask.named("skill"))
    found = [i for i in items if i.name.casefold() in names or names & set(i.aliases) or skills.intersection(i.skills)]
    found = [item for item in found if not words_of_name(item.name) <= career_words or skills.intersection(item.skills)]
    if found:
        after = following(topic, items, found[0], ask)
        return (after,) if after else tuple(found)
    groups = {slug(group) for group in ask.named("group")}
    return tuple(item for item in items if item.group and slug(item.group) in groups)


def following(topic: str, items: Sequence[Item], item: Item, ask: Ask) -> Item | None:
    """The point after one, when the topic has an order and the question asks what comes after."""
    place = items.index(item) + 1
    asks = topic in ORDERED and AFTER.search(ask.text)
    return items[place] if asks and place < len(items) else None


def likely(items: Sequence[Item], ask: Ask, *, career_words: frozenset[str] = frozenset()) -> Item | None:
    """The one point whose name shares most words with the question, when one stands out."""
    asked = words(ask.text) - career_words
    shared = [len(_words_of_item(item.name, *item.aliases) & asked) for item in items]
    best = max(shared, default=0)
    return items[shared.index(best)] if best and shared.count(best) == 1 else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold()) if word not in PLAIN)


words = at_hand(_words)
"""The telling words of the question at hand, plural endings taken off."""
words_of_name = lru_cache(maxsize=20_000)(_words)
"""The same for the points of the pages, which are asked for again and again."""


@lru_cache(maxsize=20_000)
def _words_of_item(*names: str) -> frozenset[str]:
    return _words(" ".join(names))


_LAST = frozenset("gsd")
"""Last letters of the endings."""


def _stem(word: str) -> str:
    if word[-1:] not in _LAST:
        return word
    for ending in ("ings", "ing", "ies", "es", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) > 3:  # noqa: PLR2004  shorter words have no ending
            return word[: -len(ending)]
    return word


def slug(text: str) -> str:
    """A name as it can stand in a custom_id."""
    return "-".join(_WORD.findall(text.casefold()))[:32]
