"""How people ask: topics and kinds by name, labelled messages, careers that are near one of ours."""

from __future__ import annotations

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class NearestCareer:
    """A tech career that has no page here, and the nearest one that has."""

    name: str
    aliases: tuple[str, ...]
    nearest: str
