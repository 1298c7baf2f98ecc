"""What a server's admins are shown: its settings, the questions without a good answer, and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.models.advice import Advice, Block
from bot.models.knowledge import Knowledge
from bot.models.server import Count, Gap, ServerSettings
from bot.replies import Replies
from bot.wording import quoted

MOST = 10
"""Lines of each list."""


def setup_text(replies: Replies, settings: ServerSettings, *, message_content: bool) -> str:
    """The settings as they are, and why channels without a mention are not offered when they are not."""
    quiet = _channels(settings.quiet) or replies.say("server.none")
    lines = [replies.say("server.setup"), replies.say("server.quiet_now", channels=quiet)]
    if message_content:
        answering = _channels(settings.answering) or replies.say("server.none")
        lines.append(replies.say("server.answering_now", channels=answering))
    else:
        lines.append(replies.say("server.no_message_content"))
    return "\n\n".join(lines)


def gaps(replies: Replies, found: Sequence[Gap], counts: Sequence[Count], knowledge: Knowledge) -> Advice:
    """Questions that members let us keep, newest first, and the subjects most often left unanswered."""
    blocks = [Block("\n".join(_gap(replies, gap, knowledge) for gap in found[:MOST]), replies.say("server.gaps_kept"))]
    if not found:
        blocks = [Block(replies.say("server.no_gaps"))]
    missed: Counter[str] = Counter()
    for count in counts:
        if count.outcome == "unanswered":
            missed[_subject(replies, count.career, count.topic, knowledge)] += count.number
    if missed:
        blocks.append(Block(_listed(replies, missed.most_common(MOST)), replies.say("server.gaps_counted")))
    blocks.append(Block(replies.say("server.gaps_hint"), small=True))
    return Advice("help", tuple(blocks), title=replies.say("server.gaps_title"), personal=True)


def stats(replies: Replies, counts: Sequence[Count], knowledge: Knowledge) -> Advice:
    """How often what was asked in the last 30 days."""
    total = sum(count.number for count in counts)
    title = replies.say("server.stats_title")
    if not total:
        return Advice("help", (Block(replies.say("server.no_stats")),), title=title, personal=True)
    missed = sum(count.number for count in counts if count.outcome == "unanswered")
    blocks = [Block(replies.say("server.stats_total", total=total, missed=missed))]
    for key, heading in (("career", "server.stats_careers"), ("topic", "server.stats_topics")):
        names = knowledge.careers if key == "career" else {}
        found: Counter[str] = Counter()
        for count in counts:
            value = getattr(count, key)
            if value:
                found[names[value].name if value in names else _topic(value, knowledge)] += count.number
        if found:
            blocks.append(Block(_listed(replies, found.most_common(MOST)), replies.say(heading)))
    return Advice("help", tuple(blocks), title=title, personal=True)


def _gap(replies: Replies, gap: Gap, knowledge: Knowledge) -> str:
    subject = _subject(replies, gap.career, gap.topic, knowledge)
    key = "server.gap_wrong" if gap.wrong else "server.gap_missing"
    return replies.say(key, question=quoted(gap.question), subject=subject, day=f"<t:{int(gap.at.timestamp())}:d>")


def _subject(replies: Replies, career: str, topic: str, knowledge: Knowledge) -> str:
    name = knowledge.careers[career].name if career in knowledge.careers else ""
    parts = [part for part in (name, _topic(topic, knowledge)) if part]
    return ": ".join(parts) or replies.say("server.no_subject")


def _topic(topic: str, knowledge: Knowledge) -> str:
    return knowledge.topics[topic].title if topic in knowledge.topics else topic


def _channels(channels: Iterable[int]) -> str:
    return ", ".join(f"<#{channel}>" for channel in channels)


def _listed(replies: Replies, found: Iterable[tuple[str, int]]) -> str:
    return "\n".join(replies.say("server.line", name=name, number=number) for name, number in found)
