"""Understanding + member + now -> Advice: what to say and what to change. Pure."""

from bot.advisor.desk import Advisor

__all__ = ["Advisor"]
