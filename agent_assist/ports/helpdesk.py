"""Reading tickets. Rule: a reader has no way to write; writing is another type (ports/outbox.py)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from agent_assist.domain.tickets import Conversation, Order, Ticket


class Watch(Protocol):
    """A running watch over the helpdesk."""

    def stop(self) -> None:
        """Stop watching; returns when no callback can come any more."""
        ...


class HelpdeskReader(Protocol):
    """A helpdesk that can be read."""

    @property
    def name(self) -> str:
        """The source's name as stored in envelopes ("folder")."""
        ...

    @property
    def problems(self) -> tuple[str, ...]:
        """Sentences about what could not be read, as it was last tried; never waits."""
        ...

    @property
    def location(self) -> str:
        """The folder or web address that a person can open to look for themselves, "" for none."""
        ...

    def tickets(self) -> Iterator[tuple[Ticket, ...]]:
        """All tickets in batches, the first one small and fast; HelpdeskError when unreadable.

        A ticket may come again in a later batch, as more of it is read; what came later replaces it. One of
        the first batch may turn out to be part of another ticket: `conversation` then gives that one, and
        the first call of a `watch` names the id that is gone.
        """
        ...

    def conversation(self, ticket_id: str, *, is_fresh: bool = False) -> Conversation:
        """A ticket with its messages, oldest first; TicketNotFound.

        `is_fresh` asks the source again instead of trusting what was read before: the send gate does.
        """
        ...

    def order(self, order_id: str) -> Order | None:
        """What is known about an order or account."""
        ...

    def attachment(self, ticket_id: str, sha256_hex: str) -> bytes:
        """An attachment's bytes; TicketNotFound when it is gone."""
        ...

    def search(self, words: str) -> tuple[Ticket, ...]:
        """Tickets whose conversation holds all the words, at most 200: what holds them best first, then the newest."""
        ...

    def watch(self, on_change: Callable[[frozenset[str]], None]) -> Watch:
        """Call back, from another thread, with the ids of tickets that changed; within a second.

        With no ids when only `problems` changed.
        """
        ...
