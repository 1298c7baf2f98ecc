"""An advice as a Components V2 layout within Discord's limits."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

import discord
from discord import ui

from bot.models.action import Action
from bot.models.advice import Advice, Button, Menu, Option
from bot.presentation.text import pieces, safe, visible
from bot.wording import cut

COMPONENTS = 40
"""Components of one message, containers and rows counted."""
TEXTS = 12
"""Texts kept apart; further ones are joined so that the controls keep their room."""
BUTTONS = 5
OPTIONS = 25
LABEL = 80
OPTION_TEXT = 100
PLACEHOLDER = 150
ADDRESS = 512
JOINED = 8
"""Code points in the longest emoji joined of several."""
PICTURE = "progress.png"
"""Name under which the picture of an advice is attached to its message."""
ACCENTS = {"answer": 0x5865F2, "success": 0x2D9D5F, "caution": 0xC98A0A, "refusal": 0x80848E}
"""Accent colour per tone; the words say the same, so nothing hangs on it."""
STYLES = {
    "primary": discord.ButtonStyle.primary,
    "secondary": discord.ButtonStyle.secondary,
    "success": discord.ButtonStyle.success,
    "danger": discord.ButtonStyle.danger,
}


def layout(advice: Advice, *, owner: int = 0) -> ui.LayoutView:
    """The message to send; `owner` is put into every custom id as the member whose message it is."""
    texts, was_cut = pieces(advice)
    rows = list(advice.rows)
    if was_cut and advice.more is not None:
        rows.insert(0, (advice.more,))
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=ACCENTS.get(advice.tone, ACCENTS["answer"]))
    for item in _texts(texts):
        container.add_item(item)
    if advice.picture is not None:
        alt = cut(safe(advice.picture.alt), 1024) or PICTURE
        container.add_item(ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{PICTURE}", description=alt)))
    left = COMPONENTS - 2 - len(container.children)
    controls = list(_rows(rows, owner, left))
    if controls:
        container.add_item(ui.Separator())
    for row in controls:
        container.add_item(row)
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    return view


def _texts(texts: list[tuple[str, bool]]) -> Iterator[ui.Item[ui.LayoutView]]:
    body = [text for text, small in texts if not small]
    hints = [text for text, small in texts if small]
    for text in (*body[:TEXTS], *(["\n\n".join(body[TEXTS:])] if body[TEXTS:] else [])):
        yield ui.TextDisplay(text)
    if body and hints:
        yield ui.Separator()
    if hints or not body:
        yield ui.TextDisplay("\n".join(hints) or "…")


def _rows(rows: Sequence[tuple[Button, ...] | Menu], owner: int, left: int) -> Iterator[ui.ActionRow[ui.LayoutView]]:
    """Rows while there is room; a second control with the same custom id is left out, since Discord refuses it."""
    met: set[str] = set()
    for row in rows:
        made = _menu(row, owner, met) if isinstance(row, Menu) else _buttons(row, owner, met)
        for start in range(0, len(made), BUTTONS):
            part = made[start : start + BUTTONS]
            if len(part) + 1 > left:
                return
            left -= len(part) + 1
            yield ui.ActionRow(*part)


def _buttons(row: tuple[Button, ...], owner: int, met: set[str]) -> list[ui.Item[ui.LayoutView]]:
    made: list[ui.Item[ui.LayoutView]] = []
    for button in row:
        label = _short(button.label, LABEL)
        emoji = button.emoji if _drawable(button.emoji) else None
        if not visible(label):
            continue
        if button.style == "link":
            if button.url.startswith("https://") and len(button.url) <= ADDRESS:
                made.append(ui.Button(label=label, url=button.url, emoji=emoji))
            continue
        identity = _identity(button.action, owner)
        if identity and identity not in met:
            met.add(identity)
            style = STYLES.get(button.style, discord.ButtonStyle.secondary)
            made.append(ui.Button(label=label, style=style, custom_id=identity, emoji=emoji, disabled=button.disabled))
    return made


def _menu(menu: Menu, owner: int, met: set[str]) -> list[ui.Item[ui.LayoutView]]:
    identity = _identity(menu.action, owner)
    named = {option.value[:OPTION_TEXT]: option for option in menu.options if option.value}
    options = [_option(option) for option in named.values()][:OPTIONS]
    if not options or identity in met:
        return []
    met.add(identity)
    most = max(1, min(menu.most, len(options)))
    for option in [option for option in options if option.default][most:]:
        option.default = False
    placeholder = cut(safe(menu.placeholder), PLACEHOLDER) or None
    return [ui.Select(custom_id=identity, placeholder=placeholder, options=options, max_values=most)]


def _option(option: Option) -> discord.SelectOption:
    label = _short(option.label, OPTION_TEXT)
    return discord.SelectOption(
        label=label if visible(label) else option.value[:OPTION_TEXT],
        value=option.value[:OPTION_TEXT],
        description=_short(option.description, OPTION_TEXT) or None,
        default=option.default,
    )


def _short(text: str, limit: int) -> str:
    """A control's text on one line."""
    if text.isascii() and text.isprintable() and len(text) <= limit and "@" not in text and "  " not in text:
        return text.strip()  # nearly all: the rest would change nothing of them
    return cut(" ".join(safe(text).split()), limit)


def _identity(action: Action | None, owner: int) -> str:
    return action.encode(owner) if action is not None else ""


@lru_cache(maxsize=256)
def _drawable(emoji: str) -> bool:
    """Whether a text is one Unicode emoji, as far as can be told without a table: short, and no letters of ours."""
    kinds = {unicodedata.category(character) for character in emoji}
    return "So" in kinds and kinds <= {"So", "Sk", "Mn", "Cf"} and len(emoji) <= JOINED
