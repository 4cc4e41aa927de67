"""The log as an auditor needs it: checked as a whole, anchored somewhere, and copied out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class LogState:
    """What a check of the whole log found. `is_intact` counts alterations; `is_anchored` a head kept elsewhere.

    `count` records are good; `first_bad_seq` is the first that is not; signed heads vouch for `anchored_size`.
    """

    is_intact: bool
    is_anchored: bool
    message: str
    count: int
    anchored_size: int
    first_bad_seq: int | None = None


class AuditLog(Protocol):
    """Checks and copies one profile's log. Both may take long: not on the window's thread."""

    @property
    def anchor(self) -> str:
        """Where heads are kept besides this computer, "" for nowhere."""
        ...

    def verify(self, progress: Callable[[int, int], None] | None = None) -> LogState:
        """Read everything once and judge."""
        ...

    def export(self, target: Path, seqs: Sequence[int], purpose: str) -> int:
        """Copy the log for somebody else, with the texts of these decisions; returns the number of records.

        InputError when the target exists or there is nothing to prove yet.
        """
        ...
