"""The mark of a stop, read without the store's key. Rule: it says that AI is stopped, never by whom or why."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class StopMark(Protocol):
    """Stands beside a profile's store while AI is stopped for all who use it."""

    def sentence(self) -> str:
        """Since when AI is stopped, "" where it is not; what cannot be read is a stop."""
        ...

    def set(self, at: datetime) -> None:
        """Stopped from this moment (UTC) on, unless it was before. Durable when it returns; StoreError."""
        ...

    def clear(self) -> None:
        """Stopped no more; StoreError."""
        ...
