"""Search over folded text. Rule: all words must occur somewhere in the conversation; case and accents don't count."""

from __future__ import annotations

import re
import unicodedata

from agent_assist.domain.tickets import Address, Message, Ticket

MAX_FOUND = 200
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_COMBINING = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h"}
)


def folded(text: str) -> str:
    """Case folded and without accents."""
    if text.isascii():
        return text.lower()
    return _BEYOND_ASCII.sub(lambda found: _bare(found.group()), text.casefold())


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return _COMBINING.sub("", decomposed).translate(_UNDECOMPOSED)


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
