"""Text to Understanding: names, careers, chances, the conversation, and the single thing meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.models.knowledge import KINDS, Knowledge
from bot.models.understanding import Conversation, Rival, Understanding
from bot.understanding import clauses, features, followups
from bot.understanding.careers import NOBODY, Reading, read_careers
from bot.understanding.decisions import Decision, adjust, decide, with_parts
from bot.understanding.encoder import Encoder
from bot.understanding.items import mentions_in
from bot.understanding.lexicon import Hit, Lexicon, build
from bot.understanding.nearest import Nearest
from bot.understanding.normalizing import tokens
from bot.understanding.ordinary import ordinary_words
from bot.understanding.training import Model, examples, model_of

SURE = 0.9
"""Chance from which the quick half decides alone (measured: right as often as both halves there)."""
_YES_NO = re.compile(
    r"^(?:so |but |and |ok |hi |hey |hello )?(?:is|are|do|does|did|can|could|should|shud|must|will|would|need|have|has|"
    r"am|r|u need|you need|isnt|arent|dont|doesnt)\b|\b(?:do|does|should|must|can|is|are) (?:i|we|you|u|they|it|there|one|"
    r"people)\b|\b(?:necessary|neccesary|required|needed|mandatory|a must|worth it|possible|enough)\b"
)
CONVERSATION_KINDS = frozenset({"answer", "compare", "clarify", "choose_path", "recommend"})


class Engine:
    """Understands messages; holds no state of its own between them. Safe to share between threads."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon, model: Model) -> None:
        self._knowledge = knowledge
        self._lexicon = lexicon
        self._model = model
        self._encoder: Encoder | None = None
        self._nearest = Nearest(model.table, lexicon, knowledge)

    @classmethod
    def build(cls, knowledge: Knowledge, cache: Path | None) -> Engine:
        """Index the names and train on the phrasings, or take both from `cache`."""
        lexicon = build(knowledge, ordinary_words())
        return cls(knowledge, lexicon, model_of(list(examples(knowledge)), lexicon, cache))

    def understand(self, text: str, *, conversation: Conversation | None = None) -> Understanding:
        """What the message means, alone or as the next turn of a conversation."""
        words = tokens(text)
        hits = self._lexicon.find(words)
        reading = read_careers(words, hits)
        reduced = features.reduce(words, hits)
        said = followups.consent(reduced.text, conversation)
        if said is not None and conversation is not None:
            last = conversation.understanding
            return Understanding(text, last.kind, last.careers, last.topics, 1.0, consent=said)
        if not any(word.isalnum() for word in words):
            return Understanding(text, "out_of_scope" if text.strip() else "help", confidence=0.9)
        whole = self._chances([reduced])[0]
        chances = self._of_sentences(text, whole)
        return self._decide(text, words, hits, reading, reduced.text, chances, conversation)

    def _of_sentences(self, text: str, whole: dict[str, float]) -> dict[str, float]:
        """Chances with the question found in the story, where there is one."""
        parts = clauses.sentences(text)
        if len(parts) < 2:  # noqa: PLR2004
            return whole
        each = self._chances([self._reduce(part) for part, _ in parts])
        return clauses.of_story(whole, [(chances, asks) for chances, (_, asks) in zip(each, parts, strict=True)])

    def _reduce(self, text: str) -> features.Reduced:
        words = tokens(text)
        return features.reduce(words, self._lexicon.find(words))

    def _chances(self, reduced: Sequence[features.Reduced]) -> list[dict[str, float]]:
        """Chance of each label; the encoder is asked only for those of which the quick half is unsure."""
        quick, full = self._model.quick, self._model.full
        rows = [self._model.table.row(features.pieces(one)) for one in reduced]
        scores = [quick.scores(row, None) for row in rows]
        unsure = [index for index, one in enumerate(scores) if float(one.max()) < SURE]
        if unsure:
            if self._encoder is None:
                self._encoder = Encoder()
            vectors = self._encoder.encode([reduced[index].text for index in unsure])
            for index, vector in zip(unsure, vectors, strict=True):
                scores[index] = full.scores(rows[index], vector)
        return [dict(zip(quick.labels, map(float, one), strict=True)) for one in scores]

    def _topics_of_parts(self, text: str) -> tuple[str, ...]:
        """Topics that parts of the message ask for by themselves."""
        parts = clauses.clauses(text)
        if len(parts) < 2:  # noqa: PLR2004
            return ()
        return clauses.own_topics(self._chances([self._reduce(part) for part in parts]))

    def _decide(
        self,
        text: str,
        words: tuple[str, ...],
        hits: tuple[Hit, ...],
        alone: Reading,
        reduced: str,
        chances: dict[str, float],
        conversation: Conversation | None,
    ) -> Understanding:
        reading, bare = alone, False
        if conversation is not None and conversation.understanding.kind in CONVERSATION_KINDS:
            bare = followups.bare(reduced) and bool(conversation.understanding.topics)
            reading = followups.careers_meant(alone, reduced, conversation)
            chances = followups.carry_topic(chances, reduced, conversation)
        adjusted = adjust(chances, alone if alone.asked else reading)
        decision = decide(adjusted, reading, text)
        if decision.kind == "answer":
            decision = with_parts(decision, self._topics_of_parts(text), adjusted)
        if bare and conversation is not None and not alone.choice:
            decision = Decision("answer", conversation.understanding.topics, 0.9)
        return self._understanding(text, words, hits, reading, decision, adjusted, carried=bare or reading is not alone)

    def _understanding(
        self,
        text: str,
        words: tuple[str, ...],
        hits: tuple[Hit, ...],
        reading: Reading,
        decision: Decision,
        chances: Mapping[str, float],
        *,
        carried: bool,
    ) -> Understanding:
        careers = careers_for(decision.kind, reading)
        page = self._knowledge.careers.get(careers[0]) if careers else None
        name, near = self._neighbour(hits) if decision.kind == "out_of_scope" else ("", "")
        return Understanding(
            text=text,
            kind=decision.kind,
            careers=careers,
            topics=decision.topics,
            confidence=round(decision.chance, 3),
            mentions=mentions_in(text, words, hits, page),
            rivals=_rivals(chances, careers, decision),
            matched=self._nearest.phrasing(words, decision),
            yes_no=bool(_YES_NO.search(" ".join(words))),
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
    return reading.asked[:1] if kind in ("answer", "choose_path") else NOBODY.asked


def _rivals(chances: Mapping[str, float], careers: tuple[str, ...], decision: Decision) -> tuple[Rival, ...]:
    taken = {decision.kind, *decision.topics}
    ranked = sorted((label for label in chances if label not in taken), key=lambda label: -chances[label])[:3]
    return tuple(
        Rival(label, (), (), round(chances[label], 3))
        if label in KINDS
        else Rival("answer", careers[:1], (label,), round(chances[label], 3))
        for label in ranked
    )
