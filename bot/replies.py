"""The bot's own sentences: looked up by key and filled in; a missing one is found at start, not by a member."""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

from bot.errors import Fault, KnowledgeError
from bot.forms import ENGLISH, MONTHS, NAMES, Forms
from bot.forms import PART as WORDING

PACKAGE = Path(__file__).parent
"""The code whose calls of `say` name the sentences that must exist."""
_KEY = re.compile(r"[a-z]+(?:_[a-z]+)*\.(?!ya?ml|py|db|md|json|png)[a-z][a-z0-9_]*")


class Replies:
    """The sentences of `knowledge/replies/`, by `part.name`."""

    __slots__ = ("_sentences", "forms")

    def __init__(self, sentences: Mapping[str, str]) -> None:
        """KnowledgeError when a sentence has malformed `{placeholders}`."""
        faults = tuple(fault for key, text in sentences.items() for fault in _malformed(key, text))
        if faults:
            raise KnowledgeError(faults)
        self._sentences = dict(sentences)
        self.forms = Forms.of(sentences)

    @classmethod
    def complete(cls, sentences: Mapping[str, str]) -> Replies:
        """As the constructor; KnowledgeError too when a sentence the code says is missing or asks for another value."""
        faults = faults_of(sentences)
        if faults:
            raise KnowledgeError(faults)
        return cls(sentences)

    def say(self, key: str, /, **values: object) -> str:
        """The sentence with its placeholders filled; KnowledgeError when the key or a value is missing."""
        try:
            return self._sentences[key].format(**values)
        except KeyError as error:
            missing = error.args[0]
            message = (
                "the sentence is missing" if missing == key else f"asks for {{{missing}}}, which is not given here"
            )
            raise KnowledgeError((_fault(key, message),)) from error

    def has(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in self._sentences


def faults_of(sentences: Mapping[str, str]) -> tuple[Fault, ...]:
    """Everything wrong between the sentences and the code that says them."""
    faults = [fault for key, text in sentences.items() for fault in _malformed(key, text)]
    parts = {key.partition(".")[0] for key in sentences}
    for key, given in sorted(spoken().items(), key=lambda pair: pair[0]):
        if key not in sentences:
            if given is not None or key.partition(".")[0] in parts:
                faults.append(_fault(key, "the sentence is missing"))
        elif given is not None and not _malformed(key, sentences[key]):
            unknown = placeholders(sentences[key]) - given
            faults += [_fault(key, _asks(name, given)) for name in sorted(unknown)]
    return (*faults, *_odd_forms(sentences))


def _odd_forms(sentences: Mapping[str, str]) -> Iterator[Fault]:
    for key, text in sentences.items():
        part, _, name = key.partition(".")
        if part != WORDING:
            continue
        if name not in NAMES:
            yield _fault(key, f"no such form; there are {', '.join(NAMES)}")
        elif not _malformed(key, text):
            for unknown in sorted(placeholders(text) - placeholders(getattr(ENGLISH, name))):
                yield _fault(key, _asks(unknown, placeholders(getattr(ENGLISH, name))))
            if name == "months" and len(text.split(",")) != MONTHS:
                yield _fault(key, f"names {len(text.split(','))} months")


def _asks(name: str, given: frozenset[str]) -> str:
    known = ", ".join(f"{{{each}}}" for each in sorted(given)) or "none"
    return f"asks for {{{name}}}, which the bot does not give here; it gives {known}"


def placeholders(text: str) -> frozenset[str]:
    """Names in braces; ValueError when the braces do not match."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


@cache
def spoken() -> dict[str, frozenset[str] | None]:
    """Key -> names of the values every call gives; None where they cannot be read off the code.

    Text that has a key's shape but stands outside a call of `say` (a table of keys) counts with None as well.
    """
    found: dict[str, frozenset[str] | None] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if ".say(" not in text:
            continue
        for key, names in _calls(ast.parse(text)):
            before = found.get(key, names)
            found[key] = None if before is None or names is None else before & names
    return found


def fingerprint(catalogues: Iterable[tuple[str, Mapping[str, str]]]) -> str:
    """Differs when a sentence or the code that says them was edited. `catalogues`: languages with their sentences."""
    total = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.py")):
        total.update(path.read_bytes())
    for name, sentences in sorted(catalogues, key=lambda pair: pair[0]):
        total.update(repr((name, sorted(sentences.items()))).encode())
    return total.hexdigest()


def _calls(tree: ast.AST) -> Iterator[tuple[str, frozenset[str] | None]]:
    said: set[int] = set()
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "say"
            and node.args
        ):
            names = [keyword.arg for keyword in node.keywords]
            given = None if None in names else frozenset(name for name in names if name)
            for constant in _constants(node.args[0]):
                said.add(id(constant))
                yield str(constant.value), given
    for constant in _constants(tree):
        if id(constant) not in said:
            yield str(constant.value), None


def _constants(tree: ast.AST) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _KEY.fullmatch(node.value):
            yield node


def _malformed(key: str, text: str) -> list[Fault]:
    try:
        found = [found for found in Formatter().parse(text) if found[1] is not None]
    except ValueError:
        return [_fault(key, "a brace is opened and not closed, or the other way round: write {name}")]
    strange = {str(name) for _, name, form, conversion in found if form or conversion or not str(name).isidentifier()}
    return [
        _fault(key, f"{{{name}}} is no placeholder: between braces stands one name and nothing else")
        for name in sorted(strange)
    ]


def _fault(key: str, message: str) -> Fault:
    part, _, name = key.partition(".")
    return Fault(f"replies/{part}.yaml", 1, name or key, message)
