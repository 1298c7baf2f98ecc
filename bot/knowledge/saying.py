"""What is wrong with a value, said to somebody who does not program: what stands there wrongly, and what to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pydantic import BaseModel
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from bot.knowledge import shapes

LIKE = 75.0
"""From here on (0 to 100) an unknown key is taken for a slip of a known one."""
PATTERNS = {
    "^[^A-Z]+$": "must be in small letters",
    "^[a-z0-9]+(-[a-z0-9]+)*$": "must be small letters, digits and single hyphens, like unit-tests",
    "^[a-z0-9]+(-[a-z0-9]+)*(#[a-z0-9]+(-[a-z0-9]+)*)?$": "must be the id of a step or project, like unit-tests",
    r"^https://[^\s<>\"]+$": "must be a whole address that begins with https://",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "must be a date, like 2026-11 or 2026-11-29; a bare year goes into quotes",
    r"^[a-z_]+( \+ [a-z_]+)*$": "must be a topic, or topics joined by +, like salary + outlook",
    r"^[a-z0-9-]+( \+ [a-z0-9-]+)+$": "must be careers joined by +, like backend + frontend",
}
"""Forms of texts -> what an author should write."""
BROKEN = {
    "mapping values are not allowed in this context": "there is a colon inside a text (put it into quotation marks), "
    "or the line is not lined up with those above",
    "found a tab character that violates indentation": "there is a tab at the start of the line: use spaces",
    "found character that cannot start any token": "a text begins with @, `, % or a tab: put it into quotation marks",
    "did not find expected key": "a quotation mark stands inside a quoted text, or a line is not lined up",
    "did not find expected '-' indicator": "a line is not lined up with the other entries of its list",
    "could not find expected ':'": "a key without its colon: write `key: value`",
    "found unexpected end of stream": "a quotation mark or bracket is opened and never closed",
    "did not find expected ',' or ']'": "a bracket [ is not closed, or a comma is missing between its entries",
    "did not find expected ',' or '}'": "a bracket { is not closed, or a comma is missing between its entries",
    "did not find expected alphabetic or numeric character": "a text begins with * or &: put it into quotation marks",
}
"""What the reader of YAML says -> what an author should look for."""
_UNION = re.compile(r"constrained-\w+|date|str|function-.*|nullable.*")
"""Ends of places that name a way of reading instead of a key."""


def said(detail: ErrorDetails) -> str:
    """One complaint of the validation in an author's words."""
    speak = _WORDS.get(detail["type"])
    if speak is not None:
        return speak(detail)
    return detail["msg"].removeprefix("Value error, ")


def broken(problem: str) -> str:
    """Why a file cannot be read at all."""
    return BROKEN.get(problem, f"not valid YAML: {problem}")


def where(detail: ErrorDetails) -> tuple[int | str, ...]:
    """The place in the file, without what only the validation knows of."""
    place = [part for part in detail["loc"] if part != "[key]"]
    while len(place) > 1 and isinstance(place[-1], str) and _UNION.fullmatch(place[-1]):
        place.pop()
    return tuple(place)


def _missing(detail: ErrorDetails) -> str:
    return f"is missing: write `{detail['loc'][-1]}:` and what belongs there"


def _unknown(detail: ErrorDetails) -> str:
    found = process.extractOne(str(detail["loc"][-1]), KEYS, scorer=fuzz.ratio, score_cutoff=LIKE)
    return "there is no such key" + (f"; did you mean `{found[0]}`?" if found else "; take it out")


def _text(detail: ErrorDetails) -> str:
    if detail["input"] is None:
        return "is empty: write something behind the colon"
    return "must be a text: put it into quotation marks"


def _short(detail: ErrorDetails) -> str:
    least = detail["ctx"]["min_length"]
    if not detail["input"]:
        return "is empty: write something"
    return f"is too short: has {len(detail['input'])} characters, must have at least {least}"


def _long(detail: ErrorDetails) -> str:
    return f"is too long: has {len(detail['input'])} characters, must have at most {detail['ctx']['max_length']}"


def _form(detail: ErrorDetails) -> str:
    return PATTERNS.get(detail["ctx"]["pattern"], "is not written as it must be")


def _choice(detail: ErrorDetails) -> str:
    return f"must be one of {detail['ctx']['expected'].replace(chr(39), '')}"


def _number(detail: ErrorDetails) -> str:
    whole = "whole " if detail["type"].startswith("int") else ""
    return f"must be a {whole}number, without quotes, unit or comma"


def _bound(detail: ErrorDetails) -> str:
    kind, least = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}, detail["ctx"]
    return next(f"must be {word} {least[key]:g}" for key, word in kind.items() if key in least)


def _entries(detail: ErrorDetails) -> str:
    limits = detail["ctx"]
    least = "min_length" in limits
    bound = f"at least {limits['min_length']}" if least else f"at most {limits['max_length']}"
    return f"must have {bound} entries, has {limits['actual_length']}"


def _list(_: ErrorDetails) -> str:
    return "must be a list: one entry a line, each beginning with a hyphen and a space"


def _block(_: ErrorDetails) -> str:
    return "must be a block: lines of `key: value` below it, each two spaces further right"


def _date(_: ErrorDetails) -> str:
    return "must be a date, like 2026-11-29"


def _truth(_: ErrorDetails) -> str:
    return "must be true or false"


_WORDS: Mapping[str, Callable[[ErrorDetails], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _text,
    "string_too_short": _short,
    "string_too_long": _long,
    "string_pattern_mismatch": _form,
    "literal_error": _choice,
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float", "float_type", "float_parsing"), _number),
    **dict.fromkeys(("greater_than", "greater_than_equal", "less_than", "less_than_equal"), _bound),
    **dict.fromkeys(("too_short", "too_long"), _entries),
    "list_type": _list,
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), _block),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _date),
    **dict.fromkeys(("bool_type", "bool_parsing"), _truth),
}
KEYS = sorted(
    {
        field
        for shape in vars(shapes).values()
        if isinstance(shape, type) and issubclass(shape, BaseModel)
        for field in shape.model_fields
    }
)
"""Every key that any file knows."""
