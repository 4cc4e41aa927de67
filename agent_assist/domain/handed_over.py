"""A ticket that was handed over, as it stood then. Rule: only a new word of the customer brings it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from agent_assist.domain.tickets import Conversation, Direction, Ticket


@dataclass(frozen=True, slots=True)
class HandedOver:
    """`updated_at` and `message_count` are the row's of that moment, `spoken` the ids of the customer's messages."""

    ticket_id: str
    updated_at: datetime
    message_count: int
    spoken: tuple[str, ...]

    @classmethod
    def now(cls, conversation: Conversation) -> HandedOver:
        """The ticket as it stands."""
        ticket = conversation.ticket
        spoken = tuple(_spoken(conversation))
        return cls(ticket.id, ticket.updated_at, ticket.message_count, spoken)

    def may_have_news(self, row: Ticket) -> bool:
        """Whether the row was moved since, by whoever: its conversation tells by whom."""
        return (row.updated_at, row.message_count) != (self.updated_at, self.message_count)

    def has_news(self, conversation: Conversation) -> bool:
        """Whether the customer has written since, whatever date the message bears."""
        return not set(_spoken(conversation)) <= set(self.spoken)


def _spoken(conversation: Conversation) -> Iterator[str]:
    """What the customer wrote; a machine's mail is not theirs."""
    return (
        message.id
        for message in conversation.messages
        if message.direction is Direction.CUSTOMER and not message.is_automatic
    )
