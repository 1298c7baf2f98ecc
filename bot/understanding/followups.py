"""What a message takes from the conversation before it: career, topic, "the second one", "which of the two"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.models.understanding import Conversation, Understanding
from bot.understanding.asked import Reading
from bot.understanding.features import CAREER
from bot.understanding.lexicon import Hit
from bot.understanding.targets import Chances

_FILLER = frozenset(
    (  # noqa: SIM905  a list of seventy strings reads worse
        "and what whats about how for the a an is it ok okay so then same now but also hmm oh sorry i mean meant no "
        "yes well ones one in with of me to please pls plz nah not or question thing actually rather instead as if "
        "developer developers engineer engineers dev devs jobs job people folks say path normal"
    ).split()
)
_TWO = re.compile(r"\b(?:which (?:of|one|1)|which (?:is|has|pays|would)|who|the two|both|these two|them|each|either)\b")
_MORE = re.compile(r"\b(?:better|easier|harder|tougher|more|less|quicker|faster|higher|best|most|compare|difference)\b")
_THAN_THAT = re.compile(
    rf"\b(?:than|vs|versus|compared to|not|from|like|with) "
    rf"(?:(?:that|it|this|those|them|these|normal|a|an) )*{CAREER}\b"
    rf"|\b{CAREER}\b.*\b(?:than|vs|versus|compared to|from) (?:that|it|this|those|them|these)\b"
)
_ADDS = re.compile(
    r"\b(?:adding|add|include|throw in|as well|in (?:that|there|the mix)|to (?:that|the (?:mix|list)))\b"
)
_POINTING = re.compile(r"\b(?:it|they|this|that|there|them|those|these|such)\b")
_FIRST = re.compile(r"\b(?:the )?(?:first|1st|former)(?: (?:one|1|of))?\b")
_SECOND = re.compile(r"\b(?:the )?(?:second|secound|secnd|2nd|latter|last|other)(?: (?:one|1|of))?\b")
_FIRST_OF_ALL = re.compile(
    r"\b(?:phase|step|what|thing|things|job|steps|move|place|language)\b.*\bfirst\b|\bfirst (?:phase|step|job|thing)"
)
_THE_FIRST = re.compile(r"\b(?:in|for|about|of) the (?:first|former)\b")
COMPARES = 0.5
"""Chance of a comparison from which the careers it leaves out are taken from the talk."""


def careers_meant(reading: Reading, reduced: str, conversation: Conversation, *, compares: bool) -> Reading:
    """The reading with careers filled in from the conversation where the message leaves them out."""
    last = conversation.understanding
    if compares and not reading.choice and (sides := _sides(reading, conversation)):
        return Reading(sides, (), choice=True, named=True, strength=1.0)
    if reading.asked:
        if pair := _added(reading, reduced, last):
            return Reading(pair, (), choice=True, named=True, strength=1.0)
        other = _weighed_against(reading, reduced, conversation)
        return replace(reading, asked=(other, *reading.asked), choice=True) if other else reading
    if len(conversation.pair) >= 2 and (picked := _picked(reduced, conversation.pair)):
        return _one(picked)
    if pair := _both(reduced, conversation):
        return Reading(pair, (), choice=True, named=True, strength=1.0)
    known = last.careers[:1] or conversation.recent[-1:]
    return _one(known[0]) if known else reading


def _weighed_against(reading: Reading, reduced: str, conversation: Conversation) -> str:
    """The career before that the one named is weighed against ("is that harder than backend"); mostly none."""
    if len(reading.asked) != 1 or reading.weak or not (_THAN_THAT.search(reduced) and _POINTING.search(reduced)):
        return ""
    return next((key for key in reversed(conversation.recent) if key != reading.asked[0]), "")


def _added(reading: Reading, reduced: str, last: Understanding) -> tuple[str, ...]:
    """The careers just compared and one more ("and full stack in that?"); empty when none is added."""
    if last.kind != "compare" or len(reading.asked) != 1 or not reading.named or not _ADDS.search(reduced):
        return ()
    return (*last.careers, *reading.asked) if reading.asked[0] not in last.careers else ()


def _both(reduced: str, conversation: Conversation) -> tuple[str, ...]:
    """The careers just compared, or the last two when the message asks "which of the two is easier"."""
    last = conversation.understanding
    if len(last.careers) >= 2 and last.kind == "compare":
        return last.careers
    asks = _TWO.search(reduced) and _MORE.search(reduced) and _about_careers(last.topics, reduced)
    return conversation.recent[-2:] if asks and len(conversation.recent) >= 2 else ()


def _sides(reading: Reading, conversation: Conversation) -> tuple[str, ...]:
    """The careers a message compares that names at most one of them; empty when the talk does not tell."""
    last = conversation.understanding
    if reading.asked:
        before = tuple(key for key in (last.careers or conversation.recent[-1:]) if key not in reading.asked)
        return (*before, *reading.asked) if before else ()
    if last.kind == "compare" and len(last.careers) >= 2:
        return last.careers
    return conversation.recent[-2:] if len(conversation.recent) >= 2 else ()


def _picked(reduced: str, pair: tuple[str, ...]) -> str:
    """The career that "the first one" or "the latter" means; empty when neither is said."""
    if _FIRST_OF_ALL.search(reduced):
        return pair[0] if _THE_FIRST.search(reduced) else ""
    if _SECOND.search(reduced):
        return pair[1]
    return pair[0] if _FIRST.search(reduced) else ""


def _about_careers(topics: tuple[str, ...], reduced: str) -> bool:
    """ "Which one is cheaper" after certificates speaks of certificates, "which of the two" after pay of careers."""
    listed = {"certifications", "resources", "projects", "tools", "roles", "skills"}
    return not (set(topics) & listed) or bool(re.search(r"\bthe two\b|\bboth\b|\bcareers?\b|\bpaths?\b", reduced))


def _one(key: str) -> Reading:
    return Reading((key,), (), named=True, strength=1.0)


def bare(reduced: str) -> bool:
    """Nothing but a career, or which of two, and filling: "what about frontend?", "and the former"."""
    words = reduced.split()
    return not _NAMING.isdisjoint(words) and _BARE.issuperset(words)


_LEAD_IN = re.compile(r"^(?:(?:and|ok|okay|so|but|hm+|then) )*(?:what|how|whats) (?:about|bout|abt) (?:(?:an?|the) )?$")
_AFTER_NAME = frozenset({"then", "instead", "though", "tho"})


def own_question(words: tuple[str, ...], hits: Sequence[Hit]) -> tuple[str, ...]:
    """A message without "what about" and "then" around the career, where a question follows it; else nothing."""
    named = next((hit for hit in hits if hit.entry.kind == "career"), None)
    if named is None or not _LEAD_IN.match(" ".join(words[: named.start]) + " "):
        return ()
    end = named.end
    while end < len(words) and words[end] in _AFTER_NAME:
        end += 1
    rest = words[end:]
    asks = [word for word in rest if word not in _FILLER]
    return (*words[named.start : named.end], *rest) if len(rest) > 1 and asks else ()


_WHICH = frozenset({"first", "second", "secound", "1st", "2nd", "former", "latter"})
_NAMING = _WHICH | {CAREER}
_BARE = _NAMING | _FILLER | {"?"}


OF_LISTED = {"certifications": {"validity", "prerequisites"}}
"""What only points of a topic have: asked right after it, it is asked of them ("how long is that valid?")."""
PLAIN = 0.7
"""Chance from which a message's own words tell what it asks, however much it sounds like going on."""
OF_THEM = 0.95
"""Chance that it is."""


