"""Tickets that were handed over: out of this agent's queue, also after a restart, until the customer writes again.

Rule: a message of the customer that was not there then brings one back, and nothing else that can be read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from agent_assist.domain.errors import AgentAssistError
from agent_assist.domain.handed_over import HandedOver
from agent_assist.domain.tickets import Conversation
from agent_assist.presenters import banners
from agent_assist.presenters.context import Context
from agent_assist.presenters.parts import Part

_BANNER = "handed-over"


class HandedOverTickets:
    """Keeps the queue without them, and looks at what comes in."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._kept: dict[str, HandedOver] = {}
        self._told: set[str] = set()

    def attach(self, then: Callable[[], None]) -> None:
        """The store is open: take those of earlier days out of the queue, then go on, whatever was found."""
        context = self._context
        failed = context.failed_on(context.current_id)

        def found(kept: tuple[HandedOver, ...]) -> None:
            for one in kept:
                self._kept[one.ticket_id] = one
                context.order.set_aside(one.ticket_id)
            context.changed(Part.QUEUE)
            then()
            self.look()

        def not_found(error: AgentAssistError) -> None:
            then()
            failed(error)

        context.run.run(context.ready.work.handed_over, found, not_found)

    def look(self) -> None:
        """Rows were read: the conversations of those that moved say whether the customer wrote."""
        for ticket_id, kept in tuple(self._kept.items()):
            row = self._context.order.ticket(ticket_id)
            if row is not None and kept.may_have_news(row):
                read = partial(self._context.reader.conversation, ticket_id)
                self._context.run.run(read, self.look_at, partial(self._not_read, ticket_id))

    def put(self, conversation: Conversation, log: Callable[[], None]) -> None:
        """Out of the queue now, and once `log` was written, for good."""
        context, ticket = self._context, conversation.ticket
        self._kept[ticket.id] = kept = HandedOver.now(conversation)
        context.order.set_aside(ticket.id)
        work = context.ready.work

        def keep() -> None:
            log()
            work.save_handed_over(ticket.customer.email, kept)

        context.record(ticket.id, keep)
        self._tell(ticket.id)

    def take_back(self) -> None:
        """The person thinks again: the ticket on screen is in their queue as before."""
        ticket_id = self._context.current_id
        if ticket_id in self._kept:
            self._take_back(ticket_id)
            self._context.say(self._context.tr("The ticket is in your queue again."))

    def has(self, ticket_id: str) -> bool:
        """Whether this ticket is a colleague's now."""
        return ticket_id in self._kept

    def look_at(self, conversation: Conversation) -> None:
        """A conversation was read anew: a new word of the customer brings its ticket back."""
        ticket_id = conversation.ticket.id
        kept = self._kept.get(ticket_id)
        if kept is not None and kept.has_news(conversation):
            self._take_back(ticket_id)
        elif kept is not None:
            self._context.order.set_aside(ticket_id)
            self._context.changed(Part.QUEUE)
            if ticket_id == self._context.current_id:
                self._tell(ticket_id)

    def _not_read(self, ticket_id: str, _error: AgentAssistError) -> None:
        """It moved, and nobody knows why: in sight, until it can be read."""
        self._context.order.take_back(ticket_id)
        self._context.changed(Part.QUEUE)

    def _take_back(self, ticket_id: str) -> None:
        context, work = self._context, self._context.ready.work
        del self._kept[ticket_id]
        self._told.discard(ticket_id)
        context.order.take_back(ticket_id)
        context.drop_banner(ticket_id, _BANNER)
        context.record(ticket_id, lambda: work.drop_handed_over(ticket_id))
        context.changed(Part.QUEUE)

    def _tell(self, ticket_id: str) -> None:
        """Once after each start."""
        if ticket_id not in self._told:
            self._told.add(ticket_id)
            review = self._context.reviews.get(ticket_id)
            has_words = review is not None and review.is_typed and bool(review.text.strip())
            view = banners.handed_over(self._context.tr, has_words=has_words)
            self._context.add_banner(ticket_id, view)
