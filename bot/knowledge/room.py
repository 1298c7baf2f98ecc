"""What must fit into Discord's boxes: pages into a message, labels onto buttons, ids behind them.

Source of the limits: Discord's developer documentation, "Message Components" and "Application Commands".
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.files import Folder
from bot.knowledge.lasting import ids_of
from bot.knowledge.reading import Place
from bot.knowledge.shapes import CareerShape

PAGE = 3600
"""Characters of one topic's prose: a message takes 4,000, and heading, sources and the way on need some."""
IDENTITY = 70
"""Characters of `career.project#milestone`: a custom_id takes 100, and verb and owner need up to 30."""
SENTENCES: dict[str, int] = {"commands": 100, "buttons": 80}
"""Characters of a description of a command, of a label; everything else is part of a message."""
MESSAGE = 2000


def examine_room(folder: Folder) -> None:
    """Add a fault for each text that Discord would refuse."""
    for key, career in folder.careers.items():
        for place, message in _career(key, career):
            folder.fault(f"careers/{key}.yaml", place, message)
    for name, text in folder.replies.items():
        part, _, key = name.partition(".")
        most = SENTENCES.get(part, MESSAGE)
        if len(text) > most:
            folder.fault(f"replies/{part}.yaml", (key,), f"has {len(text)} characters, Discord takes {most}")


def _career(key: str, career: CareerShape) -> Iterator[tuple[Place, str]]:
    for topic, section in career.topics.items():
        points = sum(len(item.name) + len(item.text) for item in section.items)
        if (size := len(section.lead) + len(section.note) + points) > PAGE:
            yield ("topics", topic), f"has {size} characters; a page takes {PAGE}"
    for item in ids_of(career):
        if len(identity := f"{key}.{item}") > IDENTITY:
            yield ("roadmap",), f"the id {identity} has {len(identity)} characters; a button takes {IDENTITY}"
