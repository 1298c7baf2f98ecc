"""The environment a command sees: the `.env` file of the project, real variables winning."""

from __future__ import annotations

import os
from collections.abc import Mapping

from bot.settings import PROJECT, Settings


def environment() -> Mapping[str, str]:
    """All variables; those of the process win over the file, unless they are empty."""
    from dotenv import dotenv_values

    written = {key: value for key, value in dotenv_values(PROJECT / ".env").items() if value}
    return written | {key: value for key, value in os.environ.items() if value or key not in written}


def settings() -> Settings:
    """The operator's settings; SettingsError names every faulty one."""
    return Settings.from_env(environment())
