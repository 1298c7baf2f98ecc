"""A language is a file: dropped in, it speaks to those whose Discord speaks it; what it lacks is English."""

from __future__ import annotations

import shutil
from contextvars import copy_context
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord import interactions
from simcord.actors import MemberActor

from bot import wording
from bot.advisor.book import Book
from bot.advisor.path.ground import Ground
from bot.advisor.remind import timing
from bot.cli import main
from bot.forms import ENGLISH, NAMES, Forms
from bot.forms import PART as WORDING
from bot.knowledge import check
from bot.languages import LOCALES, language_faults, merged, serving
from bot.models.changes import CreateReminder, SetZone
from bot.models.knowledge import Hours
from bot.models.member import Member
from bot.models.reminder import ReminderDraft, Schedule
from bot.replies import Replies
from bot.schedule import wall
from tests import small
from tests.inboxes import inbox
from tests.worlds import World, reply_of, text_of

FILE = Path(__file__).parent / "languages" / "de.yaml"
ZONE = "Europe/Berlin"


def german(folder: Path, text: str = "") -> dict[str, str]:
    """The test's language as the bot reads it, or another text as that file."""
    copied = folder / "knowledge"
    if not copied.exists():
        shutil.copytree(small.FOLDER, copied)
    (copied / "languages").mkdir(exist_ok=True)
    (copied / "languages" / "de.yaml").write_text(text or FILE.read_text("utf-8"), "utf-8")
    report = check(copied, careers=small.CAREERS)
    assert not [fault for fault in report.faults if fault.file.startswith("languages/")]
    return dict(report.languages["de"])


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Discord tells of a member's language with each command and press; the last entry counts."""
    told, made = ["en-US"], interactions.base_payload

    def telling(*args: Any, **kwargs: Any) -> Any:
        record, payload = made(*args, **kwargs)
        return record, payload | {"locale": told[-1]}

    monkeypatch.setattr(interactions, "base_payload", telling)
    return told


@pytest.fixture
def bilingual(world: World, tmp_path: Path) -> World:
    """The bot with that file among its knowledge."""
    mind = world.bot.services.mind
    own = german(tmp_path)
    knowledge = replace(mind.knowledge, languages={"de": own})
    world.bot.services.use(replace(mind, knowledge=knowledge, tongues={"de": mind.told_in(own)}))
    return world


async def say(world: World, actor: MemberActor, command: str, **options: Any) -> str:
    return text_of(reply_of(await actor.slash(world.channel, command, **options)))


# What members read


async def test_each_reader_is_answered_in_their_language(bilingual: World, reader: list[str]) -> None:
    """Two members, the same command; what the file lacks is English."""
    assert "What I can do" in await say(bilingual, bilingual.ben, "help")
    reader.append("de")
    told = await say(bilingual, bilingual.ada, "help")
    assert "Was ich kann" in told
    assert "Follow a path" in told
    reader.append("fr")
    assert "What I can do" in await say(bilingual, bilingual.ben, "help")


async def test_figures_follow_the_reader(bilingual: World, reader: list[str]) -> None:
    """A career's page with its pay and hours, words of the page itself as they are."""
    english = await say(bilingual, bilingual.ben, "career", career="backend", topic="salary")
    reader.append("de")
    told = await say(bilingual, bilingual.ben, "career", career="backend", topic="salary")
    assert ",080 a year" in english or "$" in english
    assert "$ im Jahr" in told
    assert "Löschen" in told
    assert " a year (" not in told


async def test_a_message_is_answered_in_the_language_last_heard(bilingual: World, reader: list[str]) -> None:
    """Messages tell no language: the member's last command does, else the server."""
    assert "You are welcome" in text_of(await bilingual.mention(bilingual.ada, "thanks!"))
    reader.append("de")
    await say(bilingual, bilingual.ada, "help")
    assert "Gern geschehen" in text_of(await bilingual.mention(bilingual.ada, "thanks!"))
    assert "You are welcome" in text_of(await bilingual.mention(bilingual.ben, "thanks!"))


