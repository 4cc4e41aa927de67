"""Reads the queue, row by row as the helpdesk hands them out."""

from __future__ import annotations

from collections.abc import Callable

from agent_assist.domain.tickets import Ticket
from agent_assist.presenters.context import Context
from agent_assist.presenters.parts import ALL_PARTS, Part


class QueueReading:
    """Fills the queue in batches, each in sight at once. `on_all_read` is called after the last one."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.on_all_read: Callable[[], None] = lambda: None

    def begin(self, then: Callable[[], None] | None = None) -> None:
        """Read all rows; `then` once they are in."""
        batches = self._context.reader.tickets()

        def take() -> None:
            self._context.run.run(lambda: next(batches, None), taken, self.failed)

        def taken(batch: tuple[Ticket, ...] | None) -> None:
            if batch is not None:
                self._context.order.add(batch)
                self._context.changed(Part.QUEUE)
                take()
                return
            self._all_read()
            if then is not None:
                then()

        self._context.order.is_reading = True
        take()

    def failed(self, error: Exception) -> None:
        """The helpdesk cannot be read; what was read stays."""
        self._context.order.is_reading = False
        self._context.listener.announce(str(error), is_urgent=True)
        self._context.changed(*ALL_PARTS)

    def _all_read(self) -> None:
        self._context.order.is_reading = False
        self._context.changed(Part.QUEUE)
        self.on_all_read()
