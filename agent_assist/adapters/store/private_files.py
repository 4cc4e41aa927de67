"""Files that only their owner may read. Rule: 0600 for files and 0700 for folders, from their first moment."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from agent_assist.adapters.store.failures import store_full
from agent_assist.domain.errors import StoreError

FILE_MODE = 0o600
FOLDER_MODE = 0o700
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})


def prepare(path: Path) -> None:
    """Make an empty private file and its private folder where they are missing; tighten the file.

    A folder that exists and holds other things is left as it is: it may be anybody's.
    """
    try:
        _make_folder(path.parent)
        _make_file(path)
    except OSError as error:
        raise as_store_error(error, path) from error


def as_store_error(error: OSError, path: Path) -> StoreError:
    """The error of the domain for a file that cannot be made or written."""
    if error.errno in _NO_SPACE:
        return store_full(path)
    return StoreError(
        f"{path} cannot be written: {error.strerror}. Check that this account owns the folder."
    )


def sync_folder(folder: Path) -> None:
    """Make a new file's name durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _make_folder(folder: Path) -> None:
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=FOLDER_MODE, exist_ok=True)
    if not any(folder.iterdir()):
        folder.chmod(FOLDER_MODE)


def _make_file(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
        sync_folder(path.parent)
    except FileExistsError:
        if path.stat().st_mode & 0o077:
            path.chmod(FILE_MODE)
