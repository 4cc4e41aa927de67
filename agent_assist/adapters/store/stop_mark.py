"""A stop as a plain file beside the store: who starts without the store's key sees it too.

Rule: it holds one moment and nothing else, and while it is there, whatever it holds, AI is stopped.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from agent_assist.adapters.store.private_files import FILE_MODE, as_store_error, sync_folder


class StopMarkFile:
    """StopMark over a file (0600)."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def sentence(self) -> str:
        """Since when, in UTC to the minute; "" without the file."""
        try:
            since = datetime.fromisoformat(self._path.read_text(encoding="ascii").strip())
        except (FileNotFoundError, NotADirectoryError):
            return ""
        except (OSError, ValueError):
            return "stopped"
        return f"stopped since {since.astimezone(UTC):%Y-%m-%d %H:%M} UTC"

    def set(self, at: datetime) -> None:
        """Make the file; one that is there is left as it is."""
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
        try:
            with os.fdopen(os.open(self._path, flags, FILE_MODE), "w", encoding="ascii") as file:
                file.write(f"{at.isoformat()}\n")
                file.flush()
                os.fsync(file.fileno())
            sync_folder(self._path.parent)
        except FileExistsError:
            return
        except OSError as error:
            raise as_store_error(error, self._path) from error

    def clear(self) -> None:
        """Take the file away."""
        try:
            self._path.unlink(missing_ok=True)
            if self._path.parent.is_dir():
                sync_folder(self._path.parent)
        except OSError as error:
            raise as_store_error(error, self._path) from error
