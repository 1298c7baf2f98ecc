"""Single facts: the item found and what is asked of it decide what an answer leads with."""

from bot.advisor.facts import beside
from bot.advisor.facts.done import anywhere as titled
from bot.advisor.facts.done import elsewhere
from bot.advisor.facts.fact import Fact
from bot.advisor.facts.finding import STRAYED, leading, named, of_page, strayed
from bot.advisor.facts.near import study
from bot.advisor.facts.papers import certified, recognised
from bot.advisor.facts.search import anywhere, foreign, hopeless, says_only

__all__ = [
    "STRAYED",
    "Fact",
    "anywhere",
    "beside",
    "certified",
    "elsewhere",
    "foreign",
    "hopeless",
    "leading",
    "named",
    "of_page",
    "recognised",
    "says_only",
    "strayed",
    "study",
    "titled",
]
