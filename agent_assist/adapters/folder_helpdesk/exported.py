"""A ticket from an export as a conversation. Rule: what the messages say wins over what the export says about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from agent_assist.adapters.folder_helpdesk.encoded_words import one_line
from agent_assist.domain.tickets import (
    Address,
    Conversation,
    Direction,
    Message,
    Ticket,
    TicketStatus,
)

_EXCERPT_CHARS = 200
_MAX_WARNINGS = 5


@dataclass(slots=True)
class ExportedTicket:
    """A ticket's own fields, before its messages are looked at."""

    id: str
    subject: str
    queue: str
    status: TicketStatus
    channel: str
    customer: Address
    due_at: datetime | None = None
    order_id: str | None = None
    tags: tuple[str, ...] = ()
    warnings: list[str] = field(default_factory=list)


def as_conversation(
    ticket: ExportedTicket, messages: tuple[Message, ...], file_time: datetime
) -> Conversation:
    """Put the messages into order and derive the queue's row from them."""
    ordered = tuple(sorted(messages, key=lambda message: message.sent_at))
    customers = [m for m in ordered if m.direction is Direction.CUSTOMER]
    customer = ticket.customer
    if not (customer.name or customer.email) and customers:
        customer = customers[0].author
    if not ordered:
        ticket.warnings.append("This ticket has no messages.")
    row = Ticket(
        id=one_line(ticket.id),
        subject=one_line(ticket.subject),
        queue=one_line(ticket.queue),
        status=ticket.status,
        channel=one_line(ticket.channel),
        customer=customer,
        updated_at=ordered[-1].sent_at if ordered else file_time,
        excerpt=excerpt(customers[-1].text if customers else ""),
        message_count=len(ordered),
        is_waiting=is_waiting(ordered) and ticket.status is not TicketStatus.CLOSED,
        due_at=ticket.due_at,
        order_id=ticket.order_id,
        tags=ticket.tags,
        warnings=tuple(dict.fromkeys(ticket.warnings))[:_MAX_WARNINGS],
    )
    return Conversation(row, ordered)


def excerpt(text: str) -> str:
    """The start of a text on one line."""
    return " ".join(text[: 4 * _EXCERPT_CHARS].split())[:_EXCERPT_CHARS]


def is_waiting(messages: tuple[Message, ...]) -> bool:
    """Whether the customer spoke last; a machine's mail after an answer does not count."""
    speaking = [m for m in messages if m.direction is not Direction.NOTE]
    while len(speaking) > 1 and speaking[-1].is_automatic:
        speaking.pop()
    return bool(speaking) and speaking[-1].direction is Direction.CUSTOMER
