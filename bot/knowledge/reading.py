"""One YAML file as plain data that still knows its lines; whatever is hostile or malformed becomes a fault."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import yaml

from bot.errors import Fault
from bot.knowledge.kept import Kept
from bot.knowledge.saying import broken

Plain = dict[str, "Plain"] | list["Plain"] | str | int | float | bool | date | None
Place = tuple[str | int, ...]

LARGEST = 2_000_000
"""Bytes of the largest file read; the longest of ours is a tenth of it."""
DEEPEST = 40
"""Open brackets at once; libyaml's recursion overflows the stack at some tens of thousands."""
WIDEST = 80
"""Columns of indentation and dashes before a line's text: nested blocks need at least one each."""
_INDENTED = re.compile(rf"[\n\r\x85\u2028\u2029][ ?:\-]{{{WIDEST + 1}}}")
_BRACKETS = re.compile(r"[\[\]{}]")
_STANDARD = "tag:yaml.org,2002:"
_COLLECTIONS = frozenset({_STANDARD + "seq", _STANDARD + "map"})
_TEXT = _STANDARD + "str"
_INTEGER = re.compile(r"[-+]?[0-9]{1,15}")


@dataclass(slots=True)
class Document:
    """A file's data and the faults met while reading it. The nodes that know its lines are made when one is asked."""

    file: str
    path: Path
    data: Plain = None
    faults: list[Fault] = field(default_factory=list)
    _root: yaml.Node | None = None

    def compose(self, text: str) -> yaml.Node | None:
        """The node tree of the file's text; YAMLError when it is none."""
        self._root = yaml.compose(text, Loader=yaml.CSafeLoader)
        return self._root

    def root(self) -> yaml.Node | None:
        """The node tree; made now when the data came from elsewhere."""
        if self._root is None and self.data is not None:
            self.compose(self.path.read_bytes().decode("utf-8-sig"))
        return self._root

    def line(self, place: Place) -> int:
        """Line (from 1) of the value at `place`, or of the nearest thing above it that exists."""
        node = self.root()
        line = 1 if node is None else node.start_mark.line + 1
        for part in place:
            child = _child(node, part)
            if child is None:
                break
            node = child[1]
            line = child[0].start_mark.line + 1
        return line

    def fault(self, place: Place, message: str) -> Fault:
        """A fault at `place` of this file."""
        return Fault(self.file, self.line(place), ".".join(map(str, place)) or "-", message)


def read(path: Path, name: str, kept: Kept | None = None) -> Document:
    """Read one file; `name` is what faults call it, `kept` what files held before. Never raises for its content."""
    document, kept = Document(name, path), kept or Kept()
    held = _bytes(path, document)
    if held is None:
        return document
    digest = hashlib.sha256(held).hexdigest()
    document.data = kept.find(digest)
    if document.data is None:
        _parse(held, document)
        if not document.faults:
            kept.keep(digest, document.data)
    return document


def _parse(held: bytes, document: Document) -> None:
    text = _text(held, document)
    if text is None:
        return
    try:
        root = document.compose(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        document.faults.append(Fault(document.file, line, "-", broken(problem)))
        return
    if root is None:
        document.faults.append(Fault(document.file, 1, "-", "the file is empty"))
        return
    document.data = _Walk(document).plain(root, ())


def located(directory: Path, fault: Fault) -> Fault:
    """A fault with its line: those of sentences are found without looking at the files."""
    if not fault.file.startswith(("replies/", "languages/")):
        return fault
    section, _, key = fault.key.partition(".")
    # A language's file has a section for each file of the sentences.
    place = (section, key) if fault.file.startswith("languages/") else (fault.key,)
    return replace(fault, line=read(directory / fault.file, fault.file).line(place))


def _bytes(path: Path, document: Document) -> bytes | None:
    try:
        if path.stat().st_size > LARGEST:
            document.faults.append(Fault(document.file, 1, "-", f"larger than {LARGEST:,} bytes"))
            return None
        return path.read_bytes()
    except OSError as error:
        document.faults.append(Fault(document.file, 1, "-", f"cannot be read: {error.strerror}"))
        return None


def _text(held: bytes, document: Document) -> str | None:
    try:
        text = held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        document.faults.append(Fault(document.file, line, "-", "not UTF-8 text; save the file as UTF-8"))
        return None
    if _depth(text) > DEEPEST:
        document.faults.append(Fault(document.file, 1, "-", f"more than {DEEPEST} brackets open at once"))
        return None
    if wide := _INDENTED.search("\n" + text):
        line = text.count("\n", 0, wide.start()) + 1
        document.faults.append(Fault(document.file, line, "-", f"indented by more than {WIDEST} columns"))
        return None
    return text


def _depth(text: str) -> int:
    depth = deepest = 0
    for bracket in _BRACKETS.finditer(text):
        depth = depth + 1 if bracket[0] in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _child(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key, value
    return None


def _is_text(node: yaml.Node) -> bool:
    """Four nodes in five: for them no place is made, which halves the time of the walk."""
    return node.tag == _TEXT and isinstance(node, yaml.ScalarNode)


class _Walk:
    """Turns nodes into plain data, refusing anchors, foreign tags and double keys."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._seen: set[int] = set()

    def plain(self, node: yaml.Node, place: Place) -> Plain:
        if not isinstance(node, yaml.ScalarNode):
            if id(node) in self._seen:
                self._fault(node, place, "anchors and aliases (& and *) are not used here; write it out")
                return None
            self._seen.add(id(node))
            if node.tag not in _COLLECTIONS:
                self._fault(node, place, f"the tag {node.tag!r} is not allowed; put a text with ! into quotes")
                return None
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, place))
        if isinstance(node, yaml.SequenceNode):
            return [
                child.value if _is_text(child) else self.plain(child, (*place, index))
                for index, child in enumerate(node.value)
            ]
        return self._scalar(node, place)

    def _pairs(self, node: yaml.MappingNode, place: Place) -> Iterator[tuple[str, Plain]]:
        met: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._fault(key, place, "a key must be a word")
                continue
            if key.value in met:
                self._fault(key, (*place, key.value), "stands here twice: take one of them out")
            met.add(key.value)
            yield key.value, value.value if _is_text(value) else self.plain(value, (*place, key.value))

    def _scalar(self, node: yaml.Node, place: Place) -> Plain:
        tag, value = node.tag.removeprefix(_STANDARD), node.value
        if tag == "str":
            return str(value)
        try:
            return _convert(tag, value)
        except ValueError:
            self._fault(node, place, f"{value!r} cannot be read; put it in quotes if it is text")
        except KeyError:
            self._fault(node, place, f"the tag {node.tag!r} is not allowed; put a text with ! into quotes")
        return None

    def _fault(self, node: yaml.Node, place: Place, message: str) -> None:
        key = ".".join(map(str, place)) or "-"
        self._document.faults.append(Fault(self._document.file, node.start_mark.line + 1, key, message))


def _convert(tag: str, value: str) -> Plain:
    if tag == "null":
        return None
    if tag == "bool":
        return value.lower() in ("true", "yes", "on")
    if tag == "int":
        if not _INTEGER.fullmatch(value):
            raise ValueError(value)
        return int(value)
    if tag == "float":
        return float(value)
    if tag == "timestamp":
        return date.fromisoformat(value)
    raise KeyError(tag)
