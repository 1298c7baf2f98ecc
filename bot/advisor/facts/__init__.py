"""Single facts: the item found and what is asked of it decide what an answer leads with."""

from bot.advisor.facts.fact import Fact
from bot.advisor.facts.finding import named, of_page
from bot.advisor.facts.papers import certified

__all__ = ["Fact", "certified", "named", "of_page"]
