"""Writing to customers. Rule: only the send gate and the adapters may name this port.

There is one method that writes: a note, a status, an agent or tags are parts of an envelope, never calls of their own.
"""

from __future__ import annotations

from typing import Protocol

from agent_assist.domain.outbox import OutboxItem, Receipt


class Outbox(Protocol):
    """A channel through which an approved reply leaves."""

    @property
    def name(self) -> str:
        """The channel's name; policy says which are allowed."""
        ...

    def deliver(self, item: OutboxItem) -> Receipt:
        """Send once. DeliveryRefused when certainly nothing left, DeliveryUnknown when nobody can tell."""
        ...

    def find(self, item: OutboxItem) -> Receipt | None:
        """Look whether this reply is there; DeliveryUnknown when the channel cannot be asked.

        None means that it is not there now, which proves nothing: a request may still be on its way.
        """
        ...

    def who_am_i(self) -> str:
        """The account that the channel sends under, "" where it knows no accounts. May block."""
        ...
