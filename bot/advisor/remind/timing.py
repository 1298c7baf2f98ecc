"""Times and schedules in words, as their member reads a clock."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import islice

from bot.advisor.path.ground import Ground
from bot.forms import forms
from bot.models.reminder import Schedule
from bot.schedule.delivery import awake
from bot.schedule.recurrence import STAMP, following, wall
from bot.schedule.rules import CODES
from bot.wording import listed

SHOWN = 3
"""Next times shown with a schedule."""
WORKDAYS, WEEKEND = CODES[:5], CODES[5:]


def on(ground: Ground, at: datetime, zone: str = "") -> str:
    """A moment (aware) as the member says it: tomorrow, Monday 23 November, at 09:00."""
    zone = zone or ground.member.zone or "UTC"
    shown, today = wall(at, zone), wall(ground.now, zone).date()
    date = day(ground, shown, today.year)
    said = {today: "remind.at_today", today + timedelta(days=1): "remind.at_tomorrow"}.get(shown.date())
    if said == "remind.at_today":
        return ground.say("remind.at_today", time=clock(shown.time()))
    if said == "remind.at_tomorrow":
        return ground.say("remind.at_tomorrow", date=date, time=clock(shown.time()))
    return ground.say("remind.at_date", date=date, time=clock(shown.time()))


def day(ground: Ground, shown: datetime, year: int) -> str:
    """Monday 23 November; the year when it is another one."""
    name = days(ground)[shown.weekday()]
    form = forms().day if shown.year == year else forms().day_of_year
    return form.format(weekday=name, day=shown.day, month=forms().month_name(shown.month), year=shown.year)


def clock(at: time) -> str:
    """09:00."""
    return forms().clock.format(hour=f"{at:%H}", minute=f"{at:%M}")


def days(ground: Ground) -> list[str]:
    """Names of the days from Monday on."""
    return ground.say("remind.days").split(",")


def next_times(ground: Ground, schedule: Schedule, count: int = SHOWN) -> tuple[datetime, ...]:
    """The next moments, put off to waking hours, each once."""
    found = (awake(at, ground.member) for _, at in islice(following(schedule, ground.now), count * 8))
    return tuple(islice(dict.fromkeys(found), count))


def described(ground: Ground, schedule: Schedule) -> str:
    """A schedule in words: every Monday at 09:00 until 1 March 2027."""
    if not schedule.rule:
        # The one moment may be over: then it is said as a plain date.
        return ground.say("remind.once", when=_start(ground, schedule))
    rule = dict(part.split("=", 1) for part in schedule.rule.split(";"))
    said = _repeats(ground, rule)
    if rule["FREQ"] != "HOURLY":
        said = ground.say("remind.rule_at", rule=said, times=listed([clock(at) for at in _times(rule, schedule.start)]))
    if "UNTIL" in rule:
        end = wall(datetime.strptime(rule["UNTIL"], STAMP).replace(tzinfo=ground.now.tzinfo), schedule.zone)
        said = ground.say("remind.rule_until", rule=said, date=day(ground, end, wall(ground.now, schedule.zone).year))
    return said


def _start(ground: Ground, schedule: Schedule) -> str:
    year = wall(ground.now, schedule.zone).year
    at = next(iter(following(schedule, datetime.min.replace(tzinfo=ground.now.tzinfo) + timedelta(days=9))), None)
    if at is not None and at[1] > ground.now:
        return on(ground, at[1])
    return ground.say("remind.at_date", date=day(ground, schedule.start, year), time=clock(schedule.start.time()))


def _times(rule: dict[str, str], start: datetime) -> list[time]:
    if "BYHOUR" not in rule:
        return [start.time()]
    hours = [int(hour) for hour in rule["BYHOUR"].split(",")]
    crossed = [time(hour, int(minute)) for hour in hours for minute in rule.get("BYMINUTE", "0").split(",")]
    if "BYSETPOS" in rule and "BYMONTHDAY" not in rule:
        return [crossed[int(place) - 1] for place in rule["BYSETPOS"].split(",")]
    return crossed


def _repeats(ground: Ground, rule: dict[str, str]) -> str:
    number = int(rule.get("INTERVAL", "1"))
    if rule["FREQ"] == "MONTHLY":
        return _monthly(ground, rule, number)
    if rule["FREQ"] == "YEARLY":
        every = ground.say("remind.every_year") if number == 1 else ground.say("remind.every_years", number=number)
        month = forms().month_name(int(rule["BYMONTH"]))
        date = forms().day.format(weekday="", day=_last(rule["BYMONTHDAY"]), month=month).strip()
        return ground.say("remind.rule_on", rule=every, day=date)
    if rule["FREQ"] == "HOURLY":
        return ground.say("remind.every_hour") if number == 1 else ground.say("remind.every_hours", number=number)
    if "BYDAY" in rule:
        return _weekly(ground, tuple(rule["BYDAY"].split(",")), number)
    return ground.say("remind.every_day") if number == 1 else ground.say("remind.every_n_days", number=number)


def _weekly(ground: Ground, codes: tuple[str, ...], number: int) -> str:
    names = days(ground)
    if codes == WORKDAYS:
        said = ground.say("remind.weekday")
    elif codes == WEEKEND:
        said = ground.say("remind.weekend_day")
    else:
        said = listed([names[CODES.index(code)] for code in codes])
    if number == 1:
        return ground.say("remind.every", what=said)
    if number == 2:  # noqa: PLR2004  people say other, not 2
        return ground.say("remind.every_other", what=said)
    return ground.say("remind.every_weeks", number=number, what=said)


def _monthly(ground: Ground, rule: dict[str, str], number: int) -> str:
    every = ground.say("remind.every_month") if number == 1 else ground.say("remind.every_months", number=number)
    if "BYDAY" in rule:
        return _on_nth(ground, rule, every)
    if rule["BYMONTHDAY"] == "-1":
        return ground.say("remind.rule_on_last", rule=every)
    if "BYSETPOS" in rule:
        return ground.say("remind.rule_on_or_last", rule=every, day=forms().ordinal(_last(rule["BYMONTHDAY"])))
    named = listed([forms().ordinal(int(day)) for day in rule["BYMONTHDAY"].split(",")])
    return ground.say("remind.rule_on_the", rule=every, days=named)


def _on_nth(ground: Ground, rule: dict[str, str], every: str) -> str:
    """The first and third Monday; the last working day."""
    names = ground.say("remind.nth").split(",")
    if "BYSETPOS" in rule:
        which = int(rule["BYSETPOS"])
        nth = names[-1] if which < 0 else names[which - 1] if which < len(names) else forms().ordinal(which)
        return ground.say("remind.rule_on_nth", rule=every, nth=nth, day=ground.say("remind.working_day"))
    codes = rule["BYDAY"].split(",")
    nth = listed([names[int(code[:-2]) - 1 if int(code[:-2]) > 0 else -1] for code in codes])
    return ground.say("remind.rule_on_nth", rule=every, nth=nth, day=days(ground)[CODES.index(codes[0][-2:])])


def _last(numbers: str) -> int:
    return int(numbers.rpartition(",")[2])


def age(ground: Ground, late: timedelta) -> str:
    """How late: 3 hours, 2 days."""
    minutes = int(late.total_seconds() // 60)
    for size, one, many in ((1440, "remind.day", "remind.n_days"), (60, "remind.hour", "remind.n_hours")):
        if minutes >= size:
            count = minutes // size
            return ground.say(one) if count == 1 else ground.say(many, number=count)
    return ground.say("remind.n_minutes", number=minutes)
