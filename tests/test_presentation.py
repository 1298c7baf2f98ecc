"""Any advice becomes a layout within Discord's limits, without mentions, saying the answer first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.models.action import Action, decode
from bot.models.advice import Advice, Block, Button, Menu, Option
from bot.models.knowledge import Hours
from bot.models.progress import Progress, ProgressPicture
from bot.presentation import layout, markdown
from bot.wording import size
from tests import small

MENTION = re.compile(r"@(everyone|here)|<@[!&]?\d+>", re.IGNORECASE)
NASTY = st.sampled_from(
    [
        "@everyone",
        "<@123>",
        "<@&4>",
        "@here",
        "@EVERYONE",
        "\u202e",
        "\x00",
        "```",
        "👩‍👩‍👧",
        "שלום",
        "\n\n\n\n",
        "**",
        "<",
        "@",
    ]
)
TEXT = st.one_of(st.text(max_size=40), st.lists(st.one_of(NASTY, st.text(max_size=20)), max_size=12).map("".join))
LONG = st.builds(lambda text, times: text * times, TEXT, st.integers(1, 90))
ACTION = st.builds(
    Action,
    st.sampled_from(["page", "why", "compare"]),
    st.lists(st.from_regex(r"[a-z-]{1,9}", fullmatch=True), max_size=3).map(tuple),
)
BUTTON = st.builds(
    Button,
    TEXT,
    ACTION,
    st.sampled_from(["primary", "danger", "link", "odd"]),
    st.sampled_from(["", "https://a.b", "x"]),
    TEXT,
)
OPTION = st.builds(Option, TEXT, TEXT.filter(bool), TEXT, st.booleans())
MENU = st.builds(Menu, ACTION, TEXT, st.lists(OPTION, max_size=30).map(tuple), st.integers(0, 30))
ROW = st.one_of(MENU, st.lists(BUTTON, max_size=8).map(tuple))
BLOCK = st.builds(Block, LONG, TEXT, st.booleans())
ADVICE = st.builds(
    Advice,
    kind=st.just("answer"),
    blocks=st.lists(BLOCK, max_size=16).map(tuple),
    title=TEXT,
    rows=st.lists(ROW, max_size=8).map(tuple),
    tone=st.sampled_from(["answer", "success", "caution", "refusal", "odd"]),
    more=st.none() | BUTTON,
)


def components(advice: Advice, owner: int = 0) -> list[dict[str, Any]]:
    """The message as Discord would get it."""
    made: list[dict[str, Any]] = layout(advice, owner=owner).to_components()  # type: ignore[no-untyped-call]
    return made


def walk(parts: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component of a message as Discord would get it."""
    for component in parts:
        yield component
        yield from walk(component.get("components", []))


def held(parts: list[dict[str, Any]]) -> None:
    """Assert all of Discord's limits on Components V2."""
    everything = list(walk(parts))
    assert len(everything) <= 40
    texts = [part["content"] for part in everything if part["type"] == 10]
    assert sum(map(size, texts)) <= 4000
    assert all(text.strip() for text in texts)
    assert not any(MENTION.search(text) for text in texts)
    identities = [part["custom_id"] for part in everything if "custom_id" in part]
    assert len(set(identities)) == len(identities)
    assert all(decode(identity) for identity in identities)
    for part in everything:
        if part["type"] == 1:
            assert 1 <= len(part["components"]) <= 5
        if part["type"] == 2:
            assert 1 <= len(part["label"]) <= 80
        if part["type"] == 3:
            _menu_held(part)


def _menu_held(part: dict[str, Any]) -> None:
    values = [option["value"] for option in part["options"]]
    assert 1 <= len(values) <= 25
    assert len(set(values)) == len(values)
    assert part["max_values"] <= len(values)
    assert len(part.get("placeholder") or "") <= 150
    assert sum(option["default"] for option in part["options"]) <= part["max_values"]
    for option in part["options"]:
        assert 1 <= len(option["label"]) <= 100
        assert 1 <= len(option["value"]) <= 100
        assert len(option.get("description") or "") <= 100


