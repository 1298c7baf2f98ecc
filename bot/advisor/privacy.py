"""What a member's data are, for themselves: everything at once, or all of it gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.advisor.book import Book
from bot.models.action import Action
from bot.models.advice import Advice, Block, Button
from bot.models.knowledge import Knowledge
from bot.models.member import Member
from bot.replies import Replies
from bot.wording import listed

KIND = "help"
COPIES = timedelta(days=30)
"""How long backups are kept; after that the last copy of a deleted member is gone."""


class PrivacyAdvice:
    """Words for export and deletion. The data themselves come from the store, which the cog asks."""

    __slots__ = ("_book",)

    def __init__(self, knowledge: Knowledge, replies: Replies) -> None:
        self._book = Book(knowledge, replies)

    def exported(self, member: Member) -> Advice:
        """Goes with the file that holds everything stored about the member."""
        lines = [self._book.say("privacy.exported"), self._holds(member)]
        return self._personal("\n".join(line for line in lines if line), tone="success")

    def ask_delete(self, member: Member) -> Advice:
        """Asks once before everything goes: `confirm:privacy` deletes, `cancel:privacy` keeps.

        It asks even when the member's own state is empty: a question they let the bot keep stands outside of it.
        """
        text = self._book.say("privacy.ask", holds=self._holds(member))
        yes = Button(self._book.say("privacy.button_yes"), Action("confirm", ("privacy",), member.id), "danger")
        no = Button(self._book.say("privacy.button_no"), Action("cancel", ("privacy",), member.id))
        return self._personal(text, tone="caution", rows=((yes, no),))

    def deleted(self, counts: Mapping[str, int], *, now: datetime) -> Advice:
        """Confirms what is gone. `counts`: rows deleted by table or part; what it calls is said in words when known."""
        if not any(counts.values()):
            return self._personal(self._book.say("privacy.nothing"))
        named = [self._counted(name, count) for name, count in counts.items() if count]
        what = listed([name for name in named if name])
        until = f"<t:{int((now + COPIES).timestamp())}:D>"
        text = self._book.say("privacy.deleted", what=what) if what else self._book.say("privacy.deleted_all")
        return self._personal(f"{text}\n{self._book.say('privacy.copies', until=until)}", tone="success")

    def act(self, action: Action, values: Sequence[str], member: Member, *, now: datetime) -> Advice | None:  # noqa: ARG002  all parts are asked alike
        """What a press does here; None when it is not ours, or is the deletion itself, which the store does."""
        if action.verb == "privacy_delete":
            return self.ask_delete(member)
        if action.verb == "cancel" and action.args[:1] == ("privacy",):
            return self._personal(self._book.say("privacy.kept"))
        return None

    def _holds(self, member: Member) -> str:
        parts = {
            "paths": len(member.paths),
            "ticks": len(member.done),
            "projects": len(member.projects),
            "reminders": len(member.reminders),
            "held": len(member.held),
        }
        names = [self._counted(name, count) for name, count in parts.items() if count]
        return listed([name for name in (*names, self._book.say("privacy.settings")) if name])

    def _counted(self, name: str, count: int) -> str:
        key = f"privacy.{name}_one" if count == 1 else f"privacy.{name}"
        return self._book.say(key, number=count) if self._book.replies.has(key) else ""

    def _personal(self, text: str, *, tone: str = "answer", rows: tuple[tuple[Button, ...], ...] = ()) -> Advice:
        title = self._book.say("privacy.title")
        return Advice(KIND, (Block(text),), title=title, rows=rows, personal=True, tone=tone)
