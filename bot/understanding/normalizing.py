"""A message as plain words: one visible function between what people type and what is matched."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 4_000
"""Characters of a message that are read; Discord allows no more (2,000, with Nitro 4,000)."""
_MARKUP = re.compile(r"<a?:(\w+):\d+>|<[@#][!&]?\d+>|<t:-?\d+(?::\w)?>|https?://\S+|```.*?```", re.DOTALL)
_NOT_PLAIN = ("<", "://", "`")
"""Without these an ASCII text has no markup, no link and no other apostrophe than '."""
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\u0060\u00b4']")
_TOKEN = re.compile(r"\.net\b|[a-z]\+{2}|[a-z0-9]+[+#]?(?![a-z0-9])|[a-z0-9]+|\$+|->|=>|\u2192|[?]|(?<=\s)=+(?=\s)")
_LOOKALIKES = str.maketrans(
    # Cyrillic and Greek letters that look like Latin ones (Unicode confusables, UTS 39).
    "аеорсухіјѕԁһкмтвнзαεοιρτυνκ",
    "aeopcyxijsdhkmtbh3aeoiptuvk",
)


def tokens(text: str) -> tuple[str, ...]:
    """Lower-case words of a message, `+` and `#` kept where they belong to a name (c++, c#, security+).

    Hyphens, slashes and dots part words ("front-end" is two), apostrophes vanish ("what's" is whats).
    """
    return tuple(_TOKEN.findall(plain(text)))


def plain(text: str) -> str:
    """The message without markup, links, accents and lookalike letters, lower case, single-spaced."""
    text = text[:LONGEST]
    if text.isascii() and not any(sign in text for sign in _NOT_PLAIN):
        return " ".join(text.lower().replace("'", "").split())  # nearly all: the rest would change nothing of them
    text = _MARKUP.sub(" ", text)
    text = unicodedata.normalize("NFKD", text).casefold().translate(_LOOKALIKES)
    text = "".join(mark for mark in text if not unicodedata.combining(mark))
    return " ".join(_APOSTROPHES.sub("", text).split())
