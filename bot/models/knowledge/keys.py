"""The keys that never change: topics, kinds of messages, careers."""

from __future__ import annotations

from collections.abc import Sequence

TOPICS: tuple[str, ...] = (
    "overview", "examples", "day_to_day", "fit", "skills", "tools", "soft_skills", "roadmap", "resources",
    "certifications", "projects", "roles", "growth", "difficulty", "struggles", "myths", "next_steps", "salary",
    "outlook", "education", "time_to_learn", "interview",
)  # fmt: skip
"""The 22 topics every career has, in the order a page shows them."""


KINDS: tuple[str, ...] = (
    "compare", "list_careers", "recommend", "choose_path", "my_progress", "complete_phase", "what_next", "remind",
    "help", "smalltalk", "out_of_scope",
)  # fmt: skip
"""What a message can be besides a question on a topic (`answer`) and a question back (`clarify`)."""


CAREERS: tuple[str, ...] = (
    "backend", "frontend", "full-stack", "android", "ios", "devops", "cloud", "sre", "data-analyst", "data-engineer",
    "data-scientist", "machine-learning", "ai-engineer", "mlops", "bi-analyst", "cyber-security", "qa", "ux-design",
    "product-manager", "game", "embedded", "blockchain", "database-admin", "network", "technical-writer",
    "software-architect", "engineering-manager", "devrel",
)  # fmt: skip
"""The career keys the labels of the question sets use."""


def topic_after(topic: str, asks: Sequence[str]) -> str:
    """The topic of a talk once `asks` was said: thanks, or a question that is not ours, leave it as it was."""
    if asks and asks[0] in TOPICS:
        return asks[0]
    return "" if "compare" in asks else topic
