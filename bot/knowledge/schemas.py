"""JSON Schemas of the knowledge files, by which an editor completes words and draws red lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from bot.knowledge import files
from bot.knowledge.reading import Plain

FOLDER = "schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema: TypeAlias = dict[str, Plain]
SHAPES: dict[str, Callable[[], Schema]] = {
    "career": files.CAREER.json_schema,
    "topic": files.TOPIC.json_schema,
    "kind": files.KIND.json_schema,
    "questions": files.QUESTIONS.json_schema,
    "compared": files.COMPARED.json_schema,
    "talks": files.TALKS.json_schema,
    "skills": files.SKILLS.json_schema,
    "certifications": files.CERTIFICATIONS.json_schema,
    "retired": files.RETIRED.json_schema,
    "fields": files.FIELDS.json_schema,
    "match": files.MATCH.json_schema,
    "attributes": files.ATTRIBUTES.json_schema,
    "words": files.WORDS.json_schema,
    "replies": files.REPLIES.json_schema,
    "language": files.LANGUAGE.json_schema,
}
"""Name of the schema -> what makes it."""
TITLES = {"career": "A career of Career Advisor", "topic": "How people ask about a topic"}


def schemas() -> dict[str, str]:
    """File name -> text of every schema."""
    return {f"{name}.schema.json": _text(name) for name in SHAPES}


def write_schemas(directory: Path) -> tuple[Path, ...]:
    """Write them all under a knowledge folder; returns the files."""
    folder = directory / FOLDER
    folder.mkdir(exist_ok=True)
    written = []
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        written.append(folder / name)
    return tuple(written)


def schema_line(file: str) -> str:
    """The comment that leads an editor from a file, `careers/backend.yaml`, to its schema."""
    part, _, name = file.rpartition("/")
    parts = {"careers": "career", "topics": "topic", "kinds": "kind", "languages": "language"}
    special = {"questions/compare.yaml": "compared", "questions/talks.yaml": "talks"}
    schema = special.get(file) or parts.get(part, part or name[:-5])
    return f"# yaml-language-server: $schema={'../' if part else ''}{FOLDER}/{schema}.schema.json"


def _text(name: str) -> str:
    schema = {"$schema": DIALECT, **SHAPES[name](), "title": TITLES.get(name, name.capitalize())}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
