"""Whether the person at the window is still the one who was asked last. Rule: after a lock or a sleep, ask again.

An approval names a person; a window that stood alone, or that another person took over, approves nothing until
somebody has said who they are.
"""

from __future__ import annotations

from agent_assist.domain.errors import GateRefused
from agent_assist.domain.people import Person
from agent_assist.ports.identity import IdentitySource


class Presence:
    """Remembers who said "this is me"; opening the app is the first time."""

    def __init__(self, identity: IdentitySource) -> None:
        self._identity = identity
        self._said: Person | None = None
        self._was_away = False

    @property
    def must_ask(self) -> bool:
        """Whether the window must ask before anything can be approved."""
        if self._said is None:
            self._said = self._identity.current()
        return self._was_away or self._identity.current() != self._said

    def went_away(self) -> None:
        """The screen was locked, the computer slept, or nobody was there for long."""
        self._was_away = True

    def confirm(self) -> Person:
        """The person at the window says: it is me. Returns who that is now."""
        self._said, self._was_away = self._identity.current(), False
        return self._said

    def ensure_here(self) -> None:
        """Raise GateRefused (check 5 of the send gate) while nobody has said who they are."""
        if self.must_ask:
            raise GateRefused(5, "Say first that it is still you. The text is still here.")
