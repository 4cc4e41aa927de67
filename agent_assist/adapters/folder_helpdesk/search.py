"""The words of a conversation, as search compares them, and which conversations come first.

Rule: how the words are held counts first, then whether the ticket's own fields hold them as well, then the newest.
"""

from __future__ import annotations

from agent_assist.analysis.word_search import Fit, Sought, plain
from agent_assist.domain.tickets import Address, Message, Ticket

MAX_FOUND = 200


def haystack(message: Message, subject: str) -> str:
    """All words of a message in one string; names end lines, so that words of two people never stand side by side."""
    people = (_words(person) for person in (message.author, *message.to[:50], *message.cc[:50]))
    names = (attachment.name for attachment in message.attachments)
    return _parted((subject, *people, message.text, message.quoted, *names))


def ticket_words(ticket: Ticket) -> str:
    """The words of a ticket's own fields."""
    own = (ticket.id, ticket.subject, _words(ticket.customer), ticket.order_id or "", *ticket.tags)
    return _parted(own)


def place_of(sought: Sought, fit: Fit, ticket: Ticket) -> tuple[int, bool]:
    """Where a ticket that was found stands among the others; those of one place stay in their order."""
    own = sought.fit([ticket_words(ticket)])
    return fit, own is None or own > fit


def _parted(parts: tuple[str, ...]) -> str:
    return "\n".join(plain(part) for part in parts if part)


def _words(address: Address) -> str:
    return f"{address.name} {address.email}"
