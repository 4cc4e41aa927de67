"""What became of rated drafts, and the calibration in force; both are read out of the decision log."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from agent_assist.domain.calibration import BlindCase, Calibration, DecidedDraft, OutcomeKind


class CalibrationStore(Protocol):
    """A view of the log that can be built anew from it at any time."""

    def catch_up(self) -> int:
        """Take in the records since the last call; the number of the newest record taken."""
        ...

    def decided(self, outcome: OutcomeKind, queue: str | None = None) -> tuple[DecidedDraft, ...]:
        """The decided (or blindly checked) drafts, oldest decision first; of one queue, or of all."""
        ...

    def released(self) -> Calibration | None:
        """The calibration released last."""
        ...

    def sent_before(self, moment: datetime) -> tuple[BlindCase, ...]:
        """Drafts whose reply was sent, decided before this moment and not checked blind yet, oldest first."""
        ...
