"""One app owns a profile's outbox. Rule: a lock of the operating system, held for life; a killed owner leaves none.

`flock` on POSIX, `msvcrt.locking` on Windows: both end with the process, however it ended, so that no stale lock file
has to be judged by its age.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from pathlib import Path

LOCK_NAME = "outbox.lock"


class SingleOwner:
    """OutboxOwner over a lock file in the profile's folder (0600)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        self._lock = threading.Lock()

    def owns(self) -> bool:
        """Whether the lock is ours; tries for it without waiting."""
        with self._lock:
            if self._file is None:
                self._file = _locked(self._path)
            return self._file is not None

    def release(self) -> None:
        """Unlock; another app may send from now on."""
        with self._lock:
            if self._file is not None:
                os.close(self._file)
                self._file = None


class SoleOwner:
    """A profile in memory: nobody else can open it."""

    def owns(self) -> bool:
        """Always."""
        return True

    def release(self) -> None:
        """Nothing to give up."""


def _locked(path: Path) -> int | None:
    """The open and locked file; None while another process has it, or where no file can be made."""
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError:
        return None
    try:
        _lock(file)
    except OSError:
        with contextlib.suppress(OSError):
            os.close(file)
        return None
    return file


if sys.platform == "win32":

    def _lock(file: int) -> None:
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:

    def _lock(file: int) -> None:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
