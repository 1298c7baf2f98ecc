"""Where a member stands on a path, computed: the values behind status, window and picture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.models.knowledge import Hours, Phase, Step


@dataclass(frozen=True, slots=True)
class StepState:
    """A step and whether it counts as done: ticked here (`done_at`), or `shared` by skills ticked elsewhere."""

    step: Step
    done_at: datetime | None
    shared: bool

    @property
    def done(self) -> bool:
        """Ticked here, or covered by skills ticked on another path."""
        return self.done_at is not None or self.shared


@dataclass(frozen=True, slots=True)
class PhaseState:
    """A phase with the state of its steps."""

    phase: Phase
    steps: tuple[StepState, ...]

    @property
    def done(self) -> int:
        """How many of its steps count as done."""
        return sum(state.done for state in self.steps)


@dataclass(frozen=True, slots=True)
class Window:
    """When the path may be finished: the quick and the thorough estimate, and what one more hour a week changes."""

    earliest: date
    latest: date
    hours_per_week: float
    measured: bool
    """True when the pace comes from the member's own ticks."""
    hours_for_month_sooner: float | None
    """Hours a week more that bring the later date a month nearer; None when nothing sensible does."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A member's standing on one path."""

    career: str
    phases: tuple[PhaseState, ...]
    current: int
    """Index of the phase in which the next step stands; last phase when all is done."""
    next_steps: tuple[Step, ...]
    """One to three, in order; empty when the path is finished."""
    hours_left: Hours
    hours_done: Hours
    streak: int
    """Days in a row with a tick, one missed day a week forgiven."""
    best_streak: int
    window: Window | None

    @property
    def total(self) -> int:
        """Number of steps on the path."""
        return sum(len(state.steps) for state in self.phases)

    @property
    def done(self) -> int:
        """Steps that count as done."""
        return sum(state.done for state in self.phases)


@dataclass(frozen=True, slots=True)
class ProgressPicture:
    """All a picture of the path needs."""

    title: str
    subtitle: str
    progress: Progress
    dark: bool
    alt: str
    """Text for those who do not see it, at most 1,024 characters."""
    figures: tuple[tuple[str, str], ...] = ()
    """Up to four pairs of a figure and what it counts: ("12 of 24", "steps done")."""
    captions: tuple[str, ...] = ()
    """What stands under each phase's title: "2 of 5 steps, 20 to 40 hours left"."""
    here: str = ""
    """The words beside the station where the member stands."""
