"""The folder of knowledge as validated shapes: every file read, every fault kept with its line."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from bot.errors import Fault
from bot.knowledge import shapes
from bot.knowledge.kept import Kept
from bot.knowledge.reading import Document, Place, read
from bot.knowledge.saying import said, where
from bot.models.knowledge import CAREERS, KINDS, TOPICS

T = TypeVar("T")

SKILLS = TypeAdapter(dict[shapes.Slug, shapes.SkillShape])
CERTIFICATIONS = TypeAdapter(dict[shapes.Slug, shapes.CertificationShape])
RETIRED = TypeAdapter(list[shapes.RetiredShape])
FIELDS = TypeAdapter(shapes.FieldsShape)
MATCH = TypeAdapter(shapes.MatchShape)
CAREER = TypeAdapter(shapes.CareerShape)
TOPIC = TypeAdapter(shapes.TopicShape)
KIND = TypeAdapter(shapes.KindShape)
QUESTIONS = TypeAdapter(dict[shapes.Labels, shapes.Texts])
TALKS = TypeAdapter(list[Annotated[list[shapes.TurnShape], Field(min_length=2)]])
COMPARED = TypeAdapter(dict[shapes.Sides, shapes.Texts])
REPLIES = TypeAdapter(dict[str, str])
ATTRIBUTES = TypeAdapter(dict[shapes.Attribute, list[shapes.Alias]])
ATTRIBUTES_FILE = "attributes.yaml"
"""Words by which single facts are asked for; a folder without it answers by topic alone."""
WORDS = TypeAdapter(dict[str, list[shapes.Alias]])
WORDS_FILE = "words.yaml"
"""Words near to each other, by which passages are found; a folder without it finds them by the same words alone."""
LANGUAGE = TypeAdapter(dict[str, dict[str, str]])

NONE = "none"
"""`questions/none.yaml`: messages on a topic that name no career."""
UNREAD = ("steps.lock.yaml",)
"""Files that are no knowledge and have a reader of their own."""
COMPARE = "compare"
"""`questions/compare.yaml`: messages that weigh careers."""
TALKS_FILE = "talks"
"""`questions/talks.yaml`: talks, in which later messages lean on earlier ones."""


@dataclass(slots=True)
class Folder:
    """All files of one knowledge folder."""

    root: Path
    kept: Kept = field(default_factory=Kept)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)
    careers: dict[str, shapes.CareerShape] = field(default_factory=dict)
    topics: dict[str, shapes.TopicShape] = field(default_factory=dict)
    kinds: dict[str, shapes.KindShape] = field(default_factory=dict)
    questions: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """Career, or `NONE` -> labels joined by + -> how people ask."""
    compared: dict[str, list[str]] = field(default_factory=dict)
    """Careers joined by + -> how people weigh them."""
    talks: list[list[shapes.TurnShape]] = field(default_factory=list)
    skills: dict[str, shapes.SkillShape] = field(default_factory=dict)
    certifications: dict[str, shapes.CertificationShape] = field(default_factory=dict)
    retired: list[shapes.RetiredShape] = field(default_factory=list)
    fields: shapes.FieldsShape | None = None
    match: shapes.MatchShape | None = None
    attributes: dict[str, list[str]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    replies: dict[str, str] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    """Files with faults of their own: what points into them is not called dead as well."""
    languages: dict[str, dict[str, str]] = field(default_factory=dict)
    """Discord's name of a language -> its sentences by `part.key`, as far as it has them."""

    def fault(self, name: str, place: Place, message: str) -> None:
        """Note a fault at a place of a file."""
        self.faults.append(self.documents[name].fault(place, message))

    def warn(self, name: str, place: Place, message: str) -> None:
        """Note something odd that does not stop the bot."""
        self.warnings.append(self.documents[name].fault(place, message))

    def take(self, name: str, adapter: TypeAdapter[T]) -> T | None:
        """Read and validate one file; None when it has faults, which are kept."""
        document = self.documents[name] = read(self.root / name, name, self.kept)
        self.faults += document.faults
        if document.faults:
            self.lost.add(name)
            return None
        try:
            return adapter.validate_python(document.data)
        except ValidationError as error:
            self.lost.add(name)
            told: dict[Place, str] = {}
            for detail in error.errors(include_url=False):
                # What is neither text nor date is complained of twice: the first will do.
                told.setdefault(where(detail), said(detail))
            self.faults += [document.fault(place, message) for place, message in told.items()]
            return None


