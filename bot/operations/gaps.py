"""Questions that members let the bot keep, as YAML that an author of the knowledge can paste from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

from bot.models.server import Gap

NOWHERE = "kinds/out_of_scope.yaml"
"""Where a question without a topic belongs, unless it deserves one."""
HEAD = """\
# {number} questions that members let the bot keep, by the file they may belong to. They name nobody.
# Missing: add the question to `phrasings` of that file, and the answer to the career where it lacks one.
# Wrong: the phrasing was understood otherwise, or the answer does not fit: read it with `python -m bot ask`.
# Afterwards: python -m bot check
"""


def stub(gaps: Iterable[Gap]) -> str:
    """The questions by file, each once: `phrasings` to paste as they are, the rest as comments."""
    files: dict[str, dict[str, list[Gap]]] = {}
    number = 0
    for gap in gaps:
        name = f"topics/{gap.topic}.yaml" if gap.topic else NOWHERE
        files.setdefault(name, {}).setdefault(_plain(gap.question), []).append(gap)
        number += 1
    return HEAD.format(number=number) + "".join(_file(name, files[name]) for name in sorted(files))


def _file(name: str, questions: dict[str, list[Gap]]) -> str:
    return "\n".join(["", f"# knowledge/{name}", "phrasings:", *_lines(questions), ""])


def _lines(questions: dict[str, list[Gap]]) -> Iterator[str]:
    for question, gaps in questions.items():
        newest = max(gap.at for gap in gaps)
        what = "wrong" if any(gap.wrong for gap in gaps) else "missing"
        careers = ", ".join(sorted({gap.career for gap in gaps if gap.career})) or "no career"
        times = f", {len(gaps)} times" if len(gaps) > 1 else ""
        yield f"  # {what}, {careers}, {newest:%Y-%m-%d}{times}"
        yield f"  - {quoted(question)}"


def quoted(text: str) -> str:
    """A text as one YAML scalar on one line, whatever stands in it."""
    return yaml.safe_dump(text, default_style='"', allow_unicode=True, width=10_000).strip()


def _plain(text: str) -> str:
    return " ".join(text.split())
