"""Text to Understanding: names, careers, chances, the conversation, and the single thing meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.models.knowledge import KINDS, Knowledge
from bot.models.understanding import Conversation, Rival, Understanding
from bot.understanding import clauses, features, followups
from bot.understanding.careers import NOBODY, Reading, read_careers, settled, speaks_of_work
from bot.understanding.decisions import Decision, adjust, decide, with_parts
from bot.understanding.encoder import Encoder
from bot.understanding.items import mentions_in
from bot.understanding.lexicon import Hit, Lexicon, build
from bot.understanding.nearest import Nearest
from bot.understanding.normalizing import tokens
from bot.understanding.ordinary import ordinary_words
from bot.understanding.training import Model, examples, model_of
from bot.understanding.vectors import ship

SURE = 0.75
"""Chance from which the quick half decides alone (measured: right as often as both halves there)."""
UNSURE = 0.15
"""Chance under which the nearest readings are offered instead of one being taken (under 5 % of tuning questions)."""
FEW_PARTS = 4
"""Parts up to which the encoder is asked about each: beyond, a message is a story and its sentences were read."""
_YES_NO = re.compile(
    r"^(?:so |but |and |ok |hi |hey |hello )?(?:is|are|do|does|did|can|could|should|shud|must|will|would|need|have|has|"
    r"am|r|u need|you need|isnt|arent|dont|doesnt)\b|\b(?:do|does|should|must|can|is|are) (?:i|we|you|u|they|it|there|"
    r"one|people)\b|\b(?:necessary|neccesary|required|needed|mandatory|a must|worth it|possible|enough)\b"
)


@dataclass(frozen=True, slots=True)
class Heard:
    """A message read, before anything is decided."""

    text: str
    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    reading: Reading
    reduced: features.Reduced


class Engine:
    """Understands messages; holds no state of its own between them. Safe to share between threads."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon, model: Model) -> None:
        self.knowledge = knowledge
        self.lexicon = lexicon
        self.model = model
        self._encoder: Encoder | None = None
        self._nearest = Nearest(model.table, knowledge)

    @classmethod
    def build(cls, knowledge: Knowledge, cache: Path | None) -> Engine:
        """Index the names and train on the phrasings, or take both from `cache`."""
        lexicon = build(knowledge, ordinary_words())
        return cls(knowledge, lexicon, model_of(list(examples(knowledge)), lexicon, cache))

    def ship(self, cache: Path | None) -> int:
        """Rewrite the vectors that come with the bot; returns how many."""
        return ship([self._hear(example.text).reduced.text for example in examples(self.knowledge)], cache)

    def understand(self, text: str, *, conversation: Conversation | None = None) -> Understanding:
        """What the message means, alone or as the next turn of a conversation."""
        heard = self._hear(text)
        said = followups.consent(heard.reduced.text, conversation)
        if said is not None and conversation is not None:
            last = conversation.understanding
            return Understanding(text, last.kind, last.careers, last.topics, 1.0, consent=said)
        if not any(word.isalnum() for word in heard.words):
            return Understanding(text, "out_of_scope" if text.strip() else "help", confidence=0.9)
        return self._decide(heard, self._chances_of(text, heard.reduced), conversation)

    def _hear(self, text: str) -> Heard:
        words = tokens(text)
        hits = self.lexicon.find(words)
        return Heard(text, words, hits, read_careers(words, hits), features.reduce(words, hits))

    def _chances_of(self, text: str, reduced: features.Reduced) -> dict[str, float]:
        """Chances of a message: by the quick half where it is sure, else by both, sentence by sentence."""
        whole = self._quick(reduced)
        if max(whole.values()) >= SURE:
            return whole
        parts = clauses.sentences(text)
        each = [self._hear(part).reduced for part, _ in parts] if len(parts) > 1 else []
        deep = self._deep([reduced, *each])
        return clauses.of_story(deep[0], [(one, asks) for one, (_, asks) in zip(deep[1:], parts, strict=False)])

    def _quick(self, reduced: features.Reduced) -> dict[str, float]:
        """Chance of each label by the words alone: a tenth of a millisecond."""
        scores = self.model.quick.scores(self.model.table.row(features.pieces(reduced)), None)
        return dict(zip(self.model.quick.labels, map(float, scores), strict=True))

    def _deep(self, reduced: Sequence[features.Reduced]) -> list[dict[str, float]]:
        """Chance of each label by words and meaning together, all texts in one pass of the encoder."""
        if self._encoder is None:
            self._encoder = Encoder()
        full = self.model.full
        vectors = self._encoder.encode([one.text for one in reduced])
        rows = [self.model.table.row(features.pieces(one)) for one in reduced]
        scores = [full.scores(row, vector) for row, vector in zip(rows, vectors, strict=True)]
        return [dict(zip(full.labels, map(float, one), strict=True)) for one in scores]

    def _topics_of_parts(self, text: str) -> tuple[str, ...]:
        """Topics that parts of the message ask for by themselves."""
        parts = clauses.clauses(text)
        if len(parts) < 2:
            return ()
        heard = [self._hear(part).reduced for part in parts]
        chances = [self._quick(one) for one in heard]
        unsure = [index for index, one in enumerate(chances) if max(one.values()) < SURE]
        if unsure and len(parts) <= FEW_PARTS:
            for index, one in zip(unsure, self._deep([heard[index] for index in unsure]), strict=True):
                chances[index] = one
        return clauses.own_topics(chances)

    def _decide(self, heard: Heard, chances: dict[str, float], conversation: Conversation | None) -> Understanding:
        alone = settled(heard.reading, chances["compare"])
        reading, reduced, bare = alone, heard.reduced.text, False
        if conversation is not None:
            bare = followups.bare(reduced) and bool(conversation.understanding.topics) and not reading.choice
            reading = followups.careers_meant(reading, reduced, conversation)
            chances = followups.carry_topic(chances, reduced, conversation)
        named = alone if alone.asked else reading
        of_work = speaks_of_work(heard.words, heard.hits)
        adjusted = adjust(chances, named, of_work=of_work, talking=conversation is not None)
        decision = decide(adjusted, reading, heard.text)
        if bare and conversation is not None:
            decision = Decision("answer", conversation.understanding.topics, 0.9)
        elif decision.kind == "answer":
            decision = with_parts(decision, self._topics_of_parts(heard.text), adjusted)
        if decision.kind == "answer" and reading.asked and decision.chance < UNSURE:
            decision = Decision("clarify", decision.topics, decision.chance)
        carried = bare or reading is not alone
        return self._understanding(heard, reading, decision, adjusted, carried=carried)

    def _understanding(
        self, heard: Heard, reading: Reading, decision: Decision, chances: Mapping[str, float], *, carried: bool
    ) -> Understanding:
        careers = careers_for(decision.kind, reading)
        page = self.knowledge.careers.get(careers[0]) if careers else None
        name, near = self._neighbour(heard.hits) if decision.kind == "out_of_scope" else ("", "")
        return Understanding(
            text=heard.text,
            kind=decision.kind,
            careers=careers,
            topics=decision.topics,
            confidence=round(decision.chance, 3),
            mentions=mentions_in(heard.words, heard.hits, page),
            rivals=_rivals(chances, careers, decision),
            matched=self._nearest.phrasing(heard.words, decision),
            yes_no=bool(_YES_NO.search(" ".join(heard.words))),
            nearest=near,
            nearest_name=name,
            background=reading.background,
            carried=carried,
        )

    def _neighbour(self, hits: tuple[Hit, ...]) -> tuple[str, str]:
        for hit in hits:
            if hit.entry.kind == "nearest":
                return hit.entry.id, hit.entry.careers[0][0]
        return "", ""


def careers_for(kind: str, reading: Reading) -> tuple[str, ...]:
    """The careers a kind speaks of: several for a comparison, one for an answer, none for the rest."""
    if kind == "compare":
        return reading.asked
    return reading.asked[:1] if kind in ("answer", "clarify", "choose_path") else NOBODY.asked


def _rivals(chances: Mapping[str, float], careers: tuple[str, ...], decision: Decision) -> tuple[Rival, ...]:
    taken = {decision.kind, *decision.topics}
    ranked = sorted((label for label in chances if label not in taken), key=lambda label: -chances[label])[:3]
    return tuple(
        Rival(label, (), (), round(chances[label], 3))
        if label in KINDS
        else Rival("answer", careers[:1], (label,), round(chances[label], 3))
        for label in ranked
    )
