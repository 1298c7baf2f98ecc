"""All that is known: the careers and what they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.models.knowledge.asking import Kind, NearestCareer, Phrasing, Topic
from bot.models.knowledge.certificates import CareerCertification, Certification, RetiredCertification
from bot.models.knowledge.matching import MatchQuestion, MatchTrait
from bot.models.knowledge.page import Resource, Section
from bot.models.knowledge.roadmap import Hours, Phase, Project, Step


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill or tool shared between careers."""

    id: str
    name: str
    kind: str
    """skill or tool."""
    meaning: str
    aliases: tuple[str, ...]
    careers: Mapping[str, float]
    """How strongly its bare name implies a career, 0 to 1."""


@dataclass(frozen=True)  # without slots: what is summed up once is kept
class Career:
    """Everything known about one career."""

    key: str
    name: str
    tagline: str
    emoji: str
    field: str
    plural: str
    aliases: tuple[str, ...]
    """Names and short forms that mean this career and nothing else."""
    titles: tuple[str, ...]
    """Job titles that mean this career."""
    related: tuple[str, ...]
    traits: Mapping[str, int]
    """What the work gives, 0 to 3 per trait of `match.yaml`."""
    sections: Mapping[str, Section]
    """All 22 topics; the four below have prose in `lead` here and their substance there."""
    phases: tuple[Phase, ...]
    resources: tuple[Resource, ...]
    certifications: tuple[CareerCertification, ...]
    projects: tuple[Project, ...]
    successors: Mapping[str, tuple[str, ...]]
    """Step or project id that no longer exists -> ids that took its place (may be empty)."""

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps in learning order."""
        return tuple(step for phase in self.phases for step in phase.steps)

    @cached_property
    def hours(self) -> Hours:
        """Those of all steps together."""
        return Hours(sum(step.hours.low for step in self.steps), sum(step.hours.high for step in self.steps))


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that the bot knows, checked as a whole."""

    careers: Mapping[str, Career]
    topics: Mapping[str, Topic]
    kinds: Mapping[str, Kind]
    phrasings: tuple[Phrasing, ...]
    skills: Mapping[str, Skill]
    certifications: Mapping[str, Certification]
    retired: Mapping[str, RetiredCertification]
    nearest: tuple[NearestCareer, ...]
    elsewhere: tuple[str, ...]
    """Professions outside technology, in lower case: what is asked of them is not for us."""
    fields: Mapping[str, str]
    """Field id -> heading, in the order `/careers` shows them."""
    traits: Mapping[str, MatchTrait]
    questions: tuple[MatchQuestion, ...]
    replies: Mapping[str, str]
    """The bot's own sentences by key, with `{placeholders}`."""
    digest: str
    """SHA-256 over all files, hex: names this version of the knowledge."""
    steps: Mapping[str, Step] = field(default_factory=dict)
    """Every step of every career by id."""
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What can be asked of a single thing -> the words that ask it."""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A meaning -> words that people and pages put it in."""
    languages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Discord's name of a language -> those of the sentences that it has."""
