"""The text of an advice within Discord's limit, free of mentions and of characters that break a line's direction."""

from __future__ import annotations

import re

from bot.models.advice import Advice, Block
from bot.wording import cut, size

LIMIT = 4000
"""Characters in all texts of one Components V2 message together."""
ROOM = 40
"""Less than this is not worth beginning a piece for."""
_MENTION = re.compile(r"@(?=everyone|here)|<(?=@)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BLANK = re.compile(r"\n{3,}")


def safe(text: str) -> str:
    """Pings nobody, has no control characters, and no overrides of the reading direction."""
    if "@" not in text and text.replace("\n", "").isprintable():
        return text  # nearly all texts: nothing in it that the patterns look for
    return _MENTION.sub(lambda found: f"{found[0]}\u200b", _CONTROL.sub(" ", text.replace("\r\n", "\n")))


def visible(text: str) -> bool:
    """Whether a reader would see anything at all; Discord refuses a text of blanks."""
    if text.isascii():
        return bool(text) and not text.isspace()
    return bool(text.strip().strip("\u200b\u200c\u200d\u2060"))


def pieces(advice: Advice) -> tuple[list[tuple[str, bool]], bool]:
    """Texts with whether each is small, the title first, and whether something was cut off to stay within `LIMIT`."""
    whole = [(text, block.small) for block in advice.blocks if visible(text := _render(block))]
    if visible(safe(advice.title)):
        whole.insert(0, (f"## {_line(advice.title)}", False))
    kept: list[tuple[str, bool]] = []
    left = LIMIT
    for text, small in whole:
        if left < ROOM and size(text) > left:
            return kept, True
        shown = cut(text, left)
        kept.append((shown, small))
        left -= size(shown) + 2
        if shown != text:
            return kept, True
    return kept, False


def markdown(advice: Advice) -> str:
    """All a member would read, at most `LIMIT` characters; labels of buttons are left out."""
    return "\n\n".join(text for text, _ in pieces(advice)[0])


def _line(text: str) -> str:
    return " ".join(safe(text).split())


def _render(block: Block) -> str:
    text = safe(block.text).strip()
    if "\n\n\n" in text:
        text = _BLANK.sub("\n\n", text)
    if block.small:
        text = "\n".join(f"-# {line.strip()}" for line in text.splitlines() if line.strip())
    heading = f"### {_line(block.heading)}" if visible(safe(block.heading)) else ""
    return f"{heading}\n{text}" if heading and text else heading or text
