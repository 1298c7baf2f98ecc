"""Text to Understanding: names, careers, chances, the conversation, and the single thing meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bot.models.knowledge import Knowledge
from bot.models.understanding import Conversation, Mention, Understanding
from bot.understanding import features, followups, uses
from bot.understanding.asked import NOBODY, UNTAUGHT, Reading, read, weigh
from bot.understanding.attributes import Attributes
from bot.understanding.careers import Candidate, candidates_in, speaks_of_work
from bot.understanding.decisions import Decision, Signs, adjust, decide
from bot.understanding.elsewhere import Elsewhere, mash
from bot.understanding.encoder import Encoder, Vectors
from bot.understanding.items import Points, mentions_in
from bot.understanding.lexicon import Hit, Lexicon, build
from bot.understanding.model import Model
from bot.understanding.nearest import Nearest
from bot.understanding.normalizing import tokens
from bot.understanding.ordinary import ordinary_words
from bot.understanding.rivals import rivals
from bot.understanding.sayings import Sayings
from bot.understanding.sides import side_by_side
from bot.understanding.spelling import Speller
from bot.understanding.targets import Chances, taught
from bot.understanding.training import model_of, ship

SURE = 0.65
"""Chance from which the quick half decides alone what is asked (measured: right as often as both halves there)."""
LEADS, FOLLOWS, AHEAD = 0.4, 0.1, 0.3
"""It decides too when the likeliest has this chance, the next no more than that, and so much lies between them."""
SURE_OF_CAREER = 0.6
"""Chance from which the quick half decides whom it is about."""
DOUBTFUL = 0.3
"""How far the chance of several questions may be from 0 or 1 for that."""
SAYS_LITTLE = 0.4
"""Chance under which slips of the finger are looked for."""
UNSURE = 0.08
"""Chance under which the nearest readings are offered instead of one being taken (under 5 % of tuning questions)."""
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
    candidates: tuple[Candidate, ...]
    sides: tuple[str, ...]
    reduced: features.Reduced

    @property
    def of_work(self) -> bool:
        """Something in the message speaks of working life."""
        return speaks_of_work(self.words, self.hits)

    @property
    def skilled(self) -> bool:
        """A skill is named."""
        return any(hit.entry.kind == "skill" for hit in self.hits)

    @property
    def certified(self) -> bool:
        """A certificate that is known, or was retired, is named by a name that is no everyday word."""
        kinds = ("certification", "retired")
        return any(hit.entry.kind in kinds and hit.exact and not hit.entry.weak for hit in self.hits)


@dataclass(frozen=True, slots=True)
class Guess:
    """A message in the words it was read by, what it may ask, and how likely each career is meant."""

    heard: Heard
    chances: Chances
    ranked: Mapping[str, float]
    vector: Vectors | None = None
    """What it means, where the words alone were not sure."""


class Engine:
    """Understands messages; what it keeps between them changes no answer."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon, model: Model) -> None:
        self.knowledge = knowledge
        self.lexicon = lexicon
        self.model = model
        self._encoder: Encoder | None = None
        self._sayings: Sayings[tuple[Heard, Guess]] = Sayings(())
        self._pages: dict[str, Points] = {}
        self._nearest = Nearest(model.table, knowledge)
        self._speller = Speller(model.table, lexicon.known)
        self._attributes = Attributes(knowledge.attributes)
        self._elsewhere = Elsewhere(knowledge.elsewhere)
        self._known = {*lexicon.known, *model.table.places}

    @classmethod
    def build(cls, knowledge: Knowledge, cache: Path | None) -> Engine:
        """Index the names and train on the phrasings, or take both from `cache`."""
        lexicon = build(knowledge, ordinary_words())
        return cls(knowledge, lexicon, model_of(taught(knowledge), lexicon, cache))

    def ship(self, cache: Path | None) -> int:
        """Rewrite the model and the vectors that come with the bot; returns of how many phrasings."""
        return ship(taught(self.knowledge), self.lexicon, self.model, cache)

    def study(self) -> None:
        """Make now what the first questions would make: the index of each page, the encoder, the nearest phrasings."""
        for career in self.knowledge.careers:
            self._page(career)
        self._nearest.study()
        self._sayings = Sayings(known.text for known in self.knowledge.phrasings)
        self._encoder = self._encoder or Encoder()

    def understand(self, text: str, *, conversation: Conversation | None = None) -> Understanding:
        """What the message means, alone or as the next turn of a conversation."""
        after = conversation.topics[0] if conversation and conversation.topics else ""
        heard, guess = self._read(text, after)
        said = followups.consent(heard.reduced.text, conversation)
        if said is not None and conversation is not None:
            last = conversation.understanding
            return Understanding(text, last.kind, last.careers, last.topics, 1.0, consent=said)
        if not any(word.isalnum() for word in heard.words):
            return Understanding(text, "out_of_scope" if text.strip() else "help", confidence=0.9)
        return self._decide(guess, conversation)

    def _read(self, text: str, after: str) -> tuple[Heard, Guess]:
        """The message as it is, and what it asks in the plainest words."""
        words = tokens(text)
        if (held := self._sayings.find(text, words, after)) is not None:
            heard, guess = held
            return heard, replace(guess, heard=replace(guess.heard, text=text))
        heard = self._hear(text, words)
        guess = self._plainer(self._guess(heard, after), after)
        self._sayings.keep(text, words, after, (heard, guess))
        return heard, guess

    def _hear(self, text: str, words: tuple[str, ...]) -> Heard:
        hits = self.lexicon.find(words)
        candidates = candidates_in(words, hits)
        sides = side_by_side(words, candidates)
        return Heard(text, words, hits, candidates, sides, features.reduce(text, words, hits))

    def _guess(self, heard: Heard, after: str, vector: Vectors | None = None) -> Guess:
        """What a message asks: by the words alone where they are sure, else by words and meaning together.

        `vector`: the meaning, where it is known.
        """
        row = self.model.table.row(heard.reduced, after)
        quick = Chances.of(self.model.quick.labels, self.model.quick.scores(row, None))
        guess = Guess(heard, quick, weigh(heard.candidates, quick))
        if _is_sure(guess):
            return guess
        vector = self._meaning(heard) if vector is None else vector
        full = Chances.of(self.model.full.labels, self.model.full.scores(row, vector))
        return Guess(heard, full, weigh(heard.candidates, full), vector)

    def _plainer(self, guess: Guess, after: str) -> Guess:
        """The message read once more where that may help: rare names as the usual ones, slips of the finger mended."""
        heard = guess.heard
        words = followups.own_question(heard.words, heard.hits) if after else ()
        renamed = words or self._usual(guess)
        mended = self._speller.mend(renamed) if max(guess.chances.asks.values()) < SAYS_LITTLE else renamed
        if mended == heard.words:
            return guess
        said = " ".join(mended)
        # Another name for the same career means the same: it is not worth the encoder's time again.
        vector = guess.vector if mended == renamed else None
        return self._guess(replace(self._hear(said, tokens(said)), text=heard.text), after, vector)

    def _meaning(self, heard: Heard) -> Vectors:
        if self._encoder is None:
            self._encoder = Encoder()
        return self._encoder.encode_one(heard.reduced.raw)

    def _usual(self, guess: Guess) -> tuple[str, ...]:
        """Names that the phrasings hardly know (a wireless engineer) replaced by their career's usual one."""
        heard, chances, ranked = guess.heard, guess.chances, guess.ranked
        named = [hit for hit in heard.hits if hit.entry.kind == "career" and hit.exact and not hit.entry.weak]
        if not named:
            return heard.words
        foreign = 2 * chances.asks["out_of_scope"] >= max(chances.asks.values())
        passed_over = max(ranked, key=ranked.__getitem__) not in {hit.entry.id for hit in named}
        words, at = [], 0
        for hit in named:
            rare = foreign or passed_over or chances.careers.get(hit.entry.id, 1.0) < UNTAUGHT
            if rare and hit.start >= at:
                words += [*heard.words[at : hit.start], *tokens(self.knowledge.careers[hit.entry.id].name)]
                at = hit.end
        return (*words, *heard.words[at:])

    def _decide(self, guess: Guess, conversation: Conversation | None) -> Understanding:
        heard, chances = guess.heard, guess.chances
        known = conversation is not None and bool(conversation.understanding.careers)
        alone = reading = read(heard.candidates, heard.sides, chances, talking=known, ranked=guess.ranked)
        way = "" if alone.named else uses.way_of(heard.reduced.raw, skilled=heard.skilled)
        if way:
            alone = reading = NOBODY
        asks: Mapping[str, float] = chances.asks
        attributes = self._attributes.asked(heard.words)
        bare = False
        if conversation is not None:
            text = heard.reduced.text
            bare = followups.bare(text) and bool(conversation.topics) and not reading.choice
            compares = not bare and chances.asks["compare"] > max(chances.again, followups.COMPARES)
            if way != uses.USERS:
                reading = followups.careers_meant(reading, text, conversation, compares=compares)
            asks = followups.carry_topic(chances, conversation, [one.id for one in attributes])
        # What speaks of work is asked of everyday names alone.
        of_work = alone.weak and heard.of_work
        signs = Signs(of_work, heard.certified, self._elsewhere.named(heard.words, heard.hits))
        adjusted = adjust(asks, alone, signs, talking=conversation is not None)
        if reading.choice:
            adjusted["compare"] = asks["compare"]
        decision = decide(adjusted, reading, chances)
        if way and heard.skilled:
            decision = uses.settled(way, decision)
        elif bare and conversation is not None:
            decision = Decision("answer", conversation.topics, 0.9)
        decision = self._settled(heard, decision, reading, conversation)
        said = self._understanding(heard, reading, decision, adjusted, attributes)
        return replace(said, carried=True) if bare or reading is not alone else said

    def _settled(
        self, heard: Heard, decision: Decision, reading: Reading, conversation: Conversation | None
    ) -> Decision:
        """The decision, unless it is too doubtful to answer or only keys were hit."""
        if decision.kind == "smalltalk" and mash(heard.words, self._known):
            return Decision("out_of_scope", (), decision.chance)
        goes_on = conversation is not None and decision.topics[:1] == conversation.topics[:1]
        plain = goes_on or (heard.skilled and bool(_YES_NO.search(heard.reduced.raw)))
        if decision.kind == "answer" and reading.asked and decision.chance < UNSURE and not plain:
            return Decision("clarify", decision.topics, decision.chance)
        return decision

    def _understanding(
        self,
        heard: Heard,
        reading: Reading,
        decision: Decision,
        chances: Mapping[str, float],
        attributes: tuple[Mention, ...],
    ) -> Understanding:
        careers = careers_for(decision.kind, reading)
        page = self._page(careers[0]) if careers else None
        name, near = self._neighbour(heard.hits) if decision.kind == "out_of_scope" else ("", "")
        return Understanding(
            text=heard.text,
            kind=decision.kind,
            careers=careers,
            topics=decision.topics,
            confidence=round(decision.chance * (reading.strength if decision.kind == "answer" else 1.0), 3),
            mentions=(*mentions_in(heard.words, heard.hits, page), *attributes),
            rivals=rivals(chances, careers, decision),
            matched=self._nearest.phrasing(heard.words, decision),
            yes_no=bool(_YES_NO.search(heard.reduced.raw)),
            nearest=near,
            nearest_name=name,
            background=reading.background,
            spoken=() if careers else reading.asked[:1],
        )

    def _page(self, career: str) -> Points | None:
        if career not in self._pages and career in self.knowledge.careers:
            self._pages[career] = Points(self.knowledge.careers[career])
        return self._pages.get(career)

    def _neighbour(self, hits: tuple[Hit, ...]) -> tuple[str, str]:
        for hit in hits:
            if hit.entry.kind == "nearest":
                return hit.entry.id, hit.entry.careers[0][0]
        return "", ""


def _is_sure(guess: Guess) -> bool:
    """The words alone tell what is asked, how much of it, and of whom."""
    quick = guess.chances
    *_, second, first = sorted(quick.asks.values())
    leads = first >= LEADS and second <= FOLLOWS and first - second >= AHEAD
    if not (first >= SURE or leads) or min(quick.several, 1.0 - quick.several) > DOUBTFUL:
        return False
    return bool(guess.heard.sides) or max(guess.ranked.values()) >= SURE_OF_CAREER


def careers_for(kind: str, reading: Reading) -> tuple[str, ...]:
    """The careers a kind speaks of: several for a comparison, one for an answer, none for the rest."""
    if kind == "compare":
        return reading.asked
    return reading.asked[:1] if kind in ("answer", "clarify", "choose_path") else NOBODY.asked
