"""Which of several running apps may send from a profile. Rule: one at a time, for as long as it runs."""

from __future__ import annotations

from typing import Protocol


class OutboxOwner(Protocol):
    """The right to move and send the replies of one profile."""

    def owns(self) -> bool:
        """Whether it is ours; asks for it again where it was another's, which may have ended since."""
        ...

    def release(self) -> None:
        """Give it up: the app closes. Twice is fine."""
        ...
