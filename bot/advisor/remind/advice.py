"""The part that speaks of reminders: slash commands, plain sentences, presses, and the message itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.advisor.book import Book
from bot.advisor.path.ground import Ground
from bot.advisor.remind import creating, deeds, managing, message, pausing, setting, spoken
from bot.advisor.remind.ground import ALL, find, gone, live, told, unadorned
from bot.advisor.remind.packing import plain, unpacked
from bot.advisor.remind.timing import described
from bot.models.action import Action
from bot.models.advice import Advice
from bot.models.knowledge import Knowledge
from bot.models.member import Member
from bot.models.reminder import Delivery
from bot.replies import Replies
from bot.schedule import zones
from bot.wording import cut

Args = tuple[str, ...]
Answer = Callable[[Ground, Args, Args], Advice]


class RemindAdvice:
    """Everything on reminders. Pure: the member as they are and the time (aware) come in, advice goes out."""

    def __init__(self, knowledge: Knowledge, replies: Replies) -> None:
        self._book = Book(knowledge, replies)

    def _ground(self, member: Member, now: datetime) -> Ground:
        return Ground(self._book, member, now)

    # Slash commands: they act at once, but deleting asks first

    def create(self, when: str, text: str, member: Member, now: datetime) -> Advice:
        """`/remind create`; asks for the zone first when it is not known."""
        return creating.create(self._ground(member, now), when, text)

    def list(self, member: Member, now: datetime) -> Advice:
        """`/remind list`."""
        return managing.listed(self._ground(member, now))

    def edit(self, reminder: str, when: str, text: str, member: Member, now: datetime) -> Advice:
        """`/remind edit`; an empty `when` or `text` stays as it was."""
        return managing.edit(self._ground(member, now), reminder, when, text)

    def snooze(self, reminder: str, words: str, member: Member, now: datetime) -> Advice:
        """`/remind snooze`; without words it offers times."""
        return managing.snooze(self._ground(member, now), reminder, words)

    def pause(self, reminder: str, words: str, member: Member, now: datetime) -> Advice:
        """`/remind pause`: one, or all for an empty `reminder`; until resumed without words."""
        return pausing.pause(self._ground(member, now), reminder, words)

    def resume(self, reminder: str, member: Member, now: datetime) -> Advice:
        """`/remind resume`: one, or all for an empty `reminder`."""
        return pausing.resume(self._ground(member, now), reminder)

    def delete(self, reminder: str, member: Member, now: datetime) -> Advice:
        """`/remind delete`: asks first."""
        return managing.ask_delete(self._ground(member, now), reminder)

    def timezone(self, zone: str, member: Member, now: datetime) -> Advice:
        """`/remind timezone`: an IANA name, or a city without doubt."""
        return setting.timezone(self._ground(member, now), zone)

    def settings(self, waking: str, digest: str, fallback: str, member: Member, now: datetime) -> Advice:
        """`/remind settings`. `digest`: on, off or empty; `fallback`: a channel's id, off or empty."""
        return setting.settings(self._ground(member, now), waking, digest, fallback)

    # Autocomplete: pairs of what is shown and what it stands for, at most 25

    def when_choices(self, typed: str, member: Member, now: datetime) -> tuple[tuple[str, str], ...]:
        """How the words for `when` are understood, with the next three times; else examples."""
        return creating.preview(self._ground(member, now), typed)

    def zone_choices(self, typed: str, now: datetime) -> tuple[tuple[str, str], ...]:
        """Zones by city, country or offset."""
        return zones(typed, now)

    def reminder_choices(self, typed: str, member: Member, now: datetime) -> tuple[tuple[str, str], ...]:
        """The member's reminders."""
        ground = self._ground(member, now)
        named = [(f"{unadorned(ground, one)}: {described(ground, one.schedule)}", one.id) for one in live(ground)]
        found = [(cut(name, 100), identity) for name, identity in named]
        wanted = typed.casefold().strip()
        return tuple(pair for pair in found if wanted in pair[0].casefold() or wanted == pair[1])[:25]

    # Messages

    def delivered(self, delivery: Delivery, member: Member, now: datetime, *, late: timedelta = timedelta()) -> Advice:
        """The message a reminder arrives as; `late` is how much later than meant, zero when on time."""
        return message.delivered(self._ground(member, now), delivery, late)

    def test(self, member: Member, now: datetime) -> Advice:
        """The message that shows where reminders arrive."""
        return message.test(self._ground(member, now))

    def held(self, member: Member, now: datetime) -> Advice | None:
        """What could not be delivered, told once at the next command; None when nothing waits."""
        return message.held(self._ground(member, now))

    # Words and presses

    def from_words(self, text: str, member: Member, now: datetime) -> Advice:
        """A plain sentence: nothing is changed before a yes."""
        return spoken.from_words(self._ground(member, now), text)

    def deed(self, text: str, member: Member, now: datetime) -> Advice | None:
        """A whole sentence on the member's zone, hours or reminders; None for every other."""
        return deeds.read(self._ground(member, now), text)

    def answered(self, action: Action, text: str, member: Member, now: datetime) -> Advice | None:
        """Words typed when `action` waits for an answer: the city, when the zone was asked for; None for any others."""
        if action.verb != "remind_zone":
            return None
        return spoken.answered(self._ground(member, now), plain(_at(action.args, 0)), text)

    def act(self, action: Action, values: Args, member: Member, now: datetime) -> Advice | None:
        """A press, or a slash command put as an action; None for a verb of another part.

        Commands: `remind_create` (when, text), `remind_list`, `remind_edit:<id>` (when, text), `remind_snooze:<id>`
        (words), `remind_pause:<id or all>` (words), `remind_resume:<id or all>`, `remind_delete:<id>`, `remind_zone`
        (zone), `remind_settings` (waking, digest, fallback), the values in this order.
        """
        ground = self._ground(member, now)
        if action.verb == "confirm":
            return self._confirmed(ground, action.args)
        if action.verb == "cancel":
            return told(ground, ground.say("remind.kept"))
        answer = PRESSES.get(action.verb)
        return answer(ground, action.args, values) if answer else None

    def _confirmed(self, ground: Ground, args: Args) -> Advice | None:
        """The yes to what was asked: `confirm:<what>:...`."""
        answer = YES.get(args[0]) if args else None
        return answer(ground, args[1:]) if answer else gone(ground)