async def test_a_press_and_a_refusal_too(bilingual: World, reader: list[str]) -> None:
    """Whoever presses reads their own language, whatever the message was in; errors as well."""
    message = await bilingual.mention(bilingual.ada, "backend salary")
    reader.append("de")
    stored = bilingual.env.backend.get_message(bilingual.channel.id, message.id)
    stored.components[0]["components"][-1]["components"][0]["custom_id"] = "gone:by"
    pressed = await bilingual.ben.click(message, custom_id="gone:by")
    assert "Alle Berufe" in text_of(reply_of(pressed))
    assert "Ich kenne keinen Beruf" in await say(bilingual, bilingual.ben, "career", career="zzzz")


async def test_a_reminder_comes_in_its_member_s_language(bilingual: World, reader: list[str]) -> None:
    """Two members, due in one round."""
    world, due = bilingual, bilingual.env.now() + timedelta(hours=1)
    reader.append("de")
    await say(world, world.ada, "help")
    draft = ReminderDraft("study sql", Schedule(wall(due, ZONE), ZONE, "FREQ=DAILY"), due)
    with world.env.time_context():
        for actor in (world.ada, world.ben):
            await world.bot.services.apply(actor.id, (SetZone(ZONE), CreateReminder(draft)))
    await world.env.advance_time(3700)
    for _ in range(10):  # the second goes out a moment after the first, and the database has a clock of its own
        if inbox(world, world.ada) and inbox(world, world.ben):
            break
        await world.env.advance_time(60)
    assert "morgen" in text_of(inbox(world, world.ada)[-1])
    assert "tomorrow" in text_of(inbox(world, world.ben)[-1])


# Commands


async def test_discord_is_told_the_names_and_descriptions(bilingual: World) -> None:
    """Of commands, groups, options and the context menu; what the file lacks is left to English."""
    tree = bilingual.bot.commands_tree
    shapes = {shape["name"]: shape for shape in await tree.payload()}
    ask = shapes["ask"]
    assert ask["name_localizations"] == {"de": "frage"}
    assert ask["description_localizations"]["de"].startswith("Frag nach")
    assert ask["description"].startswith("Ask anything")
    assert ask["options"][0]["name_localizations"] == {"de": "anliegen"}
    assert not ask["options"][0].get("description_localizations")
    assert shapes["path"]["name_localizations"] == {"de": "weg"}
    assert shapes["path"]["options"][0]["name_localizations"] == {"de": "wähle"}
    assert shapes["Answer this"]["name_localizations"] == {"de": "Beantworte das"}
    snooze = next(one for one in shapes["remind"]["options"] if one["name"] == "snooze")
    duration = next(one for one in snooze["options"] if one["name"] == "for")
    assert duration["name_localizations"] == {"de": "dauer"}
    assert duration["description_localizations"] == {"de": "Wie lange"}
    assert not shapes["careers"].get("name_localizations")
    assert await tree.sync_when_changed(), "the commands changed and were not sent"


# Figures and dates


def in_german(tmp_path: Path, write: Any) -> str:
    """What `write` gives in the language of the file; this test's own context stays as it is."""

    def run() -> str:
        Forms.of(german(tmp_path)).use()
        return str(write())

    return copy_context().run(run)


@pytest.mark.parametrize(
    "write,expected",
    [
        (lambda: wording.number(1234567.5), "1.234.567,5"),
        (lambda: wording.amount(133080, "USD per year"), "133.080 $ im Jahr"),
        (lambda: wording.amount(31.5, "EUR per hour"), "31,50 € pro Stunde"),
        (lambda: wording.amount(90000, "CHF per year"), "90.000 CHF im Jahr"),
        (lambda: wording.amount(1.5, "percent"), "1,5 %"),
        (lambda: wording.month("2026-03-22"), "22. März 2026"),
        (lambda: wording.month("2026-03"), "März 2026"),
        (lambda: wording.hours(Hours(6, 1200)), "6 bis 1.200 Stunden"),
        (lambda: wording.listed(["a", "b", "c"]), "a, b und c"),
        (lambda: wording.either(["a", "b"]), "a oder b"),
        (lambda: timing.clock(time(9, 5)), "09.05 Uhr"),
    ],
)
def test_figures_and_dates_of_a_language(tmp_path: Path, write: Any, expected: str) -> None:
    assert in_german(tmp_path, write) == expected


