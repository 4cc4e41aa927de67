"""Keeps the calibration fresh: a refit at the start and, in a window left open, once an hour when one is due."""

from __future__ import annotations

from agent_assist.domain.calibration import Calibration
from agent_assist.domain.errors import AgentAssistError
from agent_assist.presenters.context import Context
from agent_assist.presenters.parts import Part
from agent_assist.presenters.runner import Handle

LOOK_EVERY_MS = 3_600_000


class CalibratingFlow:
    """Asks the service whether a refit is due; the service makes one a day at most."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._next: Handle | None = None

    def attach(self) -> None:
        """Look now, off the window's thread, and again in an hour."""
        context = self._context
        context.run.run(context.ready.calibration.refit_when_due, self._done, self._failed)
        self._next = context.run.after(LOOK_EVERY_MS, self.attach)

    def close(self) -> None:
        """Stop looking."""
        if self._next is not None:
            self._next.cancel()

    def _done(self, made: Calibration | None) -> None:
        if made is not None:
            self._context.changed(Part.RATIONALE)

    def _failed(self, error: AgentAssistError) -> None:
        """Ratings stay as they were; the next look tries again, and the sentence is said once."""
        self._context.listener.announce(error.message, is_urgent=False)
