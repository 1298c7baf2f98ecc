"""Languages besides English: which file serves a reader, and what is wrong with one. What a file lacks is English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from bot.errors import Fault, KnowledgeError
from bot.forms import PART as WORDING
from bot.replies import faults_of, placeholders

Found = TypeVar("Found")
LOCALES = frozenset({
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR",
    "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
})  # fmt: skip
"""Discord's names of its languages. A file is called so, or by the first part alone: `es` serves es-ES and es-419."""
COMMANDS = "commands"
NAME = ".name"
"""Behind a command's or option's key: its name, which English has from the code."""
MENUS = frozenset({"answer_this"})
"""Commands of the context menu: they have a name and no description."""
MOST = {COMMANDS: 100, "buttons": 80}
"""Characters that Discord takes of a description and of a label."""
MOST_NAME = 32
_NAMED = re.compile(r"[-_'\w]{1,32}")


def serving(languages: Mapping[str, Found], locale: str) -> Found | None:
    """The language of a reader's locale, by its whole name or by the first part; None: English."""
    return languages.get(locale) or languages.get(locale.partition("-")[0])


def merged(english: Mapping[str, str], language: Mapping[str, str]) -> dict[str, str]:
    """A whole catalogue of a language that may lack some of it."""
    return {**english, **language}


def language_faults(locale: str, language: Mapping[str, str], english: Mapping[str, str]) -> tuple[Fault, ...]:
    """Everything wrong with one language's file, by the key `part.name`."""
    found = [*_of_file(locale)]
    for key, text in language.items():
        told = [*_of_key(key, text, english)]
        found += [Fault(f"languages/{locale}.yaml", 1, key, message) for message in told]
    found += [Fault(f"languages/{locale}.yaml", 1, key, message) for key, message in _doubled(language, english)]
    known = {fault.key for fault in found}
    rest = faults_of(merged(english, {key: text for key, text in language.items() if not key.endswith(NAME)}))
    for fault in rest:
        key = f"{fault.file.removeprefix('replies/').removesuffix('.yaml')}.{fault.key}"
        if key in language and key not in known:
            found.append(Fault(f"languages/{locale}.yaml", 1, key, fault.message))
    return tuple(found)


def refuse_faulty(languages: Mapping[str, Mapping[str, str]], english: Mapping[str, str]) -> None:
    """KnowledgeError with every fault of every language."""
    faults = [fault for locale, texts in languages.items() for fault in language_faults(locale, texts, english)]
    if faults:
        raise KnowledgeError(tuple(faults))


def _of_file(locale: str) -> Iterator[Fault]:
    if locale not in LOCALES | {one.partition("-")[0] for one in LOCALES}:
        message = f"Discord has no such language; there are {', '.join(sorted(LOCALES))}"
        yield Fault(f"languages/{locale}.yaml", 1, "-", message)


def _of_key(key: str, text: str, english: Mapping[str, str]) -> Iterator[str]:
    part = key.partition(".")[0]
    if part == COMMANDS and key.endswith(NAME):
        yield from _of_name(key, text, english)
    elif key not in english:
        yield "there is no such sentence in English"
    else:
        if len(text) > (most := MOST.get(part, 2000)):
            yield f"has {len(text)} characters, Discord takes {most}"
        yield from _of_placeholders(text, english[key], optional=part == WORDING)


def _doubled(language: Mapping[str, str], english: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Names that two commands of one group, or two options of one command, would share."""
    taken: dict[tuple[str, str], str] = {}
    for key in english:
        part, _, named = key.partition(".")
        if part != COMMANDS:
            continue
        command, _, option = named.partition(".")
        level, own = (f"{command}.", option) if option else command.rpartition("_")[::2]
        name = language.get(key + NAME, own)
        other = taken.setdefault((level, name), key)
        if other != key:
            yield (key if key + NAME in language else other) + NAME, f"“{name}” is the name of another one already"


def _of_placeholders(text: str, model: str, *, optional: bool) -> Iterator[str]:
    try:
        here, there = placeholders(text), placeholders(model)
    except ValueError:
        return  # said already, as of every sentence
    for name in sorted(here - there):
        yield f"asks for {{{name}}}, which the English sentence does not have"
    for name in sorted(there - here) if not optional else ():
        yield f"lacks {{{name}}}, which the English sentence has"


def _of_name(key: str, text: str, english: Mapping[str, str]) -> Iterator[str]:
    named = key.removesuffix(NAME)
    menu = named.partition(".")[2] in MENUS
    if not menu and named not in english:
        yield "there is no such command or option"
    elif menu and not 1 <= len(text) <= MOST_NAME:
        yield f"a menu's name has 1 to {MOST_NAME} characters"
    elif not menu and (not _NAMED.fullmatch(text) or text != text.lower()):
        yield f"a command's name has 1 to {MOST_NAME} small letters, digits, - or _, and no blank"
