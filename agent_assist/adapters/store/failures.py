"""SQLite's errors in words for people. Rule: converted once, here; the code decides, not the text."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from agent_assist.domain.errors import (
    AgentAssistError,
    BugError,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreInUse,
)

# Primary result codes, https://www.sqlite.org/rescode.html
_READ_ONLY, _PERMISSION, _CANNOT_OPEN = 8, 3, 14
_BUSY, _LOCKED, _IO_ERROR, _CORRUPT, _FULL, _NOT_A_DATABASE = 5, 6, 10, 11, 13, 26
_SPARE_BYTES = 1 << 20


@contextmanager
def converted(path: Path | None) -> Iterator[None]:
    """Raise SQLite's errors as errors of the domain."""
    try:
        yield
    except (dbapi2.Error, UnicodeEncodeError) as error:
        raise as_known(error, path) from error


def as_known(error: Exception, path: Path | None) -> AgentAssistError:
    """The error of the domain that fits SQLite's result code."""
    if isinstance(error, UnicodeEncodeError):
        return BugError(f"text with a lone surrogate cannot be stored: {error.reason}")
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    where = str(path) if path else "The store in memory"
    if code == _FULL or (code == _IO_ERROR and _is_nearly_full(path)):
        return store_full(path)
    if code == _NOT_A_DATABASE:
        return damaged(path)
    if code == _CORRUPT:
        return _damaged_pages(path)
    if code in (_BUSY, _LOCKED):
        return StoreInUse(
            f"{where} has been busy for several seconds. Nothing was written. "
            "Close the other Agent Assist of this profile, then try again."
        )
    if code == _IO_ERROR:
        return StoreError(
            f"The disk refused to read or write {where}. Nothing of this step was kept. "
            "Check the disk and its quota, then try again.",
            title="Not saved: the disk refused",
        )
    if code in (_READ_ONLY, _PERMISSION, _CANNOT_OPEN):
        return StoreError(
            f"{where} cannot be opened for writing. Check that this account owns the file "
            "and its folder."
        )
    return BugError(f"the store refused a statement: {error}")


def store_full(path: Path | None) -> StoreFull:
    """The disk is full."""
    where = path.parent if path else "memory"
    return StoreFull(
        f"No space is left in {where}. What was saved before is safe. Free some space, then try again."
    )


def damaged(path: Path | None) -> StoreDamaged:
    """The file is not a store, its first page is damaged, or it belongs to another key; they cannot be told apart."""
    return StoreDamaged(
        f"{path or 'The store in memory'} does not open with this profile's key: the file is damaged, "
        "or the key belongs to another profile. Nothing was changed. Put back the latest backup of "
        "this profile's folder, or move the file away to start with an empty store."
    )


def _damaged_pages(path: Path | None) -> StoreDamaged:
    """The key is right, for the first page opened; later pages are not what was written."""
    return StoreDamaged(
        f"{path or 'The store in memory'} has damaged pages, and what was asked for lies on one of them. "
        "Nothing was changed. Put back the latest backup of this profile's folder. What can still be "
        "read is written by: agent-assist store export-readable FOLDER"
    )


def _is_nearly_full(path: Path | None) -> bool:
    if path is None:
        return False
    try:
        return shutil.disk_usage(path.parent).free < _SPARE_BYTES
    except OSError:
        return False