def _at(values: Args, index: int) -> str:
    return values[index] if index < len(values) else ""


def _stamp(text: str) -> datetime | None:
    """The moment in a button, seconds since 1970."""
    return datetime.fromtimestamp(int(text), UTC) if text.isdecimal() and len(text) < 12 else None  # noqa: PLR2004


def _later(ground: Ground, args: Args, values: Args) -> Advice:
    one = find(ground, _at(args, 1) or _at(values, 0))
    return managing.snooze_choices(ground, one, _at(args, 0)) if one else gone(ground)


def _until(ground: Ground, args: Args, values: Args) -> Advice:
    one, at = find(ground, _at(args, 1)), _stamp(_at(args, 2) or _at(values, 0))
    return managing.snoozed(ground, one, at, _at(args, 0)) if one and at else gone(ground)


def _week(ground: Ground, args: Args, _: Args) -> Advice:
    one = find(ground, _at(args, 1))
    return pausing.week(ground, one, _at(args, 0)) if one else gone(ground)


def _edited(ground: Ground, args: Args) -> Advice | None:
    one = find(ground, _at(args, 0))
    if one is None:
        return gone(ground)
    schedule = unpacked(_at(args, 1), ground.member.zone or one.schedule.zone)
    return managing.edited(ground, one, schedule, one.text) if schedule else None


def _renamed(ground: Ground, args: Args) -> Advice:
    one = find(ground, _at(args, 0))
    return managing.edited(ground, one, one.schedule, plain(_at(args, 1))) if one else gone(ground)


def _paused(ground: Ground, args: Args) -> Advice:
    one = find(ground, _at(args, 0))
    every = _at(args, 0) == ALL
    return pausing.paused(ground, None if every else one, _stamp(_at(args, 1))) if one or every else gone(ground)


YES: dict[str, Callable[[Ground, Args], Advice | None]] = {
    "remind_create": creating.confirmed,
    "remind_delete": lambda ground, args: managing.deleted(ground, _at(args, 0)),
    "remind_zone": lambda ground, args: setting.timezone(ground, _at(args, 0)),
    "remind_waking": lambda ground, args: setting.settings(ground, plain(_at(args, 0))),
    "remind_edit": _edited,
    "remind_text": _renamed,
    "remind_pause": _paused,
}
"""What a yes does, by what was asked."""
PRESSES: dict[str, Answer] = {
    "remind_create": lambda ground, _, values: creating.create(ground, _at(values, 0), _at(values, 1)),
    "remind_list": lambda ground, _, __: managing.listed(ground),
    "remind_edit": lambda ground, args, values: managing.edit(ground, _at(args, 0), _at(values, 0), _at(values, 1)),
    "remind_change": lambda ground, args, values: managing.edit(ground, _at(values, 0), plain(_at(args, 0)), ""),
    "remind_snooze": lambda ground, args, values: managing.snooze(ground, _at(args, 0), _at(values, 0)),
    "remind_pause": lambda ground, args, values: pausing.pause(ground, _at(args, 0), _at(values, 0)),
    "remind_resume": lambda ground, args, _: pausing.resume(ground, _at(args, 0)),
    "remind_delete": lambda ground, args, values: managing.ask_delete(ground, _at(args, 0) or _at(values, 0)),
    "remind_zone": lambda ground, args, values: setting.timezone(ground, _at(values, 0), plain(_at(args, 0))),
    "remind_settings": lambda ground, _, values: setting.settings(ground, *(_at(values, place) for place in range(3))),
    "remind_digest": lambda ground, args, _: setting.settings(ground, digest=_at(args, 0)),
    "remind_fallback": lambda ground, args, _: setting.settings(ground, fallback=_at(args, 0) and "off"),
    "remind_done": lambda ground, args, _: message.done(ground, _at(args, 0), _at(args, 1)),
    "remind_smaller": lambda ground, args, _: message.smaller(ground, _at(args, 0), _at(args, 1)),
    "remind_later": _later,
    "remind_until": _until,
    "remind_week": _week,
    "remind_stop": lambda ground, args, _: message.stop(ground, _at(args, 0), _at(args, 1)),
}
"""What each verb of this part answers: the action's arguments, then a menu's choice or a command's words."""
