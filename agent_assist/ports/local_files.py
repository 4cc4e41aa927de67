"""Files that a person chose on this computer."""

from __future__ import annotations

from typing import Protocol


class LocalFiles(Protocol):
    """Reads what somebody dropped or picked, never anything else."""

    def read(self, path: str, most_bytes: int) -> bytes:
        """The file's bytes; InputError when it is no file, is empty, is too large, or cannot be read."""
        ...
