"""What the YAML files say, as frozen values: careers, topics, steps, facts, skills, certificates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

TOPICS: tuple[str, ...] = (
    "overview", "examples", "day_to_day", "fit", "skills", "tools", "soft_skills", "roadmap", "resources",
    "certifications", "projects", "roles", "growth", "difficulty", "struggles", "myths", "next_steps", "salary",
    "outlook", "education", "time_to_learn", "interview",
)  # fmt: skip
"""The 22 topics every career has, in the order a page shows them."""

KINDS: tuple[str, ...] = (
    "compare", "list_careers", "recommend", "choose_path", "my_progress", "complete_phase", "what_next", "remind",
    "help", "smalltalk", "out_of_scope",
)  # fmt: skip
"""What a message can be besides a question on a topic (`answer`) and a question back (`clarify`)."""

CAREERS: tuple[str, ...] = (
    "backend", "frontend", "full-stack", "android", "ios", "devops", "cloud", "sre", "data-analyst", "data-engineer",
    "data-scientist", "machine-learning", "ai-engineer", "mlops", "bi-analyst", "cyber-security", "qa", "ux-design",
    "product-manager", "game", "embedded", "blockchain", "database-admin", "network", "technical-writer",
    "software-architect", "engineering-manager", "devrel",
)  # fmt: skip
"""The career keys the labels of the question sets use."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Time to spend, in hours: the quick learner's and the thorough beginner's."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from and how old it is."""

    title: str
    url: str
    as_of: str
    """Month or day the source speaks of, ISO 8601: 2024-05 or 2026-11-22."""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure that ages: pay, growth, number of jobs."""

    what: str
    value: float
    unit: str
    country: str
    source: Source
    low: float | None = None
    high: float | None = None
    occupation: str = ""
    """Occupation code of the source, e.g. SOC 15-1252."""
    proxy: str = ""
    """Empty, or the sentence that says for what other occupation the figure really stands."""


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a section: what a member may ask for by name."""

    name: str
    text: str
    group: str = ""
    skill: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What one career's page says on one topic: the direct answer first, then the points."""

    topic: str
    lead: str
    items: tuple[Item, ...] = ()
    facts: tuple[Fact, ...] = ()
    note: str = ""
    rating: str = ""
    """One word that sums the section up where one does: difficulty, education."""


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to learn from."""

    title: str
    url: str
    cost: str
    """free, freemium or paid."""
    format: str
    """course, book, docs, video, practice, community, tool, article."""
    level: str
    """beginner, intermediate, advanced."""
    hours: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to learn on a roadmap. Its id is for ever."""

    id: str
    """`<career>.<slug>`, e.g. `backend.http`."""
    title: str
    why: str
    hours: Hours
    done: str
    """What the learner can show when it is done."""
    skills: tuple[str, ...]
    resource: Resource
    smaller: str
    """A version of the step that fits into 20 minutes."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of the roadmap."""

    number: int
    title: str
    goal: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Milestone:
    """One checkable part of a project."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Project:
    """Something to build for practice and for the portfolio."""

    id: str
    """`<career>.<slug>`."""
    title: str
    level: str
    """beginner, intermediate, advanced."""
    brief: str
    milestones: tuple[Milestone, ...]
    practises: tuple[str, ...]
    """Step ids."""
    show: str


@dataclass(frozen=True, slots=True)
class Price:
    """What something costs, with its age and the issuer's page."""

    value: float
    unit: str
    as_of: str
    source: str
    seen: str = ""
    """Where the figure was read; empty for one that nobody has confirmed, which members are told."""


@dataclass(frozen=True, slots=True)
class Certification:
    """A certificate that can be booked today."""

    id: str
    name: str
    short: str
    issuer: str
    code: str
    aliases: tuple[str, ...]
    level: str
    price: Price
    prerequisites: str
    renewal: str
    hours: Hours
    about: str
    careers: Mapping[str, float]
    """How strongly its bare name implies a career, 0 to 1."""
    checked: date
    source: Source


@dataclass(frozen=True, slots=True)
class RetiredCertification:
    """A certificate people still ask for that can no longer be taken."""

    id: str
    name: str
    short: str
    code: str
    aliases: tuple[str, ...]
    retired_on: str
    successor: str
    successor_note: str
    careers: Mapping[str, float]
    source: Source


@dataclass(frozen=True, slots=True)
class CareerCertification:
    """A certificate seen from one career."""

    certification: Certification
    worth_it: str
    not_worth_it: str


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


@dataclass(frozen=True, slots=True)
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

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in learning order."""
        return tuple(step for phase in self.phases for step in phase.steps)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: its heading and the button that asks for it."""

    key: str
    title: str
    question: str
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of message other than a question on a topic."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Phrasing:
    """How somebody put something: what understanding learns from."""

    text: str
    labels: tuple[str, ...]
    """Topics asked for, or one kind."""
    careers: tuple[str, ...] | None = None
    """Careers asked about, empty for none; None where the author did not say."""
    again: bool | None = None
    """In a talk: whether it stays with the topic before it. None for a message that begins one."""
    after: str = ""
    """In a talk: the topic spoken of before; empty when there is none."""


def topic_after(topic: str, asks: Sequence[str]) -> str:
    """The topic of a talk once `asks` was said: thanks, or a question that is not ours, leave it as it was."""
    if asks and asks[0] in TOPICS:
        return asks[0]
    return "" if "compare" in asks else topic


@dataclass(frozen=True, slots=True)
class NearestCareer:
    """A tech career that has no page here, and the nearest one that has."""

    name: str
    aliases: tuple[str, ...]
    nearest: str


@dataclass(frozen=True, slots=True)
class MatchQuestion:
    """One guided question of `/match`; each answer adds to traits."""

    id: str
    text: str
    answers: tuple[MatchAnswer, ...]


@dataclass(frozen=True, slots=True)
class MatchAnswer:
    """One answer to a guided question."""

    id: str
    label: str
    traits: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MatchTrait:
    """Something a person can enjoy in work, and the words that give it away."""

    id: str
    label: str
    reason: str
    words: tuple[str, ...]


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
    languages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Discord's name of a language -> those of the sentences that it has."""
