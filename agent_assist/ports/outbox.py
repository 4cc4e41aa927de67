"""Writing to customers. Rule: only the send gate and the adapters may name this port."""

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
        """Look whether this reply is already there; DeliveryUnknown when that cannot be known."""
        ...
