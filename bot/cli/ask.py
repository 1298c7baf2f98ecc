"""`ask`: one answer in the terminal, a conversation, or many questions as JSON lines; nothing is stored."""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from bot.cli.environment import settings
from bot.conversations import Conversations
from bot.dialogue import Turn, turn
from bot.mind import Mind
from bot.models.member import Member
from bot.models.state import apply_changes
from bot.presentation.text import markdown

PROMPT = "you> "
LEAVE = frozenset({"exit", "quit", ":q"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The question, or how to read many."""
    parser.add_argument("text", nargs="*", help="the question; without it you get a prompt")
    parser.add_argument("--jsonl", action="store_true", help='read {"user", "text"} lines on standard input')
    parser.add_argument("--user", default="you", metavar="NAME", help="who is asking (state is in memory)")


def run(arguments: argparse.Namespace) -> int:
    """Answer; 0 even when the answer is that the bot does not know."""
    chosen = settings()
    mind = Mind.load(chosen.knowledge_dir, chosen.cache_dir)
    mind.replies.forms.use()
    desk = Desk(mind, now=lambda: datetime.now(UTC))
    if arguments.jsonl:
        for line in answers(desk, sys.stdin.buffer):
            sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
            sys.stdout.buffer.flush()
        return 0
    if arguments.text:
        print(markdown(desk.ask(arguments.user, " ".join(arguments.text)).advice))
        return 0
    return _prompt(desk, arguments.user)


class Desk:
    """Members and their conversations, in memory."""

    def __init__(self, mind: Mind, *, now: Callable[[], datetime]) -> None:
        self._mind = mind
        self._now = now
        self._members: dict[str, Member] = {}
        self._conversations = Conversations(most=sys.maxsize)

    def ask(self, user: str, text: str) -> Turn:
        """One turn of one member; what it changes is kept for their next."""
        now = self._now()
        member = self._members.get(user) or Member(len(self._members) + 1)
        before = self._conversations.recall(user, now)
        told = turn(text, mind=self._mind, member=member, conversation=before, now=now)
        self._members[user] = apply_changes(member, told.advice.changes, now)
        self._conversations.remember(user, told.conversation)
        return told


def answers(desk: Desk, lines: Iterable[bytes]) -> Iterator[str]:
    """One JSON line for each line read; a bad one gets `{"error": ...}` in its place."""
    for line in lines:
        try:
            user, text = _request(line)
        except ValueError as error:
            yield json.dumps({"error": str(error)}, ensure_ascii=False)
            continue
        try:
            told = desk.ask(user, text)
        except Exception as error:  # noqa: BLE001 - one question that fails must not cost the others their answer
            traceback.print_exception(error)
            yield json.dumps({"error": f"{type(error).__name__}: {error}"}, ensure_ascii=False)
            continue
        yield json.dumps(_record(user, text, told), ensure_ascii=False)


def _request(line: bytes) -> tuple[str, str]:
    """User and text of a line; ValueError says what is wrong with it."""
    try:
        read = json.loads(line.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        message = f"not a line of JSON in UTF-8: {error}"
        raise ValueError(message) from error
    if not isinstance(read, dict):
        message = 'not an object: {"user": "...", "text": "..."} is needed'
        raise ValueError(message)  # noqa: TRY004 - one kind of error for every bad line
    user, text = read.get("user"), read.get("text")
    if not isinstance(user, str) or not isinstance(text, str):
        message = '"user" and "text" must both be there, as text'
        raise ValueError(message)  # noqa: TRY004
    return user, text


def _record(user: str, text: str, told: Turn) -> dict[str, object]:
    advice = told.advice
    return {
        "user": user,
        "text": text,
        "kind": advice.kind,
        "careers": list(advice.careers),
        "topics": list(advice.topics),
        "confidence": round(min(1.0, max(0.0, advice.confidence)), 3),
        "reply": markdown(advice),
    }


def _prompt(desk: Desk, user: str) -> int:
    """A conversation until end of input, `exit` or `quit`."""
    while True:
        try:
            text = input(PROMPT).strip()
        except EOFError:
            print()
            return 0
        if text.casefold() in LEAVE:
            return 0
        if text:
            print(markdown(desk.ask(user, text).advice), end="\n\n", flush=True)
