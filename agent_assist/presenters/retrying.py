"""Tries a failed draft again by itself. Rule: always shown with its seconds, at most twice, and stopped at once.

Only for faults that may pass (ModelUnreachable), only for the ticket on screen, and only while nobody types.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agent_assist.domain.errors import ModelUnreachable
from agent_assist.presenters.context import Context
from agent_assist.presenters.model_errors import model_error_banner
from agent_assist.presenters.runner import Handle
from agent_assist.services.review import Review

WAITS_SECONDS = (2, 8)
"""Before the first and the second try, where the service does not say how long to wait."""
MAX_WAIT_SECONDS = 60
"""A service that asks for more is not waited for; its sentence says how long it takes."""
_TICK_MS = 1000

Ask = Callable[[Review, str], None]


@dataclass(slots=True)
class _Waiting:
    """One countdown."""

    review: Review
    error: ModelUnreachable
    hint: str
    seconds_left: int
    handle: Handle | None = None


class RetryFlow:
    """Counts down and asks again; `ask(review, hint)` is called when the time has come."""

    def __init__(self, context: Context, ask: Ask) -> None:
        self._context = context
        self._ask = ask
        self._tries: dict[str, int] = {}
        self._waiting: _Waiting | None = None

    def begin(self, review: Review, error: Exception, hint: str) -> bool:
        """Count down to the next try; False when this fault is not tried again by itself."""
        ticket_id = review.conversation.ticket.id
        tries = self._tries.get(ticket_id, 0)
        if not isinstance(error, ModelUnreachable) or tries >= len(WAITS_SECONDS):
            return False
        wait = WAITS_SECONDS[tries] if error.wait_seconds is None else error.wait_seconds
        if wait > MAX_WAIT_SECONDS or not self._may_try(review):
            return False
        self.stop()
        self._tries[ticket_id] = tries + 1
        self._waiting = _Waiting(review, error, hint, wait)
        self._show(self._waiting)
        return True

    def stop(self) -> bool:
        """End a countdown, if there is one; the sentence stays, with a button to try now."""
        waiting = self._end()
        if waiting is not None:
            self._context.failed_on(waiting.review.conversation.ticket.id)(waiting.error)
        return waiting is not None

    def forget(self, ticket_id: str) -> None:
        """A person asked, or a draft came: count anew, and drop a countdown for this ticket."""
        self._tries.pop(ticket_id, None)
        if self._waiting is not None and self._waiting.review.conversation.ticket.id == ticket_id:
            self._end()

    def _end(self) -> _Waiting | None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting.handle is not None:
            waiting.handle.cancel()
        return waiting

    def _show(self, waiting: _Waiting) -> None:
        banner = model_error_banner(self._context.tr, waiting.error, waiting.seconds_left)
        self._context.add_banner(waiting.review.conversation.ticket.id, banner)
        waiting.handle = self._context.run.after(_TICK_MS, self._tick)

    def _tick(self) -> None:
        waiting = self._waiting
        if waiting is None:
            return
        if not self._may_try(waiting.review):
            self.stop()
            return
        waiting.seconds_left -= 1
        if waiting.seconds_left > 0:
            self._show(waiting)
            return
        self._waiting = None
        self._ask(waiting.review, waiting.hint)

    def _may_try(self, review: Review) -> bool:
        is_here = self._context.review is review
        return is_here and self._context.ai_is_on and not review.is_typed