def test_a_schedule_in_words_of_a_language(tmp_path: Path) -> None:
    """Names of days and months, order and clock; a sentence that is missing stays English."""
    book = Book(small.knowledge(), Replies(merged(small.sentences(), german(tmp_path))))
    ground = Ground(book, Member(1, zone=ZONE), small.NOW)
    yearly = Schedule(datetime(2027, 3, 4, 9, 5), ZONE, "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=4")  # noqa: DTZ001 - wall
    assert in_german(tmp_path, lambda: timing.described(ground, yearly)) == "jedes Jahr am 4. März um 09.05 Uhr"
    monthly = replace(yearly, rule="FREQ=MONTHLY;BYMONTHDAY=4,23")
    assert "on the 4. und 23." in in_german(tmp_path, lambda: timing.described(ground, monthly))


def test_english_forms_are_those_of_the_catalogue() -> None:
    """What stands in the code for want of a catalogue is what the file says, and the file leaves nothing out."""
    assert Forms.of(small.sentences()) == ENGLISH
    assert {key for key in small.sentences() if key.startswith(f"{WORDING}.")} == {
        f"{WORDING}.{name}" for name in NAMES
    }


# Checks


@pytest.mark.parametrize(
    "text,key,message",
    [
        ("talk: {hallo: Hallo}", "talk.hallo", "no such sentence in English"),
        ("talk: {who: Hallo}", "talk.who", "lacks {count}"),
        ("talk: {hello: 'Hallo {name}'}", "talk.hello", "asks for {name}"),
        ("talk: {hello: 'Hallo {'}", "talk.hello", "a brace is opened"),
        ("talk: {who: '{count:>9999999}'}", "talk.who", "is no placeholder"),
        ("commands: {ask: '" + "x" * 101 + "'}", "commands.ask", "Discord takes 100"),
        ("commands: {ask.name: Frag mich}", "commands.ask.name", "small letters"),
        ("commands: {asks.name: frage}", "commands.asks.name", "no such command"),
        ("commands: {ask.name: frage, help.name: frage}", "commands.help.name", "already"),
        ("wording: {comma: x}", "wording.comma", "no such sentence in English"),
        ("wording: {date: '{tag}. {month}'}", "wording.date", "asks for {tag}"),
        ("wording: {months: 'Januar,Februar'}", "wording.months", "names 2 months"),
    ],
)
def test_a_faulty_language_is_named_by_key(tmp_path: Path, text: str, key: str, message: str) -> None:
    faults = language_faults("de", german(tmp_path, text), small.sentences())
    assert [fault.key for fault in faults] == [key]
    assert message in faults[0].message


def test_the_test_s_own_language_has_no_fault(tmp_path: Path) -> None:
    assert language_faults("de", german(tmp_path), small.sentences()) == ()
    assert [fault.key for fault in language_faults("klingon", {}, {})] == ["-"]


def test_check_reports_a_language_with_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside all other faults, from the command line."""
    german(tmp_path, "talk:\n  hello: Hallo\n  hallo: Hallo\n")
    assert main(["check", str(tmp_path / "knowledge")]) == 1
    assert "languages/de.yaml:3: talk.hallo: there is no such sentence in English" in capsys.readouterr().out


@pytest.mark.parametrize("locale,expected", [("es-ES", "es"), ("es-419", "es-419"), ("de", None), ("", None)])
def test_a_file_serves_its_dialects(locale: str, expected: str | None) -> None:
    assert serving({"es": "es", "es-419": "es-419"}, locale) == expected


def test_the_languages_are_discord_s() -> None:
    assert {locale.value for locale in discord.Locale} == LOCALES
