"""What autocomplete offers, and what was meant by what arrives: keys, names and aliases all count. Pure."""

from bot.choices.careers import career_choices, find_career, find_topic, topic_choices
from bot.choices.entries import MOST, Choice
from bot.choices.items import (
    done_choices,
    find_done,
    find_item,
    find_phase,
    find_project,
    item_choices,
    phase_choices,
    project_choices,
)

__all__ = [
    "MOST",
    "Choice",
    "career_choices",
    "done_choices",
    "find_career",
    "find_done",
    "find_item",
    "find_phase",
    "find_project",
    "find_topic",
    "item_choices",
    "phase_choices",
    "project_choices",
    "topic_choices",
]
