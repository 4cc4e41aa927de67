"""Who acts: the person at the window. Rule: an approval names a known person, never a role or a machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """The agent who is signed in.

    `account` is the operating-system account; `display_name` is what customers read in the footer;
    `source` says who vouches for the name ("operating system", "demo").
    """

    account: str
    display_name: str
    source: str

    @property
    def first_name(self) -> str:
        """The first word of the display name."""
        return self.display_name.split(" ", 1)[0]
