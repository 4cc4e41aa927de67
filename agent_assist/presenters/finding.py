"""Finding tickets by words. Rule: an answer to words that were typed over is dropped, whenever it comes."""

from __future__ import annotations

from collections.abc import Callable

from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.tickets import Ticket
from agent_assist.presenters.context import Context
from agent_assist.presenters.parts import Part
from agent_assist.presenters.runner import Handle

REST_MS = 150


class FindingFlow:
    """One search at a time: the rows at once, all messages when the typing rests."""

    def __init__(self, context: Context, unreadable: Callable[[AgentAssistError], None]) -> None:
        self._context = context
        self._unreadable = unreadable
        self._words = ""
        self._waiting: Handle | None = None
        self._best: tuple[str, ...] = ()
        self._is_looking = False

    @property
    def best(self) -> tuple[str, ...]:
        """What was found so far, that which holds the words best first."""
        return self._best

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing more comes for these words."""
        return self._waiting is None and not self._is_looking

    @property
    def words(self) -> str:
        """What is sought, "" for nothing."""
        return self._words

    def search(self, words: str) -> None:
        """Seek these words; nothing typed shows the queue."""
        self._words = words.strip()
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        order = self._context.order
        found = order.matching(self._words)
        self._best, self._is_looking = order.best_first(self._words, found), False
        order.restrict_to(found if self._words else None)
        if self._words:
            self._waiting = self._context.run.after(REST_MS, self._look_into_messages)
        self._context.changed(Part.QUEUE)

    def _look_into_messages(self) -> None:
        words, reader = self._words, self._context.reader
        self._waiting, self._is_looking = None, True
        self._context.run.run(
            lambda: reader.search(words),
            lambda tickets: self._found(words, tickets),
            lambda error: self._failed(words, error),
        )

    def _found(self, words: str, tickets: tuple[Ticket, ...]) -> None:
        if words != self._words:
            return
        self._is_looking = False
        order = self._context.order
        order.add(tickets)
        rows, ids = order.matching(words), tuple(ticket.id for ticket in tickets)
        order.restrict_to(rows | set(ids))
        # The reader knows the messages too, so that its order counts first.
        self._best = (*ids, *order.best_first(words, rows.difference(ids)))
        self._context.changed(Part.QUEUE, Part.PALETTE)

    def _failed(self, words: str, error: AgentAssistError) -> None:
        if words == self._words:
            self._is_looking = False
            self._unreadable(error)
