"""Single facts: the item found and what is asked of it decide what an answer leads with."""

from bot.advisor.facts.fact import Fact
from bot.advisor.facts.finding import STRAYED, named, of_page, strayed
from bot.advisor.facts.papers import certified, recognised

__all__ = ["STRAYED", "Fact", "certified", "named", "of_page", "recognised", "strayed"]
