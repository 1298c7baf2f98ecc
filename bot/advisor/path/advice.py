"""One door to everything about a member's paths: by command, by plain sentence, by press."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from bot.advisor.book import Book
from bot.advisor.deeds import Deed
from bot.advisor.path import choosing, doing, drawing, projects, spoken, status, ticking, undoing
from bot.advisor.path.ground import Ground, personal
from bot.advisor.path.items import Target, item_target, phase_target, project_of
from bot.models.action import Action
from bot.models.advice import Advice, Block
from bot.models.knowledge import Career, Knowledge
from bot.models.member import Member
from bot.models.understanding import Understanding
from bot.replies import Replies
from bot.wording import listed


class PathAdvice:
    """Advice on paths. `now` is always aware UTC; all advice but the shared picture is personal."""

    __slots__ = ("_book",)

    def __init__(self, knowledge: Knowledge, replies: Replies) -> None:
        self._book = Book(knowledge, replies)

    def choose(self, career: str, member: Member, *, now: datetime) -> Advice:
        """Start a path, or come back to it, by key, name or alias."""
        return choosing.choose(self._ground(member, now), career)

    def status(self, member: Member, *, now: datetime, career: str = "") -> Advice:
        """Where the member stands, on the active path or the one named."""
        ground = self._ground(member, now)
        return status.status(ground, ground.career(career))

    def next(self, member: Member, *, now: datetime, career: str = "") -> Advice:
        """The next one to three steps."""
        ground = self._ground(member, now)
        return status.next_steps(ground, ground.career(career))

    def done(self, item: str, member: Member, *, now: datetime, career: str = "") -> Advice:
        """Tick `phase:2`, a step id, a milestone id or free words; the next step for an empty text."""
        ground = self._ground(member, now)
        return ticking.done(ground, item, ground.career(career))

    def undo(self, item: str, member: Member, *, now: datetime, career: str = "") -> Advice:
        """Take a tick back; what was ticked last for an empty text."""
        ground = self._ground(member, now)
        return undoing.undo(ground, item, ground.career(career))

    def pace(self, hours_per_week: float, member: Member, *, now: datetime) -> Advice:
        """Set the hours a week, 1 to 100."""
        return choosing.pace(self._ground(member, now), hours_per_week)

    def project(self, project: str, member: Member, *, now: datetime) -> Advice:
        """Start or show a project by id or title; all projects of the active path for an empty text."""
        return projects.choose(self._ground(member, now), project)

    def leave(self, career: str, member: Member, *, now: datetime) -> Advice:
        """Ask before leaving a path; the active one for an empty text."""
        return choosing.leave(self._ground(member, now), career)

    def picture(self, member: Member, *, now: datetime, career: str = "", dark: bool = True) -> Advice:
        """The picture of the path, in `Advice.picture`."""
        ground = self._ground(member, now)
        return drawing.picture(ground, ground.career(career), dark=dark)

    def reply(self, heard: Understanding, member: Member, *, now: datetime) -> Advice | None:
        """The advice for a plain sentence about one's own path, asking before it writes; None for other kinds."""
        return spoken.reply(self._ground(member, now), heard)

    def deed(self, deed: Deed, heard: Understanding, member: Member, *, now: datetime) -> Advice | None:
        """The advice for a whole sentence about oneself, asking before it writes; None when it means nothing here."""
        return doing.told(self._ground(member, now), deed, heard)

    def act(self, action: Action, values: Sequence[str], member: Member, *, now: datetime) -> Advice | None:
        """What a press or a menu choice does; None when the action is not about paths."""
        if action.verb in ("confirm", "cancel"):
            return self._confirmed(action, self._ground(member, now))
        deed = _DEEDS.get(action.verb)
        return None if deed is None else deed(self._ground(member, now), action.args, tuple(values))

    def _ground(self, member: Member, now: datetime) -> Ground:
        return Ground(self._book, member, now)

    def _confirmed(self, action: Action, ground: Ground) -> Advice | None:
        what = action.args[:1]
        if action.verb == "confirm" and what == ("leave",):
            return choosing.left(ground, _at(action.args, 1))
        if action.verb == "cancel" and what == ("leave",):
            return personal("choose_path", (Block(ground.say("path.leave_kept")),))
        if action.verb == "cancel" and what == ("offer",):
            return personal("my_progress", (Block(ground.say("path.offer_kept")),))
        return None


Doing = Callable[[Ground, tuple[str, ...], tuple[str, ...]], Advice]


def _at(args: tuple[str, ...], index: int) -> str:
    """An argument of an action; empty when an old message does not carry it."""
    return args[index] if index < len(args) else ""


def _career(ground: Ground, args: tuple[str, ...]) -> Career | None:
    return ground.book.knowledge.careers.get(_at(args, 0)) if _at(args, 0) else ground.active


