"""Tickets and conversations as the agent sees them. Rule: a reader hands out these values and has no way to write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from agent_assist.domain.disclosure import DisclosureKind


class Direction(StrEnum):
    """Who speaks in a message."""

    CUSTOMER = "customer"
    AGENT = "agent"
    NOTE = "note"


class TicketStatus(StrEnum):
    """Where a ticket stands in the helpdesk."""

    OPEN = "open"
    PENDING = "pending"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Address:
    """A mail address with its display name; either may be empty in malformed mail."""

    name: str
    email: str

    @property
    def label(self) -> str:
        """What a list shows: the name, else the address."""
        return self.name or self.email or "Unknown sender"

    @property
    def full(self) -> str:
        """`Name <address>` as shown in a preview."""
        return f"{self.name} <{self.email}>" if self.name else self.email


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that hangs on a message; its bytes are read through the helpdesk by digest."""

    name: str
    media_type: str
    size_bytes: int
    sha256_hex: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation.

    `text` is exactly what the agent sees and what a model may get; `quoted` is earlier mail repeated
    below it; `hidden_text` was invisible to the customer's eye and is shown as a warning only.
    `warnings` are sentences about what could not be read.
    """

    id: str
    direction: Direction
    author: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    sent_at: datetime
    text: str
    quoted: str = ""
    hidden_text: str = ""
    attachments: tuple[Attachment, ...] = ()
    references: tuple[str, ...] = ()
    disclosure: DisclosureKind | None = None
    is_automatic: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ticket:
    """A row of the queue.

    Times are UTC. `is_waiting` is true when the customer spoke last. `excerpt` is the start of the
    newest customer message. `message_count` counts what the reader found.
    """

    id: str
    subject: str
    queue: str
    status: TicketStatus
    channel: str
    customer: Address
    updated_at: datetime
    excerpt: str
    message_count: int
    is_waiting: bool
    due_at: datetime | None = None
    order_id: str | None = None
    tags: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conversation:
    """A ticket with all its messages, oldest first."""

    ticket: Ticket
    messages: tuple[Message, ...]

    @property
    def last_from_customer(self) -> Message | None:
        """The newest message of the customer, if there is one."""
        spoken = (m for m in reversed(self.messages) if m.direction is Direction.CUSTOMER)
        return next(spoken, None)

    @property
    def last_answer_id(self) -> str:
        """The id of the company's newest public answer, "" for none."""
        given = (m.id for m in reversed(self.messages) if m.direction is Direction.AGENT)
        return next(given, "")

    @property
    def open_customer_messages(self) -> tuple[Message, ...]:
        """The customer's messages since the last public answer, oldest first."""
        waiting: list[Message] = []
        for message in reversed(self.messages):
            if message.direction is Direction.AGENT:
                break
            if message.direction is Direction.CUSTOMER:
                waiting.append(message)
        return tuple(reversed(waiting))

    @property
    def people(self) -> tuple[str, ...]:
        """Every display name in the conversation, in order of appearance."""
        names: dict[str, None] = {}
        for message in self.messages:
            for address in (message.author, *message.to, *message.cc):
                if address.name:
                    names.setdefault(address.name)
        if self.ticket.customer.name:
            names.setdefault(self.ticket.customer.name)
        return tuple(names)


@dataclass(frozen=True, slots=True)
class OrderEvent:
    """One dated line of an order's history."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Order:
    """What the company's systems say about an order or an account."""

    id: str
    title: str
    summary: str
    note: str
    facts: tuple[tuple[str, str], ...]
    history: tuple[OrderEvent, ...]
