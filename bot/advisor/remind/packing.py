"""A schedule and a text inside a button: what is waiting for a yes outlives a restart without being stored."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.models.action import LIMIT, Action
from bot.models.reminder import Schedule
from bot.wording import cut

EPOCH = datetime(2020, 1, 1)  # noqa: DTZ001  wall-clock time, as all starts of schedules
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
UTC = "UTC"
FREQUENCY = "FREQ="
"""What every rule of ours begins with."""
ARGUMENT = 64
"""Characters of one argument of an action."""
_SHORT = (
    (";INTERVAL=", "!i"), (";BYMONTHDAY=", "!m"), (";BYMONTH=", "!o"), (";BYDAY=", "!d"),
    (";BYHOUR=", "!h"), (";BYMINUTE=", "!n"), (";BYSETPOS=", "!s"), (";UNTIL=", "!u"),
)  # fmt: skip
_ESCAPES = (("~", "~t"), ("_", "~u"), (":", "~c"), ("@", "~a"), (" ", "_"))


def packed(schedule: Schedule) -> str:
    """The schedule without its zone, but for UTC's mark."""
    minutes = int((schedule.start - EPOCH) // timedelta(minutes=1))
    rule = schedule.rule.removeprefix(FREQUENCY)
    for long, short in _SHORT:
        rule = rule.replace(long, short)
    return f"{'u' if schedule.zone == UTC else '-'}{_base36(minutes)}.{rule}"


def unpacked(text: str, zone: str) -> Schedule | None:
    """The schedule again, in the member's `zone`; None for anything else."""
    number, dot, rule = text[1:].partition(".")
    if not dot or not number or any(digit not in DIGITS for digit in number):
        return None
    for long, short in _SHORT:
        rule = rule.replace(short, long)
    if rule and rule.partition(";")[0] not in {"HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"}:
        return None
    rule = f"{FREQUENCY}{rule}" if rule else ""
    return Schedule(EPOCH + timedelta(minutes=int(number, 36)), UTC if text[0] == "u" else zone, rule)


def fitted(verb: str, args: tuple[str, ...], text: str, owner: int) -> tuple[Action, str]:
    """The action that carries as much of `text` as fits after `args`, and how much that is."""
    room = min(ARGUMENT, LIMIT - len(Action(verb, args, owner or 10**19).encode()) - 1)
    kept = " ".join(text.split())
    while len(_escaped(kept)) > room:
        kept = cut(kept, len(kept) - 1)
    return Action(verb, (*args, _escaped(kept)), owner), kept


def plain(text: str) -> str:
    """The words behind an argument made by `fitted`."""
    for character, escape in reversed(_ESCAPES):
        text = text.replace(escape, character)
    return text


def _escaped(text: str) -> str:
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return text


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = DIGITS[rest] + digits
    return digits or "0"
