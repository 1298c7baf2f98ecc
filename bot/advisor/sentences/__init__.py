"""How people say what they do on their own path and with their own data: whole sentences, as patterns.

Each is a deed's name and a pattern from the first word to the last; `deeds` puts the parts in and reads them. Breaks of
line are only for the eye.
"""

from __future__ import annotations

from bot.advisor.sentences.data import DATA
from bot.advisor.sentences.doing import DOING
from bot.advisor.sentences.looking import LOOKING
from bot.advisor.sentences.pace import PACE

SENTENCES = (*PACE, *DOING, *LOOKING, *DATA)
"""The first that fits is the one that is meant."""