def _tick(ground: Ground, args: tuple[str, ...], values: tuple[str, ...]) -> Advice:
    target = _picked(ground, args, values)
    return ticking.ticked(ground, target) if target else ticking.gone(ground, ground.active)


def _untick(ground: Ground, args: tuple[str, ...], values: tuple[str, ...]) -> Advice:
    target = _picked(ground, args, values)
    return undoing.unticked(ground, target) if target else ticking.gone(ground, ground.active)


def _picked(ground: Ground, args: tuple[str, ...], values: tuple[str, ...]) -> Target | None:
    """The items of a menu's values, or of a button's own arguments, by the ids of today."""
    found = [target for item in values or ("#".join(args),) if (target := item_target(ground, item)) is not None]
    if not found:
        return None
    items = tuple(dict.fromkeys(item for target in found for item in target.items))
    return Target(items, listed([target.name for target in found]), found[0].career)


def _phase_target(ground: Ground, args: tuple[str, ...]) -> Target | None:
    career, number = _career(ground, args), _at(args, 1)
    if career is None or not number.isdigit() or not 1 <= int(number) <= len(career.phases):
        return None
    return phase_target(ground, career, career.phases[int(number) - 1])


def _tick_phase(ground: Ground, args: tuple[str, ...], _values: tuple[str, ...]) -> Advice:
    target = _phase_target(ground, args)
    return ticking.ticked(ground, target) if target else ticking.gone(ground, _career(ground, args))


def _untick_phase(ground: Ground, args: tuple[str, ...], _values: tuple[str, ...]) -> Advice:
    target = _phase_target(ground, args)
    return undoing.unticked(ground, target) if target else ticking.gone(ground, _career(ground, args))


def _phase(ground: Ground, args: tuple[str, ...], values: tuple[str, ...]) -> Advice:
    number = values[0] if values else _at(args, 1)
    career = _career(ground, args)
    shown = status.phase(ground, career, int(number)) if number.isdigit() else None
    return shown or ticking.gone(ground, career)


def _pace(ground: Ground, args: tuple[str, ...], _values: tuple[str, ...]) -> Advice:
    try:
        hours = float(_at(args, 0))
    except ValueError:
        hours = 0.0
    return choosing.pace(ground, hours)


def _words(args: tuple[str, ...], values: tuple[str, ...]) -> str:
    """What a command was given, as it was typed or chosen."""
    return values[0] if values else "#".join(args)


def _project(ground: Ground, args: tuple[str, ...], values: tuple[str, ...]) -> Advice:
    """A menu shows a project; a command, which names no career, starts the one it means."""
    if not args:
        return projects.choose(ground, _words(args, values))
    found = project_of(ground, values[0] if values else _at(args, 0), None)
    return projects.show(ground, found) if found else ticking.gone(ground, ground.active)


def _start(ground: Ground, args: tuple[str, ...], _values: tuple[str, ...]) -> Advice:
    found = project_of(ground, _at(args, 0), None)
    return projects.start(ground, found) if found else ticking.gone(ground, ground.active)


def _drop(ground: Ground, args: tuple[str, ...], _values: tuple[str, ...]) -> Advice:
    found = project_of(ground, _at(args, 0), None)
    return projects.dropped(ground, found) if found else ticking.gone(ground, ground.active)


_DEEDS: Mapping[str, Doing] = {
    "path_choose": lambda ground, args, values: choosing.choose(ground, values[0] if values else _at(args, 0)),
    "path_status": lambda ground, args, _values: status.status(ground, _career(ground, args)),
    "path_next": lambda ground, args, _values: status.next_steps(ground, _career(ground, args)),
    "path_phase": _phase,
    "path_smaller": lambda ground, args, _values: (
        status.smaller(ground, _at(args, 0)) or ticking.gone(ground, ground.active)
    ),
    "path_done": lambda ground, args, values: ticking.done(ground, _words(args, values), ground.active),
    "path_take_back": lambda ground, args, values: undoing.undo(ground, _words(args, values), ground.active),
    "path_tick": _tick,
    "path_untick": _untick,
    "path_undo": _untick,
    "path_undo_at": lambda ground, args, _values: undoing.undo_at(ground, _at(args, 0)),
    "path_undo_last": lambda ground, _args, _values: undoing.undo_last(ground),
    "path_tick_phase": _tick_phase,
    "path_untick_phase": _untick_phase,
    "path_pace": _pace,
    "path_projects": lambda ground, args, _values: projects.listing(ground, _career(ground, args)),
    "path_project": _project,
    "path_start": _start,
    "path_drop": _drop,
    "path_leave": lambda ground, args, _values: choosing.leave(ground, _at(args, 0)),
    "path_picture": lambda ground, args, _values: drawing.picture(
        ground, _career(ground, args), dark=_at(args, 1) != "light"
    ),
    "path_share": lambda ground, args, _values: drawing.shared(
        ground, _career(ground, args), dark=_at(args, 1) != "light"
    ),
}
"""What each verb of ours does with its ground, its arguments and the values chosen."""
