"""What a member's data are, for themselves: everything at once, or all of it gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.advisor.book import Book
from bot.advisor.deeds import Deed
from bot.models.action import Action
from bot.models.advice import Advice, Block, Button
from bot.models.changes import Forget
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

    def ask_delete(self, member: Member, *, spoken: bool = False) -> Advice:
        """Asks once before everything goes: `confirm:privacy` deletes, `cancel:privacy` keeps. `spoken`: so does a yes.

        It asks even when the member's own state is empty: a question they let the bot keep stands outside of it.
        """
        known = any(self._parts(member).values())
        text = self._book.say("privacy.ask", holds=self._holds(member)) if known else self._book.say("privacy.ask_none")
        yes = Button(self._book.say("privacy.button_yes"), Action("confirm", ("privacy",), member.id), "danger")
        no = Button(self._book.say("privacy.button_no"), Action("cancel", ("privacy",), member.id))
        if not spoken:
            return self._personal(text, tone="caution", rows=((yes, no),))
        text = f"{text} {self._book.say('privacy.ask_spoken')}"
        return replace(self._personal(text, tone="caution", rows=((yes, no),)), pending=yes.action)

    def offer_export(self, member: Member) -> Advice:
        """What a plain sentence gets: what is stored in short, and the button that sends all of it as a file."""
        text = self._book.say("privacy.offer_export", holds=self._holds(member))
        if not any(self._parts(member).values()):
            text = self._book.say("privacy.offer_export_none")
        send = Button(self._book.say("privacy.button_export"), Action("privacy_export", (), member.id), "primary")
        erase = Button(self._book.say("privacy.button_delete"), Action("privacy_delete", (), member.id))
        return self._personal(text, rows=((send, erase),))

    def explained(self, member: Member) -> Advice:
        """Who sees what of a member, and for how long it is kept; nothing of it is about this one."""
        see = Button(self._book.say("privacy.button_export"), Action("privacy_export", (), member.id))
        erase = Button(self._book.say("privacy.button_delete"), Action("privacy_delete", (), member.id))
        return self._personal(self._book.say("privacy.explained"), rows=((see, erase),))

    def deed(self, deed: Deed, member: Member) -> Advice | None:
        """What a sentence about one's own data gets; None for other deeds."""
        if deed.name == "export":
            return self.offer_export(member)
        if deed.name == "private":
            return self.explained(member)
        return self.ask_delete(member, spoken=True) if deed.name == "delete" else None

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
        """What a press or a plain yes does here; None when it is not ours."""
        if action.verb == "privacy_delete":
            return self.ask_delete(member)
        if action.verb == "privacy_export":
            return self.offer_export(member)
        if action.verb == "cancel" and action.args[:1] == ("privacy",):
            return self._personal(self._book.say("privacy.kept"))
        if action.verb == "confirm" and action.args[:1] == ("privacy",):
            return replace(self.deleted({**self._parts(member), "members": 1}, now=now), changes=(Forget(),))
        return None

    def _holds(self, member: Member) -> str:
        names = [self._counted(name, count) for name, count in self._parts(member).items() if count]
        return listed([name for name in (*names, self._book.say("privacy.settings")) if name])

    def _parts(self, member: Member) -> Mapping[str, int]:
        return {
            "paths": len(member.paths),
            "ticks": len(member.done),
            "projects": len(member.projects),
            "reminders": len(member.reminders),
            "held": len(member.held),
        }

    def _counted(self, name: str, count: int) -> str:
        key = f"privacy.{name}_one" if count == 1 else f"privacy.{name}"
        return self._book.say(key, number=count) if self._book.replies.has(key) else ""

    def _personal(self, text: str, *, tone: str = "answer", rows: tuple[tuple[Button, ...], ...] = ()) -> Advice:
        title = self._book.say("privacy.title")
        return Advice(KIND, (Block(text),), title=title, rows=rows, personal=True, tone=tone)
