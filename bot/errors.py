"""Every error the bot raises on purpose: one root, children named for what went wrong."""

from __future__ import annotations

from dataclasses import dataclass


class AdvisorError(Exception):
    """Root of all errors raised on purpose; its text is fit for a person to read."""


class SettingsError(AdvisorError):
    """A setting is missing or malformed; the text names the key and what to do."""


class UnreachableError(AdvisorError):
    """Discord does not answer for the moment; the same start may go through later."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in the knowledge files: where it stands and what to do about it."""

    file: str
    line: int
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.key}: {self.message}"


class KnowledgeError(AdvisorError):
    """The knowledge does not hold together; carries every fault found, not only the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


class StoreError(AdvisorError):
    """The database refused; the driver's own error is kept as the cause."""


class StoreBusyError(StoreError):
    """The database is locked or away for the moment; the same call may go through later."""


class StoreUnusableError(StoreError):
    """The database file cannot be used at all: not writable, corrupt, or newer than this bot."""


class MemberInputError(AdvisorError):
    """A member's words or choice cannot be acted on; `reply` names the catalogue entry that says why."""

    def __init__(self, reply: str, **values: object) -> None:
        self.reply = reply
        self.values = values
        super().__init__(reply)
