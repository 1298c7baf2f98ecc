"""The command line, as processes: what it prints, where, and how it exits."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import COMMANDS, main
from bot.client import AdvisorBot
from bot.errors import StoreBusyError, StoreUnusableError
from bot.settings import PROJECT
from tests.test_doctor import TOKEN

RUN = (sys.executable, "-m", "bot")


def bot(*arguments: str, stdin: bytes = b"", cwd: Path = PROJECT, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run one command without any setting of this machine."""
    ours = {"DISCORD_TOKEN", "DATABASE_URL", "KNOWLEDGE_DIR"}
    clean = {key: value for key, value in os.environ.items() if key not in ours}
    clean |= {"PYTHONPATH": str(PROJECT)} | environ
    command = [*RUN, *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, env=clean, timeout=100, check=False)


def lines(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    """The JSON lines of standard output."""
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def asked(*turns: tuple[str, str]) -> bytes:
    """Lines for `ask --jsonl`."""
    return b"".join(json.dumps({"user": user, "text": text}).encode() + b"\n" for user, text in turns)


def test_help_lists_every_command() -> None:
    """One line each."""
    told = bot("--help").stdout.decode()
    assert all(re.search(rf"^ +{name}\s", told, re.MULTILINE) for name in COMMANDS)


def test_one_answer_from_any_folder(tmp_path: Path) -> None:
    """The question may come as many arguments, from wherever one stands."""
    done = bot("ask", "what", "certifications", "for", "backend?", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert "Certifications" in done.stdout.decode()
    assert list(tmp_path.iterdir()) == []


def test_asking_needs_neither_discord_nor_a_database() -> None:
    """A terminal answer must not wait for them to be imported."""
    code = "import sys; from bot.cli import main; main(['ask', 'hi']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=PROJECT, timeout=100, check=False)
    loaded = set(done.stderr.decode().split())
    assert "bot.advisor" in loaded, done.stderr.decode()
    assert not loaded & {"discord", "bot.store", "sqlalchemy", "simcord", "PIL", "aiohttp"}


BAD = (b"not json", b'"text"', b'{"user": "a"}', b'{"user": 1, "text": "x"}', b"\xff\xfe", b"[" * 100_000, b"")


@pytest.fixture(scope="module")
def told() -> list[dict[str, object]]:
    """One long input, answered by one process: conversations of several users, with bad lines in between."""
    turns = (
        ("ada", "backend salary"),
        ("ben", "and the roadmap?"),
        ("ada", "and the roadmap?"),
        ("cleo", "set backend as my path"),
        ("cleo", "yes"),
        ("cleo", "how far am I?"),
    )
    bad = b"".join(line + b"\n" + asked(("dan", "backend salary")) for line in BAD)
    return lines(bot("ask", "--jsonl", stdin=asked(*turns) + bad))


def test_jsonl_keeps_order_and_conversations(told: list[dict[str, object]]) -> None:
    """Turns with one user share a conversation; others do not hear of it."""
    ada, ben, again = told[:3]
    assert [one["user"] for one in told[:3]] == ["ada", "ben", "ada"]
    assert list(ada) == ["user", "text", "kind", "careers", "topics", "confidence", "reply"]
    assert (ada["kind"], ada["careers"], ada["topics"]) == ("answer", ["backend"], ["salary"])
    assert (again["careers"], again["topics"]) == (["backend"], ["roadmap"])
    assert (ben["kind"], ben["careers"], ben["topics"]) == ("clarify", [], ["roadmap"])
    assert all(0 <= float(str(one["confidence"])) <= 1 for one in told[:6])


def test_plain_words_change_nothing_before_yes(told: list[dict[str, object]]) -> None:
    """And then the state is there in the next turn."""
    assert [one["kind"] for one in told[3:6]] == ["choose_path", "choose_path", "my_progress"]
    assert "Backend Developer" in str(told[5]["reply"])


def test_a_bad_line_gets_an_error_in_its_place(told: list[dict[str, object]]) -> None:
    """Whatever is wrong with it, and the lines around it are answered."""
    assert [next(iter(one)) for one in told[6:]] == ["error", "user"] * len(BAD)


def test_every_line_is_answered_before_the_next_is_read() -> None:
    """A program may wait for each answer."""
    environ = os.environ | {"PYTHONPATH": str(PROJECT)}
    pipe = subprocess.PIPE
    process = subprocess.Popen([*RUN, "ask", "--jsonl"], stdin=pipe, stdout=pipe, cwd=PROJECT, env=environ)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        for text in ("backend salary", "größe 🚀 résumé"):
            process.stdin.write(asked(("ada", text)))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["text"] == text
    finally:
        process.stdin.close()
        process.stdout.close()
        assert process.wait(60) == 0


def test_the_prompt_ends_with_its_input() -> None:
    """Questions line by line, until there are none."""
    done = bot("ask", stdin=b"backend salary\n\nquit\nbackend roadmap\n")
    assert done.returncode == 0
    assert "Salary" in done.stdout.decode()
    assert "Roadmap" not in done.stdout.decode()


@pytest.mark.parametrize("command", ["run", "sync"])
def test_no_token_is_said_in_one_line(command: str, tmp_path: Path) -> None:
    """What to do, on standard error, exit code 2, and nothing is written."""
    done = bot(command, DISCORD_TOKEN=" ", DATABASE_URL=f"sqlite+aiosqlite:///{tmp_path}/x.db")
    assert done.returncode == 2
    assert done.stdout == b""
    assert len(done.stderr.decode().strip().splitlines()) == 1
    assert "DISCORD_TOKEN" in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["run", "sync"])
@pytest.mark.parametrize("token", ["wrong", "токен", "a.b.c"])
def test_what_is_no_token_is_said_in_one_line(command: str, token: str) -> None:
    """Without asking Discord, and without repeating it."""
    done = bot(command, DISCORD_TOKEN=token)
    assert done.returncode == 2
    assert len(done.stderr.decode().strip().splitlines()) == 1
    assert "reset it in the developer portal" in done.stderr.decode()
    assert token not in done.stderr.decode()


def test_a_faulty_setting_is_said_in_one_line() -> None:
    """Naming the key, without a traceback."""
    done = bot("ask", "hi", LOG_LEVEL="loud")
    assert done.returncode == 2
    assert done.stderr.decode().strip() == "LOG_LEVEL: 'loud' is none of DEBUG, INFO, WARNING, ERROR, CRITICAL"


def test_check_prints_json_and_nothing_else(tmp_path: Path) -> None:
    """Also for a folder full of faults, with exit code 1."""
    done = bot("check", "--json", str(tmp_path))
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert set(told) == {"careers", "faults", "warnings"}
    assert told["faults"]
    assert set(told["faults"][0]) == {"file", "line", "key", "message"}


def test_check_passes_on_the_knowledge_of_this_project() -> None:
    """28 careers, 22 topics each, none empty."""
    told = json.loads(bot("check", "--json").stdout)
    assert told["faults"] == []
    assert len(told["careers"]) == 28
    assert all(count >= 1 for topics in told["careers"].values() for count in topics.values())
    assert {len(topics) for topics in told["careers"].values()} == {22}


def test_warm_finds_what_was_computed_before() -> None:
    """`make test` has warmed the caches already."""
    done = bot("warm")
    assert done.returncode == 0
    assert "nothing new to compute" in done.stdout.decode()


REFUSALS = [
    (ConnectionRefusedError(111, "Connection refused"), 75, "Connection refused"),
    (StoreBusyError("The database is locked."), 75, "locked"),
    (StoreUnusableError("The database file is damaged."), 2, "damaged"),
]


@pytest.mark.parametrize("error,code,word", REFUSALS, ids=["no network", "database busy", "database damaged"])
def test_what_passes_by_itself_is_worth_another_start(
    error: Exception, code: int, word: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code tells a supervisor whether to try again: after 2 the unit in deploy/ stays down."""

    async def start(self: AdvisorBot, token: str, *, reconnect: bool = True) -> None:
        raise error

    monkeypatch.setattr(AdvisorBot, "start", start)
    monkeypatch.setattr("bot.cli.run.set_up", lambda _settings: None)
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    assert main(["run"]) == code
    assert word in capsys.readouterr().err
    unit = (PROJECT / "deploy" / "career-advisor.service").read_text("utf-8")
    assert "RestartPreventExitStatus=2\n" in unit
    assert "StartLimitIntervalSec=0\n" in unit


@pytest.mark.parametrize("port", ["99999", "0", "-1", "abc", "²"])
def test_a_number_that_is_no_port_is_said_in_one_line(port: str) -> None:
    """Before anything starts, and without a traceback."""
    done = bot("demo", f"--port={port}")
    told = done.stderr.decode()
    assert done.returncode == 2
    assert f"'{port}' is not a port: choose a whole number from 1 to 65535" in told
    assert "Traceback" not in told


def test_a_missing_folder_is_one_fault(tmp_path: Path) -> None:
    """Not one for each sentence that would stand in it."""
    done = bot("check", str(tmp_path / "nowhere"))
    assert done.returncode == 1
    assert "the knowledge folder does not exist" in done.stdout.decode()
    assert "0 topics filled, 1 fault, 0 warnings" in done.stdout.decode()
    assert "the sentence is missing" not in done.stdout.decode()
