"""Whatever somebody writes: a reply within Discord's limits, without a mention, and never an exception."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.cli.ask import Desk
from bot.mind import Mind
from bot.models.understanding import Conversation
from bot.presentation import layout, markdown
from bot.settings import Settings
from bot.wording import size

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PIECES = (
    "what certifications for backend", "@everyone", "<@123>", "<@&1>", "||spoiler||", "```py\nx```", "**bold**",
    "\u202eback", "\u0000\u0007", "🚀🧑\u200d💻", "مرحبا", "שלום", "后端", "https://example.org/?a=b", "phase 2",
    "remind me every monday at 9", "set qa as my path", "yes", "no", "' OR 1=1 --", "{name}", "%s", "\\", "vs",
    "and the salary?", "CKA", "ⓑⓐⓒⓚⓔⓝⓓ",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=4000),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=30)), max_size=60).map(" ".join),
)


@pytest.fixture(scope="module")
def mind() -> Mind:
    """The real knowledge and engine."""
    return Mind.load(Settings().knowledge_dir, Settings().cache_dir)


def _walk(component: dict[str, Any]) -> list[dict[str, Any]]:
    return [component, *(one for inner in component.get("components", []) for one in _walk(inner))]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_any_text_gets_a_reply_within_limits(mind: Mind, texts: list[str]) -> None:
    """Several turns of one member, so that follow-ups and confirmations are met too."""
    desk = Desk(mind, now=lambda: NOW)
    for text in texts:
        told = desk.ask("ada", text)
        assert isinstance(told.conversation, Conversation)
        reply = markdown(told.advice)
        assert reply.strip()
        assert "@everyone" not in reply
        assert "<@123>" not in reply
        shown = layout(told.advice, owner=2**63)
        parts = [one for top in shown.to_components() for one in _walk(top)]  # type: ignore[no-untyped-call]
        assert len(parts) <= 40
        assert sum(size(one.get("content", "")) for one in parts) <= 4000
        assert all(len(one.get("custom_id", "")) <= 100 for one in parts)
        assert all(len(one.get("label") or "") <= 80 for one in parts if one["type"] == 2)
