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

    def decided(self, outcome: OutcomeKind) -> tuple[DecidedDraft, ...]:
        """The newest decided (or blindly checked) drafts of all queues, oldest decision first."""
        ...

    def newest_of(self, queue: str, maker: str, limit: int) -> tuple[DecidedDraft, ...]:
        """The newest decided drafts of a queue by one model and its instructions, oldest decision first."""
        ...

    def counts(self, queue: str, maker: str) -> tuple[int, int]:
        """How many of a maker's drafts in a queue were decided, and how many of them were sent without a change."""
        ...

    def released(self) -> Calibration | None:
        """The calibration released last."""
        ...

    def sent_before(self, moment: datetime) -> tuple[BlindCase, ...]:
        """Drafts whose reply was sent, decided before this moment and not checked blind yet, oldest first."""
        ...
