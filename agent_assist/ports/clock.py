"""Time and chance, passed in so that tests decide them."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The time in UTC, aware."""
        ...

    def monotonic_ms(self) -> int:
        """Milliseconds that never run backwards."""
        ...


class Randomness(Protocol):
    """Makes ids and salts."""

    def new_id(self) -> str:
        """A new unique id: 32 lower-case hexadecimal digits."""
        ...

    def secret_bytes(self, length: int) -> bytes:
        """Bytes fit for keys and salts."""
        ...
