"""What members may try, and what of it would do harm."""

from __future__ import annotations

import re
from typing import Any

from tests.worlds import text_of

NASTY = {
    "everyone": "@everyone @here <@&1> <@2> career?",
    "markdown": "# BIG **bold** ||spoiler|| `code` ```block``` > quote",
    "masked link": "[free nitro](https://evil.example/login) salary?",
    "bare link": "https://evil.example/login backend salary",
    "invite": "discord.gg/abcdef salary?",
    "direction": "\u202egnp.exe\u202c backend salary",
    "zero width": "b\u200bac\u200bkend sal\u200bary",
    "nulls": "backend\x00 salary\x1b[31m",
    "surrogate-like": "backend \ufffe\uffff salary",
    "zalgo": "b" + "\u0301" * 500 + "ackend salary",
    "emoji": "🧑‍💻" * 400,
    "template": "{__class__} {0} %s ${HOME} {{7*7}}",
    "shell": "$(rm -rf /); `reboot` | cat /etc/passwd",
    "sql": "'; DROP TABLE members; --",
    "yaml": "!!python/object/apply:os.system ['true']",
    "path": "../../../../etc/passwd",
    "custom id": "path_leave:backend@1 confirm:privacy_delete",
    "long": "backend salary " * 260,
    "one word": "a" * 3900,
    "brackets": "(" * 1900 + ")" * 1900,
}
"""What members may try, by name."""
SECONDS = 5.0
"""A request that takes longer than this on a busy machine could stop the bot for everyone."""


def pings(message: Any) -> list[str]:
    """What in a message's text Discord would turn into a mention, were it allowed to."""
    return re.findall(r"@(?:everyone|here)\b|<@[!&]?\d+>", text_of(message))
