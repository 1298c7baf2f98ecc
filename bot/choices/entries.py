"""Things a member can name: offered while they type, found when they are done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz

from bot.wording import cut

MOST = 25
"""Choices Discord shows at once."""
LONGEST = 100
"""Characters of a choice's name and of its value."""
TYPO = 82.0
"""Of 100: names less like what was typed are not taken for it."""
LIKE = 70.0
"""Of 100: names less like what is being typed are not offered."""
CLEAR = 4.0
"""Of 100: how much nearer than the next a name must be to be taken."""


class Choice(NamedTuple):
    """One line of autocomplete: what is shown, and the key that arrives."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a key, a label to show, and other names people use for it."""

    key: str
    label: str
    names: tuple[str, ...] = ()

    @property
    def known_as(self) -> tuple[str, ...]:
        """All its names as they are compared."""
        return tuple(dict.fromkeys(plain(name) for name in (self.key, self.label, *self.names)))


def plain(text: str) -> str:
    """Without case, dashes and double blanks."""
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())


def offered(entries: Sequence[Entry], typed: str) -> tuple[Choice, ...]:
    """At most `MOST` choices, those that begin as typed first; `entries` come likeliest first."""
    wanted = plain(typed)
    if wanted:
        nearness = {entry.key: _nearness(entry, wanted) for entry in entries}
        kept = [entry for entry in entries if nearness[entry.key] > 0]
        entries = sorted(kept, key=lambda entry: -nearness[entry.key])
    return tuple(Choice(cut(entry.label, LONGEST), entry.key) for entry in entries[:MOST] if len(entry.key) <= LONGEST)


def _nearness(entry: Entry, wanted: str) -> float:
    """How well a name fits what was typed so far: 0 not at all, 400 exactly."""
    best = 0.0
    for name in entry.known_as:
        if name == wanted:
            return 400.0
        if name.startswith(wanted):
            best = max(best, 300.0 - len(name) / 10)
        elif f" {wanted}" in name:
            best = max(best, 200.0 - len(name) / 10)
        elif wanted in name:
            best = max(best, 150.0 - len(name) / 10)
        elif len(wanted) > 2:  # noqa: PLR2004  two letters are like everything
            near = fuzz.ratio(wanted, name[: len(wanted) + 1])
            best = max(best, near if near >= LIKE else 0.0)
    return best


def found(entries: Iterable[Entry], text: str) -> str:
    """The key of the one entry meant by a key, a name, or a name with a typo; empty when none or several are."""
    wanted = plain(text)
    if not wanted:
        return ""
    entries = tuple(entries)
    exact = [entry.key for entry in entries if wanted in entry.known_as]
    if exact:
        return exact[0] if len(set(exact)) == 1 else next((key for key in exact if plain(key) == wanted), "")
    scored = sorted(
        ((max(fuzz.ratio(wanted, name) for name in entry.known_as), entry.key) for entry in entries), reverse=True
    )
    if not scored or scored[0][0] < TYPO:
        return ""
    clear = len(scored) == 1 or scored[0][0] - scored[1][0] >= CLEAR
    return scored[0][1] if clear else ""
