"""Everything the bot thinks with, made of one version of the knowledge: swapped as a whole when the files change."""

from __future__ import annotations

import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from bot.advisor import Advisor
from bot.errors import KnowledgeError
from bot.knowledge import load
from bot.knowledge.reading import located
from bot.languages import merged, refuse_faulty, serving
from bot.models.knowledge import Knowledge
from bot.replies import Replies, fingerprint
from bot.understanding import Engine

WHOLE = "sentences.txt"
"""File of the cache that names the sentences found whole."""


@dataclass(frozen=True, slots=True)
class Mind:
    """One version of the knowledge with the engine and the advisor that were built from it."""

    knowledge: Knowledge
    replies: Replies
    engine: Engine
    advisor: Advisor
    edited: float = math.nan
    """When the newest of its files was saved, seconds since 1970; NaN when it was read from none."""
    tongues: Mapping[str, Mind] = field(default_factory=dict, repr=False)
    """The same mind in other languages, by Discord's name of each."""

    @classmethod
    def load(cls, knowledge_dir: Path, cache_dir: Path) -> Mind:
        """Read the files and build the engine; KnowledgeError has every fault. Unchanged files are not read again."""
        return _loaded(knowledge_dir, cache_dir, stamp(knowledge_dir))

    @classmethod
    def of(cls, knowledge: Knowledge, cache_dir: Path) -> Mind:
        """Build the engine for knowledge already read."""
        replies = _whole(knowledge, cache_dir)
        engine = Engine.build(knowledge, cache_dir)
        english = cls(knowledge, replies, engine, Advisor(knowledge, replies))
        return replace(english, tongues={name: english.told_in(own) for name, own in knowledge.languages.items()})

    def study(self) -> None:
        """Make now what the first questions would make, so that no member waits for it."""
        self.engine.study()
        self.advisor.study()

    def told_in(self, language: Mapping[str, str]) -> Mind:
        """This mind with another language's sentences; what that lacks stays English."""
        replies = Replies(merged(self.knowledge.replies, language))
        return replace(self, replies=replies, advisor=Advisor(self.knowledge, replies))

    def speaking(self, locale: str) -> Mind:
        """The mind that speaks to a reader of that locale."""
        return serving(self.tongues, locale) or self


def _whole(knowledge: Knowledge, cache_dir: Path) -> Replies:
    """The sentences; looked through unless they and the code that says them are those last found whole."""
    note = cache_dir / WHOLE
    seen = fingerprint((("", knowledge.replies), *knowledge.languages.items()))
    if not note.exists() or note.read_bytes() != seen.encode():
        Replies.complete(knowledge.replies)
        refuse_faulty(knowledge.languages, knowledge.replies)
        with suppress(OSError):  # a folder that cannot be written to costs time alone
            note.parent.mkdir(parents=True, exist_ok=True)
            note.write_text(seen, "utf-8")
    return Replies(knowledge.replies)


Stamp = tuple[tuple[str, int, int], ...]


def stamp(directory: Path) -> Stamp:
    """Name, time and size of every file: differs when a file was edited, added or removed."""
    files = sorted(path for path in directory.rglob("*.y*ml") if path.is_file())
    return tuple((str(path), (facts := path.stat()).st_mtime_ns, facts.st_size) for path in files)


@lru_cache(maxsize=2)
def _loaded(knowledge_dir: Path, cache_dir: Path, stamped: Stamp) -> Mind:
    edited = max((modified for _, modified, _ in stamped), default=math.nan)
    try:
        return replace(Mind.of(load(knowledge_dir, cache_dir), cache_dir), edited=edited / 1e9)
    except KnowledgeError as error:
        raise KnowledgeError(tuple(located(knowledge_dir, fault) for fault in error.faults)) from error
