"""The guided questions that find a career for a member."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


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
