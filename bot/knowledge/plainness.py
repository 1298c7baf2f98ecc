"""How plain the prose is: the Flesch-Kincaid grade of each topic's page.

Source of the formula: Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas", 1975.
Syllables are counted by their vowels, which is right for about nine English words in ten.
"""

from __future__ import annotations

import re

from bot.knowledge.files import Folder
from bot.knowledge.prose import sentences
from bot.knowledge.shapes import SectionShape

ENOUGH = 60
"""Words below which the grade of a text says nothing."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^td]ed|[^laeiouyszxcg]es)$")
"""Endings whose vowel is not spoken: like, asked, makes."""


def examine_plainness(folder: Folder, grade: float) -> None:
    """Warn of pages that ask for more years of school than `grade`."""
    for key, career in folder.careers.items():
        for topic, section in career.topics.items():
            found = grade_of(_prose(section))
            if found > grade:
                message = f"hard to read: school grade {found:.1f}, above {grade:g}; use shorter sentences and words"
                folder.warn(f"careers/{key}.yaml", ("topics", topic), message)


def grade_of(text: str) -> float:
    """US school grade of a text, 0 when it is shorter than `ENOUGH` words."""
    words = _WORD.findall(text.casefold())
    if len(words) < ENOUGH:
        return 0.0
    syllables = sum(map(syllables_of, words))
    return 0.39 * len(words) / len(sentences(text)) + 11.8 * syllables / len(words) - 15.59


def syllables_of(word: str) -> int:
    """Syllables of a lower-case English word, at least 1."""
    return max(1, len(_VOWELS.findall(word)) - (1 if _SILENT.search(word) else 0))


def _prose(section: SectionShape) -> str:
    return " ".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in _texts(section))


def _texts(section: SectionShape) -> list[str]:
    return [section.lead, *([section.note] if section.note else []), *(item.text for item in section.items)]
