"""The person at the window under the name that customers read. Rule: the account still comes from the system."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agent_assist.domain.people import Person
from agent_assist.ports.identity import IdentitySource


class NamedIdentity:
    """Another source's account with a display name of its own."""

    def __init__(self, source: IdentitySource, display_name: str) -> None:
        self._source = source
        self._display_name = display_name.strip()

    def current(self) -> Person:
        """The person; CredentialError when the other source knows nobody."""
        person = self._source.current()
        return replace(person, display_name=self._display_name or person.display_name)


class HelpdeskIdentity:
    """Another source's person with the account that the helpdesk knows them by."""

    def __init__(self, source: IdentitySource, who_am_i: Callable[[], str]) -> None:
        self._source = source
        self._who_am_i = who_am_i

    def current(self) -> Person:
        """The person; CredentialError when the other source knows nobody. The channel keeps its own answer."""
        return replace(self._source.current(), helpdesk_account=self._who_am_i())


class FixedIdentity:
    """Always the same invented person: for the demo only."""

    def __init__(self, person: Person) -> None:
        self._person = person

    def current(self) -> Person:
        """The person."""
        return self._person
