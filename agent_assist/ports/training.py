"""Whether a person has acknowledged the current guidelines and passed the current training (R26)."""

from __future__ import annotations

from typing import Protocol

from agent_assist.domain.people import Person


class Training(Protocol):
    """What the send gate asks before AI words leave."""

    def why_not_current(self, person: Person) -> str:
        """A sentence that says what is missing; "" when the person may approve AI drafts."""
        ...