@settings(max_examples=60, deadline=None)
@given(ADVICE, st.integers(0, 2**63))
def test_any_advice_is_laid_out_within_limits(advice: Advice, owner: int) -> None:
    """Whatever the texts: emoji, right-to-left, control characters, Markdown, mentions."""
    held(components(advice, owner=owner))


@settings(max_examples=60, deadline=None)
@given(ADVICE)
def test_any_advice_reads_as_markdown_within_limits(advice: Advice) -> None:
    """The same text without buttons: at most 4,000 characters, no mention, encodable."""
    text = markdown(advice)
    assert size(text) <= 4000
    assert not MENTION.search(text)
    text.encode()


def test_owner_is_put_into_every_custom_id() -> None:
    """So that another member's press can be told from the asker's."""
    advice = Advice("answer", (Block("Hi."),), rows=((Button("Go", Action("careers")),),))
    identities = [part["custom_id"] for part in walk(components(advice, owner=42)) if "custom_id" in part]
    assert identities == ["careers@42"]


def test_layout_never_times_out() -> None:
    """Its buttons outlive a restart."""
    assert layout(Advice("answer", (Block("Hi."),))).timeout is None


def test_text_comes_before_controls_and_sources_are_small() -> None:
    """Read from the top: title, answer, source, buttons."""
    advice = Advice(
        "answer", (Block("Fact."), Block("Source.", small=True)), "T", rows=((Button("Go", Action("help")),),)
    )
    parts = [part.get("content", part["type"]) for part in walk(components(advice))][1:]
    assert parts == ["## T", "Fact.", 14, "-# Source.", 14, 1, 2]


def test_what_does_not_fit_is_cut_after_a_sentence_with_more_behind_a_button() -> None:
    """Cut text ends in a full stop and the button is there; uncut text has no such button."""
    more = Button("More", Action("page", ("backend", "fit", "all")))
    long = components(Advice("answer", (Block("This is a sentence. " * 300),), more=more))
    short = components(Advice("answer", (Block("This is a sentence."),), more=more))
    texts = [part["content"] for part in walk(long) if part["type"] == 10]
    assert texts[-1].endswith("sentence.")
    assert [part["label"] for part in walk(long) if part["type"] == 2] == ["More"]
    assert not [part for part in walk(short) if part["type"] == 2]


def test_a_menu_has_no_more_defaults_than_it_takes() -> None:
    """Discord refuses such a menu."""
    options = tuple(Option(name, name, default=True) for name in "abc")
    menu = Menu(Action("page"), "Choose", options, most=2)
    part = next(p for p in walk(components(Advice("answer", (Block("Hi."),), rows=(menu,)))) if p["type"] == 3)
    assert [option["default"] for option in part["options"]] == [True, True, False]


def test_links_open_https_alone() -> None:
    """A button with any other address is left out."""
    buttons = tuple(Button(url, style="link", url=url) for url in ("https://a.b/c", "javascript:x", "http://a.b"))
    parts = walk(components(Advice("answer", (Block("Hi."),), rows=(buttons,))))
    assert [part["url"] for part in parts if part["type"] == 2] == ["https://a.b/c"]


def test_picture_stands_in_the_message_with_its_words() -> None:
    """Those who cannot see it read its text."""
    progress = Progress("backend", (), 0, (), Hours(0, 0), Hours(0, 0), 0, 0, None)
    advice = Advice(
        "my_progress", (Block("Hi."),), picture=ProgressPicture("T", "S", progress, dark=True, alt="Half done")
    )
    gallery = next(part for part in walk(components(advice)) if part["type"] == 12)
    assert gallery["items"][0]["description"] == "Half done"
    assert gallery["items"][0]["media"]["url"] == "attachment://progress.png"


@pytest.mark.parametrize("topic", small.knowledge().topics)
def test_first_screen_of_a_phone_holds_the_direct_answer(topic: str) -> None:
    """About 900 characters: the lead of the topic stands within them."""
    lead = small.knowledge().careers["backend"].sections[topic].lead
    assert lead in markdown(small.reply(small.asked("backend", topic)))[:900]


def test_times_are_shown_in_each_reader_s_zone() -> None:
    """Discord's own timestamps are no mention and stay."""
    stamp = f"<t:{int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())}:R>"
    assert stamp in markdown(Advice("remind", (Block(f"Due {stamp}."),)))
