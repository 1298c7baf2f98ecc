"""`python -m bench.phrases`: how times in people's words are read, by the files of the tests that hold them."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from bot.schedule import NotUnderstood, following, parse_when
from tests import times


@dataclass(frozen=True, slots=True)
class Reading:
    """The phrases of one file, and what became of them."""

    name: str
    phrases: int
    meant: int
    """Those that mean one thing."""
    understood: int
    misread: tuple[str, ...]
    """Understood, but not as meant."""


def measure() -> list[Reading]:
    """Each file read."""
    found = []
    for file in times.FILES:
        phrases = times.phrases(file)
        wrong = tuple(phrase.say for phrase in phrases if _read(phrase) not in {None, (phrase.first, phrase.rule)})
        meant = [phrase for phrase in phrases if phrase.first is not None]
        right = sum(_read(phrase) == (phrase.first, phrase.rule) for phrase in meant)
        found.append(Reading(file.stem, len(phrases), len(meant), right, wrong))
    return found


def _read(phrase: times.Phrase) -> tuple[object, str] | None:
    """First time on the wall and rule; None for what is asked back."""
    found = parse_when(phrase.say, zone=phrase.zone, now=phrase.now)
    if isinstance(found, NotUnderstood):
        return None
    return next(following(found.schedule, phrase.now))[0], found.schedule.rule


def main() -> int:
    """Print them; 1 when any was misread."""
    wrong = 0
    for one in measure():
        print(
            f"{one.name}: {one.phrases} phrases, {one.meant} with one meaning, {one.understood} understood "
            f"({one.understood / one.meant:.1%}), {len(one.misread)} misread"
        )
        wrong += len(one.misread)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