def open_folder(root: Path, careers: tuple[str, ...] = CAREERS, kept: Kept | None = None) -> Folder:
    """Read everything under `root`; what is missing is a fault too."""
    folder = Folder(root, kept or Kept())
    if not root.is_dir():
        folder.faults.append(Fault(str(root.name), 1, "-", "the knowledge folder does not exist"))
        return folder
    folder.skills = folder.take("skills.yaml", SKILLS) or {}
    folder.certifications = folder.take("certifications.yaml", CERTIFICATIONS) or {}
    folder.retired = folder.take("retired.yaml", RETIRED) or []
    folder.fields = folder.take("fields.yaml", FIELDS)
    folder.match = folder.take("match.yaml", MATCH)
    if (root / ATTRIBUTES_FILE).exists():
        folder.attributes = folder.take(ATTRIBUTES_FILE, ATTRIBUTES) or {}
    if (root / WORDS_FILE).exists():
        folder.words = folder.take(WORDS_FILE, WORDS) or {}
    _named(folder, "careers", CAREER, careers, folder.careers)
    _named(folder, "topics", TOPIC, TOPICS, folder.topics)
    _named(folder, "kinds", KIND, KINDS, folder.kinds)
    _questions(folder)
    for path in sorted((root / "replies").glob("*.yaml")):
        words = folder.take(f"replies/{path.name}", REPLIES) or {}
        folder.replies.update({f"{path.stem}.{key}": text for key, text in words.items()})
    for path in sorted((root / "languages").glob("*.yaml")):
        parts = folder.take(f"languages/{path.name}", LANGUAGE) or {}
        folder.languages[path.stem] = {
            f"{part}.{key}": text for part, own in parts.items() for key, text in own.items()
        }
    _unread(folder)
    return folder


def _unread(folder: Folder) -> None:
    """A file that nobody reads is an author's work lost without a word."""
    if not folder.skills:
        return  # some other folder, perhaps the whole disk: its files are no author's
    for path in sorted((*folder.root.glob("*"), *folder.root.glob("*/*"), *folder.root.glob("*/*/*"))):
        name = path.relative_to(folder.root).as_posix()
        if path.suffix.casefold() in (".yml", ".yaml") and path.suffix != ".yaml":
            message = f"is not read, because its name ends in {path.suffix}: rename it to {path.stem}.yaml"
            folder.faults.append(Fault(name, 1, "-", message))
        elif path.suffix == ".yaml" and name not in folder.documents and name not in UNREAD:
            message = "is read by nobody: it has a wrong name or lies in a wrong folder"
            folder.warnings.append(Fault(name, 1, "-", message))


def _named(folder: Folder, part: str, adapter: TypeAdapter[T], keys: tuple[str, ...], into: dict[str, T]) -> None:
    present = {path.stem for path in (folder.root / part).glob("*.yaml")}
    for key in keys:
        if key not in present:
            folder.faults.append(Fault(f"{part}/{key}.yaml", 1, "-", "the file is missing"))
    for key in sorted(present, key=lambda name: (keys.index(name) if name in keys else len(keys), name)):
        name = f"{part}/{key}.yaml"
        if key not in keys and part != "careers":
            folder.faults.append(Fault(name, 1, "-", f"no such {part[:-1]}; known are {', '.join(keys)}"))
            continue
        value = folder.take(name, adapter)
        if value is not None:
            into[key] = value


def _questions(folder: Folder) -> None:
    """Whole messages with the career they are about; a folder of its own that need not be there."""
    for path in sorted((folder.root / "questions").glob("*.yaml")):
        name = f"questions/{path.name}"
        if path.stem == COMPARE:
            folder.compared = folder.take(name, COMPARED) or {}
        elif path.stem == TALKS_FILE:
            folder.talks = folder.take(name, TALKS) or []
        else:
            folder.questions[path.stem] = folder.take(name, QUESTIONS) or {}


def digest_of(root: Path) -> str:
    """SHA-256 over names and bytes of all YAML files, hex; cheap enough to ask every few seconds."""
    total = hashlib.sha256()
    for path in sorted(root.rglob("*.y*ml")):
        total.update(str(path.relative_to(root)).encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
