"""Search over folded text. Rule: all words must occur somewhere in the conversation; case and accents don't count."""

from __future__ import annotations

import unicodedata

from agent_assist.domain.tickets import Address, Message, Ticket

MAX_FOUND = 200
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h"}
)


def folded(text: str) -> str:
    """Case folded and without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.translate(_UNDECOMPOSED)


def haystack(message: Message, subject: str) -> str:
    """All words of a message, folded, in one string."""
    people = (_words(person) for person in (message.author, *message.to[:50], *message.cc[:50]))
    names = (attachment.name for attachment in message.attachments)
    return folded("\n".join((subject, *people, message.text, message.quoted, *names)))


def ticket_words(ticket: Ticket) -> str:
    """The words of a ticket's own fields, folded."""
    own = (ticket.id, ticket.subject, _words(ticket.customer), ticket.order_id or "", *ticket.tags)
    return folded("\n".join(own))


def searched(words: str) -> list[str]:
    """The folded words of a query, the longest first, as they rule out most."""
    return sorted(set(folded(words).split()), key=len, reverse=True)


def holds_all(words: list[str], haystacks: list[str]) -> bool:
    """Whether every word occurs in one of the haystacks."""
    return all(any(word in hay for hay in haystacks) for word in words)


def _words(address: Address) -> str:
    return f"{address.name} {address.email}"
