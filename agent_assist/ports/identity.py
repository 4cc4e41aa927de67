"""Who is at the window."""

from __future__ import annotations

from typing import Protocol

from agent_assist.domain.people import Person


class IdentitySource(Protocol):
    """Names the person who approves."""

    def current(self) -> Person:
        """The person; CredentialError when nobody is known."""
        ...
