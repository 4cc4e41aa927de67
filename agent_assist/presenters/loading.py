"""What is shown while a ticket is read: nothing at first, then bars, then words, then seconds and a way out.

Rule: opening a ticket never waits for its draft, and a slow helpdesk never holds up anything else.
"""

from __future__ import annotations

from collections.abc import Callable

from agent_assist.presenters.context import Context
from agent_assist.presenters.parts import Part
from agent_assist.presenters.runner import Handle
from agent_assist.presenters.view.conversation import LoadingView

BARS_MS, WORDS_MS, CANCEL_MS, STEP_MS = 150, 2_000, 10_000, 1_000


class LoadingFlow:
    """Counts how long the ticket that was asked for is being read."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._ticket_id = ""
        self._waited_ms = 0
        self._waiting: Handle | None = None

    @property
    def view(self) -> LoadingView | None:
        """What stands over the conversation; None while there is nothing to wait for."""
        tr, waited = self._context.tr, self._waited_ms
        if not self._ticket_id or waited < BARS_MS:
            return None
        words = tr("Reading the ticket") if waited >= WORDS_MS else ""
        if waited >= CANCEL_MS:
            words = tr("Reading the ticket, {n} s", n=waited // 1_000)
        return LoadingView(words, tr("Cancel") if waited >= CANCEL_MS else "")

    def begin(self, ticket_id: str) -> None:
        """A ticket was asked for."""
        self._end()
        self._ticket_id = ticket_id
        self._wait(BARS_MS)

    def ended(self, ticket_id: str) -> None:
        """It is here, or cannot be had."""
        if ticket_id == self._ticket_id:
            self._end()

    def _end(self) -> None:
        was_shown = self.view is not None
        if self._waiting is not None:
            self._waiting.cancel()
        self._ticket_id, self._waited_ms, self._waiting = "", 0, None
        if was_shown:
            self._context.changed(Part.CONVERSATION)

    def _wait(self, until_ms: int) -> None:
        by = until_ms - self._waited_ms
        self._waiting = self._context.run.after(by, self._reached(until_ms))

    def _reached(self, until_ms: int) -> Callable[[], None]:
        def reached() -> None:
            self._waited_ms = until_ms
            self._context.changed(Part.CONVERSATION)
            later = (at for at in (WORDS_MS, CANCEL_MS) if at > until_ms)
            self._wait(next(later, until_ms + STEP_MS))

        return reached
