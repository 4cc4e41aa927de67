"""How a server misbehaves with one delivery, and at which moment it has the sender killed."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from enum import StrEnum

CLIENT_TIMEOUT_SECONDS = 0.12
LATE_SECONDS = 0.5
HUNG_SECONDS = 0.35


class Fault(StrEnum):
    """What the server does; `done` means that the customer gets the reply."""

    NONE = "none"
    LOST_ANSWER = "done, answer lost"
    TWO_ANSWERS = "done, answers twice"
    HANGS_DONE = "done, then hangs"
    HANGS = "hangs, nothing done"
    HANGS_LATE = "hangs, done later"
    RESET = "reset before anything"
    RESET_DONE = "done, then reset"
    ERROR = "error before anything"
    ERROR_DONE = "done, then an error"
    REFUSES = "refuses"


class KillAt(StrEnum):
    """A moment that only the server sees."""

    NEVER = "never"
    MID_REQUEST = "server: mid-request"
    DONE = "server: done, not answered"
    ANSWERED = "server: answered"


@dataclass(frozen=True, slots=True)
class Order:
    """What the server does with one delivery. It travels with the request: the product sees none of it."""

    fault: Fault = Fault.NONE
    kill_at: KillAt = KillAt.NEVER
    pid: int = 0

    def to_word(self) -> str:
        """The order without spaces, fit for a header and for an SMTP greeting."""
        return f"{self.fault.name}.{self.kill_at.name}.{self.pid}"

    @classmethod
    def from_word(cls, word: str) -> Order:
        fault, kill_at, pid = word.split(".")
        return cls(Fault[fault], KillAt[kill_at], int(pid))

    def kill_now(self, moment: KillAt) -> None:
        """Kill the sender when this is the moment."""
        if self.kill_at is moment and self.pid:
            os.kill(self.pid, signal.SIGKILL)

    @property
    def is_done(self) -> bool:
        """Whether the reply is taken at once."""
        return self.fault in (
            Fault.NONE, Fault.LOST_ANSWER, Fault.TWO_ANSWERS, Fault.HANGS_DONE, Fault.RESET_DONE,
            Fault.ERROR_DONE,
        )  # fmt: skip