def carry_topic(chances: Chances, conversation: Conversation, attributes: Collection[str]) -> dict[str, float]:
    """Chances with the last topic raised as far as the message goes on with it ("which of those is free?").

    `attributes`: what the message asks of a single thing.
    """
    if not conversation.topics:
        return dict(chances.asks)
    topic = conversation.topics[0]
    of_them = bool(OF_LISTED.get(topic, set()) & set(attributes))
    again = OF_THEM if of_them else chances.again
    if not of_them and max(chances.asks.values()) >= min(again, PLAIN):
        return dict(chances.asks)  # its own words tell what it asks
    carried = {label: chance * (1.0 - again) for label, chance in chances.asks.items()}
    carried[topic] = again
    return carried


YES = re.compile(
    r"^(?:y|ye|yes|yep|yeah|yup|ya|sure|ok|okay|k|do it|go ahead|please do|confirm|confirmed|correct|right|exactly|"
    r"of course|yes please|sounds good|go for it|do that|thats right|absolutely|definitely)"
    r"(?: (?:please|pls|do it|thanks|ty|go ahead|sure|yes|confirm|thats right|correct))*$"
)
NO = re.compile(r"^(?:n|no|nope|nah|cancel|stop|dont|do not|never mind|nevermind|not now|no thanks|no thank you|"
                r"wait no)(?: .{0,30})?$")  # fmt: skip


def consent(reduced: str, conversation: Conversation | None) -> bool | None:
    """Whether the message says yes or no to a pending action; None when nothing waits or it says neither."""
    if conversation is None or not conversation.pending:
        return None
    said = reduced.replace("?", "").strip()
    if YES.match(said):
        return True
    return False if NO.match(said) else None
