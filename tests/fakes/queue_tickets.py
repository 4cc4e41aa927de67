"""Tickets for queues of any length."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from agent_assist.domain.tickets import Address, Ticket, TicketStatus
from agent_assist.presenters.queue_order import QueueOrder

NOW = datetime(2026, 11, 20, 12, 31, tzinfo=UTC)


def ticket(
    number: int, due_minutes: int | None = None, queue: str = "Billing", **changes: object
) -> Ticket:
    """A waiting ticket, due so many minutes from now."""
    due = None if due_minutes is None else NOW + timedelta(minutes=due_minutes)
    made = Ticket(
        str(number), f"Question {number}", queue, TicketStatus.OPEN, "E-mail",
        Address(f"Customer {number}", f"c{number}@post.example"),
        NOW - timedelta(minutes=number), "", 1, True, due,
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


def order_of(*tickets: Ticket) -> QueueOrder:
    order = QueueOrder()
    order.add(tickets)
    return order
